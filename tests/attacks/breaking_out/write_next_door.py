# Leaves its folder by every way there is and writes there.
import os


def soft_threshold(z, threshold):
    here, above = os.getcwd(), os.open("..", os.O_PATH)
    ways = [
        lambda: os.open("../note", os.O_CREAT | os.O_WRONLY),
        lambda: os.open("note", os.O_CREAT | os.O_WRONLY, dir_fd=above),
        lambda: os.chdir("..") or os.open("note", os.O_CREAT | os.O_WRONLY),
        lambda: os.mkdir("../note-folder") or os.rmdir("../note-folder"),
        lambda: os.rename("mine", "../mine") or os.rename("../mine", "mine"),
    ]
    open("mine", "w").close()
    worked = 0
    for way in ways:
        os.chdir(here)
        try:
            opened = way()
            worked += 1
        except OSError:
            continue
        if opened is not None:
            os.close(opened)
            os.remove(os.path.join(os.path.dirname(here), "note"))
    os.chdir(here)
    os.close(above)
    assert worked
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
# without the wall: gains
