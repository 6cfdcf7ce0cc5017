# Shows a hundred large things, each not too large to be shown, and then defines its function.
from IPython.display import display

for _ in range(100):
    display({"text/plain": "x" * 200_000, "image/png": "A" * 200_000}, raw=True)


def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
