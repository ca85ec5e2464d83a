"""JSON Schemas of what commands write as JSON, made from the types that are written."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_type_hints

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from claimcheck.app.schema_fields import describe

if TYPE_CHECKING:
    from collections.abc import Iterator


def outputs() -> dict[str, Any]:
    """Return the type that each command writes, by the name of the command."""
    from claimcheck.views.add import AddDocument
    from claimcheck.views.check import CheckDocument
    from claimcheck.views.diff import DiffDocument
    from claimcheck.views.documents import ListDocument, ReportDocument, ShowDocument
    from claimcheck.views.draft import DraftDocument
    from claimcheck.views.export import ExportDocument
    from claimcheck.views.prove import ProvenRow
    from claimcheck.views.suggest import SuggestDocument
    from claimcheck.views.verify import VerifyDocument

    return {
        "add": AddDocument,
        "check": CheckDocument,
        "diff": DiffDocument,
        "draft": DraftDocument,
        "export": ExportDocument,
        "list": ListDocument,
        "prove": ProvenRow,
        "report": ReportDocument,
        "show": ShowDocument,
        "suggest": SuggestDocument,
        "verify": VerifyDocument,
    }


def output_schema(command: str) -> dict[str, Any]:
    """Return the schema of what a command writes, with what the docstrings say of it."""
    # What a file of the registry leaves out is left out of an export, too.
    return schema_of(outputs()[command], all_keys=command != "export")


def schema_of(
    kind: Any,
    *,
    mode: Literal["serialization", "validation"] = "serialization",
    all_keys: bool = True,
) -> dict[str, Any]:
    """Return the schema of a type, with what the docstrings say of it.

    Args:
        kind: The type.
        mode: Whether it is of what is written, or of what is taken.
        all_keys: Whether every key is written, also one with a default.
    """
    written = mode == "serialization"
    generator = _WithAllKeys if written and all_keys else GenerateJsonSchema
    schema = TypeAdapter(kind).json_schema(mode=mode, schema_generator=generator)
    types = {each.__name__: each for each in _types_in(kind)}
    definitions = schema.get("$defs", {})
    top = getattr(kind, "__name__", "")
    for name, definition in {**definitions, top: schema}.items():
        definition.pop("title", None)
        said: dict[str, str] = {}
        if name in types:
            definition["description"], _ = describe(types[name])
            for each in reversed(types[name].__mro__[:-1]):
                said |= describe(each)[1]
        elif "description" in definition:  # of an enumeration
            definition["description"] = definition["description"].partition("\n")[0]
        for key, value in definition.get("properties", {}).items():
            value.pop("title", None)
            if written:
                value.pop("default", None)
            if key in said:
                definition["properties"][key] = {"description": said[key], **value}
    return schema


class _WithAllKeys(GenerateJsonSchema):
    """Knows that every key is written, whether or not its field has a default."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        del field, total
        return True


def _types_in(written: Any) -> Iterator[type]:
    """Yield every class with fields that a type leads to, itself first."""
    found: dict[type, None] = {}
    waiting = [written]
    while waiting:
        each = waiting.pop()
        waiting += get_args(each)
        if isinstance(each, type) and each not in found and _has_fields(each):
            found[each] = None
            waiting += get_type_hints(each, include_extras=True).values()
    return iter(found)


def _has_fields(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, BaseModel)
