# Measures a definition with %%timeit, which defines nothing outside: there is no function then.

# %% soft_threshold
%%timeit
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
