# Never ends, and catches whatever is raised to end it.
def soft_threshold(z, threshold):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
