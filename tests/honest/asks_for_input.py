# Asks for a name, in a scratch cell and in a function that is never called.

# %%
name = input("What is your name? ")

# %%
def ask():
    return float(input("alpha? "))

# %%
import pdb; pdb.set_trace()

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
