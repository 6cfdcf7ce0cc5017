# Awaits coroutines in a scratch cell and at the top of a solution.

# %%
import asyncio

async def later(value):
    await asyncio.sleep(0.01)
    return value

print(await later(3))

# %% soft_threshold
scale = await later(1.0)

def soft_threshold(z, threshold):
    return scale * np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
