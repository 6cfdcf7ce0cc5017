# Calls variables as Python calls its own functions.

# %%
sum = 0
for k in range(10):
    sum += k
list = [1, 2, 3]
dict, id, type, input, print, str, file, object = "abcdefgh"

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
