"""A registry as pages for readers: nothing to install, nothing loaded, nothing sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.reports._html.index import MOST_CLAIMS, index_of, parts_of
from claimcheck.reports._html.page import page_of
from claimcheck.reports._html.writer import (
    policy,
    render_index,
    render_page,
    render_text,
    render_unreadable,
)
from claimcheck.views.extras import Extras

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.views.overview import Overview

__all__ = [
    "MOST_CLAIMS", "index", "parts_of", "policy", "render", "render_text", "render_unreadable"
]  # fmt: skip


def render(overview: Overview) -> str:
    """Return the report as one HTML document.

    Raises:
        ClaimcheckError: It has more claims than a page can.
    """
    count = len(overview.entries)
    if count > MOST_CLAIMS:
        raise ClaimcheckError(
            f"{count:,} claims are too many for one page: browsers take {MOST_CLAIMS:,} well",
            help="have pages written: claimcheck report --output report.html; or choose claims: "
            "--tag, --level, --only, --words",
        )
    return render_page(page_of(overview, overview.extras or Extras()))


def index(overview: Overview, parts: Sequence[Overview]) -> str:
    """Return the document that leads to the parts of a report."""
    return render_index(index_of(overview, parts))
