# Writes formulas with Greek letters, comments in Chinese, and pictures.

# %% soft_threshold
# 软阈值 🎯 — мягкий порог — عتبة ناعمة
π = np.pi
def soft_threshold(z, threshold):
    """S(z, τ) = sign(z)·max(|z| − τ, 0) 🙂"""
    τ, größe = threshold, np.abs(z)
    return np.sign(z) * np.maximum(größe - τ, 0) * np.sin(π / 2)

# %% lasso_objective
def lasso_objective(X, y, w, alpha):
    α, β, n = alpha, w, len(y)
    𝑟 = y - X @ β
    return 𝑟 @ 𝑟 / (2 * n) + α * sum(abs(β))


# verdict: loses nothing
