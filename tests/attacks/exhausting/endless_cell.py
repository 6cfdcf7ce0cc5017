# Never comes to the end of its cell.
def soft_threshold(z, threshold):
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


rounds = 0
while True:
    rounds += 1

# verdict: loses nothing
