"""``add --json`` takes many things at once, and tells what became of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n- {id: old,   text: 'x'} # kept\n"
SOURCES = "sources:\n  - id: s\n    title: T\n    url: https://example.org/\n    kind: primary\n"
QUOTE = "a ship pays 40 cents a ton"
DUES = {"id": "dues", "title": "Dues", "file": "data/dues.txt", "kind": "primary"}
PAYS = {
    "text": "A ship pays 40 cents",
    "evidence": [{"source": "dues", "stance": "supports", "quote": QUOTE}],
}


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {"claims.yaml": CLAIMS, "sources.yaml": SOURCES, "dues.txt": f"From today {QUOTE}."}
    return write(tmp_path, {f"data/{name}": content for name, content in files.items()})


def add(folder: Path, document: object, *arguments: str) -> tuple[int, list[str], str]:
    text = document if isinstance(document, str) else json.dumps(document)
    ran = claimcheck("add", *arguments, "--json", "-", cwd=folder, stdin=text.encode())
    return ran.code, ran.out.splitlines(), ran.err


def content(folder: Path) -> tuple[str, str]:
    claims, sources = (folder / "data" / f"{name}.yaml" for name in ("claims", "sources"))
    return claims.read_text(), sources.read_text()


def test_sources_claims_and_evidence_come_in_one_document(registry: Path) -> None:
    document = {
        "evidence": [
            {"claim": "old", "source": "dues", "stance": "partial", "quote": QUOTE},
            {"claim": "ship-pays-40-cents", "source": "s", "stance": "neutral"},
        ],
        "claims": [
            PAYS,
            {"id": "both", "text": "A ship pays", "parts": ["old", "ship-pays-40-cents"]},
        ],
        "sources": [DUES],
    }

    code, lines, err = add(registry, document)

    assert (code, lines) == (
        0,
        [
            "added source dues",
            "added claim ship-pays-40-cents",
            "added claim both",
            "added evidence old",
            "added evidence ship-pays-40-cents",
        ],
    )
    assert err == "5 added to data/sources.yaml and data/claims.yaml, 0 known, 0 refused.\n"
    claims, sources = content(registry)
    assert (
        sources
        == f"{SOURCES}\n  - id: dues\n    title: Dues\n    file: dues.txt\n    kind: primary\n"
    )
    assert claims == (
        f"claims:\n- {{id: old,   text: 'x', evidence: [{{source: dues, stance: partial, "
        f"quote: {QUOTE}}}]}} # kept\n"
        "\n- id: ship-pays-40-cents\n  text: A ship pays 40 cents\n  evidence:\n"
        f"    - source: dues\n      stance: supports\n      quote: {QUOTE}\n"
        "    - source: s\n      stance: neutral\n"
        "\n- id: both\n  text: A ship pays\n  parts:\n    - old\n    - ship-pays-40-cents\n"
    )
    again = add(registry, document)
    assert (again[0], {line.split()[0] for line in again[1]}) == (0, {"known"})
    assert content(registry) == (claims, sources)


def test_what_is_refused_is_told_and_the_rest_is_added(registry: Path) -> None:
    wrong = {"source": "dues", "stance": "supports", "quote": "a ship pays 50 cents a ton"}
    document = {
        "sources": [DUES, {"title": "No kind"}, {**DUES, "id": "s", "title": "Other"}],
        "claims": [
            {"text": "It pays 50 cents", "id": "fifty", "evidence": [wrong]},
            {"text": "It rests on what is refused", "parts": ["fifty"]},
            {"text": "It has none"},
            {"text": "Misspelt", "evidense": []},
            "a text",
            PAYS,
        ],
        "evidence": [{"claim": "nobody", "source": "s", "stance": "neutral"}, {"claim": "old"}],
    }

    code, lines, err = add(registry, document)

    assert code == 1
    assert [line.partition(":")[0] for line in lines] == [
        "added source dues",
        "refused source 2 (No kind)",
        "refused source 3 (s)",
        "refused claim 1 (fifty)",
        "refused claim 2 (It rests on what is refused)",
        "refused claim 3 (It has none)",
        "refused claim 4 (Misspelt)",
        "refused claim 5",
        "added claim ship-pays-40-cents",
        "refused evidence 1 (nobody)",
        "refused evidence 2 (old)",
    ]
    assert lines[3].endswith(f"the quote is not there: dues; the nearest passage: “{QUOTE}.”")
    assert "there is no claim 'fifty'" in lines[4]
    assert "a claim needs source and stance" in lines[5]
    assert "evidence needs source and stance" in lines[10]
    assert err.endswith("2 added to data/sources.yaml and data/claims.yaml, 0 known, 9 refused.\n")
    assert content(registry)[0].count("id: ") == 2


def test_a_source_that_is_known_by_another_id_is_found_under_it(registry: Path) -> None:
    document = {
        "sources": [{"id": "mine", "title": "T!", "url": "http://example.org", "kind": "primary"}],
        "claims": [{"text": "A", "evidence": [{"source": "mine", "stance": "neutral"}]}],
    }

    code, lines, _ = add(registry, document)

    assert (code, lines) == (0, ["known source s", "added claim claim"])
    assert "    - source: s\n" in content(registry)[0]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([PAYS, {"text": "B", "parts": ["old"]}]),
        json.dumps(PAYS) + "\n" + json.dumps({"text": "B", "parts": ["old"]}) + "\n",
        json.dumps({"claims": [PAYS]}) + json.dumps({"claims": [{"text": "B", "parts": ["old"]}]}),
    ],
)
def test_said_what_it_holds_a_list_or_lines_will_do(registry: Path, text: str) -> None:
    add(registry, {"sources": [DUES]})

    code, lines, _ = add(registry, text, "claim")

    assert (code, lines) == (0, ["added claim ship-pays-40-cents", "added claim b"])


def test_without_evidence_only_where_that_is_asked_for(registry: Path) -> None:
    document = {"claims": [{"text": "It has none"}]}

    assert add(registry, document)[0] == 1
    assert add(registry, document, "--dry-run", "--no-evidence")[:2] == (
        0,
        ["would add claim it-has-none"],
    )
    assert content(registry) == (CLAIMS, SOURCES)
    assert add(registry, document, "--no-evidence")[0] == 0
    assert content(registry)[0].endswith("- id: it-has-none\n  text: It has none\n")


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        ("", (), "there is no JSON to read"),
        ('{"claims": [}', (), "line 1, column 13: it is no JSON"),
        ('{"claims": []}\n{"claims"', (), "line 2, column 10: it is no JSON"),
        ("[{}]", (), "does not say what it is a list of"),
        ('{"clams": []}', (), "unknown key 'clams' in the JSON\nhelp: did you mean 'claims'?"),
        ('{"claims": {}}', (), "claims must be a list"),
        ("[" * 100_000, (), "nests too deep"),
        ("\udcff", (), "is not UTF-8 text"),
        ('{"claims": [NaN]}', (), "line 1, column 1: it is no JSON: NaN is no number"),
        ('{"claims": []}\n{"claims": [], "claims": []}', (), "line 2, column 1: the key 'claims'"),
        ('{"claims": [{"text": "a", "text": "b"}]}', (), "the key 'text' is in one object twice"),
        ("{}", ("claim", "A text"), "with --json nothing else is named"),
        ("{}", ("--quote", "q"), "--quote does not go with --json"),
    ],
)
def test_what_is_no_such_json_adds_nothing(
    registry: Path, text: str, arguments: tuple[str, ...], message: str
) -> None:
    stdin = text.encode("utf-8", "surrogateescape")

    ran = claimcheck("add", *arguments, "--json", "-", cwd=registry, stdin=stdin)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert content(registry) == (CLAIMS, SOURCES)


def test_a_value_is_looked_up_as_a_quote_is(registry: Path) -> None:
    write(registry, {"data/ships.csv": "year,ships\n2024,1372\n2025,1420\n"})
    value = {"where": {"year": 2025}, "column": "ships", "at_least": 1401}
    document = {
        "sources": [{"title": "Ships", "file": "data/ships.csv", "kind": "primary", "id": "ships"}],
        "claims": [
            {
                "text": "Many",
                "evidence": [{"source": "ships", "stance": "supports", "value": value}],
            },
            {
                "text": "More",
                "evidence": [
                    {"source": "ships", "stance": "supports", "value": {**value, "at_least": 1500}}
                ],
            },
        ],
    }

    code, lines, _ = add(registry, document)

    assert (code, lines[1]) == (1, "added claim many")
    assert lines[2].startswith("refused claim 2 (More): the value differs there: ships")
    assert 'at_least: "1401"' in content(registry)[0]


def test_a_claim_that_says_something_else_than_its_quotes_is_added_and_told(
    registry: Path,
) -> None:
    other = {**PAYS, "id": "pays-90", "text": PAYS["text"].replace("40", "90")}

    code, lines, err = add(registry, {"sources": [DUES], "claims": [PAYS, other]})

    assert (code, lines[-1]) == (0, "added claim pays-90")
    (told,) = (line for line in err.splitlines() if "figure-not-in-evidence" in line)
    assert told.startswith("pays-90: no supporting quote says “90”; they say “40”")


def test_the_rules_that_a_team_leaves_out_tell_nothing(registry: Path) -> None:
    write(registry, {"claimcheck.toml": 'ignore = ["figure-not-in-evidence"]\n'})
    other = {**PAYS, "text": PAYS["text"].replace("40", "90")}

    _, _, err = add(registry, {"sources": [DUES], "claims": [other]})

    assert "supporting quote" not in err


def test_a_number_is_taken_as_it_is_written(registry: Path) -> None:
    claims = b'{"id": "a", "text": 1.10}{"id": "b", "text": 11111111111111111110}'
    ran = claimcheck("add", "claim", "--json", "-", "--no-evidence", cwd=registry, stdin=claims)

    assert ran.code == 0, ran.out
    written = (registry / "data/claims.yaml").read_text()
    assert 'text: "1.10"' in written
    assert 'text: "11111111111111111110"' in written


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (
            '{"text": "Half a \\ud83d fish."}',
            "text 'Half a \\ud83d fish.' holds half of a character",
        ),
        ('{"text": ["a"]}', "text must be a text, not a list; put it in quotes"),
        ('{"text": "New.", "id": "old"}', "is taken; choose another\n"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_json(registry: Path, claim: str, why: str) -> None:
    ran = claimcheck(
        "add", "claim", "--json", "-", "--no-evidence", cwd=registry, stdin=claim.encode()
    )

    assert ran.code == 1
    assert why in ran.out
    assert "pydantic" not in ran.out
    assert "Input should" not in ran.out


def test_a_name_that_no_file_can_have_is_refused_alone(registry: Path) -> None:
    sources = [{**DUES, "file": "long" * 2500}, {**DUES, "id": "other", "title": "Other"}]

    code, lines, err = add(registry, {"sources": sources})

    assert code == 1, err
    assert lines[0].startswith("refused source 1 (dues): no file can be read at longlong")
    assert lines[1:] == ["added source other"]


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff", "\u2028", "\ufeff"])
def test_a_character_that_yaml_wants_escaped_is_escaped(registry: Path, odd: str) -> None:
    claim = {"id": "odd", "text": f"a{odd}b", "evidence": [{"source": "s", "stance": "supports"}]}
    more = {"claim": "old", "source": "s", "stance": "supports", "note": f"a{odd}b"}

    code, lines, err = add(registry, {"claims": [claim], "evidence": [more]})

    assert (code, lines) == (0, ["added claim odd", "added evidence old"]), err
    shown = json.loads(claimcheck("list", "--format", "json", cwd=registry).out)
    assert f"a{odd}b" in [each["text"] for each in shown["claims"]]


def test_what_became_of_each_comes_as_json_too(registry: Path) -> None:
    wrong = {"text": "Wrong", "evidence": [{"source": "dues", "stance": "supports", "quote": "no"}]}
    document = {"sources": [DUES], "claims": [PAYS, wrong, {**PAYS, "id": "again"}]}

    code, lines, _ = add(registry, document, "--format", "json")

    told = json.loads("\n".join(lines))
    schema = json.loads(claimcheck("schema", "add", cwd=registry).out)
    Draft202012Validator(schema).validate(told)
    assert code == 1
    assert told["files"] == ["data/sources.yaml", "data/claims.yaml"]
    outcomes = [
        (each["kind"], each["number"], each["outcome"], each["id"]) for each in told["results"]
    ]
    assert outcomes == [
        ("source", 1, "added", "dues"),
        ("claim", 1, "added", "ship-pays-40-cents"),
        ("claim", 2, "refused", None),
        ("claim", 3, "known", "ship-pays-40-cents"),
    ]
    assert [bool(each["reason"]) for each in told["results"]] == [False, False, True, False]


def test_one_thing_that_options_say_is_told_as_json_too(registry: Path) -> None:
    ran = claimcheck(
        "add", "claim", "New.", "--no-evidence", "--dry-run", "-f", "json", cwd=registry
    )

    told = json.loads(ran.out)
    assert (ran.code, told["dry_run"], told["files"]) == (0, True, ["data/claims.yaml"])
    assert told["results"][0] == {
        "kind": "claim", "number": 1, "outcome": "added", "id": "new", "reason": None, "help": None
    }  # fmt: skip


@pytest.mark.parametrize("name", ["data/claims/more.yaml", "elsewhere.yaml"])
def test_a_file_that_nobody_reads_is_told(registry: Path, name: str) -> None:
    write(registry, {name: "claims:\n", "c.csv": "text\nFrom a table\n"})
    told = "elsewhere.yaml is no file of the registry: name it in claimcheck.toml"
    options = ("--into", name)

    one = claimcheck("add", "claim", "One.", "--no-evidence", *options, cwd=registry)
    many = add(registry, {"text": "Two."}, "claim", "--no-evidence", *options)
    table = claimcheck("import", "c.csv", *options, cwd=registry)

    is_read = name.startswith("data/")
    assert [told in err for err in (one.err, many[2], table.err)] == [not is_read] * 3
