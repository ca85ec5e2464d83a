"""Findings for machines, as the models of ``views`` describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.check import check_document

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def render(result: CheckResult, **_: object) -> str:
    """Return one JSON object: findings, coverage, and whether the check failed."""
    return check_document(result).model_dump_json(indent=2)
