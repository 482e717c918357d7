"""Makes the README's picture: the program itself, on the sample, drawn as SVG with no font from elsewhere."""

import asyncio
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (124, 38)
SECONDS = 60.0


def own_fonts(svg: str) -> str:
    """The picture without addresses of fonts: nothing is asked of another machine when it is looked at."""
    plain = re.sub(r"@font-face\s*\{.*?\}|<!--.*?-->", "", svg, flags=re.S)
    return plain.replace("Fira Code", "monospace")


async def rota_screen(workspace: Path) -> str:
    """The rota screen with the cursor on a slot."""
    from rotaengage.tui.app import RotaEngageApp

    app = RotaEngageApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        return app.export_screenshot(title="rotaengage open acute.rota")


def main() -> None:
    """Plan the sample and draw it."""
    from rotaengage.domain.scenario import PlanSettings
    from rotaengage.usecases.demo import run_demo

    with tempfile.TemporaryDirectory() as folder:
        done = run_demo(folder=Path(folder), settings=PlanSettings(seconds=SECONDS))
        workspace = done.workspace.rename(Path(folder) / "acute.rota")
        picture = own_fonts(asyncio.run(rota_screen(workspace)))
    (HERE / "rota-screen.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
