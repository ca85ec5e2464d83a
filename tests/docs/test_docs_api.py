"""The examples of the library's page do what the page says."""

from __future__ import annotations

import doctest
import shutil
import sys
from typing import TYPE_CHECKING

from doc_pages import DOCS, ROOT, blocks, start_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = DOCS / "reference" / "api.md"


def test_the_examples_can_be_followed_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    start = start_of(text)
    assert start is not None
    shutil.copytree(ROOT / start, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    examples = "\n".join(block.body for block in blocks(text) if block.body.startswith(">>>"))
    example = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, str(PAGE), 0)

    ran = doctest.DocTestRunner(verbose=False).run(example, out=sys.stdout.write)

    assert (ran.failed, ran.attempted) == (0, len(example.examples))
    assert ran.attempted > 10


def test_what_is_raised_is_told_to_the_end() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = [
        line for line in text.splitlines() if line.startswith(("| `ClaimcheckError`", "| `Inv"))
    ]

    assert len(told) > 5
    assert [line for line in told if not line.endswith(". |")] == []
