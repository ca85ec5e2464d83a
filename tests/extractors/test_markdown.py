from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.markdown import extract


def text(source: str) -> str:
    return extract(source.encode(), None).text


def test_markup_is_no_text() -> None:
    source = (
        'The *ferry* left **at [six](https://example.org/a "timetable")**\nwith `40` passengers.'
    )
    assert text(source) == "The ferry left at six with 40 passengers."


def test_blocks_are_kept_apart() -> None:
    source = (
        "# Ferries\n\n> None of them\n> sank.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    expected = ["Ferries", "None of them sank.", "one", "two", "a", "b", "1", "2"]
    assert text(source).split("\n\n") == expected


def test_code_is_text() -> None:
    assert text("Run\n\n```sh\nferry --now\nferry *\n```\n\n    indented\n") == (
        "Run\n\nferry --now\nferry *\n\nindented"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "---\ntitle: secret words\n---\n",
        "+++\ntitle = 'secret words'\n+++\n",
        "<!-- secret words -->\n",
        "[a]: https://example.org/ 'secret words'\n",
        "![secret words](a.png)\n",
    ],
)
def test_what_is_not_shown_is_no_text(hidden: str) -> None:
    assert text(hidden + "\nThe ferry left.\n") == "The ferry left."


def test_html_in_markdown_is_read_as_a_page() -> None:
    source = "<details><summary>More</summary>\n\nThe *ferry* left, 10<sup>6</sup>.\n\n</details>"
    assert text(source) == "More\n\nThe ferry left, 10⁶."


def test_notes_stand_below_the_text_and_alerts_lose_their_mark() -> None:
    source = "The ferry left.[^1]\n\n[^1]: By hand.\n\n> [!NOTE]\n> It came back.\n"
    assert text(source).split("\n\n") == ["The ferry left.[1]", "It came back.", "By hand."]


def test_directives_and_roles_of_myst_are_read_as_they_are_shown() -> None:
    source = """(ferries)=
# Ferries

% nobody sees this

:::{note} Take *care*
:class: wide
The {ref}`old ferry <ferries>` left.
:::

````{tab} One
```{warning}
It **sank**.
```
````

```{toctree}
secret
```

```{code-block} python
ferry()
```
"""
    expected = ["Ferries", "Take care", "The old ferry left.", "One", "It sank.", "ferry()"]
    assert text(source).split("\n\n") == expected


def test_a_percent_sign_begins_a_comment_in_myst_only() -> None:
    assert text("Of all ferries 40\n\n% were late.") == "Of all ferries 40\n\n% were late."


def test_binary_bytes_are_an_error() -> None:
    with pytest.raises(ExtractionError, match="declared as text"):
        extract(bytes(range(32)) * 10, None)


def test_too_long_and_too_deep_files_are_refused() -> None:
    with pytest.raises(ExtractionError, match="longer than"):
        extract(b"a " * 500_001, None)
    with pytest.raises(ExtractionError, match="opens more brackets"):
        extract(b"]" + b"[" * 1_001, None)
    fences = [":" * (40 - depth) for depth in range(30)]
    deep = "\n".join(f"{fence}{{note}}" for fence in fences) + "\n" + "\n".join(fences[::-1])
    with pytest.raises(ExtractionError, match="nests more directives"):
        extract(deep.encode(), None)


PIECES = [
    "*",
    "**",
    "`",
    "```",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "[",
    "](",
    ")",
    "[^1]",
    "[^1]: ",
    "|",
    "---",
]
PIECES += [
    "\n:::{note}\n",
    "\n:::\n",
    "\n```{tab} ",
    "{ref}`",
    "word ",
    "<div>",
    "<!--",
    "\x00",
    "\t",
]
PIECES += ["+++\n", "---\n", "(a)=\n", "% ", "&#0;", "&#xD800;", "\\", "$", "~~", "    "]


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=80))
def test_scrambled_files_raise_nothing_but_our_own(pieces: list[str]) -> None:
    try:
        document = extract("".join(pieces).encode(), None)
    except ExtractionError:
        return
    document.text.encode()
    assert "\x00" not in document.text


def test_formulas_are_read_and_citations_are_marks() -> None:
    assert text("The $10^{6}$ ferries cost $5 and $6.") == "The 10⁶ ferries cost $5 and $6."
    assert text("The $\\bigcup$ ferries left.") == "The [formula] ferries left."
    myst = "(top)=\n\nThe ferries {cite:p}`doe2020` left with {math}`x^2` cars."
    assert text(myst) == "The ferries \u2060[doe2020] left with x² cars."
