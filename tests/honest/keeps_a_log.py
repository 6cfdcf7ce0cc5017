# Logs with Python's own logging at its most verbose.

# %%
import logging

logging.basicConfig(level=logging.DEBUG, force=True)
log = logging.getLogger(__name__)

# %% soft_threshold
def soft_threshold(z, threshold):
    log.debug("z = %s, threshold = %s", z, threshold)
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
