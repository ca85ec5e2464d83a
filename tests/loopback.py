"""A real web server on loopback, for tests: answers by the page, misbehaves on request."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REASONS = {200: "OK", 302: "Found", 304: "Not Modified", 404: "Not Found"}


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names in lower case."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass(frozen=True)
class Reply:
    """One answer.

    ``drip`` sends the body a byte at a time with that many seconds between; ``cut`` closes the
    connection after so many bytes of the body; ``length`` is what Content-Length says when it
    lies; ``raw`` is sent as it is, in place of everything else.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float | None = None
    cut: int | None = None
    length: int | None = None
    raw: bytes | None = None


def page(title: str, *paragraphs: str) -> bytes:
    """Return a page of HTML."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><h1>{title}</h1>{body}</body></html>"
    ).encode()


def html(title: str, *paragraphs: str, **headers: str) -> Reply:
    """Return an answer with a page of HTML; headers with ``_`` for ``-``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(page(title, *paragraphs), headers={"Content-Type": "text/html", **named})


def redirect(target: str, status: int = 302) -> Reply:
    """Return an answer that points to ``target``."""
    return Reply(status=status, headers={"Location": target})


class Site:
    """Pages by path; a page is a ``Reply``, a list of them in turn, or a function of the request.

    The last ``Reply`` of a list is repeated. A path that is not here answers 404. ``asked`` holds
    every request in order.
    """

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        self.pages: dict[str, Reply | list[Reply] | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._open = 0
        self._lock = threading.Lock()
        self._prefixes: dict[str, Callable[[Asked], Reply]] = {}

    def url(self, path: str, host: str | None = None) -> str:
        """Return the address of ``path`` on this server, under another name if one is given."""
        return f"http://{host or self.host}:{self.port}{path}"

    def answer_by_prefix(self, prefix: str, reply: Callable[[Asked], Reply]) -> None:
        """Answer every path that begins so, unless it has a page of its own."""
        self._prefixes[prefix] = reply

    def times(self, path: str) -> int:
        """Return how often ``path`` was asked for."""
        return sum(asked.path == path for asked in self.asked)

    def answer(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            begun = (self._prefixes[each] for each in self._prefixes if asked.path.startswith(each))
            reply = self.pages.get(asked.path) or next(begun, None)
            if reply is None:
                reply = Reply(b"nothing here", 404)
            elif isinstance(reply, list):
                reply = reply.pop(0) if len(reply) > 1 else reply[0]
        return reply if isinstance(reply, Reply) else reply(asked)

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        with self._lock:
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1


@contextlib.contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """Run a server on a free port of loopback while the block runs."""
    listener = socket.create_server((host, 0))
    listener.settimeout(0.01)
    site = Site(host, listener.getsockname()[1])
    stop = threading.Event()
    workers: list[threading.Thread] = []

    def accept() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            worker = threading.Thread(target=_serve, args=(connection, site, stop), daemon=True)
            workers.append(worker)
            worker.start()

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield site
    finally:
        stop.set()
        acceptor.join(5)
        for worker in workers:
            worker.join(5)
        listener.close()


def _serve(connection: socket.socket, site: Site, stop: threading.Event) -> None:
    with connection, contextlib.suppress(OSError):
        connection.settimeout(0.02)
        while (asked := _read_request(connection, stop)) is not None:
            with site.counted():
                reply = site.answer(asked)
            # Counted no longer: once a reply has arrived, the next request may be on its way.
            if not _send(connection, reply, stop):
                return


def _read_request(connection: socket.socket, stop: threading.Event) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        try:
            piece = connection.recv(65536)
        except TimeoutError:
            if stop.is_set():
                return None
            continue
        if not piece or piece.startswith(b"\x16\x03"):  # the end, or TLS, which is not spoken here
            return None
        data += piece
    first, *lines = data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
    exact = dict(line.split(": ", 1) for line in lines if ": " in line)
    headers |= {name.lower(): value for name, value in exact.items()}
    return Asked(first.split(" ")[1], headers, time.monotonic())


def _send(connection: socket.socket, reply: Reply, stop: threading.Event) -> bool:
    """Send ``reply``; return whether the connection can go on."""
    connection.settimeout(5)
    if reply.raw is not None:
        connection.sendall(reply.raw)
        return False
    length = len(reply.body) if reply.length is None else reply.length
    headers = {"Content-Length": str(length), **reply.headers}
    if reply.status == 304:
        headers.pop("Content-Length")
    head = f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'Status')}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection.sendall(head.encode("latin-1") + b"\r\n")
    body = reply.body if reply.cut is None else reply.body[: reply.cut]
    if reply.drip is None:
        connection.sendall(body)
    else:
        for byte in body:
            if stop.wait(reply.drip):
                return False
            connection.sendall(bytes([byte]))
    connection.settimeout(0.02)
    return reply.cut is None and reply.length is None
