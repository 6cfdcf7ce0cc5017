# Counts calls in a global variable and collects results in a default argument.

# %%
calls = 0

# %% soft_threshold
def soft_threshold(z, threshold, seen=[]):
    global calls, last
    calls += 1
    last = np.sign(z) * np.maximum(np.abs(z) - threshold, 0)
    seen.append(last)
    return seen[-1]


# verdict: loses nothing
