"""Sources on the web: redirects by hand, every hop checked, nothing without a limit."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import httpcore
import httpx

from claimcheck.fetchers._addresses import (
    AddressRefusedError,
    NameGoneError,
    NameUnresolvedError,
)
from claimcheck.fetchers._answer import Answer, judge, moment, retry_after
from claimcheck.fetchers._body import BodyEncodingError, BodyError, BodyTooLargeError, read_body
from claimcheck.fetchers._proxied import refusal
from claimcheck.fetchers._transport import CheckedBackend, CheckedTransport, Deadline
from claimcheck.model.fetched import Exchange, Fetched, FetchRequest, Outcome, Redirect

if TYPE_CHECKING:
    from claimcheck.fetchers.base import FetchContext, FetchPolicy

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
"""Answers that may be different a moment later."""

_ASKS_TO_WAIT = frozenset({429, 503})
"""Answers whose ``Retry-After`` is meant for the whole host."""

_ERROR_BODY_BYTES = 256_000
"""What is read of an answer that is no success, to see whether it is a bot wall."""

_HEADERS = {
    "accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "accept-encoding": "gzip, deflate",
    "accept-language": "en,*;q=0.5",
}

_CANNOT_BE_TEXT = re.compile(r"(image|audio|video|font)/", re.IGNORECASE)

_HOST = re.compile(rb"[A-Za-z0-9._:-]+")

_AT_ONCE_SECONDS, _SOON_SECONDS = 5, 30
_FEW_WORDS = 40
"""A page leads elsewhere where it does so at once, or soon and says little more than that."""

_MAX_BACKOFF_SECONDS = 8.0

_MAX_ADDRESS = 4_000
"""Characters of an address that is gone to, and that the lock holds."""


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")


class _Ended(Exception):  # noqa: N818 - an outcome, not an error
    """The fetch is over with an outcome that is no answer."""

    def __init__(self, outcome: Outcome, reason: str, *, transient: bool = False) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.transient = transient


def fetch(
    request: FetchRequest,
    policy: FetchPolicy,
    context: FetchContext,
    *,
    backend: httpcore.NetworkBackend | None = None,
) -> Fetched:
    """Fetch one http(s) address, following redirects.

    Args:
        request: What to fetch.
        policy: The limits.
        context: Clock, resolver, pace.
        backend: Opens the sockets, to addresses that are checked already; for tests.
    """
    visit = _Visit(request, policy, context, backend)
    try:
        fetched = visit.run()
    except _Ended as end:
        fetched = visit.failed(end.outcome, end.reason)
    finally:
        visit.close()
    return fetched


class _Visit:
    """One source being fetched."""

    def __init__(
        self,
        request: FetchRequest,
        policy: FetchPolicy,
        context: FetchContext,
        backend: httpcore.NetworkBackend | None,
    ) -> None:
        self._request = request
        self._policy = policy
        self._context = context
        self._deadline = Deadline(context, policy.timeout_seconds)
        checked = CheckedBackend(policy, context, self._deadline, backend)
        self._client = httpx.Client(
            transport=CheckedTransport(checked, policy.proxy),
            trust_env=False,
            timeout=None,  # noqa: S113 - the deadline bounds every operation
            headers={**_HEADERS, "user-agent": policy.user_agent},
        )
        self._at = request.address
        self._redirects: list[Redirect] = []
        self._status: int | None = None
        self._exchanges: list[Exchange] = []

    def close(self) -> None:
        self._client.close()

    def failed(self, outcome: Outcome, reason: str) -> Fetched:
        return Fetched(
            outcome,
            self._request.address,
            self._at,
            self._context.now(),
            tuple(self._redirects),
            self._status,
            reason=reason,
        )

    def run(self) -> Fetched:
        """Go from hop to hop until there is an answer.

        Raises:
            _Ended: There is none.
        """
        seen: set[str] = set()
        while True:
            url = self._checked_url(self._at)
            answer = self._ask_patiently(url)
            self._status = answer.status
            self._exchanges.append(self._kept(answer))
            target = self._leads_to(answer)
            if target is None:
                return self._finish(answer)
            self._redirects.append(Redirect(self._at, answer.status))
            seen.add(self._at)
            try:
                self._at = str(url.join(target))
            except (httpx.InvalidURL, ValueError) as error:
                raise _Ended(Outcome.UNREACHABLE, "it redirects to no address") from error
            if len(self._at) > _MAX_ADDRESS:
                self._at = self._redirects[-1].address
                raise _Ended(Outcome.UNREACHABLE, "it redirects to an address without an end")
            if len(self._redirects) > self._policy.max_redirects:
                raise _Ended(
                    Outcome.UNREACHABLE, f"more than {self._policy.max_redirects} redirects"
                )
            if self._at in seen and (answer.status == 200 or "set-cookie" not in answer.headers):
                raise _Ended(Outcome.UNREACHABLE, "the redirects go round in a circle")

    def _kept(self, answer: Answer) -> Exchange:
        request, now = dict(self._client.headers), self._context.now()
        return Exchange(self._at, now, request, answer.status, answer.headers, answer.body)

    def _leads_to(self, answer: Answer) -> str | None:
        """Return the address to which an answer leads at once, by its head or by its page."""
        if answer.status in _REDIRECTS:
            return answer.headers.get("location") or None
        refresh = answer.page.refresh if answer.status == 200 and answer.page else None
        if refresh is None or answer.page is None:
            return None
        seconds, target = refresh
        wait = _SOON_SECONDS if answer.page.count <= _FEW_WORDS else _AT_ONCE_SECONDS
        if seconds > wait:
            return None
        try:
            here = httpx.URL(self._at)
            return target if here.join(target).copy_with(fragment=None) != here else None
        except (httpx.InvalidURL, ValueError):
            return target

    def _checked_url(self, address: str) -> httpx.URL:
        """Parse one hop's address and refuse what the policy forbids to ask."""
        try:
            url = httpx.URL(address).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError) as error:
            raise _Ended(Outcome.REFUSED, f"{address[:100]!r} is no address") from error
        if url.scheme not in {"http", "https"}:
            raise _Ended(Outcome.REFUSED, f"only http and https are fetched, not {url.scheme!r}")
        if not _HOST.fullmatch(url.raw_host):
            raise _Ended(Outcome.REFUSED, "the address names no host")
        if url.userinfo:
            raise _Ended(Outcome.REFUSED, "the address carries a user name or password")
        if self._policy.proxy and url.host not in self._policy.allowed_hosts:
            port = url.port or (443 if url.scheme == "https" else 80)
            refused = refusal(url.raw_host.decode("ascii"), port, self._context)
            if refused is not None:
                raise _Ended(Outcome.REFUSED, refused)
        return url

    def _ask_patiently(self, url: httpx.URL) -> Answer:
        """Ask one hop, again after a pause where that may help and there is time left."""
        attempt = 0
        while True:
            last = attempt == self._policy.retries
            pause = self._backoff(attempt)
            try:
                answer = self._ask(url)
            except _Ended as end:
                if last or not end.transient or not self._time_for(pause):
                    raise
            else:
                wished = retry_after(answer.headers.get("retry-after"), self._context.now())
                pause = pause if wished is None else wished
                if wished and self._policy.spares_hosts and answer.status in _ASKS_TO_WAIT:
                    patience = self._policy.timeout_seconds
                    self._context.turns.hold(_host(url), wished, patience=patience)
                transient = answer.status in _TRANSIENT and answer.wall is None
                if last or not transient or not self._time_for(pause):
                    return answer
            self._context.pause(pause)
            attempt += 1

    def _backoff(self, attempt: int) -> float:
        wait = min(self._policy.backoff_seconds * 2.0**attempt, _MAX_BACKOFF_SECONDS)
        return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, guards nothing

    def _time_for(self, pause: float) -> bool:
        try:
            return pause < self._deadline.left()
        except httpcore.ReadTimeout:
            return False

    def _ask(self, url: httpx.URL) -> Answer:
        """Send one request and read the answer, in this host's turn."""
        policy, host = self._policy, _host(url)
        turn = self._context.turns.turn(
            host,
            limit=policy.connections_per_host,
            pace=max(policy.pace_seconds, self._request.pace),
            stop=self._context.stop,
        )
        with turn as waited:
            self._deadline.extend(waited)
            if closed := self._context.turns.closed(host):
                reason = f"{host} asked to be left alone for another {closed:,.0f} s"
                raise _Ended(Outcome.RATE_LIMITED, reason)
            try:
                return self._exchange(url)
            except AddressRefusedError as error:
                raise _Ended(Outcome.REFUSED, str(error)) from error
            except NameGoneError as error:
                reason = f"the name {url.host} does not exist"
                raise _Ended(Outcome.DEAD, reason) from error
            except NameUnresolvedError as error:
                reason = f"the name {url.host} cannot be looked up; is there a network?"
                raise _Ended(Outcome.UNREACHABLE, reason, transient=True) from error
            except httpcore.TimeoutException as error:
                reason = f"no whole answer within {policy.timeout_seconds:g} s"
                raise _Ended(Outcome.UNREACHABLE, reason) from error
            except httpcore.ConnectError as error:
                raise _Ended(Outcome.UNREACHABLE, f"no connection: {error}") from error
            except httpcore.ProxyError as error:
                raise _Ended(
                    Outcome.UNREACHABLE, f"the proxy refuses: {str(error)[:100]}"
                ) from error
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                reason = f"the connection broke: {error}"
                raise _Ended(Outcome.UNREACHABLE, reason, transient=True) from error
            except BodyTooLargeError as error:
                raise _Ended(Outcome.UNSUPPORTED, str(error)) from error
            except BodyEncodingError as error:
                raise _Ended(Outcome.UNSUPPORTED, str(error)) from error
            except BodyError as error:
                raise _Ended(Outcome.UNREACHABLE, str(error), transient=True) from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
                raise _Ended(Outcome.UNREACHABLE, f"no usable answer: {error}") from error

    def _exchange(self, url: httpx.URL) -> Answer:
        request = self._client.build_request("GET", url)
        response = self._client.send(request, stream=True, follow_redirects=False)
        try:
            self._status = response.status_code
            answer = Answer(
                response.status_code,
                {name.lower(): value for name, value in response.headers.items()},
                read_start=self._context.read_start,
            )
            return replace(answer, body=self._read(response, answer))
        finally:
            response.close()

    def _read(self, response: httpx.Response, answer: Answer) -> bytes:
        """Read the body, as far as it is of use."""
        if answer.status in _REDIRECTS or answer.status in {204, 205, 304}:
            return b""
        encoding = answer.headers.get("content-encoding", "")
        if answer.status != 200:
            try:
                return read_body(response.iter_raw(), encoding, _ERROR_BODY_BYTES)
            except BodyError:
                return b""
        if _CANNOT_BE_TEXT.match(answer.media_type or ""):
            raise _Ended(Outcome.UNSUPPORTED, f"{answer.media_type} holds no text")
        return read_body(response.iter_raw(), encoding, self._policy.max_bytes)

    def _finish(self, answer: Answer) -> Fetched:
        """Turn the last answer into an outcome."""
        outcome, reason = judge(answer, self._request.address, self._at)
        if outcome is not Outcome.OK:
            return replace(self.failed(outcome, reason), media_type=answer.media_type)
        return Fetched(
            outcome,
            self._request.address,
            self._at,
            self._context.now(),
            tuple(self._redirects),
            answer.status,
            media_type=answer.media_type,
            charset=answer.charset,
            name=answer.filename or httpx.URL(self._at).path,
            body=answer.body,
            captured=moment(answer.headers.get("memento-datetime")),
            exchanges=tuple(self._exchanges),
        )
