# Fills the disk with files that it removes at once, and keeps each by a single page of it in memory.
import mmap
import os

kept = []


def soft_threshold(z, threshold):
    for _ in range(20 if not kept else 0):
        with open("part", "w+b") as file:
            file.write(bytes(16 << 20))
            file.flush()
            os.remove("part")
            kept.append(mmap.mmap(file.fileno(), mmap.PAGESIZE))
    raise OSError("it has all been done for nothing")


# verdict: loses soft_threshold
