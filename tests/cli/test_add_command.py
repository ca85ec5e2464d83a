from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loopback import Reply, serving
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n- {id: old,   text: 'x'} # kept\n"
SOURCES = (
    "# head\nsources:\n  - id: s\n    title: T\n    url: https://example.org/\n    kind: primary\n"
)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(tmp_path, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})


def test_a_source_is_filled_in_from_its_page(registry: Path) -> None:
    with serving() as site:
        site.pages["/a"] = Reply(
            b'<title>A page</title><meta property="og:site_name" content="The Site">',
            headers={"Content-Type": "text/html"},
        )
        allowed = ("--set", f"verify.allow_hosts={site.host}")

        ran = claimcheck(
            "add", "source", site.url("/a"), "--kind", "social", *allowed, cwd=registry
        )

        assert ran.code == 0, ran.err
        assert (registry / "data/sources.yaml").read_text() == (
            f"{SOURCES}\n  - id: the-site-page\n    title: A page\n    url: {site.url('/a')}\n"
            "    publisher: The Site\n    kind: social\n"
        )
        again = claimcheck("add", "source", site.url("/a"), "--kind", "social", cwd=registry)
    assert again.code == 2
    assert "has this source already: the-site-page" in again.err


def test_off_a_terminal_what_is_missing_is_an_error_that_names_the_options(registry: Path) -> None:
    ran = claimcheck("add", "source", "10.1000/182", "--offline", cwd=registry)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: a source needs title and kind\nhelp: say it on the command line: --title, --kind\n"
    )
    assert (registry / "data/sources.yaml").read_text() == SOURCES


def test_without_a_network_options_are_enough(registry: Path) -> None:
    ran = claimcheck(
        "add", "source", "https://gone.invalid/", "--title", "G", "--kind", "primary", cwd=registry
    )

    assert ran.code == 0, ran.err
    assert "Nothing was looked up: " in ran.err


def test_a_claim_is_added_with_its_evidence(registry: Path) -> None:
    ran = claimcheck(
        *("add", "claim", "The sky is blue", "--source", "s", "--stance", "supports"),
        *("--quote", "blue", "--suffix", " sky", "--tag", "sky", "--asserted-by", "Me"),
        cwd=registry,
    )

    assert ran.code == 0, ran.err
    assert (registry / "data/claims.yaml").read_text() == CLAIMS + (
        "\n- id: sky-blue\n  text: The sky is blue\n  evidence:\n    - source: s\n"
        '      stance: supports\n      quote:\n        exact: blue\n        suffix: " sky"\n'
        "  asserted: {by: Me}\n  tags: [sky]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("claim", "x", "--title", "T"), "--title does not belong to a claim"),
        (("claim", "y", "--id", "old", "--no-evidence"), "the id 'old' is taken"),
        (("claim", "y", "--id", "Not An Id", "--no-evidence"), "is not an id"),
        (("claim",), "a claim needs text"),
        (("claim", "x", "--quote", "q"), "needs source and stance"),
        (("claim", "y", "--reviewed", "soon", "--no-evidence"), "is not a date"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    registry: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = claimcheck("add", *arguments, cwd=registry)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert (registry / "data/claims.yaml").read_text() == CLAIMS


def test_dry_run_writes_nothing(registry: Path) -> None:
    ran = claimcheck("add", "claim", "y", "--no-evidence", "--dry-run", cwd=registry)

    assert (ran.code, ran.out) == (0, "- id: y\n  text: y\n")
    assert (registry / "data/claims.yaml").read_text() == CLAIMS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("claim", "y", "--source", "S", "--stance", "supports"), "is not an id"),
        (("claim", "y", "--source", "ss", "--stance", "supports"), "no source 'ss'\nhelp: did"),
        (("claim", "y", "--part", "olds"), "no claim 'olds'\nhelp: did you mean 'old'?"),
        (
            ("claim", "y", "--part", "old", "--asserted-by", "Me", "--asserted-in", "qq"),
            "claimcheck add source",
        ),
        (("source", "--title", "T", "--kind", "social", "--derived-from", "qq"), "no source 'qq'"),
        (("source", "--title", "T", "--kind", "social", "--file", "../../x"), "lies outside"),
    ],
)
def test_what_is_not_there_is_not_referred_to(
    registry: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = claimcheck("add", *arguments, "--offline", cwd=registry)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert (registry / "data/claims.yaml").read_text() == CLAIMS
    assert (registry / "data/sources.yaml").read_text() == SOURCES


@pytest.mark.parametrize(
    ("start", "typed", "kept"),
    [
        (".", "papers/a.txt", "../papers/a.txt"),
        ("papers", "a.txt", "../papers/a.txt"),
        ("papers", "../papers/a.txt", "../papers/a.txt"),
        ("papers", "b.txt", "b.txt"),
        (".", "gone.txt", "gone.txt"),
    ],
)
def test_a_local_copy_is_named_as_it_will_be_read(
    registry: Path, start: str, typed: str, kept: str
) -> None:
    write(registry, {"papers/a.txt": "words", "data/b.txt": "words"})

    ran = claimcheck(
        *("add", "source", "--title", "T", "--kind", "primary", "--file", typed, "--offline"),
        cwd=registry / start,
    )

    assert ran.code == 0, ran.err
    assert f"    file: {kept}\n" in (registry / "data/sources.yaml").read_text()
    assert ("There is no data/gone.txt yet." in ran.err) is (kept == "gone.txt")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("claim",),
            "a claim needs text, source and stance\nhelp: say it on the command line: TEXT,",
        ),
        (("claim", "…"), "a claim needs source and stance\n"),
        (("claim", "y", "--source", "s"), "a claim needs stance\n"),
        (("claim", "y", "--stance", "supports"), "a claim needs source\n"),
        (("source",), "a source needs title and kind\n"),
        (("source", ""), "nothing names the source\n"),
        (("source", "  "), "nothing names the source\n"),
        (("source", "no/such/file.txt"), "is no address, DOI, arXiv number, PubMed number or ISBN"),
        (("evidence",), "evidence needs claim, source and stance\n"),
        (("evidence", "old", "--source", "s"), "evidence needs stance\n"),
        (("evidence", "odd", "--source", "s", "--stance", "neutral"), "did you mean 'old'?"),
        (("evidence", "old", "--id", "x"), "--id does not belong to evidence"),
        (("evidence", "old", "--seen-by", "me"), "on the command line: --seen-on"),
        (("claim", "x", "--seen-on", "2026-11-02"), "command line: --seen-by"),
        ((), "it is not said what to add\n"),
        (("claims", "y"), "'claims' is not one of 'source', 'claim', 'evidence'"),
    ],
)
def test_off_a_terminal_all_that_is_missing_is_named_at_once(
    registry: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = claimcheck("add", *arguments, "--offline", cwd=registry)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("papers/a.txt", "    file: ../papers/a.txt\n"),
        ("./papers/a.txt", "    file: ../papers/a.txt\n"),
        ("example.net/page", "    url: https://example.net/page\n"),
        ("www.example.net", "    url: https://www.example.net\n"),
        ("example.net:8080/page.txt", "    url: https://example.net:8080/page.txt\n"),
        ("example.net/", "    url: https://example.net/\n"),
    ],
)
def test_a_source_is_named_by_a_file_or_an_address_without_its_scheme(
    registry: Path, named: str, line: str
) -> None:
    write(registry, {"papers/a.txt": "The dues\n\nA ship pays.\n"})
    title = () if named.endswith("a.txt") else ("--title", "Page")

    ran = claimcheck("add", "source", named, "--kind", "primary", *title, "--offline", cwd=registry)

    assert ran.code == 0, ran.err
    assert line in (registry / "data/sources.yaml").read_text()
    assert ("Taken as https://" in ran.err) is bool(title)
    assert ("    title: The dues\n" in ran.out) is not title


def test_evidence_is_added_to_a_claim_that_is_there(registry: Path) -> None:
    ran = claimcheck(
        *("add", "evidence", "old", "--source", "s", "--stance", "partial", "--note", "Half"),
        *("--accept-retracted", "Only its table was wrong", "--seen-by", "Me"),
        *("--seen-on", "1 March 2026"),
        cwd=registry,
    )

    assert ran.code == 0, ran.err
    assert ran.err == "Added evidence to old in data/claims.yaml. Next: claimcheck check\n"
    assert ran.out.startswith("      - source: s\n        stance: partial\n")
    text = (registry / "data/claims.yaml").read_text()
    assert text.startswith(
        "claims:\n- {id: old,   text: 'x', evidence: [{source: s, stance: partial"
    )
    assert "seen: {by: Me, date: 2026-03-01}" in text
    assert "accept_retracted: Only its table was wrong" in text


def test_a_date_in_words_is_written_as_a_date(registry: Path) -> None:
    options = ("--published", "March 2026", "--retrieved", "2 May 2026", "--title", "T2")

    ran = claimcheck("add", "source", *options, "--kind", "social", "--offline", cwd=registry)

    assert ran.code == 0, ran.err
    assert "    published: 2026-03\n    retrieved: 2026-05-02\n" in ran.out


def test_a_quote_that_its_file_does_not_hold_is_refused(registry: Path) -> None:
    write(registry, {"data/a.txt": "The gate was shut at nine in the evening."})
    claimcheck(
        *("add", "source", "--id", "a", "--title", "A", "--kind", "primary", "--file", "a.txt"),
        *("--offline", "--yes"),
        cwd=registry,
    )
    evidence = ("--source", "a", "--stance", "supports", "--quote")

    ran = claimcheck(
        "add", "claim", "The gate", *evidence, "The gate was shut at ten", cwd=registry
    )
    right = claimcheck(
        "add", "claim", "The gate", *evidence, "The gate was shut at nine", cwd=registry
    )

    assert (ran.code, ran.out) == (2, "")
    assert "the quote is not there: a\nhelp: the nearest passage: “The gate was shut" in ran.err
    assert right.code == 0, right.err


def test_the_help_breaks_no_word(registry: Path) -> None:
    for columns in ("60", "80", "100"):
        ran = claimcheck("add", "--help", cwd=registry, env={"COLUMNS": columns})
        words = {word.strip("│.,:;()<>|") for word in ran.out.split()}
        stances = {"supports", "partial", "refutes", "neutral"}
        kinds = {"primary", "secondary", "tertiary", "self-published", "social"}
        assert {*stances, *kinds, "verified", "directional", "unsupported"} <= words
