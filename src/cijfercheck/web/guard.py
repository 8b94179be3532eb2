"""What every request must hold before anything is done with it: its Host, its Origin, its size and its time.

A page of a stranger in the same browser can send requests to this machine, and by a name of its own that leads here even read
the answers (DNS rebinding). Host shows such a name, Origin such a page. Both are refused.
"""

import asyncio
import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 24_000_000
"""Of a whole request: a report in PDF may be large. Texts have their own limit of 1 MB."""
BODY_SECONDS = 30.0
_WRITING_TOOLS = "/v2/"
_TOOL_SCHEMES = frozenset({"chrome-extension", "moz-extension", "safari-web-extension", "app"})
"""Where add-ons of browsers and writing programs that a user installed come from; they may use LanguageTool's interface alone."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """By which names the server may be called.

    `names` are hosts that hold with the server's own port, `outside` hosts that hold with any port, for a server that stands behind
    another. With `any_address` an IP address holds too: no name of a stranger leads to it.
    """

    names: frozenset[str] = frozenset({"127.0.0.1", "localhost", "::1"})
    outside: frozenset[str] = frozenset()
    any_address: bool = False

    def admit(self, authority: str, port: int, default_port: int = 80) -> bool:
        """Whether a Host, or the host of an Origin, is one of ours."""
        try:
            parts = urlsplit(f"//{authority}")
            name, theirs = (parts.hostname or "").lower(), parts.port or default_port
        except ValueError:
            return False
        if parts.path or parts.username is not None or not name:
            return False
        if name in self.outside:
            return True
        return theirs == port and (name in self.names or (self.any_address and _is_address(name)))


class Guard:
    """Refuses requests that do not hold, and puts the headers for security on every answer."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self._app = app
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        tool = origin if origin and _is_tool(origin) and scope["path"].startswith(_WRITING_TOOLS) else None

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.update(_HEADERS)
                answer.setdefault("Cache-Control", "no-store")
                if tool is not None:
                    answer["Access-Control-Allow-Origin"] = tool
                    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
                    answer.add_vary_header("Origin")
            await send(message)

        refusal = self._refuse(scope, headers, tool)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
        elif tool is not None and scope["method"] == "OPTIONS":
            await Response(
                status_code=204,
                headers={
                    "Access-Control-Allow-Methods": "GET, POST",
                    "Access-Control-Allow-Headers": "*",
                    "Access-Control-Allow-Private-Network": "true",  # Chromium asks before it calls this machine
                    "Access-Control-Max-Age": "600",
                },
            )(scope, receive, send_guarded)
        else:
            await self._app(scope, _Body(receive).receive, send_guarded)

    def _refuse(self, scope: Scope, headers: Headers, tool: str | None) -> Response | None:
        port = scope["server"][1]
        if not self._doors.admit(headers.get("host", ""), port):
            return PlainTextResponse("Host: dit adres hoort niet bij deze server\n", 421)
        origin = headers.get("origin")
        if origin is not None and tool is None:
            parts = urlsplit(origin)
            if parts.scheme not in _DEFAULT_PORTS or not self._doors.admit(
                parts.netloc, port, _DEFAULT_PORTS[parts.scheme]
            ):
                return PlainTextResponse("Origin: een andere site mag deze server niet gebruiken\n", 403)
        elif origin is None and headers.get("sec-fetch-site") == "cross-site" and scope["path"] != "/":
            return PlainTextResponse("een andere site mag deze server niet gebruiken\n", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return PlainTextResponse(f"groter dan {MOST_BYTES // 1_000_000} MB\n", 413)
        return None


class _Body:
    """The body of a request, which must come within its size and time."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0
        self._whole = False
        self._until = asyncio.get_running_loop().time() + BODY_SECONDS

    async def receive(self) -> Message:
        """Receive the next part.

        Raises:
            HTTPException: it is too large or comes too slowly.
        """
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, "de aanvraag kwam te langzaam binnen") from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._size > MOST_BYTES:
            raise HTTPException(413, f"groter dan {MOST_BYTES // 1_000_000} MB")
        return message


def _is_tool(origin: str) -> bool:
    return urlsplit(origin).scheme in _TOOL_SCHEMES


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
