# Writes functions under “if __name__”, as a program would.

# %% soft_threshold
if __name__ == "__main__":
    def soft_threshold(z, threshold):
        return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)

    print(soft_threshold(np.array([3.0, -1.0]), 2))


# verdict: loses nothing
