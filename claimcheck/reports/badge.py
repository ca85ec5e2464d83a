"""A badge for a service that draws it: JSON for https://shields.io/badges/endpoint-badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports._badge import badge_of
from claimcheck.views.json_text import indented

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview

SCHEMA_VERSION = 1
"""The version of the endpoint schema, which is always 1."""


def render(overview: Overview) -> str:
    """Return what the service reads."""
    badge = badge_of(overview)
    return indented(
        {
            "schemaVersion": SCHEMA_VERSION,
            "label": badge.label,
            "message": badge.message,
            "color": badge.color,
        }
    )
