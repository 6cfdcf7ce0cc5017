# Leaves cells behind that fail in every possible way.

# %%
assert False

# %%
1 / 0

# %%
this_is_not_defined + 1

# %%
def half_a_function(x:
    return x

# %%
  if True
        print "hello"

# %%
raise KeyboardInterrupt

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %%
open("data.csv").read()


# verdict: loses nothing
