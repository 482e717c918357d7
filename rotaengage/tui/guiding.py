"""The part of the app that shows the way: menu, help, colours, own keys, and the way out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rotaengage.tui import messages
from rotaengage.tui.actions import ACTIONS, Action
from rotaengage.tui.bindings import here, run, target_of
from rotaengage.tui.colours import SCHEMES
from rotaengage.tui.exploring import ExploringApp

if TYPE_CHECKING:
    from textual.screen import Screen


def cannot_now(actions: list[Action], screen: "Screen[object]") -> frozenset[str]:
    """The ids of actions that work on the screen, but not at the moment."""
    found = []
    for action in actions:
        target = target_of(action, screen)
        if target is None or not target.check_action(action.verb.partition("(")[0], ()):
            found.append(action.id)
    return frozenset(found)


class GuidedApp(ExploringApp, inherit_bindings=False):
    """Everything that can be done, found by menu and help; own_keys are the person's own, by action.

    without_colours says that the person asked for none (NO_COLOR).
    """

    def __init__(self) -> None:
        super().__init__()
        self.own_keys: Mapping[str, str] = {}
        self.without_colours = False

    @property
    def place(self) -> str:
        """The name of the screen that is shown; empty for a dialog."""
        return str(getattr(self.screen, "place", ""))

    def on_keys_found(self, message: messages.KeysFound) -> None:
        """The person's own keys were read, or refused."""
        if message.mistake:
            self.tell("Your own keys are not used", [message.mistake])
            return
        self.own_keys = message.keys
        self.set_keymap(dict(message.keys))
        self.screen.refresh(layout=False)

    async def action_menu(self) -> None:
        """Open the menu of this screen."""
        if self.place in ("", "menu"):
            return
        from rotaengage.tui.screens.menu import MenuScreen

        under = self.screen
        actions = here(under)
        self.push_screen(MenuScreen(actions, cannot_now(actions, under)), self.do)

    async def do(self, chosen: str | None) -> None:
        """Do an action by its id, on the screen that is shown; nothing where it does not work there."""
        action = next((a for a in ACTIONS if a.id == chosen), None)
        if action is not None:
            await run(action, self.screen)

    def action_help(self) -> None:
        """Show all keys, those of this screen first."""
        if self.place in ("", "help", "menu"):
            return
        from rotaengage.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.place), self._from_help)

    async def _from_help(self, chosen: str | None) -> None:
        await self.do(chosen)

    def action_colours(self) -> None:
        """The next colour scheme."""
        names = list(SCHEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.busy(f"Colours: {SCHEMES[self.theme].title}")

    async def action_leave(self) -> None:
        """Quit; while a plan is made, ask first."""
        if self.state.course is None:
            self.exit(0)
            return
        from rotaengage.tui.screens.dialog import Dialog

        told = ["A plan is being made. If you leave now it is lost; Stop keeps the best so far."]
        self.push_screen(Dialog("Leave and lose the plan?", told, yes="Leave", no="Stay"), self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            self.stop_plan()
            self.exit(0)
