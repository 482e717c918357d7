"""The part of the app that knows when a person waits for an answer: keys are drawn at once, the rest in its turn."""

from time import monotonic

from textual import events
from textual.app import App

ANSWER_SECONDS = 0.05
"""How long after a key all that changes counts as its answer."""


class AnsweringApp(App[int], inherit_bindings=False):
    """Notes when a key, a click or a turn of the wheel came."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at = -ANSWER_SECONDS

    async def on_event(self, event: events.Event) -> None:
        """Note it; a mouse that only moves asks nothing."""
        if isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove):
            self._pressed_at = monotonic()
        await super().on_event(event)

    @property
    def answering(self) -> bool:
        """Whether a person waits for what a key does."""
        return monotonic() - self._pressed_at < ANSWER_SECONDS
