"""The parts that pages take from the code: each is asked for somewhere, and none is left empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from doc_pages import ROOT, pages

if TYPE_CHECKING:
    from pathlib import Path

_ASKED = re.compile(r"<!-- made: ([\w-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import reference_parts

    return reference_parts


def asked() -> list[tuple[Path, str, str]]:
    return [
        (page, found[1], found[2])
        for page in pages()
        for found in _ASKED.finditer(page.read_text(encoding="utf-8"))
    ]


def test_every_part_is_asked_for_on_a_page(parts: Any) -> None:
    assert {name for _, name, _ in asked()} == set(parts.PARTS)


def test_every_page_that_asks_for_a_part_is_filled_when_documents_are_made() -> None:
    script = (ROOT / "scripts" / "generate_docs.py").read_text(encoding="utf-8")

    assert [page for page, _, _ in asked() if page.relative_to(ROOT).as_posix() not in script] == []


def test_a_part_is_written_anew_and_the_rest_of_the_page_is_kept(parts: Any) -> None:
    page = "before\n<!-- made: criteria -->\nold\n<!-- end -->\nafter\n"

    filled = parts.with_parts(page)

    assert filled.startswith("before\n<!-- made: criteria -->\n|")
    assert filled.endswith("|\n<!-- end -->\nafter\n")
    assert "old" not in filled
    assert parts.with_parts(filled) == filled


def test_the_table_of_criteria_ends_with_what_holds_where_nothing_else_does(parts: Any) -> None:
    last = parts.criteria().splitlines()[-1]

    assert "there is no evidence" in last
    assert "**unsupported**" in last
