"""In the guided loop of ``add``, a quote that is found has the page on which it stands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from pdf_writer import write_pdf
from run import write
from terminal import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

MOLE = "sources:\n  - {id: mole, title: The mole, file: mole.pdf, kind: primary}\n"


@pytest.mark.parametrize("pasted", [True, False])
def test_a_quote_of_a_pdf_has_its_page(tmp_path: Path, pasted: bool) -> None:
    write(tmp_path, {"data/claims.yaml": "claims:\n", "data/sources.yaml": MOLE})
    pages = (["The mole was begun in the spring."], ["Its last stone was laid in autumn 1904."])
    (tmp_path / "data/mole.pdf").write_bytes(write_pdf(*pages))
    with on_terminal(tmp_path, "add", "claim") as terminal:
        terminal.answer("text of the claim", own="The mole was finished in autumn 1904")
        terminal.answer("source (? lists", own="mole")
        words = "last stone was laid in autumn 1904" if pasted else "last stone"
        terminal.answer("a few words of it", own=words)
        if not pasted:
            terminal.answer("number, other words")
        terminal.answer("stance:")
        terminal.answer("next: another", "d\r")
        terminal.expect("Added ")

    assert "        locator: page 2\n" in (tmp_path / "data/claims.yaml").read_text()
