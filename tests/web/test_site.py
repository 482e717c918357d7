"""The browser door: an address that works once, from this machine and its own page alone; the screens behind it."""

import re
import shlex
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from rotaengage.cli.main import main
from rotaengage.cli.serve import command_of
from rotaengage.web.guard import COOKIE, Guard
from rotaengage.web.site import MOST_WINDOWS, Site, size_of

ECHO = """
import sys
sys.stderr.write("screens\\n__GANGLION__\\n"); sys.stdout.buffer.write(b"__GANGLION__\\n"); sys.stdout.flush()
def packet(kind, data): sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data); sys.stdout.flush()
packet(b"D", b"hello from the screens")
while True:
    head = sys.stdin.buffer.read(5)
    if len(head) < 5: break
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M": break
    if head[:1] == b"D": packet(b"D", b"typed " + data)
"""
Client = TestClient[Request, Application]


class Door:
    """A site on this machine with its guard, and a browser that has not been let in yet."""

    def __init__(self, client: Client, guard: Guard, token: str) -> None:
        self.client, self.guard, self.token = client, guard, token

    @property
    def own(self) -> str:
        """The origin of its own page."""
        return f"http://127.0.0.1:{self.client.port}"

    async def enter(self) -> None:
        """Use the address that was printed."""
        answer = await self.client.get("/", params={"token": self.token})
        assert answer.status == 200


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """A site whose screens are a small program that answers."""
    server = TestServer(Application())
    await server.start_server()
    port = server.port
    await server.close()
    guard = Guard(frozenset({f"127.0.0.1:{port}"}))
    site = Site(shlex.join([sys.executable, "-c", ECHO]), guard)
    async with TestClient(TestServer(site.application(), port=port)) as client:
        yield Door(client, guard, str(guard.token))


async def test_the_address_works_once_and_then_the_cookie_does(door: Door) -> None:
    assert (await door.client.get("/")).status == 403
    first = await door.client.get("/", params={"token": door.token}, allow_redirects=False)
    assert (first.status, first.headers["Location"]) == (303, "/")
    cookie = first.headers["Set-Cookie"]
    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie
    assert door.token not in cookie
    assert (await door.client.get("/")).status == 200
    door.client.session.cookie_jar.clear()
    assert (await door.client.get("/", params={"token": door.token})).status == 403
    assert (await door.client.get("/", params={"token": ""})).status == 403


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/static/"])
async def test_nothing_is_given_without_the_cookie(door: Door, path: str) -> None:
    answer = await door.client.get(path, headers={"Origin": door.own})
    assert answer.status == 403
    wrong = await door.client.get(path, headers={"Origin": door.own, "Cookie": f"{COOKIE}=guess"})
    assert wrong.status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
async def test_another_name_of_this_machine_is_refused(door: Door, host: str) -> None:
    await door.enter()
    assert (await door.client.get("/", headers={"Host": host})).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:1", None])
async def test_no_other_page_can_open_the_socket(door: Door, origin: str | None) -> None:
    await door.enter()
    with pytest.raises(WSServerHandshakeError) as refused:
        await door.client.ws_connect("/ws", headers={"Origin": origin} if origin else {})
    assert refused.value.status == 403


async def test_the_page_asks_nothing_of_another_machine_and_no_frame_may_hold_it(door: Door) -> None:
    await door.enter()
    answer = await door.client.get("/")
    page = await answer.text()
    addresses = re.findall(r"(?:https?|wss?)://[^\"'\s]+", page)
    assert addresses == [f"ws://127.0.0.1:{door.client.port}/ws"]
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    for part in set(re.findall(r"/static/[\w./-]+", page)):
        assert (await door.client.get(part)).status == 200, part


async def test_keys_reach_the_screens_and_what_they_draw_comes_back(door: Door) -> None:
    await door.enter()
    async with door.client.ws_connect("/ws?width=100&height=30", headers={"Origin": door.own}) as socket:
        assert b"hello from the screens" in await socket.receive_bytes(timeout=30)
        await socket.send_json(["stdin", "j"])
        assert await socket.receive_bytes(timeout=30) == b"typed j"
        await socket.send_json(["ping", "1"])
        assert await socket.receive_json(timeout=30) == ["pong", "1"]


@pytest.mark.parametrize("said", ["no json", "[]", "5", '["resize", {}]', '["stdin"]'])
async def test_what_our_page_never_says_closes_the_window(door: Door, said: str) -> None:
    await door.enter()
    async with door.client.ws_connect("/ws", headers={"Origin": door.own}) as socket:
        await socket.receive_bytes(timeout=30)
        await socket.send_str(said)
        while not (await socket.receive(timeout=30)).type.name.startswith("CLOS"):
            continue


async def test_there_are_only_so_many_windows(door: Door) -> None:
    await door.enter()
    held = [await door.client.ws_connect("/ws", headers={"Origin": door.own}) for _ in range(MOST_WINDOWS)]
    with pytest.raises(WSServerHandshakeError) as refused:
        await door.client.ws_connect("/ws", headers={"Origin": door.own})
    assert refused.value.status == 503
    for socket in held:
        await socket.close()


@pytest.mark.parametrize(("asked", "got"), [("120", 120), ("0", 1), ("-5", 1), ("99999", 1000), ("x", 80), (None, 80)])
def test_sizes_stay_within_bounds(asked: str | None, got: int) -> None:
    assert size_of(asked, 80) == got


def test_a_name_with_a_quote_stays_one_word(tmp_path: Path) -> None:
    words = shlex.split(command_of(tmp_path / "a'b; rm x.rota", "A 'O"))
    assert words[-2:] == [str(tmp_path / "a'b; rm x.rota"), "--as=A 'O"]


def test_a_workspace_that_cannot_be_opened_is_told_before_anything_listens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(tmp_path / "none.rota")]) == 2
    assert "there is no such workspace" in capsys.readouterr().err


def test_a_port_that_cannot_be_used_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "70000"]) == 2
    assert "port 70000" in capsys.readouterr().err
