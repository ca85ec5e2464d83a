"""What others make of a marked text: PyPI, and the library behind GitHub."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from readme_renderer import markdown

README = Path(__file__).parents[2] / "README.md"
TEXT = """\
<!-- claimcheck: ignore[unmarked-figure] a version -->
# 2,400 members <!-- claimcheck: members -->

The **harbour** has 2,400 members.[^claim:members]<!-- claimcheck: b -->
It grew <!-- claimcheck: c -->to 2,412<!-- /claimcheck --> then.

- One.<!-- claimcheck: c -->
  <!-- claimcheck: d -->

| a | b |
| - | - |
| x <!-- claimcheck: c --> | y[^claim:members] |

[^claim:members]: “2,400 members” — [Annual report](https://example.org/2025)
"""


def by_github(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES)


def by_pypi(text: str) -> str:
    rendered = markdown.render(text)
    assert rendered is not None
    return str(rendered)


def words(page: str) -> str:
    """Return what a reader sees."""
    without_comments = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", without_comments)).split())


@pytest.mark.parametrize("render", [by_github, by_pypi], ids=["cmark-gfm", "PyPI"])
def test_readers_see_the_words_and_not_the_marks(render) -> None:  # type: ignore[no-untyped-def]
    seen = words(render(TEXT))

    assert "claimcheck" not in seen
    assert "[^claim" not in seen
    assert "<!--" not in seen
    assert seen.startswith("2,400 members The harbour has 2,400 members.")
    assert re.search(r"It grew to 2,412 then\. One\. a b x y", seen)
    assert "“2,400 members” — Annual report" in seen


def test_a_reference_without_a_definition_is_seen_as_it_is() -> None:
    assert "[^claim:members]" in words(by_github("It has 2,400.[^claim:members]"))


@pytest.mark.parametrize("render", [by_github, by_pypi], ids=["cmark-gfm", "PyPI"])
def test_the_own_readme_shows_no_mark(render) -> None:  # type: ignore[no-untyped-def]
    text = README.read_text(encoding="utf-8")
    page = re.sub(r"<pre.*?</pre>", "", render(text), flags=re.DOTALL)

    assert "<!-- claimcheck: check-of-10000 -->" in text
    assert "claimcheck: " not in re.sub(r"<!--.*?-->", "", unescape(page), flags=re.DOTALL)
    assert "times the memory that PyYAML" in words(page)
