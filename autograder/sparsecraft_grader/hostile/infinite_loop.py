# Never ends.
def soft_threshold(z, threshold):
    while True:
        pass
