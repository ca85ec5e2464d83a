"""Which identifier a text is, however it is written."""

from __future__ import annotations

import pytest

from claimcheck.model.identifier import identifier_in


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("10.5555/A?b#c", "doi:10.5555/a?b#c"),
        ("https://doi.org/10.5555/a%3Fb?c=1#d", "doi:10.5555/a?b"),
        ("doi.org/10.5555/a", "doi:10.5555/a"),
        ("https://doi.org%2F10.5555/a", None),
        ("https://doi.org@evil.example/10.5555/a", None),
        ("https://doi.org.evil.example/10.5555/a", None),
        ("https://evil.example/doi.org/10.5555/a", None),
        ("https://notdoi.org/10.5555/a", None),
        ("ftp://doi.org/10.5555/a", None),
        ("https://[doi.org/10.5555/a", None),
        ("https://doi.org/10.5555/a%20b", None),
        ("arXiv: cs.CL/9901001v2", "arxiv:cs/9901001"),
        ("doi:10.48550/ARXIV.2101.00001v4", "arxiv:2101.00001"),
        ("https://doi.org/10.48550%2FarXiv.2101.00001", "arxiv:2101.00001"),
        ("https://arxiv.org/list/cs/2101", None),
        ("https://arxiv.org.evil.example/abs/2101.00001", None),
        ("https://pubmed.ncbi.nlm.nih.gov:443/123/?from=x", "pmid:123"),
        ("https://pubmed.ncbi.nlm.nih.gov/0123", None),
    ],
)
def test_identifiers(text: str, identifier: str | None) -> None:
    found = identifier_in(text)

    assert (str(found) if found else None) == identifier


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("10.5555/12345678", "https://doi.org/10.5555/12345678"),
        ("arXiv:1903.00002v2", "https://arxiv.org/abs/1903.00002"),
        ("PMID: 31452104", "https://pubmed.ncbi.nlm.nih.gov/31452104/"),
    ],
)
def test_where_people_read_of_a_work_its_number_is_found_again(text: str, address: str) -> None:
    found = identifier_in(text)
    assert found is not None
    assert found.address == address
    assert identifier_in(address) == found
