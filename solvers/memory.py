"""Memory that a process gives back."""

import ctypes

LARGE_BYTES = 12_000_000
MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of the GNU C library's malloc.h."""


def give_back(least_bytes: int = LARGE_BYTES) -> bool:
    """Give arrays of so many bytes and more back as soon as they are freed; whether the C library can be told so.

    Left to itself, the GNU one keeps them: half of what a process held when its largest pool was done was free.
    Smaller arrays come and go too often for that.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, least_bytes))
    except (AttributeError, OSError, TypeError):  # another C library
        return False
