"""The colour schemes: Textual's themes, and the colours of each look in them."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from rotaengage.tui.present.look import Look

if TYPE_CHECKING:
    from textual.theme import Theme


class Scheme(NamedTuple):
    """A scheme: its name in words, the frame's colours, and a style in Rich's words for each look."""

    title: str
    dark: bool
    background: str
    surface: str
    panel: str
    foreground: str
    primary: str
    weekend: str
    trail: str
    cursor: str
    edge: str
    looks: dict[Look, str]


OWN = "ansi_default"
"""The terminal's own colour."""

_DARK = Scheme(
    "dark", True, "#12161b", "#191f26", "#222a33", "#d5dce3", "#63b8b0", "#1f272f", "#26303a",
    "bold #12161b on #e8edf2", "#66737f",
    {
        Look.PLAIN: "#d5dce3", Look.MUTED: "#94a1ae", Look.STRONG: "bold #eef2f6", Look.HEAD: "bold #63b8b0",
        Look.KEY: "bold #63b8b0", Look.GOOD: "#8fc98a", Look.WARN: "#e6bd6a", Look.BAD: "bold #ee8277",
        Look.WORK: "#c7d0d9", Look.LONG: "#e3a57c", Look.NIGHT: "#9fb0f0", Look.FIXED: "#c0a3e0",
        Look.LEARN: "#86cfb0", Look.LEAVE: "italic #9ca8b3", Look.REST: "#8c99a6", Look.ODD: "bold #ee8277",
        Look.SLOT: "bold #a5ece0 on #184644", Look.EVENT: "bold #f6d897 on #4d3a16",
    },
)  # fmt: skip
_LIGHT = Scheme(
    "light", False, "#fcfcfa", "#f2f3f0", "#e6e9e5", "#20272d", "#0d6763", "#e9ece8", "#dfe7e5",
    "bold #ffffff on #20272d", "#868f8b",
    {
        Look.PLAIN: "#20272d", Look.MUTED: "#565f67", Look.STRONG: "bold #0f1418", Look.HEAD: "bold #0d6763",
        Look.KEY: "bold #0d6763", Look.GOOD: "#256b2a", Look.WARN: "#855600", Look.BAD: "bold #b3261e",
        Look.WORK: "#20272d", Look.LONG: "#9c4a0c", Look.NIGHT: "#3848a8", Look.FIXED: "#6a3a9c",
        Look.LEARN: "#15694d", Look.LEAVE: "italic #58626a", Look.REST: "#5c666e", Look.ODD: "bold #b3261e",
        Look.SLOT: "bold #064a46 on #c5e4e0", Look.EVENT: "bold #5e3c00 on #f3dfb4",
    },
)  # fmt: skip
_CONTRAST = Scheme(
    "high contrast", True, "#000000", "#000000", "#101010", "#ffffff", "#00e5ff", "#262626", "#2b2b2b",
    "bold #000000 on #ffffff", "#ffffff",
    dict.fromkeys(Look, "#ffffff") | {
        Look.MUTED: "#d0d0d0", Look.STRONG: "bold #ffffff", Look.HEAD: "bold #00e5ff", Look.KEY: "bold #00e5ff",
        Look.GOOD: "#7dff7d", Look.WARN: "bold #ffd75f", Look.BAD: "bold #ffa8a0", Look.ODD: "bold #ffa8a0",
        Look.NIGHT: "bold #b3c6ff", Look.LEAVE: "italic #d0d0d0", Look.REST: "#c0c0c0",
        Look.SLOT: "bold #000000 on #00e5ff", Look.EVENT: "bold #000000 on #ffd75f",
    },
)  # fmt: skip
_SAFE = Scheme(
    "colour-blind safe", True, "#10131a", "#171c26", "#202735", "#e4e7ec", "#56b4e9", "#1c2330", "#28324a",
    "bold #10131a on #f0e442", "#6b7894",
    {
        Look.PLAIN: "#e4e7ec", Look.MUTED: "#9aa5b5", Look.STRONG: "bold #ffffff", Look.HEAD: "bold #56b4e9",
        Look.KEY: "bold #56b4e9", Look.GOOD: "#56b4e9", Look.WARN: "#f0e442", Look.BAD: "bold #ff6b66",
        Look.WORK: "#e4e7ec", Look.LONG: "#e69f00", Look.NIGHT: "#8593ff", Look.FIXED: "#4fe3b0",
        Look.LEARN: "#a3dcff", Look.LEAVE: "italic #9aa5b5", Look.REST: "#919db0", Look.ODD: "bold #ff6b66",
        Look.SLOT: "bold #ffffff on #005f96", Look.EVENT: "bold #10131a on #e69f00",
    },
)  # fmt: skip
"""Okabe and Ito's colours, the darker ones lightened until they can be read on every ground."""
_PLAIN = Scheme(
    "none but the terminal's own", True, OWN, OWN, OWN, OWN, OWN, "", "", "reverse bold", OWN,
    dict.fromkeys(Look, "") | {
        Look.MUTED: "dim", Look.STRONG: "bold", Look.HEAD: "bold", Look.KEY: "bold", Look.WARN: "bold",
        Look.BAD: "bold underline", Look.ODD: "bold underline", Look.NIGHT: "bold", Look.LEAVE: "italic",
        Look.REST: "dim", Look.SLOT: "bold underline", Look.EVENT: "bold underline",
    },
)  # fmt: skip
"""Bold, dim, italic and underline only; what is reversed is marked or selected, and nothing else is."""

PLAIN = "rota-plain"
SCHEMES: dict[str, Scheme] = {
    "rota-dark": _DARK, "rota-light": _LIGHT, "rota-contrast": _CONTRAST, "rota-safe": _SAFE, PLAIN: _PLAIN,
}  # fmt: skip


def _theme(name: str, scheme: Scheme) -> "Theme":
    from textual.theme import Theme

    if name == PLAIN:
        return Theme(
            name, OWN, OWN, OWN, OWN, OWN, OWN, OWN, OWN, OWN, OWN, ansi=True, variables=dict.fromkeys(VARIABLES, OWN)
        )
    return Theme(
        name=name, dark=scheme.dark, primary=scheme.primary, secondary=scheme.primary, accent=scheme.primary,
        foreground=scheme.foreground, background=scheme.background, surface=scheme.surface, panel=scheme.panel,
        success=scheme.looks[Look.GOOD], warning=scheme.looks[Look.WARN].split()[-1],
        error=scheme.looks[Look.BAD].split()[-1],
        variables={"border": scheme.edge, "text-disabled": scheme.looks[Look.MUTED]},
    )  # fmt: skip


VARIABLES = (
    "border", "border-blurred", "text-disabled", "scrollbar", "scrollbar-hover", "scrollbar-active",
    "scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active", "scrollbar-corner-color",
    "input-cursor-foreground", "input-cursor-background", "input-selection-foreground", "block-hover-background",
    "ansi-background", "ansi-foreground",
)  # fmt: skip
"""What Textual would colour by itself."""


def themes() -> "list[Theme]":
    """The schemes as Textual's themes."""
    return [_theme(name, scheme) for name, scheme in SCHEMES.items()]


def scheme_of(theme: str) -> Scheme:
    """The scheme of a theme; the dark one where the theme is not ours."""
    return SCHEMES.get(theme, _DARK)


@cache
def style_of(theme: str, look: Look, ground: str = "") -> Style:
    """The style of a look on a ground: "", "weekend", "trail" (the cursor's row), "panel", "surface", "select"
    or "cursor".
    """
    scheme = scheme_of(theme)
    if ground == "cursor":
        return Style.parse(scheme.cursor)
    if ground == "select":
        return Style.parse("reverse" if theme == PLAIN else f"{scheme.background} on {scheme.primary}")
    style = Style.parse(scheme.looks[look])
    if theme == PLAIN:
        return style + Style.parse("underline") if ground == "trail" else style
    colour = {"weekend": scheme.weekend, "trail": scheme.trail, "panel": scheme.panel, "surface": scheme.surface}
    return Style.parse(f"on {colour.get(ground, scheme.background)}") + style
