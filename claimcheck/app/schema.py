"""JSON Schemas of what claimcheck reads and writes, for editors and other programs.

They are generated from the models, with the descriptions and examples of their docstrings.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.app.schema_fields import bound_of_field, describe, example, kind_of_field
from claimcheck.app.schema_outputs import output_schema, outputs
from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


TITLES = {"prove": "A result that claimcheck prove writes"}
"""Titles of the schemas of what is not the output of ``--format json``."""


def schema_names() -> list[str]:
    """Return the names of all schemas: those of what is read first, then those of outputs."""
    return [*GENERATED, *sorted(outputs())]


def schema_text(name: str) -> str:
    """Return the JSON Schema ``name`` as a document that ends with a line end.

    Raises:
        ClaimcheckError: There is none of that name.
    """
    if name in GENERATED:
        return json.dumps(GENERATED[name](), indent=2, ensure_ascii=False) + "\n"
    if name in outputs():
        title = TITLES.get(name, f"Output of claimcheck {name} --format json")
        schema = {"$schema": DIALECT, "title": title, **output_schema(name)}
        return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    names = schema_names()
    raise ClaimcheckError(
        f"there is no schema {name!r}",
        help=did_you_mean(name, names) or f"the schemas are: {', '.join(names)}",
    )


def _claims() -> dict[str, Any]:
    from claimcheck.model.claim import Claim

    schema = _file_of("claims", Claim)
    # What the validator of Claim says: a compound claim rests on its parts alone.
    filled = {"type": "array", "minItems": 1}
    schema["$defs"]["Claim"]["not"] = {
        "properties": {"evidence": filled, "parts": filled},
        "required": ["evidence", "parts"],
    }
    return schema


def _sources() -> dict[str, Any]:
    from claimcheck.model.source import Source

    return _file_of("sources", Source)


def _config() -> dict[str, Any]:
    from claimcheck.registry.config import Config

    schema = Config.model_json_schema()
    _complete(schema, Config)
    return {"$schema": DIALECT, "title": "Configuration of claimcheck", **schema}


def _lock() -> dict[str, Any]:
    from pydantic import TypeAdapter

    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.registry.lock import LOCK_VERSION

    definitions: dict[str, Any] = {}
    for facts in (SourceFacts, EvidenceFacts):
        schema = TypeAdapter(facts).json_schema()
        _complete_one(schema, facts)
        definitions[facts.__name__] = schema
    return {
        "$schema": DIALECT,
        "title": "The lock of claimcheck: what was proven, as claimcheck verify writes it",
        "type": "object",
        "properties": {
            "version": {"const": LOCK_VERSION},
            "sources": {
                "description": "Facts by source id.",
                "additionalProperties": {"$ref": "#/$defs/SourceFacts"},
                "type": "object",
            },
            "quotes": {
                "description": "Facts by source id, and in it by the hash of the quote.",
                "additionalProperties": {
                    "additionalProperties": {"$ref": "#/$defs/EvidenceFacts"},
                    "type": "object",
                },
                "type": "object",
            },
        },
        "required": ["version", "sources", "quotes"],
        "$defs": definitions,
    }


def _rows() -> dict[str, Any]:
    from claimcheck.model.row import PLACES, Row

    schema = Row.model_json_schema()
    _complete(schema, Row)
    named = [{"required": [key], "properties": {key: {"not": {"type": "null"}}}} for key in PLACES]
    schema["oneOf"] = named
    return {"$schema": DIALECT, "title": "A row that claimcheck prove reads", **schema}


GENERATED: dict[str, Callable[[], dict[str, Any]]] = {
    "claims": _claims,
    "sources": _sources,
    "config": _config,
    "lock": _lock,
    "rows": _rows,
}
"""What makes the schema of each file that claimcheck reads."""


def _file_of(key: str, model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a registry file: a mapping with one key and a list under it."""
    item = model.model_json_schema()
    definitions = item.pop("$defs", {})
    definitions[model.__name__] = item
    schema = {
        "$schema": DIALECT,
        "title": f"A file of {key} of claimcheck",
        "type": "object",
        "properties": {
            key: {
                "description": f"The {key}, in the order in which they are shown.",
                "type": ["array", "null"],
                "items": {"$ref": f"#/$defs/{model.__name__}"},
            }
        },
        "required": [key],
        "additionalProperties": False,
        "$defs": definitions,
    }
    _complete(schema, model)
    return schema


def _models_in(model: type[BaseModel]) -> Iterable[type[BaseModel]]:
    """Yield every model that a model's fields lead to."""
    from pydantic import BaseModel

    for info in model.model_fields.values():
        waiting: list[Any] = [info.annotation]
        while waiting:
            found = waiting.pop()
            waiting += getattr(found, "__args__", ())
            if isinstance(found, type) and issubclass(found, BaseModel):
                yield found
                yield from _models_in(found)


def _complete(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Add to pydantic's schemas what it does not know: descriptions, examples, exact kinds."""
    definitions = schema.get("$defs", {})
    _complete_one(definitions.get(model.__name__, schema), model)
    for each in _models_in(model):
        _complete_one(definitions[each.__name__], each)
    for definition in definitions.values():
        definition.pop("title", None)
        if "description" in definition:
            definition["description"] = definition["description"].partition("\n")[0]


def _complete_one(schema: dict[str, Any], model: type) -> None:
    summary, attributes = describe(model)
    schema["description"] = summary
    if (shown := example(model)) is not None:
        schema["examples"] = [shown]
    from pydantic import BaseModel

    fields = model.model_fields if issubclass(model, BaseModel) else {}
    named = {info.alias: name for name, info in fields.items() if info.alias}
    for key, property_schema in schema["properties"].items():
        name = named.get(key, key)
        exact = None if is_dataclass(model) else kind_of_field(model, name, property_schema)
        kept = {"default": property_schema["default"]} if "default" in property_schema else {}
        if kept.get("default", 0) is None:
            kept = {}
        new = exact if exact is not None else dict(property_schema)
        new.pop("title", None)
        new.pop("default", None)
        if not is_dataclass(model):
            new |= bound_of_field(model, name)
        schema["properties"][key] = {"description": attributes[key], **new, **kept}
    schema.pop("title", None)
