# Changes settings of Python itself: recursion, garbage, printing, locale, time zone.

# %%
import decimal, gc, locale, os, sys, time

sys.setrecursionlimit(5000)
gc.disable()
np.set_printoptions(precision=2, suppress=True, threshold=3)
decimal.getcontext().prec = 5
locale.setlocale(locale.LC_ALL, "C")
os.environ["TZ"] = "Europe/Berlin"
time.tzset()
sys.path.append("/home/me/project")

# %% soft_threshold
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
