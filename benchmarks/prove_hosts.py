"""Measure ``claimcheck prove`` against a web of a thousand hosts on loopback.

    python benchmarks/prove_hosts.py [HOSTS] [PAGES]

Each host is an address of its own (127.0.1.1, 127.0.1.2, …) with so many pages, behind one server
that answers after 50 to 500 ms. One host in a hundred never answers. One in a hundred says 429 with
``Retry-After: 2`` to every third request, and notes whoever comes back too early. Pace and limits
are those that hold by default. Told are the rate that is reached and what bounds it, the most
requests that any host saw at once and within a second, and what the hosts that hang cost: the same
run without them. Each takes the place of one host that is asked until its pages are given up. Linux
only: other systems know only one address of loopback.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict, deque
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from results import kept

from claimcheck.engines.pools import HOSTS_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTS, PAGES = 1_000, 20
HANGING_EVERY, LIMITED_EVERY = 100, 100
RETRY_AFTER = 2.0
PACE, AT_ONCE, TIMEOUT = 0.2, 2, 20.0
"""What holds by default: seconds between two requests to one host, how many at once, and seconds
for one page."""

_BUSY = 0.7
"""Cores, on the average of a run that begins with waiting, at which one process can do no more."""

_EARLY = 0.02
"""Seconds by which clocks and sockets may differ."""

_CROSSING = 0.1
"""Seconds after a 429 within which a request was sent before anybody could have read it."""


class Web:
    """Many hosts behind one server.

    Attributes:
        port: Where it listens, at all addresses of loopback.
        most: The most requests at once, by host.
        busiest: The most requests within a second, by host.
        early: How often somebody came back before the time that a 429 named.
        crossed: How often somebody came while a 429 was on its way, on another connection.
    """

    def __init__(self) -> None:
        self.port = 0
        self.most: Counter[str] = Counter()
        self.busiest: Counter[str] = Counter()
        self.early = self.crossed = 0
        self._open: Counter[str] = Counter()
        self._lately: dict[str, deque[float]] = defaultdict(deque)
        self._asked: Counter[str] = Counter()
        self._not_before: dict[str, float] = {}
        self._random = Random(1)  # noqa: S311 - not for secrets
        self._ready = threading.Event()

    def start(self) -> None:
        """Begin to answer, in a thread of its own."""
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._ready.wait()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._answer, "0.0.0.0", 0, backlog=4_096)  # noqa: S104
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        async with server:
            await server.serve_forever()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        number = number_of(host)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self._came(host)
                try:
                    if number % HANGING_EVERY == HANGING_EVERY - 1:
                        await reader.read(1)  # until whoever asked goes away
                        return
                    await self._send(writer, host, number, head.split(b" ")[1].decode())
                finally:
                    self._open[host] -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _came(self, host: str) -> None:
        now = time.monotonic()
        left = self._not_before.get(host, 0.0) - now
        if left > RETRY_AFTER - _CROSSING:
            self.crossed += 1
        elif left > _EARLY:
            self.early += 1
        lately = self._lately[host]
        lately.append(now)
        while lately[0] < now - 1:
            lately.popleft()
        self.busiest[host] = max(self.busiest[host], len(lately))
        self._open[host] += 1
        self._asked[host] += 1
        self.most[host] = max(self.most[host], self._open[host])

    async def _send(self, writer: asyncio.StreamWriter, host: str, number: int, path: str) -> None:
        await asyncio.sleep(self._random.uniform(0.05, 0.5))
        if number % LIMITED_EVERY == LIMITED_EVERY // 2 and self._asked[host] % 3 == 0:
            self._not_before[host] = time.monotonic() + RETRY_AFTER
            extra, status, body = f"Retry-After: {RETRY_AFTER:g}\r\n", "429 Too Many Requests", b""
        else:
            extra, status, body = "", "200 OK", page(number, path)
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{extra}"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await writer.drain()


def page(number: int, path: str) -> bytes:
    """Return a page with one sentence that is asked for, and 20 KB of others."""
    filler = "<p>Other words stand around it, as many as on a page of usual length.</p>\n" * 270
    return (
        f"<!doctype html><html><head><title>A page</title></head><body><p>{sentence(number, path)}"
        f"</p>{filler}</body></html>"
    ).encode()


def sentence(number: int, path: str) -> str:
    """Return the words that a page holds."""
    return f"Host {number} says on page {path} that it counted {number + 1_000} ships."


def host_of(number: int) -> str:
    """Return the address of a host."""
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


def number_of(host: str) -> int:
    """Return which host has an address."""
    *_, high, low = map(int, host.split("."))
    return (high - 1) * 250 + low - 1


def main() -> None:
    """Print and keep the figures."""
    parser = argparse.ArgumentParser(description="prove against many hosts")
    parser.add_argument("hosts", type=int, nargs="?", default=HOSTS)
    parser.add_argument("pages", type=int, nargs="?", default=PAGES)
    asked = parser.parse_args()
    numbers = range(asked.hosts)
    with kept("prove_hosts", str(asked.hosts), str(asked.pages)) as found:
        print(f"{asked.hosts:,} hosts, {asked.pages:,} pages of 20 KB each")
        answering = [each for each in numbers if each % HANGING_EVERY != HANGING_EVERY - 1]
        found |= {"hosts": asked.hosts, "pages": asked.pages}
        found["all"] = run(numbers, asked.pages, "with those that hang")
        found["answering"] = run(answering, asked.pages, "without them")
        alone = asked.pages * TIMEOUT / AT_ONCE
        print(f"a host that hangs takes {alone:.0f} s for itself: its pages, two at a time")
        found["one_hanging"] = alone


def run(numbers: Sequence[int], pages: int, name: str) -> dict[str, Any]:
    """Prove a row for each page of these hosts; print and return what was seen."""
    web = Web()
    web.start()
    with TemporaryDirectory() as place:
        folder = Path(place)
        rows, hosts = [], [host_of(number) for number in numbers]
        for number, host in zip(numbers, hosts, strict=True):
            for at in range(pages):
                url = f"http://{host}:{web.port}/{at}"
                quote = sentence(number, f"/{at}")
                rows.append(json.dumps({"id": f"{number}-{at}", "quote": quote, "url": url}))
        (folder / "rows.jsonl").write_text("\n".join(rows))
        begun = time.time()
        took, told = prove(folder, hosts)
        states: Counter[str] = Counter()
        done = 0.0
        with (folder / "out.jsonl").open() as lines:
            for line in lines:
                row = json.loads(line)
                states[row["source_outcome"]] += 1
                if row["retrieved"]:
                    done = max(done, moment(row["retrieved"]) - begun)
    answered = states["ok"]
    found = {
        "seconds": round(took, 1),
        "cpu": round(told, 1),
        "pages_a_second": round(answered / max(done, 1)),
        "outcomes": dict(states),
        "most_at_once": max(web.most.values()),
        "most_in_a_second": max(web.busiest.values()),
        "others_done": round(done, 1),
        "early": web.early,
        "crossed": web.crossed,
    }
    print(
        f"{name}: {took:.1f} s, {told:.1f} s of processor; "
        f"{', '.join(f'{count:,} {state}' for state, count in sorted(states.items()))}; "
        f"the last answer after {done:.0f} s, so {answered / max(done, 1):.0f} pages a second"
    )
    at_pace = round(min(HOSTS_AT_ONCE, len(numbers)) / PACE)
    busy = told / max(done, 1)
    found["at_pace"] = at_pace
    bound = "the processor of the one process that reads them" if busy > _BUSY else "the hosts"
    print(
        f"  hosts that are asked at a time give {at_pace} pages a second at their pace; "
        f"{busy:.1f} cores were busy, so what bounds the rate is {bound}"
    )
    print(
        f"  no host saw more than {found['most_at_once']} requests at once, nor more than "
        f"{found['most_in_a_second']} in a second; {web.early} came earlier than a 429 named, and "
        f"{web.crossed} while one was on its way"
    )
    return found


def moment(stamp: str) -> float:
    """Return a time of a result, which is told in whole seconds."""
    return dt.datetime.fromisoformat(stamp).timestamp()


def prove(folder: Path, hosts: Sequence[str]) -> tuple[float, float]:
    """Run the program; return its seconds by the clock and of processor time."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "CLAIMCHECK_CACHE_DIR": str(folder / "cache"),
    }
    command = [sys.executable, "-m", "claimcheck", "prove", "rows.jsonl", "-o", "out.jsonl", "-q"]
    command += ["--set", f"verify.allow_hosts={','.join(hosts)}"]
    begin, before = time.perf_counter(), os.times()
    ran = subprocess.run(command, cwd=folder, env=environment, check=False)
    if ran.returncode not in (0, 1):
        raise SystemExit(f"prove ended with {ran.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system
    return time.perf_counter() - begin, cpu - before.children_user - before.children_system


if __name__ == "__main__":
    main()
