"""Other places, details and fixes, in each format that has room for them."""

from __future__ import annotations

import json

from sample_results import RICH

from claimcheck.formats import FORMATS


def written(name: str) -> str:
    return FORMATS[name].render(RICH, color=False, width=60)


def test_text_has_a_line_for_each_other_place_and_shows_the_details() -> None:
    first, _ = written("text").split("\n\n")

    assert first.splitlines()[4:] == [
        "  data/sources.yaml:2:9: the source",
        "  help: correct the id",
        "  quote:   the lake is [deep]",
        "  nearest: the lake is [deep] (page 3)",
        "  the source has the whole word: insignificant",
        "  reason: there is no such page (404)",
    ]


def test_nothing_in_a_detail_or_a_label_steers_the_terminal() -> None:
    text = written("text")

    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in text if each != "\n")
    assert "\u202e" not in text


def test_json_carries_them_as_they_are() -> None:
    finding = json.loads(written("json"))["findings"][0]

    assert finding["related"] == [
        {
            "path": "data/sources.yaml",
            "line": 2,
            "column": 9,
            "end_column": 15,
            "label": "the source",
        }
    ]
    assert [each["kind"] for each in finding["details"]] == [
        "nearest-passage",
        "cut",
        "reason",
    ]
    assert finding["fix"]["edits"][0]["new"] == "pytorch-org"


def test_sarif_has_a_fix_as_replacements() -> None:
    result = json.loads(written("sarif"))["runs"][0]["results"][0]

    assert result["relatedLocations"][0]["message"] == {"text": "the source"}
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "facts/data/claims.yaml"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 12, "startColumn": 17, "endLine": 12, "endColumn": 28},
            "insertedContent": {"text": "pytorch-org"},
        }
    ]


def test_rdjson_suggests_a_fix_in_bytes_where_it_is_of_the_marked_line() -> None:
    first, other = json.loads(written("rdjson"))["diagnostics"]

    assert first["suggestions"] == [
        {
            "range": {"start": {"line": 12, "column": 17}, "end": {"line": 12, "column": 29}},
            "text": "pytorch-org",
        }
    ]
    assert "suggestions" not in other
