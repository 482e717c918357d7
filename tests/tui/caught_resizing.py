"""The program in a window that is enlarged at the very moment at which its smaller size is read."""

import fcntl
import signal
import struct
import sys
import termios

from textual.drivers.linux_driver import LinuxDriver

from rotaengage.cli.main import main

SMALL, LARGE = (40, 10), (200, 40)
read = LinuxDriver._get_terminal_size


def read_while_it_changes(self: LinuxDriver) -> tuple[int, int]:
    """The size as it was read; at the small one the window is large, and its signal here, before anybody is told."""
    size = read(self)
    if size == SMALL:
        columns, lines = LARGE
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        signal.raise_signal(signal.SIGWINCH)
    return size


LinuxDriver._get_terminal_size = read_while_it_changes  # type: ignore[method-assign]
sys.exit(main(sys.argv[1:]))
