"""A registry as one page for readers: nothing to install, nothing loaded, nothing sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports._html.page import page_of
from claimcheck.reports._html.writer import policy, render_page, render_text, render_unreadable
from claimcheck.views.extras import Extras

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview

__all__ = ["policy", "render", "render_text", "render_unreadable"]


def render(overview: Overview) -> str:
    """Return the report as one HTML document."""
    return render_page(page_of(overview, overview.extras or Extras()))
