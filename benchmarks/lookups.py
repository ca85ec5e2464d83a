"""How long registries of record are asked about thousands of sources, and how often.

    python benchmarks/lookups.py [--dois 1000] [--arxiv 500] [--pubmed 500]

A server on loopback answers for Crossref, arXiv and PubMed, in their own shapes
(``tests/records.py``), at once and with the record of what was asked for. ``claimcheck verify``
asks about all sources of a registry in a folder made for it; a second run asks about what is left,
and ``--refresh`` about all of it. On the services' own addresses the pace that they ask for comes
on top: what it comes to is printed, from the requests that were counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests"), str(_ROOT / "benchmarks")]

import records  # noqa: E402
from loopback import Asked, Reply, Site, serving  # noqa: E402
from results import kept  # noqa: E402
from timing import Program, run_once  # noqa: E402

from claimcheck.lookups import LOOKUPS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATHS = {"crossref": "/works/", "arxiv": "/api/query", "pubmed": "/efetch.fcgi"}


def _title(identifier: str) -> str:
    return f"Counting ships, part {identifier}"


def _crossref(asked: Asked) -> Reply:
    doi = unquote(urlsplit(asked.path).path.removeprefix(_PATHS["crossref"]))
    return Reply(records.crossref(doi, _title(doi)), headers={"Content-Type": "application/json"})


def _arxiv(asked: Asked) -> Reply:
    numbers = parse_qs(urlsplit(asked.path).query)["id_list"][0].split(",")
    body = records.arxiv(*(records.arxiv_entry(each, _title(each)) for each in numbers))
    return Reply(body, headers={"Content-Type": "application/atom+xml"})


def _pubmed(asked: Asked) -> Reply:
    numbers = parse_qs(urlsplit(asked.path).query)["id"][0].split(",")
    body = records.pubmed(*(records.pubmed_article(each, _title(each)) for each in numbers))
    return Reply(body, headers={"Content-Type": "text/xml"})


_ANSWERS = {"crossref": _crossref, "arxiv": _arxiv, "pubmed": _pubmed}


def _named(service: str, at: int) -> tuple[str, str]:
    """Return the identifier of a source, and the line that gives it."""
    if service == "crossref":
        return (doi := f"10.5555/ships.{at}"), f"doi: {doi}"
    if service == "arxiv":
        return (number := f"1901.{at:05d}"), f"url: https://arxiv.org/abs/{number}"
    number = f"{30_000_000 + at}"
    return number, f"url: https://pubmed.ncbi.nlm.nih.gov/{number}/"


def _fill(folder: Path, counts: Mapping[str, int], site: Site) -> dict[str, str]:
    """Make a registry of so many sources, and return the variables that lead to the server."""
    (folder / "data").mkdir()
    lines = ["sources:"]
    for service, count in counts.items():
        for at in range(count):
            identifier, line = _named(service, at)
            lines += [f"  - id: {service}-{at}", f"    title: {_title(identifier)}", f"    {line}"]
            lines += ["    author: R. Lindqvist", "    published: 2019", "    kind: primary"]
    (folder / "data" / "sources.yaml").write_text("\n".join((*lines, "")), encoding="utf-8")
    own = folder / "own.toml"
    services = "".join(f'{name} = "{site.url("").rstrip("/")}"\n' for name in _PATHS)
    own.write_text(
        f'[lookup]\n{services}\n[verify]\nallow_hosts = ["127.0.0.1"]\npace = 0\n', encoding="utf-8"
    )
    cache = folder / "cache"
    return {"CLAIMCHECK_USER_CONFIG": str(own), "CLAIMCHECK_CACHE_DIR": str(cache)}


def main() -> None:
    """Print what each run takes, and how many requests it makes of each service."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, count in (("dois", 1000), ("arxiv", 500), ("pubmed", 500)):
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    counts = {"crossref": options.dois, "arxiv": options.arxiv, "pubmed": options.pubmed}
    with (
        kept("lookups", *sys.argv[1:]) as figures,
        tempfile.TemporaryDirectory() as name,
        serving() as site,
    ):
        variables = _fill(Path(name), counts, site)
        for service, answer in _ANSWERS.items():
            site.answer_by_prefix(_PATHS[service], answer)
        figures["sources"] = {**counts, "all": sum(counts.values())}
        for run, more in (("first", []), ("again", []), ("refresh", ["--refresh"])):
            command = [sys.executable, "-m", "claimcheck", "verify", *more]
            site.asked.clear()
            cost = run_once(Program(command, environment=variables), Path(name))
            asked = {
                service: sum(each.path.startswith(path) for each in site.asked)
                for service, path in _PATHS.items()
            }
            longest = max(asked[service] * LOOKUPS[service].PACE for service in asked)
            requests = ", ".join(f"{count:,} to {service}" for service, count in asked.items())
            print(
                f"{run:>7}: {sum(counts.values()):,} sources, {cost.wall:.1f} s, {cost.cpu:.1f} s "
                f"cpu, {cost.memory:.0f} MiB, requests: {requests}; "
                f"at the services' own pace {longest:,.0f} s or more"
            )
            figures[run] = {
                "wall": round(cost.wall, 1),
                "cpu": round(cost.cpu, 1),
                "requests": {**asked, "all": sum(asked.values())},
                "at_their_pace": round(longest),
            }


if __name__ == "__main__":
    main()
