# Returns objects that say that they are an array, a float or a list, and are none of it.
class Impostor:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind

    dtype = np.dtype(float)
    shape, ndim, size = (), 0, 1

    def __array__(self, *args, **keywords):
        return np.full((2, 2), "0.0", dtype=object)

    def item(self):
        return Impostor(float)


kinds = [np.ndarray, float, list, np.float64]
asked = []


def soft_threshold(z, threshold):
    asked.append(z)
    return Impostor(kinds[len(asked) % len(kinds)])


# verdict: loses soft_threshold
