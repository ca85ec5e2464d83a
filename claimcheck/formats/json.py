"""Findings for machines, as the models of ``views`` describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.check import check_document
from claimcheck.views.json_text import indented

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def render(result: CheckResult, **_: object) -> str:
    """Return one JSON object: findings, coverage, and whether the check failed."""
    document = check_document(result)
    if result.verification is None:
        return indented(document)
    from claimcheck.views.verify import VerifyDocument

    return indented(VerifyDocument(**dict(document), verification=result.verification))
