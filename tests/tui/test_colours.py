"""The schemes: what is written can be read on every ground it may stand on."""

from itertools import product

import pytest

from rotaengage.tui.colours import PLAIN, SCHEMES, style_of
from rotaengage.tui.present.look import Look

GROUNDS = ("", "weekend", "trail", "panel", "surface", "cursor", "select")
LEAST, LEAST_IN_CONTRAST = 4.5, 7.0
"""WCAG 2.2, 1.4.3 (AA) and 1.4.6 (AAA)."""
COLOURED = [name for name in SCHEMES if name != PLAIN]


def brightness(part: int) -> float:
    """A part of a colour as light, 0 to 1 (WCAG's relative luminance)."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast(theme: str, look: Look, ground: str) -> float:
    """The contrast of a look on a ground, 1 to 21."""
    style = style_of(theme, look, ground)
    assert style.color is not None
    assert style.bgcolor is not None
    lights = []
    for colour in (style.color.get_truecolor(), style.bgcolor.get_truecolor()):
        red, green, blue = (brightness(part) for part in colour)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("theme", COLOURED)
def test_every_look_can_be_read_on_every_ground(theme: str) -> None:
    least = LEAST_IN_CONTRAST if theme == "rota-contrast" else LEAST
    faint = [
        (look.value, ground, round(found, 2))
        for look, ground in product(Look, GROUNDS)
        if (found := contrast(theme, look, ground)) < least
    ]
    assert faint == []


@pytest.mark.parametrize(("look", "ground"), list(product(Look, GROUNDS)))
def test_without_colours_nothing_has_one_and_only_what_is_marked_or_selected_is_reversed(
    look: Look, ground: str
) -> None:
    style = style_of(PLAIN, look, ground)
    assert style.color is None or style.color.is_default
    assert style.bgcolor is None or style.bgcolor.is_default
    assert bool(style.reverse) is (ground in ("cursor", "select"))
