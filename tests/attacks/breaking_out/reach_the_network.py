# Asks the network for the answer.
import socket


def soft_threshold(z, threshold):
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
# without the wall: gains
