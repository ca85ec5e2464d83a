"""A service that saves pages, behind a proxy on loopback: only public hosts are sent to it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from loopback import Reply, Site, html, redirect, serving

from claimcheck.app.project import open_project
from claimcheck.app.verify import reader
from claimcheck.app.verify.options import VerifyOptions
from claimcheck.app.verify.run import verify
from claimcheck.fetchers._addresses import NameUnresolvedError
from claimcheck.fetchers.base import FetchContext
from claimcheck.storage.captures import public_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.app.verify.result import Verification

BASE = "http://web.archive.example"
PAGE = "http://ships.example/report"
SAVE = f"{BASE}/save/{PAGE}"
CAPTURE = f"{BASE}/web/20261130120000id_/{PAGE}"
QUOTE = "The harbour authority counted 4,210 ships in 2019"
FILLER = "These words stand here so that the page is long enough to be taken for a page. " * 4


def _numbers_only(host: str, _port: int) -> list[str]:
    if host == "127.0.0.1":
        return [host]
    raise NameUnresolvedError(host)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(reader, "FetchContext", partial(FetchContext, resolve=_numbers_only))
    with serving() as found:
        found.pages[PAGE] = html("Ships", QUOTE, FILLER)
        found.pages[SAVE] = redirect(f"/web/20261130120000/{PAGE}")
        found.pages[f"{BASE}/web/20261130120000/{PAGE}"] = html("Banner", QUOTE, FILLER)
        found.pages[CAPTURE] = found.pages[PAGE]
        yield found


def _verified(
    folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch, addresses: dict[str, str]
) -> Verification:
    own = folder / "own.toml"
    own.write_text(
        f'[verify]\nproxy = "{site.url("")}"\npace = 0\nallow_hosts = ["127.0.0.1"]\n'
        f'retries = 0\n[archive]\nsave = "{BASE}/save"\n'
    )
    monkeypatch.setenv("CLAIMCHECK_USER_CONFIG", str(own))
    sources: list[dict[str, Any]] = [
        {"id": name, "title": name, "kind": "primary", "url": url}
        for name, url in addresses.items()
    ]
    claims = [
        {
            "id": f"of-{name}",
            "text": "It counted ships.",
            "evidence": [{"source": name, "stance": "supports", "quote": QUOTE}],
        }
        for name in addresses
    ]
    (folder / "data").mkdir()
    (folder / "data/sources.yaml").write_text(json.dumps({"sources": sources}))
    (folder / "data/claims.yaml").write_text(json.dumps({"claims": claims}))
    options = VerifyOptions(archive=True, records=False)
    return verify(open_project(folder), options, lambda *_: None)


def test_a_page_is_saved_and_its_capture_is_verified(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _verified(tmp_path, site, monkeypatch, {"report": PAGE})

    facts = found.lock.source("report")
    assert facts is not None
    assert (facts.archive, facts.read, facts.outcome) == (CAPTURE, "fetched", "ok")
    (row,) = found.rows
    assert row.proof.state == "proven"
    assert row.proof.facts is not None
    assert row.proof.facts.archive is None
    assert found.unsaved == ()


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (CAPTURE, html("Please wait", "Nothing was saved yet, so come back.", FILLER)),
        (CAPTURE, Reply(b"", 404)),
    ],
)
def test_a_capture_that_does_not_hold_what_the_page_holds_is_not_taken(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, path: str, reply: Reply
) -> None:
    site.pages[path] = reply

    found = _verified(tmp_path, site, monkeypatch, {"report": PAGE})

    facts = found.lock.source("report")
    assert facts is not None
    assert facts.archive is None


@pytest.mark.parametrize("reply", [Reply(b"busy", 503), Reply(b"", 404), html("Saved", FILLER)])
def test_a_service_that_does_not_save_is_told(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    site.pages[SAVE] = reply

    found = _verified(tmp_path, site, monkeypatch, {"report": PAGE})

    assert found.unsaved == ("report",)
    assert found.rows[0].proof.state == "proven"


def test_what_is_private_is_never_sent(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = {
        "report": PAGE,
        "here": site.url("/inside"),
        "dotted": site.url("/inside").replace("127.0.0.1", "127.0.0.1."),
        "keyed": f"{PAGE}?token=abc",
        "session": "http://ships.example/report;jsessionid=1A",
    }
    for url in addresses.values():
        site.pages[url] = site.pages["/inside"] = site.pages[PAGE]

    _verified(tmp_path, site, monkeypatch, addresses)

    assert [each.path for each in site.asked if "/save/" in each.path] == [SAVE]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://a.example/x?page=1&lang=en", "https://a.example/x?page=1&lang=en"),
        ("https://a.example/x?access_token=1&page=2#top", "https://a.example/x?page=2"),
        ("https://a.example/x?X-Amz-Signature=1&X-Amz-Date=2", "https://a.example/x"),
        ("https://u:p@a.example/x;jsessionid=9?sid=1", "https://a.example/x"),
        ("https://a.example/x?q=a%20b", "https://a.example/x?q=a%20b"),
    ],
)
def test_an_address_without_what_may_be_a_key(address: str, public: str) -> None:
    assert public_address(address) == public
