from __future__ import annotations

from claimcheck.importers import csv
from claimcheck.model.claim import Claim, Evidence
from claimcheck.reports.registry_csv import COLUMNS

_IN_SEVERAL = {"seen": ("seen_by", "seen_on"), "asserted": ("asserted_by", "asserted_in")}


def test_every_key_of_a_claim_and_of_evidence_has_a_column() -> None:
    keys = {*Claim.model_fields, *Evidence.model_fields} - {"evidence"}
    columns = {column for key in keys for column in _IN_SEVERAL.get(key, (key,))}
    assert columns <= set(COLUMNS)


def test_why_evidence_of_a_retracted_source_counts_comes_back() -> None:
    table = (
        "id,text,source,stance,accept_retracted\n"
        "one,The paper said so,paper,supports,the claim is about what it said\n"
    )
    (entry,) = csv.read(table)
    (evidence,) = entry.item["evidence"]
    assert evidence["accept_retracted"] == "the claim is about what it said"
