"""Memory that a process gives back."""

import ctypes

LARGE_BYTES = 12_000_000
KEPT_BYTES = 48_000_000
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of the GNU C library's malloc.h."""


def give_back(least_bytes: int = LARGE_BYTES) -> bool:
    """Give arrays of so many bytes and more back as soon as they are freed; whether the C library can be told so.

    Left to itself, the GNU one keeps them: half of what a process held when its largest pool was done was free.
    Smaller arrays come and go too often for that: KEPT_BYTES of them stay, where the library would keep next to none as
    soon as it is told anything.
    """
    try:
        library = ctypes.CDLL(None)
        return bool(library.mallopt(MMAP_THRESHOLD, least_bytes) and library.mallopt(TRIM_THRESHOLD, KEPT_BYTES))
    except (AttributeError, OSError, TypeError):  # another C library
        return False
