"""HTTP connections that go to the address that was checked, and end when the time is up.

The name is resolved once for each connection, the answer is checked, and the socket is opened to
the checked number: a name that points elsewhere a moment later (DNS rebinding) changes nothing.
TLS and the ``Host`` header still carry the name.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from claimcheck.fetchers._addresses import AddressRefusedError, NameUnresolvedError, is_public
from claimcheck.fetchers.base import FetchStopped

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

    from claimcheck.fetchers.base import FetchContext, FetchPolicy

_SLICE_SECONDS = 0.5
"""A read waits at most this long at a time, so that a run that is stopped ends soon."""


class Deadline:
    """The moment at which one source has had its time."""

    def __init__(self, context: FetchContext, seconds: float) -> None:
        self._context = context
        self._end = context.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Move the end: this much was spent waiting for others."""
        self._end += seconds

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            FetchStopped: The run is ending.
            httpcore.ReadTimeout: None are left.
        """
        if self._context.stop.is_set():
            raise FetchStopped
        left = self._end - self._context.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this source is up")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every operation is bounded by the deadline, however little arrives."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        while True:
            left = self._deadline.left()
            try:
                return self._inner.read(max_bytes, min(left, _SLICE_SECONDS))
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only; the one place where sockets are made."""

    def __init__(
        self,
        policy: FetchPolicy,
        context: FetchContext,
        deadline: Deadline,
        inner: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allowed = {host.lower().strip("[]") for host in policy.allowed_hosts}
        if policy.proxy:
            self._allowed.add(httpx.URL(policy.proxy).host.lower())
        self._context = context
        self._deadline = deadline
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve_in_time(self._context, self._deadline, host, port)
        if host.lower() not in self._allowed:
            public = [address for address in addresses if is_public(address)]
            if addresses and not public:
                raise AddressRefusedError(f"{host} leads to {addresses[0]}, which is not public")
            addresses = public
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for index, address in enumerate(addresses):
            left = self._deadline.left()
            share = left if index == len(addresses) - 1 else left / 2  # some addresses are deaf
            try:
                stream = self._inner.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure


def resolve_in_time(context: FetchContext, deadline: Deadline, host: str, port: int) -> list[str]:
    """Resolve in a thread that is left behind if it takes too long: resolvers cannot be cut.

    Raises:
        NameGoneError: There is no such name.
        NameUnresolvedError: Nobody could be asked.
        httpcore.ReadTimeout: It took too long.
    """
    answer: list[list[str]] = []
    failure: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(context.resolve(host, port))
        except Exception as error:  # noqa: BLE001 - raised again below, in the right thread
            failure.append(error)

    worker = threading.Thread(target=ask, daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(min(deadline.left(), _SLICE_SECONDS))
    if failure:
        raise failure[0]
    if not answer:
        raise NameUnresolvedError(host)
    return answer[0]


class CheckedTransport(httpx.BaseTransport):
    """An httpx transport on top of ``CheckedBackend``; one for each source."""

    def __init__(self, backend: httpcore.NetworkBackend, proxy: str | None = None) -> None:
        context = _tls_context()
        self._pool: httpcore.ConnectionPool
        if proxy is None:
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)
        else:
            self._pool = httpcore.HTTPProxy(
                proxy_url=proxy, ssl_context=context, network_backend=backend
            )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; errors are httpcore's own."""
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The raw bytes of an answer."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@lru_cache(maxsize=1)
def _tls_context() -> ssl.SSLContext:
    """Return the certificates to trust; ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` are honoured."""
    return httpx.create_ssl_context()
