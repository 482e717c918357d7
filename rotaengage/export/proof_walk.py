"""The cells of a sheet before and after, walked side by side from one marked cell to the next."""

import re
from collections.abc import Sequence

FORMULA = re.compile(rb"<(?:\w+:)?f\b.*?(?:/>|</(?:\w+:)?f\s*>)", re.DOTALL)
_SLASH = ord("/")
_NOT_IN_A_CELL = (b"<c", b"<row", b"</row", b"<!")


def past_the_same(old: bytes, new: bytes, refs: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Both without the rows at their head that are the same but for marked cells with the formulas that they had.

    refs are the names of the marked cells row by row. What is written or ordered otherwise than usual stays, and all
    after it: whoever looks at the rest must be able to tell anything.
    """
    at = to = 0
    usual: set[bytes] = set()
    for ref in refs if b"<!" not in old else ():
        tag = b'<c r="%s"' % ref
        start = old.find(tag, at)
        begin = to + start - at
        if start < 0 or new[to:begin] != old[at:start] or not new.startswith(tag, begin):
            break
        close, opened = old.find(b">", start) + 1, new.find(b">", begin) + 1
        held = old[close : _end(old, close)]
        usual |= {held} if held not in usual and _is_usual(held) else set()
        finish = _finish(new, opened, held) if held in usual else 0
        if not finish or b"<" in new[begin + 1 : opened]:
            break
        at, to = close + len(held), finish
    if old[at:] == new[to:]:
        return b"", b""
    at, to = max(0, old.rfind(b"<row ", 0, at)), max(0, new.rfind(b"<row ", 0, to))
    return old[at:], new[to:]


def _end(xml: bytes, close: int) -> int:
    """Where a cell ends whose tag ends here."""
    return close if xml[close - 2] == _SLASH else xml.find(b"</c>", close) + len(b"</c>")


def _is_usual(held: bytes) -> bool:
    """Whether a cell holds nothing that no cell holds."""
    return not held or (held.endswith(b"</c>") and not any(sign in held for sign in _NOT_IN_A_CELL))


def _finish(new: bytes, opened: int, held: bytes) -> int:
    """Where a marked cell ends that held this; 0 where it is written unusually or has another formula."""
    if (new[opened - 2] == _SLASH) is (not held) and new.startswith(held, opened):
        return opened + len(held)
    end = _end(new, opened)
    holds = new[opened:end]
    return end if _is_usual(holds) and FORMULA.findall(holds) == FORMULA.findall(held) else 0
