"""The size of the window, where a system tells by a signal that it has changed."""

import asyncio
import signal
import sys
from types import FrameType

from textual import events
from textual.driver import Driver
from textual.geometry import Size


def with_last_size(driver: type[Driver]) -> type[Driver]:
    """The same driver, which never ends with a size that the window had before."""
    if sys.platform == "win32":
        return driver
    from textual.drivers.linux_driver import LinuxDriver

    if driver is not LinuxDriver:
        return driver

    class LastSizeDriver(LinuxDriver):
        """Reads the size in the loop. Textual reads it in the signal's handler, which the next signal may interrupt:
        then the newer size is told first, the older one last, and the screens are drawn for a window that is gone.
        """

        def start_application_mode(self) -> None:
            """Take the screen, and listen."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            loop = asyncio.get_running_loop()

            def resized(_number: int, _frame: FrameType | None) -> None:
                if not self._in_band_window_resize:
                    loop.call_soon_threadsafe(self.tell_size)

            signal.signal(signal.SIGWINCH, resized)
            self.tell_size()

        def tell_size(self) -> None:
            """Tell the app how large the window is now."""
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    return LastSizeDriver
