# Shows a thing at the end of its cell that takes for ever to be written out.
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


class Thing:
    def __repr__(self):
        return repr([self, self])


Thing()

# verdict: loses nothing
