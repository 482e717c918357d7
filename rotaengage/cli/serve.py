"""rotaengage serve: the screens in a browser on this machine, by an address that works once."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import LAST

HOST = "127.0.0.1"


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("serve", help="the screens in a browser on this machine; nobody else can reach them")
    own.add_argument("workspace", type=Path, nargs="?", metavar="WORKSPACE", help=LAST)
    own.add_argument("--port", type=int, default=0, metavar="N", help="which port of this machine (a free one)")
    own.add_argument("--as", dest="viewer", metavar="WHO", default="", help="as with open: only what WHO may see")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C. UserError where the port is taken or the workspace cannot be opened."""
    import asyncio

    check(arguments.workspace)
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(command_of(arguments.workspace, arguments.viewer), arguments.port))
    return 0


def check(workspace: Path | None) -> None:
    """UserError where a workspace was named that cannot be opened: better here than in a browser."""
    if workspace is not None:
        from rotaengage.usecases.open_workspace import look_at

        look_at(workspace)


def command_of(workspace: Path | None, viewer: str) -> str:
    """What starts the screens, for a shell."""
    import shlex
    import subprocess

    words = [sys.executable, "-m", "rotaengage.cli.main", "open", *([str(workspace.absolute())] if workspace else [])]
    words += [f"--as={viewer}"] if viewer else []
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


async def serve(command: str, port: int) -> None:
    """Listen on this machine's own address alone, and say how to get in. UserError where the port is taken."""
    import asyncio
    import socket

    from aiohttp import web

    from rotaengage.cli.words import say
    from rotaengage.domain.issue import UserError
    from rotaengage.web.guard import Guard
    from rotaengage.web.site import Site

    with socket.socket() as listening:
        try:
            listening.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise UserError(f"port {port} of this machine cannot be used", cure="choose another with --port") from error
        port = listening.getsockname()[1]
        guard = Guard(frozenset({f"{HOST}:{port}", f"localhost:{port}"}))
        runner = web.AppRunner(Site(command, guard).application(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        say("Open this address in a browser on this machine. It works once; Ctrl-C ends it all.")
        say(f"  http://{HOST}:{port}/?token={guard.token}")
        sys.stdout.flush()
        try:
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()
