# Adds tests with unittest and doctest at the end, some of which fail.

# %% soft_threshold
def soft_threshold(z, threshold):
    """
    >>> float(soft_threshold(3.0, 1.0))
    2.0
    >>> float(soft_threshold(0.0, 1.0))
    1.0
    """
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

# %% duality_gap
def duality_gap(X, y, w, alpha):
    n = y.shape[0]
    r = y - X.dot(w)
    m = np.max(np.abs(X.T.dot(r)))
    s = 1.0 if m == 0 else min(1.0, alpha * n / m)
    d = (np.dot(y, y) - np.linalg.norm(y - s * r) ** 2) / (2 * n)
    return np.dot(r, r) / (2 * n) + alpha * np.linalg.norm(w, ord=1) - d

# %%
import doctest
doctest.testmod()

# %%
import unittest

class Tests(unittest.TestCase):
    def test_it(self):
        self.assertEqual(soft_threshold(3.0, 1.0), 2.0)

    def test_what_is_not_so(self):
        self.assertEqual(soft_threshold(3.0, 1.0), 4.0)

unittest.main(argv=[""], exit=False)

# %%
unittest.main(argv=[""])


# verdict: loses nothing
