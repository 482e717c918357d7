"""Makes README's pictures: the program itself, on the sample, drawn as SVG with no font from elsewhere."""

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (124, 38)
SECONDS = 30.0
PATIENCE_SECONDS = 150.0
PICTURES: dict[str, tuple[str, Sequence[str], str, Sequence[str]]] = {
    "rota-screen": ("rota", ("n",), "own time", ()),
    "plan-screen": ("plan", (), "Checked by", ()),
    "doctors-screen": ("doctors", (), "Short:", ()),
    "export-screen": ("export", (), "cells would change", ()),
    "trade-offs-screen": ("trade_offs", ("a", "enter", "escape"), "most for the least", ("s", "p")),
}
"""Each picture: its screen, the keys pressed there, words that are drawn when it is ready, and keys pressed then."""


def own_fonts(svg: str) -> str:
    """The picture without addresses of fonts: nothing is asked of another machine when it is looked at."""
    plain = re.sub(r"@font-face\s*\{.*?\}|<!--.*?-->", "", svg, flags=re.S)
    return plain.replace("Fira Code", "monospace")


def words_of(svg: str) -> str:
    """What is written on a picture."""
    text = re.sub(r"<[^>]+>", "", svg)
    return text.replace("&#160;", " ").replace("&#x27;", "'")


async def draw(workspace: Path) -> dict[str, str]:
    """Each picture as SVG."""
    from rotaengage.tui.app import RotaEngageApp

    made: dict[str, str] = {}
    app = RotaEngageApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        while app.place == "open":
            await pilot.pause(0.05)
        for name, (screen, keys, ready, then) in PICTURES.items():
            app.action_go(screen)
            await pilot.pause(0.5)
            await pilot.press(*keys)
            for _ in range(int(PATIENCE_SECONDS / 0.25)):
                made[name] = app.export_screenshot(title="rotaengage open acute.rota")
                if ready in words_of(made[name]):
                    break
                await pilot.pause(0.25)
            else:
                raise SystemExit(f"{name}: {ready!r} was not drawn")
            await pilot.press(*then)
            await pilot.pause(1.0)
            made[name] = own_fonts(app.export_screenshot(title="rotaengage open acute.rota"))
    return made


def main() -> None:
    """Plan the sample and draw it."""
    from rotaengage.domain.scenario import PlanSettings
    from rotaengage.usecases.demo import run_demo

    with tempfile.TemporaryDirectory() as folder:
        done = run_demo(folder=Path(folder), settings=PlanSettings(seconds=SECONDS))
        workspace = done.workspace.rename(Path(folder) / "acute.rota")
        for name, picture in asyncio.run(draw(workspace)).items():
            (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
