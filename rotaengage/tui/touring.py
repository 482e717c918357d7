"""The part of the app that shows a newcomer round, on a made-up ward; it can be left at any time."""

from rotaengage.tui.actions import PLACES, actions_of, key_words
from rotaengage.tui.keymap import with_keys
from rotaengage.tui.present.look import Line
from rotaengage.tui.present.tour import STEPS, next_step, step_lines
from rotaengage.tui.remembering import RememberingApp

SAMPLE = "ward"


class TouringApp(RememberingApp, inherit_bindings=False):
    """tour is the number of the step, None where no tour is on."""

    def __init__(self) -> None:
        super().__init__()
        self.tour: int | None = None

    def action_tour(self) -> None:
        """Begin the tour, or go on to its next step."""
        if self.tour is None:
            if self.state.course is not None:
                self.busy("Stop the search first")
                return
            self.tour = 0
            self.busy("Opening the made-up ward")
            self.open_sample(SAMPLE)
        else:
            shown = STEPS[self.tour].until
            self.tour = self.tour + 1 if self.tour + 1 < len(STEPS) else None
            if shown in PLACES:
                self.action_go(shown)
        self.show_tour()

    def action_leave_tour(self) -> None:
        """End the tour where it is."""
        self.tour = None
        self.show_tour()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A tour is left only where one is on, and none is offered to a doctor who only looks."""
        if action == "leave_tour":
            return self.tour is not None
        return not self.state.viewer if action == "tour" else super().check_action(action, parameters)

    def follow_tour(self) -> None:
        """Go on where the person did what the step waits for."""
        if self.tour is not None:
            opened = self.state.opened
            self.tour = next_step(self.tour, self.place, planned=opened is not None and opened.plan is not None)

    def tour_words(self, width: int) -> list[Line]:
        """What the tour says now; nothing where none is on."""
        if self.tour is None:
            return []
        found = {action.id: action.keys for action in with_keys(actions_of("app"), self.own_keys)}
        on, leave = (key_words(found[name].split(",")[0]) for name in ("app.tour", "app.leave_tour"))
        return step_lines(self.tour, (on, leave), width)

    def action_go(self, name: str) -> None:
        """Show a screen."""
        raise NotImplementedError

    def show_tour(self) -> None:
        """Say it on the screen that is shown."""
        raise NotImplementedError
