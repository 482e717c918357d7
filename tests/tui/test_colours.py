"""The schemes: what is written can be read on every ground it may stand on."""

from itertools import combinations, product

import pytest

from rotaengage.tui.colours import PLAIN, SCHEMES, style_of
from rotaengage.tui.present.look import Look

GROUNDS = ("", "weekend", "trail", "panel", "surface", "cursor", "select")
LEAST, LEAST_IN_CONTRAST = 4.5, 7.0
"""WCAG 2.2, 1.4.3 (AA) and 1.4.6 (AAA)."""
COLOURED = [name for name in SCHEMES if name != PLAIN]


NO_RED = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
NO_GREEN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
NO_BLUE = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
"""What somebody sees who lacks a kind of cone, from what others see (Machado, Oliveira and Fernandes 2009)."""
TO_XYZ = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0178, 0.1095, 0.8727))
"""Linear sRGB to CIE XYZ, white at 1."""
LEAST_APART = 15.0
"""CIE 1976 distance; 2.3 can just be told apart side by side."""
TOLD_APART = (Look.WORK, Look.LONG, Look.NIGHT, Look.FIXED, Look.LEARN, Look.BAD, Look.WARN, Look.GOOD, Look.MUTED)


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


def times(matrix: tuple[tuple[float, ...], ...], parts: list[float]) -> list[float]:
    """A matrix applied to a colour."""
    return [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]


def seen(look: Look, eyes: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A look of the colour-blind safe scheme in CIE L*a*b*, as these eyes see it."""
    style = style_of("rota-safe", look)
    assert style.color is not None
    light = [min(1.0, max(0.0, part)) for part in times(eyes, [brightness(p) for p in style.color.get_truecolor()])]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in times(TO_XYZ, light))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", [NO_RED, NO_GREEN, NO_BLUE], ids=["no red", "no green", "no blue"])
def test_the_safe_colours_are_apart_for_whoever_lacks_a_kind_of_cone(eyes: tuple[tuple[float, ...], ...]) -> None:
    near = [
        (one.value, other.value, round(far, 1))
        for one, other in combinations(TOLD_APART, 2)
        if (far := sum((a - b) ** 2 for a, b in zip(seen(one, eyes), seen(other, eyes), strict=True)) ** 0.5)
        < LEAST_APART
    ]
    assert near == []


@pytest.mark.parametrize(("look", "ground"), list(product(Look, GROUNDS)))
def test_without_colours_nothing_has_one_and_only_what_is_marked_or_selected_is_reversed(
    look: Look, ground: str
) -> None:
    style = style_of(PLAIN, look, ground)
    assert style.color is None or style.color.is_default
    assert style.bgcolor is None or style.bgcolor.is_default
    assert bool(style.reverse) is (ground in ("cursor", "select"))
