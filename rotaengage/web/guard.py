"""Who may come in: this machine alone, by an address that works once, from no other page.

Any page that a person visits can send requests to this machine: so the names that the browser used (Host, Origin) are
looked at as well as the cookie, which no other site's page can make the browser send (SameSite=Strict).
"""

import secrets
from hmac import compare_digest

from aiohttp import web

COOKIE = "rotaengage"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
NO_WAY = "This page opens only from the address that rotaengage serve has printed, once. Start it again for another.\n"


class Guard:
    """Holds the token until it was used once, and the secret that the cookie then carries."""

    def __init__(self, hosts: frozenset[str]) -> None:
        """Hosts are the names with port by which a browser on this machine may call."""
        self.hosts = hosts
        self.token: str | None = secrets.token_urlsafe(32)
        self._secret = secrets.token_urlsafe(32)

    def knows_host(self, request: web.Request) -> bool:
        """Whether the browser called this machine by its own name (against rebinding of names)."""
        return request.headers.get("Host", "").casefold() in self.hosts

    def knows_origin(self, request: web.Request, *, needed: bool) -> bool:
        """Whether the page that asks is ours; a page is asked for without an origin, a socket never."""
        origin = request.headers.get("Origin")
        if origin is None:
            return not needed
        return origin.casefold() in {f"http://{host}" for host in self.hosts}

    def admits(self, request: web.Request) -> bool:
        """Whether the cookie is the one that was given."""
        return compare_digest(request.cookies.get(COOKIE, ""), self._secret)

    def use_up(self, token: str) -> bool:
        """Whether this is the token; it is none from then on."""
        if self.token is None or not compare_digest(token, self.token):
            return False
        self.token = None
        return True

    def let_in(self, response: web.Response) -> None:
        """Give the cookie: unseen by scripts, sent from our own pages only, gone with the browser."""
        response.set_cookie(COOKIE, self._secret, httponly=True, samesite="Strict", path="/")


def refused() -> web.Response:
    """The answer to everybody else."""
    return web.Response(status=403, text=NO_WAY, headers=HEADERS)
