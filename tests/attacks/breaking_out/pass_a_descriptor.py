# Sends an open file through a socket, where a descriptor would outlive its process.
import os
import socket


def soft_threshold(z, threshold):
    one, other = socket.socketpair()
    with one, other, open(os.devnull) as file:
        socket.send_fds(one, [b"here"], [file.fileno()])
        _, descriptors, _, _ = socket.recv_fds(other, 4, 1)
        os.close(descriptors[0])
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
# without the wall: gains
