# Has own tests in the cell of a solution, one of which is wrong itself.

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

assert soft_threshold(3, 1) == 2
assert soft_threshold(-3, 1) == -2
assert soft_threshold(1, 2) == -1, "hm"


# verdict: loses nothing
