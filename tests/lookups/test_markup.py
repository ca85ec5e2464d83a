"""Markup in the titles of registries, which readers are not shown."""

from __future__ import annotations

import pytest
import records

from claimcheck.lookups import crossref

DOI = "10.5555/depths"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Tides of <i>Zostera</i> beds", "Tides of Zostera beds"),
        ("Sand &amp;amp; silt", "Sand & silt"),
        ("&lt;italic&gt;Mytilus&lt;/italic&gt; on piers", "Mytilus on piers"),
        ("CO<sub>2</sub> over <scp>docks</scp>", "CO₂ over docks"),
        ("Depth < width, width > 3", "Depth < width, width > 3"),
        ("Piers&#27;[31m &#10;and&nbsp;quays", "Piers[31m and quays"),
    ],
)
def test_a_title_is_told_without_markup_and_nothing_a_terminal_obeys(
    written: str, title: str
) -> None:
    found = crossref.read(records.crossref(DOI, written), DOI)

    assert found is not None
    assert found.fields["title"] == title
