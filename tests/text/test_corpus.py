from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.classes import PER_TEMPLATE
from corpus.figures import measure
from corpus.quotes import corpus
from corpus.templates import TEMPLATES

from claimcheck.model.document import Document
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    import pytest
    from corpus.quotes import Case


def test_the_four_figures_hold(capsys: pytest.CaptureFixture[str]) -> None:
    prepared: dict[int, PreparedText] = {}

    def accepts(case: Case) -> bool:
        page = case.page
        source = prepared.get(id(page))
        if source is None:
            source = prepared[id(page)] = PreparedText(Document(page.text, page.pages))
        match = find_quote(
            source, case.exact, prefix=case.prefix, suffix=case.suffix, nearest=False
        )
        return match.outcome == "found"

    figures = measure(corpus(), accepts)
    with capsys.disabled():
        print(f"\nquotes: {figures}; misses {figures.misses}")  # noqa: T201 - CI shows the figures
    assert figures.counts["true html"] > 4_000
    assert figures.html_found >= 0.999
    assert figures.false_accepted <= 0.0001
    assert figures.cut_flagged == 1
    assert figures.pdf_found >= 0.95
    names = {template.name for template in TEMPLATES}
    assert names.isdisjoint(figures.misses)
    assert sum(figures.kinds[name] for name in names) == PER_TEMPLATE * len(TEMPLATES)
