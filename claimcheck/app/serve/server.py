"""A server for the pages of a registry on loopback. It answers GET and HEAD, and changes nothing.

Any page of the web can make a browser ask a server on loopback, under the name of a host that
leads there (DNS rebinding). So a request is answered only where it names this very server as its
host, and as its origin if it names one; no other page may frame or read what is answered.
"""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from claimcheck.reports.html import policy

if TYPE_CHECKING:
    from claimcheck.app.serve.live import Live

HOST = "127.0.0.1"
MOST_STREAMS = 32
"""Pages that can wait for changes at the same time."""
_POLL_SECONDS = 0.3
_BEATS = 5
"""Polls after which a stream without news is written to, to see whether anybody still reads it."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class PageServer(ThreadingHTTPServer):
    """Serves the page of a registry at ``address``.

    Attributes:
        live: What makes the page.
        ended: Set when the server is closed; streams end then.
        streams: How many more pages can wait for changes.
    """

    daemon_threads = True

    def __init__(self, live: Live, port: int) -> None:
        """Listen on a port of 127.0.0.1; 0 for any that is free.

        Raises:
            OSError: The port cannot be listened on.
        """
        self.live = live
        self.ended = threading.Event()
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Return where a browser finds the page."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def names(self) -> frozenset[str]:
        """Return what a request may call this server in its ``Host``."""
        port = self.server_port
        names = {f"{HOST}:{port}", f"localhost:{port}"}
        return frozenset(names | {HOST, "localhost"} if port == 80 else names)

    def server_bind(self) -> None:
        """Bind without asking anybody for the name of the host."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def server_close(self) -> None:
        """Stop listening, and let the streams end."""
        self.ended.set()
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser that went away go; nothing else can be told to it."""


class _Handler(BaseHTTPRequestHandler):
    server: PageServer
    timeout = 10
    server_version = "claimcheck"
    sys_version = ""

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._text(HTTPStatus.FORBIDDEN, "This server answers to its own address only.")
            return
        asked = urlsplit(self.path)
        named = parse_qs(asked.query).get("path", [""])[0]
        if asked.path == "/":
            self._page(self.server.live.page())
        elif asked.path == "/text" and (page := self.server.live.text(named)) is not None:
            self._page(page)
        elif asked.path == "/events":
            self._stream()
        else:
            self._text(HTTPStatus.NOT_FOUND, "There is no such page here; begin at /.")

    do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    def _refuse(self) -> None:
        self._text(HTTPStatus.METHOD_NOT_ALLOWED, "This server changes nothing.", Allow="GET, HEAD")

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815 - likewise

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it overrides
        """Say nothing: what browsers ask for is nobody's news."""

    def _is_for_us(self) -> bool:
        hosts, names = self.headers.get_all("Host") or [], self.server.names
        origins = self.headers.get_all("Origin") or []
        own = all(each.removeprefix("http://") in names for each in origins)
        # A target with a host of its own ("GET http://other/") would overrule the header.
        is_plain = self.path.startswith("/")
        return is_plain and own and len(hosts) == 1 and hosts[0].strip().lower() in names

    def _page(self, made: tuple[str, str]) -> None:
        """Answer with a page, made for a version of the files."""
        version, page = made
        self._answer(HTTPStatus.OK, "text/html", page, policy(version))

    def _text(self, status: HTTPStatus, text: str, **headers: str) -> None:
        self._answer(status, "text/plain", text + "\n", "default-src 'none'", **headers)

    def _answer(self, status: HTTPStatus, kind: str, text: str, rules: str, **headers: str) -> None:
        body = text.encode("utf-8")
        self._head(status, kind, rules, **{"Content-Length": str(len(body)), **headers})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, rules: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", f"{rules}; frame-ancestors 'none'")
        self.end_headers()

    def _stream(self) -> None:
        """Tell a page which state the files are in, now and after each change."""
        server = self.server
        if not server.streams.acquire(blocking=False):
            self._text(HTTPStatus.SERVICE_UNAVAILABLE, "Too many pages wait for changes.")
            return
        try:
            self._head(HTTPStatus.OK, "text/event-stream", "default-src 'none'")
            known, beats = "", 0
            while self.command != "HEAD" and not server.ended.is_set():
                version = server.live.version()
                if version != known:
                    self.wfile.write(f"data: {version}\n\n".encode("ascii"))
                    known, beats = version, 0
                elif beats >= _BEATS:
                    self.wfile.write(b":\n\n")
                    beats = 0
                beats += 1
                server.ended.wait(_POLL_SECONDS)
        finally:
            server.streams.release()
