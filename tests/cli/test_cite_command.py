"""``claimcheck cite``: it writes definitions of footnotes, and leaves every other byte as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: boats
    text: The lock lifted 2,412 boats in 2025.
    evidence:
      - source: report
        stance: supports
        quote: "lifted 2,412 boats"
  - id: toll
    text: The toll was raised.
    evidence:
      - source: report
        stance: refutes
        quote: we did not raise the toll
      - source: news
        stance: neutral
        cited_in: report
  - id: both
    text: Boats were lifted and the toll was raised.
    parts: [boats, toll]
"""
SOURCES = """\
sources:
  - id: report
    title: "Report [2025] <b>*1*</b>"
    url: https://example.org/a_(b)?c=d&e=f
    publisher: Lock & Co.
    kind: primary
    retrieved: 2026-02-01
  - id: news
    title: www.example.org said so
    kind: secondary
"""
CONFIG = 'levels.proof = "none"\n\n[[prose]]\nfiles = ["*.md*"]\n'
BOATS = (
    "[^claim:boats]: “lifted 2,412 boats” — "
    "[Report \\[2025\\] &lt;b&gt;\\*1\\*&lt;/b&gt;]"
    "(<https://example.org/a_%28b%29?c=d&amp;e=f#:~:text=lifted%202%2C412%20boats>), "
    "Lock &amp; Co., read 2026-02-01. ● verified"
)


def world(folder: Path, text: str | bytes, name: str = "text.md") -> Path:
    return write(
        folder,
        {
            "claimcheck.toml": CONFIG,
            "data/claims.yaml": CLAIMS,
            "data/sources.yaml": SOURCES,
            name: text,
        },
    )


def cite(folder: Path, *arguments: str) -> Ran:
    return claimcheck("cite", *arguments, cwd=folder)


def cited(folder: Path, name: str = "text.md") -> str:
    ran = cite(folder)
    assert ran.code == 0, ran
    return (folder / name).read_bytes().decode()


def test_a_missing_definition_is_written_below_the_text(tmp_path: Path) -> None:
    folder = world(tmp_path, "# Lock\n\nIt lifted 2,412 boats.[^claim:boats]")

    assert cited(folder) == f"# Lock\n\nIt lifted 2,412 boats.[^claim:boats]\n\n{BOATS}\n"
    assert cite(folder, "--check").code == 0


def test_a_footnote_of_a_claim_that_there_is_not_is_told_and_stays(tmp_path: Path) -> None:
    text = "It lifted boats.[^claim:boots]\n"
    folder = world(tmp_path, text)

    ran = cite(folder)

    assert ran.err == (
        "text.md: no claim is called boots: see claimcheck check\n"
        "0 texts changed, 1 up to date already.\n"
    )
    assert (ran.code, (folder / "text.md").read_text()) == (0, text)


def test_later_ones_follow_the_last_definition_and_all_else_stays(tmp_path: Path) -> None:
    text = (
        "\ufeffBoats.[^claim:boats] Not so.[^claim:toll] Both.[^claim:both] Own.[^1]  \r\n\r\n"
        "[^claim:boats]:   old\r\nand lazy\r\n\r\n    My own   words.\r\n\r\n"
        "[^1]: My\r\n  note.\r\n\r\n\r\nThe *end*\r\n"
    )

    after = cited(world(tmp_path, text.encode()))

    head, _, rest = text.partition("  old\r\nand lazy")
    own, _, end = rest.partition("    My own   words.\r\n")
    assert after.startswith(f"{head}  “lifted 2,412 boats” — [Report")
    assert "● verified\r\n\r\n    My own   words.\r\n[^claim:toll]: “we did not raise" in after
    assert "○ unsupported, refuted\r\n[^claim:both]: “lifted" in after
    assert "; “we did not raise the toll” — " in after
    assert own == "\r\n\r\n"
    assert after.endswith(end)
    assert re.search(r"(?<!\r)\n", after) is None


def test_how_a_formatter_lays_a_definition_out_does_not_matter(tmp_path: Path) -> None:
    folder = world(tmp_path, "It lifted 2,412 boats.[^claim:boats]\n")
    text = cited(folder)
    laid_out = text.replace("— [Report", "—\n    [Report").replace("Lock &amp; Co.", "Lock & Co.")
    laid_out = laid_out.replace("(<http", "(http").replace("boats>)", "boats)")
    laid_out = laid_out.replace("&amp;e=f", "&e=f").replace("[^claim:boats]: ", "[^claim:boats]:\t")
    write(folder, {"text.md": laid_out})

    assert laid_out != text
    assert cite(folder, "--check").code == 0
    assert cited(folder) == laid_out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2,412 boats”", "2,413 boats”"),
        ("● verified", "◐ directional"),
        ("org/a_", "org/b_"),
        ("● verified", "<span hidden>● verified</span>"),
        ("● verified", "~~● verified~~"),
        ("● verified", "● verified ![by the office](seal.png)"),
        ("● verified", '● verified <img src="seal.png">'),
    ],
)
def test_a_definition_that_says_something_else_is_stale(old: str, new: str, tmp_path: Path) -> None:
    folder = world(tmp_path, "It lifted 2,412 boats.[^claim:boats]\n")
    text = cited(folder)
    assert old in text
    write(folder, {"text.md": text.replace(old, new)})

    checked = claimcheck("check", "--select", "stale-citation", "--format", "concise", cwd=folder)
    shown = cite(folder, "--diff")

    assert checked.code == 1
    assert checked.out.startswith("text.md:3:1: error[stale-citation] boats: ")
    assert shown.code == 1
    assert [line[0] for line in shown.out.splitlines()[3:] if line[0] in "+-"] == ["-", "+"]
    assert cited(folder) == text


@pytest.mark.parametrize(
    ("forged", "told"),
    [
        ("[^Claim:boats]: 9,999 boats", "the definition has capitals"),
        ("[^claim:BOATS]: 9,999 boats", "the definition has capitals"),
        ("[^claim:boats]: 9,999 boats", "the footnote is defined twice"),
        ("!!! note\n\n    [^claim:boats]: 9,999 boats", "the footnote is defined twice"),
    ],
)
def test_a_second_definition_that_readers_may_see_is_told(
    forged: str, told: str, tmp_path: Path
) -> None:
    folder = world(tmp_path, f"It lifted 2,412 boats.[^claim:boats]\n\n{BOATS}\n\n{forged}\n")

    ran = claimcheck("check", "--select", "misplaced-mark", "--format", "concise", cwd=folder)

    assert ran.code == 1
    assert told in ran.out


def test_a_definition_at_hand_stands_where_its_author_put_it(tmp_path: Path) -> None:
    folder = world(tmp_path, "[^claim:boats]:\n\nIt lifted 2,412 boats.[^claim:boats]\n")

    assert cited(folder) == f"{BOATS}\n\nIt lifted 2,412 boats.[^claim:boats]\n"


def test_what_has_no_source_says_so_and_a_text_may_leave_quotes_out(tmp_path: Path) -> None:
    folder = world(tmp_path, "Boats.[^claim:boats] Dark.[^claim:dark]\n")
    write(
        folder,
        {
            "claimcheck.toml": f'{CONFIG}citation = "source"\n',
            "data/claims.yaml": f"{CLAIMS}  - id: dark\n    text: It is dark.\n",
        },
    )

    assert cited(folder).splitlines()[2:] == [
        BOATS.replace("“lifted 2,412 boats” — ", ""),
        "[^claim:dark]: No source. ○ unsupported",
    ]


def test_a_value_is_told_with_its_place_and_not_as_words(tmp_path: Path) -> None:
    folder = world(tmp_path, "It lifted 2,412 boats.[^claim:boats]\n")
    claims = CLAIMS.replace('quote: "lifted 2,412 boats"', "value: {at: $.boats, is: 2412}", 1)
    write(folder, {"data/claims.yaml": claims})

    assert "[^claim:boats]: <span>$</span>.boats: 2412 — [Report" in cited(folder)
    assert cite(folder, "--check").code == 0


def test_in_mdx_nothing_is_a_comment_of_html_or_code(tmp_path: Path) -> None:
    folder = world(tmp_path, "Not so.[^claim:toll] It lifted.[^claim:boats]\n", "text.mdx")
    sources = SOURCES.replace("Lock & Co.", "'{process.exit()} www.x.org'")
    write(folder, {"data/sources.yaml": sources})

    after = cited(folder, "text.mdx")

    assert "\\{process.exit()\\} www{/* */}.x.org" in after
    assert "<!--" not in after
    assert cite(folder, "--check").code == 0


def test_a_definition_that_would_not_be_read_as_one_is_not_written(tmp_path: Path) -> None:
    text = "It lifted 2,412 boats.[^claim:boats]\n\n```text\nnever closed\n"
    folder = world(tmp_path, text)

    ran = cite(folder)

    assert ran.code == 2
    assert "the definition of boats cannot be written" in ran.err
    assert (folder / "text.md").read_text() == text


def test_only_texts_that_the_configuration_names_are_cited_in(tmp_path: Path) -> None:
    folder = write(
        world(tmp_path, "A.[^claim:boats]\n"), {"b.md": "B.[^claim:boats]\n", "c.txt": ""}
    )

    assert cite(folder, "b.md").out == "cited in b.md\n"
    assert (folder / "text.md").read_text() == "A.[^claim:boats]\n"
    ran = cite(folder, "c.txt")
    assert (ran.code, "c.txt is none of the texts that [[prose]] names" in ran.err) == (2, True)
    write(folder, {"claimcheck.toml": ""})
    assert "the configuration names no texts" in cite(folder).err


HOSTILE = st.text(
    alphabet="a1 [](){}<>*_`~!#|\\&;:/.$@^-+=“”\"'\n\u200f文", min_size=1, max_size=30
).filter(lambda each: each.strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(title=HOSTILE, quote=HOSTILE, publisher=HOSTILE, path=HOSTILE)
def test_text_of_the_registry_stays_text(title: str, quote: str, publisher: str, path: str) -> None:
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.model.selector import Quote
    from claimcheck.model.source import Source
    from claimcheck.model.terms import SourceKind, Stance
    from claimcheck.prose import read_marks, same_words
    from claimcheck.registry.config import Levels
    from claimcheck.registry.source_text import SourceText
    from claimcheck.support.assess import assess
    from claimcheck.views.citation import citation

    url = f"https://example.org/{re.sub(r'[^!-~]', '', path)}"
    source = Source.model_construct(
        id="s", title=title, url=url, publisher=publisher, kind=SourceKind.PRIMARY
    )
    evidence = Evidence(source="s", stance=Stance.SUPPORTS, quote=Quote(exact=quote))
    claim = Claim(id="c", text="It is so.", evidence=(evidence,))
    registry = Registry((claim,), (source,))
    made = citation(claim, assess(registry, Levels(), None), registry, None)
    text = f"It is so.[^claim:c]\n\n[^claim:c]: {made}\n"

    found = read_marks(SourceText("text.md", text))
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES)

    assert [(mark.claim, mark.sentence.text) for mark in found.marks] == [("c", "It is so.")]
    assert same_words("text.md", found.citations[0].content, made)
    assert set(re.findall(r"<(\w+)", re.sub(r"<!--.*?-->", "", page))) <= {
        "p", "sup", "a", "section", "ol", "li", "span",
    }  # fmt: skip
    links = [each for each in re.findall(r'href="([^"]*)"', page) if not each.startswith("#fn")]
    assert len(links) == 1
    assert links[0].startswith("https://example.org/")
