"""Works out what ten million citations cost, from what benchmarks measured.

What is assumed stands at the top; what is measured is read from ``benchmarks/results``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reference_words import table

RESULTS = Path(__file__).parents[1] / "benchmarks" / "results"

CITATIONS = 10_000_000
QUOTES_PER_PAGE = 1.4
"""Citations of one address: most are cited once."""
LARGEST_HOST = 0.02
"""The part of all addresses that the most cited host has: an archive, a newspaper."""
ANSWER_SECONDS = 1.0
"""What a page of the web takes to answer, of which two are asked at a time."""
PACE, CONNECTIONS, HOSTS_AT_ONCE = 0.2, 2, 64
PAGE_BYTES = 100_000
"""A page without its pictures, as it is sent, compressed or not."""
TEXT_PART = 0.3
"""The part of a page that is text, which the cache keeps."""
CORE_HOUR, GB_MONTH = 0.05, 0.02
"""What a core costs for an hour, and a gigabyte of disk for a month, rented, in dollars."""
ROW_BYTES = 300


def scale() -> str:
    """Return the table of what it comes to."""
    proven, hosts = _results("prove"), _results("prove_hosts")
    pages = CITATIONS / QUOTES_PER_PAGE
    read_seconds = proven["local"]["one"]["cpu"] / proven["pages"]
    fetch_seconds = hosts["answering"]["cpu"] / hosts["answering"]["outcomes"]["ok"]
    core_hours = pages * (read_seconds + fetch_seconds) / 3_600
    rate = min(HOSTS_AT_ONCE * CONNECTIONS / ANSWER_SECONDS, HOSTS_AT_ONCE / PACE)
    by_cpu = 1 / fetch_seconds
    one_machine = pages / min(rate, by_cpu) / 3_600
    largest = LARGEST_HOST * pages * max(PACE, ANSWER_SECONDS / CONNECTIONS) / 3_600
    fetched, texts = pages * PAGE_BYTES, pages * PAGE_BYTES * TEXT_PART
    work = CITATIONS * (2 * ROW_BYTES + 2 * proven["local"]["result_bytes"])
    each = f"{1e3 * fetch_seconds:.0f} + {1e3 * read_seconds:.0f} ms"
    money = f"${core_hours * CORE_HOUR:,.0f} and ${(work + texts) / 1e9 * GB_MONTH:,.0f}"
    rows = [
        ("addresses to ask", f"{pages / 1e6:.1f} million"),
        ("processor, to fetch a page and to read it", each),
        ("processor in all", f"{core_hours:,.0f} hours of one core"),
        ("rate of one machine", f"{min(rate, by_cpu):,.0f} pages a second"),
        ("one machine", f"{one_machine / 24:.1f} days"),
        ("the host with the most addresses, at its pace", f"{largest / 24:.1f} days"),
        ("bytes fetched", f"{fetched / 1e9:,.0f} GB"),
        ("disk: rows and results, twice while it runs", f"{work / 1e9:,.0f} GB"),
        ("disk: texts in the cache", f"{texts / 1e9:,.0f} GB"),
        ("rented: processor, and a month of the disk", money),
    ]
    return table(("ten million citations", "come to"), rows)


def assumptions() -> str:
    """Return the table of what is assumed."""
    rows = [
        ("citations of one address", f"{QUOTES_PER_PAGE}"),
        ("addresses of the most cited host", f"{LARGEST_HOST:.0%} of all"),
        ("time in which a page answers", f"{ANSWER_SECONDS:g} s"),
        ("bytes of a page", f"{PAGE_BYTES:,}, {TEXT_PART:.0%} of them text"),
        ("bytes of a row", f"{ROW_BYTES}"),
        ("an hour of a core, a month of a gigabyte", f"${CORE_HOUR:.2f}, ${GB_MONTH:.2f}"),
    ]
    return table(("assumed", ""), rows)


def rates() -> str:
    """Return the table of what was measured."""
    proven, dask, hosts = map(_results, ("prove", "prove_dask", "prove_hosts"))
    local, one, two = proven["local"], proven["local"]["one"], proven["local"]["two"]
    linear = ", ".join(f"{times} for {int(count):,}" for count, times in local["linear"].items())
    hang, answering = hosts["all"], hosts["answering"]
    done = f"{hang['others_done']:.0f} s, and {answering['others_done']:.0f} s without"
    most = f"{hang['most_at_once']} at once, {hang['most_in_a_second']} in a second"
    times = f"{proven['loop']['times']} times the processor time"
    rows = [
        ("quotes, and pages that they are in", f"{proven['quotes']:,} in {proven['pages']:,}"),
        ("quotes a second of processor, one process", f"{one['quotes_a_second_of_cpu']:,}"),
        ("two processes beside one, by the clock", f"{local['times_two']} times"),
        ("beside a loop that calls the matcher", times),
        ("the largest process", f"{max(one['memory'], two['memory'])} MiB"),
        ("time for a quote, beside that with all rows", linear),
        (
            f"Dask with two local workers, {dask['quotes']:,} quotes in turns with processes",
            f"{dask['speed']} of the speed of two processes",
        ),
        ("hosts on loopback", f"{hosts['hosts']:,}, {hosts['pages']} pages each"),
        ("pages a second", f"{answering['pages_a_second']}"),
        ("cores that were busy with it", f"{answering['cpu'] / answering['seconds']:.1f}"),
        ("with one host in a hundred that hangs", f"the others answered after {done}"),
        ("most requests that a host saw", most),
        ("requests before the time that a 429 named", f"{hang['early']}"),
    ]
    return table(("measured", ""), rows)


def peers() -> str:
    """Return the table of what others made of the same rows."""
    proven = _results("prove")
    of = {"claimcheck": proven["errors"], **proven["peers"]}
    rate = {"claimcheck": proven["local"]["one"]["quotes_a_second"]}
    rate |= {name: each["quotes_a_second"] for name, each in proven["peers"].items()}
    names = {"linkml": "linkml-reference-validator 0.4.0", "citations": "citations 0.6.1"}
    rows = [
        (
            names.get(name, name),
            f"{rate[name]:,.0f}",
            f"{each['missed']['percent']} % of {each['missed']['of']:,}",
            f"{each['accepted']['percent']} % of {each['accepted']['of']:,}",
        )
        for name, each in of.items()
    ]
    return table(("", "quotes a second", "true ones not found", "false ones accepted"), rows)


def _results(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return found
