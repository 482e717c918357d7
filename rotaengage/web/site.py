"""The pages and the socket between a browser on this machine and the screens, which run in a process of their own."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path

from aiohttp import WSMsgType, web
from textual_serve import app_service as services
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from rotaengage.web.guard import HEADERS, Guard, refused

MOST_WINDOWS = 4
MOST_BYTES = 1 << 20
LEAST, MOST = 1, 1000
GRACE_SECONDS = 8.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Screens(AppService):
    """The process of one window."""

    async def end(self) -> None:
        """Ask the screens to end, as Quit does; those that do not answer are ended. Waits until they are gone."""
        process = self._process
        try:
            await asyncio.wait_for(self.stop(), GRACE_SECONDS)
        except TimeoutError:
            if process is not None:
                process.kill()
        if process is not None:
            await process.communicate()


class Site:
    """command starts the screens, once for each window; LEAST to MOST columns and lines, MOST_WINDOWS at a time."""

    def __init__(self, command: str, guard: Guard) -> None:
        self.command, self.guard, self.windows = command, guard, 0
        self._sockets: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._downloads = DownloadManager()

    def application(self) -> web.Application:
        """The routes behind the guard."""
        app = web.Application(middlewares=[self._watch], client_max_size=MOST_BYTES)
        parts = Path(services.__file__).parent / "static"
        app.add_routes([
            web.get("/", self.page), web.get("/ws", self.socket), web.static("/static", parts, show_index=False),
        ])  # fmt: skip
        app.on_shutdown.append(self._close)
        app.on_cleanup.append(self._wait)
        return app

    async def _close(self, _app: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close()

    async def _wait(self, _app: web.Application) -> None:
        """Every window's process has ended, and kept where it was, before the program does."""
        await asyncio.gather(*self._ending, return_exceptions=True)

    @web.middleware
    async def _watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let nobody by who is not known; say to browsers what the page may do."""
        guard = self.guard
        if not guard.knows_host(request) or not guard.knows_origin(request, needed=request.path == "/ws"):
            return refused()
        token = request.query.get("token")
        if token is not None and request.path == "/":
            return self._enter(token, request)
        if not guard.admits(request):
            return refused()
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    def _enter(self, token: str, request: web.Request) -> web.Response:
        if not self.guard.use_up(token) and not self.guard.admits(request):
            return refused()
        response = web.Response(status=303, headers={**HEADERS, "Location": "/"})
        self.guard.let_in(response)
        return response

    async def page(self, request: web.Request) -> web.Response:
        """The one page; it asks nothing of any other machine."""
        text = resources.files("rotaengage.web").joinpath("page.html").read_text(encoding="utf-8")
        address = f"ws://{request.host}/ws"
        return web.Response(text=text.replace("{{socket}}", address), content_type="text/html", headers=HEADERS)

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """A window: its own process of the screens, which ends with it."""
        if self.windows >= MOST_WINDOWS:
            return web.Response(status=503, text="There are too many windows; close one.\n", headers=HEADERS)
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MOST_BYTES)
        await socket.prepare(request)
        self._sockets.add(socket)

        async def close() -> None:
            await socket.close()

        service = Screens(
            self.command, write_bytes=socket.send_bytes, write_str=socket.send_str, close=close,
            download_manager=self._downloads,
        )  # fmt: skip
        self.windows += 1
        try:
            await service.start(size_of(request.query.get("width"), 80), size_of(request.query.get("height"), 24))
            await self._listen(socket, service)
        finally:
            self.windows -= 1
            self._sockets.discard(socket)
            ending = asyncio.create_task(service.end())
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            await asyncio.shield(ending)
        return socket

    async def _listen(self, socket: web.WebSocketResponse, service: AppService) -> None:
        async for message in socket:
            if message.type is WSMsgType.TEXT and not await hand_on(message.data, socket, service):
                break


async def hand_on(text: str, socket: web.WebSocketResponse, service: AppService) -> bool:
    """Give the screens what the browser said; False where it is nothing that our page says."""
    try:
        kind, *rest = json.loads(text)
        if kind == "stdin":
            await service.send_bytes(str(rest[0]).encode("utf-8"))
        elif kind == "resize":
            await service.set_terminal_size(size_of(rest[0]["width"], 80), size_of(rest[0]["height"], 24))
        elif kind == "ping":
            await socket.send_json(["pong", rest[0]])
        elif kind in ("blur", "focus"):
            await (service.blur() if kind == "blur" else service.focus())
    except (ValueError, TypeError, KeyError, IndexError):
        return False
    return True


def size_of(text: object, usual: int) -> int:
    """Columns or lines within bounds; the usual number where it is none."""
    try:
        return min(max(int(str(text)), LEAST), MOST)
    except ValueError:
        return usual
