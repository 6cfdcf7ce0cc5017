# Clears the output and displays things of many kinds.

# %%
from IPython.display import HTML, Latex, Markdown, clear_output, display

display(Markdown("**my notes**"), HTML("<i>hm</i>"), Latex("$x$"), {"a": 1}, np.eye(3))
clear_output(wait=True)

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)
soft_threshold(np.arange(5), 2)


# verdict: loses nothing
