"""A registry for machines; ``claimcheck schema list`` and ``schema report`` describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.documents import list_document, report_document
from claimcheck.views.json_text import document

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return title, counts, claims and the sources that they rest on as one JSON object."""
    return document(report_document(overview))


def render_list(overview: Overview) -> str:
    """Return the claims as one JSON object."""
    return document(list_document(overview))
