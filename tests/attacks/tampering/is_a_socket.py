# The notebook is a socket, which can't be opened.
import os
import socket


def plant(folder, notebook):
    place = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"/proc/self/fd/{place}/lasso.ipynb")
    os.close(place)


# verdict: invalid
