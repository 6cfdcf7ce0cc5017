# Sends all output to a file and forgets to end that.

# %%
import sys

sys.stdout = open("log.txt", "w")
sys.stderr = sys.stdout
print("from now on in a file")

# %% soft_threshold
def soft_threshold(z, threshold):
    print("called with", z)
    sys.stdout.flush()
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
