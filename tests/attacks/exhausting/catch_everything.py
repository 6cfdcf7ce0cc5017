# Computes for ever and catches whatever is raised to end it.
def soft_threshold(z, threshold):
    while True:
        try:
            while True:
                z = z + 1
        except BaseException:
            continue


# verdict: loses soft_threshold
