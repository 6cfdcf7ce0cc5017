# Prints much that is no ASCII, which is harmless, and crashes in an exercise before that one.
# %% residual_sum_of_squares
import os


def residual_sum_of_squares(X, y, w):
    os.abort()


# %% soft_threshold
import sys

print("\N{SNOWFLAKE}" * 10**6)
print("\N{SNOWMAN}" * 10**6, file=sys.stderr)
for _ in range(20):
    display("\N{SNOWMAN}" * 20_000)


def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses residual_sum_of_squares
