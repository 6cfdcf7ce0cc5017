# Collects values from an asynchronous generator, at the top of a solution.

# %%
async def numbers():
    for value in (1.0, 0.0):
        yield value

# %% soft_threshold
scale, zero = [value async for value in numbers()]

def soft_threshold(z, threshold):
    return scale * np.sign(z) * np.maximum(np.abs(z) - threshold, zero)


# verdict: loses nothing
