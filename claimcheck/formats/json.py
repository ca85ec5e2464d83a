"""Findings for machines, as the models of ``views`` describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.check import check_document

if TYPE_CHECKING:
    from claimcheck.views.check_result import CheckResult


def render(result: CheckResult, **_: object) -> str:
    """Return one JSON object: findings, coverage, and whether the check failed."""
    document = check_document(result)
    if result.verification is None:
        return document.model_dump_json(indent=2)
    from claimcheck.views.verify import VerifyDocument

    whole = VerifyDocument(**dict(document), verification=result.verification)
    return whole.model_dump_json(indent=2)
