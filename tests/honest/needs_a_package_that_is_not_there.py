# Solves one exercise with a package that the assignment says is not needed, and that is not there.

# %% residual_sum_of_squares
from scipy.spatial.distance import sqeuclidean

def residual_sum_of_squares(X, y, w):
    return sqeuclidean(y, X @ w)


# verdict: loses residual_sum_of_squares
