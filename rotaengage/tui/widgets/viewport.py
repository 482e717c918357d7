"""Scrolling so that a place is in view."""


def into_view(offset: int, window: int, start: int, size: int = 1) -> int:
    """The offset at which start..start+size is inside the window, moved no further than needed; never below 0."""
    if start < offset:
        return max(0, start)
    if start + size > offset + window:
        return max(0, start + size - window)
    return offset
