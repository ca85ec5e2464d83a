"""A schema accepts what the loader accepts, as far as JSON Schema can say it."""

from __future__ import annotations

import copy
import io
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from documents import broken, claims, sources
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.validators import extend
from ruamel.yaml import YAML

from claimcheck.app.schema import DIALECT, GENERATED, schema_names, schema_text
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.source import Source
from claimcheck.model.validation import validate
from claimcheck.registry.config_file import read_config
from claimcheck.registry.lock import Lock, read_lock, render_lock
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding

ROOT = Path(__file__).parents[2]
MODELS: dict[str, Any] = {"claims": Claim, "sources": Source}

NOT_SAID_BY_SCHEMA = re.compile(
    "is not a day of the calendar|is not an ISBN|is not a complete address"
    "|is not an address that begins"
)
"""What JSON Schema cannot say: calendars, check digits, brackets and ports of addresses."""


def _pattern(_: Any, pattern: str, value: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    """Match as JSON Schema's own dialect does, in which ``$`` is the end and nothing else."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield jsonschema.ValidationError(f"{value!r} does not match")


Validator: Any = extend(jsonschema.Draft202012Validator, {"pattern": _pattern})


def _accepts(name: str, document: object) -> bool:
    return bool(Validator(json.loads(schema_text(name))).is_valid(document))


def _faults(key: str, item: object) -> list[Finding]:
    value = validate(MODELS[key], copy.deepcopy(item))
    return value if isinstance(value, list) else []


def _agree(key: str, item: object) -> None:
    faults = _faults(key, item)
    if not faults:
        assert _accepts(key, {key: [item]})
    elif any(not NOT_SAID_BY_SCHEMA.search(fault.message) for fault in faults):
        assert not _accepts(key, {key: [item]})


@settings(max_examples=300, deadline=None)
@given(claims | broken(claims))
def test_claims_are_accepted_by_the_schema_as_by_the_loader(item: dict[str, Any]) -> None:
    _agree("claims", item)


@settings(max_examples=300, deadline=None)
@given(sources | broken(sources))
def test_sources_are_accepted_by_the_schema_as_by_the_loader(item: dict[str, Any]) -> None:
    _agree("sources", item)


PLAIN = (
    "no", "true", "True", "1984", "1.10", "0x1F", "1e3", "12:30", "2026-11-22", "2026-05", "~",
    "null", "", "'1984'", '"2026-11-22"', "9780306406157", "words", "a: b", ".5", "-1", "[a, 1]",
)  # fmt: skip
"""Values as people write them, which an editor's YAML 1.2 reader takes for many types."""


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("note", "published", "isbn", "tags", "file", "url", "author")),
            st.sampled_from(PLAIN),
        ),
        unique_by=lambda pair: pair[0],
        max_size=4,
    ),
    st.sampled_from(("a", "1984", "true", "x y", "'12'")),
)
def test_what_the_loader_reads_is_no_error_in_an_editor(
    pairs: list[tuple[str, str]], name: str
) -> None:
    lines = "".join(f"    {key}: {value}\n" for key, value in pairs)
    text = f"sources:\n  - id: {name}\n    title: 1984\n    kind: primary\n{lines}"
    if read_items(SourceText("sources.yaml", text), "sources", Source).findings:
        return
    document = YAML(typ="safe", pure=True).load(io.StringIO(text))
    for source in document["sources"]:
        for key, value in source.items():
            if isinstance(value, date):
                source[key] = str(value)  # which YAML 1.2 knows for texts
    assert _accepts("sources", document)


@pytest.mark.parametrize(
    "document",
    [{}, [], None, "claims", {"claims": "a"}, {"claims": {}}, {"claims": [], "sources": []}],
)
def test_a_file_that_is_no_registry_is_refused(document: object) -> None:
    assert not _accepts("claims", document)


@pytest.mark.parametrize("key", ["claims", "sources"])
def test_the_shipped_registry_fits_its_schema(key: str) -> None:
    text = (ROOT / "data" / f"{key}.yaml").read_text(encoding="utf-8")

    assert _accepts(key, yaml.load(text, yaml.BaseLoader))  # noqa: S506 - texts only


@pytest.mark.parametrize("key", ["claims", "sources"])
def test_the_example_of_a_schema_is_one(key: str) -> None:
    schema = json.loads(schema_text(key))
    definition = schema["$defs"][MODELS[key].__name__]

    for example in definition["examples"]:
        assert _faults(key, example) == []
        assert _accepts(key, {key: [example]})


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_a_json_schema(name: str) -> None:
    schema = json.loads(schema_text(name))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT


@pytest.mark.parametrize("name", GENERATED)
def test_every_key_is_described(name: str) -> None:
    schema = json.loads(schema_text(name))

    for definition in [schema, *schema["$defs"].values()]:
        for key, value in definition.get("properties", {}).items():
            assert key == "version" or value["description"], key


@pytest.mark.parametrize("name", ["export", "list", "report", "show"])
def test_every_key_of_what_is_shown_is_described(name: str) -> None:
    schema = json.loads(schema_text(name))

    for definition in [schema, *schema["$defs"].values()]:
        for key, value in definition.get("properties", {}).items():
            assert value["description"], key


@pytest.mark.parametrize("name", ["list", "report", "show"])
def test_every_key_of_what_is_shown_is_always_there(name: str) -> None:
    schema = json.loads(schema_text(name))

    for definition in [schema, *schema["$defs"].values()]:
        assert definition.get("required", []) == list(definition.get("properties", {}))


CONFIGURATIONS = (
    "",
    "fail_on = 'never'\nignore = ['overstated']",
    "claims = 'a.yaml'\nsources = ['b/*.yaml']",
    "[levels]\nprimary = 2\nproof = 'proven'",
    "[severity]\noverstated = 'note'",
    "[verify]\ntimeout = 5\npace = 0.5\nallow_hosts = []\narchive = ''",
    "[verify]\ntimeout = 20.5",
    "[verify]\npace = 0.1",
    "[verify]\nallow_hosts = ['localhost']",
    "[verify]\narchive = 'https://archive.example'",
    "[lookup]\narxiv = ''\ncrossref = 'https://api.crossref.org'",
    "[lookup]\narxiv = 'https://arxiv.example'",
    "unknown = 1",
    "fail_on = 'sometimes'",
    "[levels]\nprimary = 0",
    "[levels]\nprimary = '1'",
    "[levels]\nproof = 1",
    "[verify]\ntimeout = '5'",
    "[verify]\ntimeout = 0",
    "[verify]\npace = true",
    "[severity]\noverstated = 'fatal'",
    "claims = 1",
    "select = 'overstated'",
)


@pytest.mark.parametrize("text", CONFIGURATIONS)
def test_a_configuration_is_accepted_by_the_schema_as_by_the_loader(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "claimcheck.toml"
    path.write_text(text)
    try:
        loads = read_config(path) is not None
    except InvalidInputError:
        loads = False

    assert _accepts("config", tomllib.loads(text)) is loads


facts = st.text("abc 0:/", max_size=8) | st.none()
pages = st.integers(1, 9) | st.none()


@settings(max_examples=50, deadline=None)
@given(
    st.builds(SourceFacts, outcome=st.just("ok"), read=facts, moved=st.booleans(), reason=facts),
    st.builds(
        EvidenceFacts, outcome=st.just("found"), tier=facts, page=st.integers(1, 9) | st.none()
    ),
)
def test_the_lock_that_is_written_fits_its_schema(
    source: SourceFacts, quote: EvidenceFacts
) -> None:
    lock = Lock({"a": source}, {"a": {"0" * 64: quote}})

    assert _accepts("lock", json.loads(render_lock(lock)))


def test_the_shipped_lock_fits_its_schema() -> None:
    path = ROOT / "data/claimcheck.lock"

    assert read_lock(path) is not None
    assert _accepts("lock", json.loads(path.read_text(encoding="utf-8")))


def test_a_schema_that_does_not_exist_is_told_with_the_nearest_name() -> None:
    with pytest.raises(ClaimcheckError, match="no schema 'claim'") as caught:
        schema_text("claim")
    assert caught.value.help == "did you mean 'claims'?"
