"""Fills the parts of a page that are made from the code.

They stand between two comments::

    <!-- made: criteria -->
    …
    <!-- end -->

To add one, write a function that returns Markdown and name it in ``PARTS``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import reference_scale
from reference_words import member_docs, table

from claimcheck.app.schema import schema_names
from claimcheck.app.schema_fields import describe
from claimcheck.formats import FORMATS
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.fetched import Outcome
from claimcheck.reports import EXPORTS, REPORTS, ExportFormat, ReportFormat
from claimcheck.support.criteria import CRITERIA
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum


ROOT = Path(__file__).parents[1]
_PART = re.compile(r"<!-- made: (?P<name>[\w-]+) -->\n.*?<!-- end -->", re.DOTALL)


def with_parts(page: str) -> str:
    """Return a page with every part that is made from the code as it is now."""
    return _PART.sub(
        lambda found: f"<!-- made: {found['name']} -->\n{PARTS[found['name']]()}\n<!-- end -->",
        page,
    )


def criteria() -> str:
    """Return the table of ``claimcheck.support.criteria``, in the order in which it is tried."""
    rows = []
    for number, each in enumerate(CRITERIA, start=1):
        marks = [name for name in ("conflicting", "refuted") if getattr(each, name)]
        level = ", ".join([f"**{each.level}**", *(f"*{name}*" for name in marks)])
        setting = f"`{each.setting}`" if each.setting else ""
        rows.append((str(number), each.when, level, setting))
    return table(("", "when", "level", "setting"), rows)


def check_formats() -> str:
    """Return a table of what ``check --format`` takes."""
    return _modules(FORMATS)


def report_formats() -> str:
    """Return a table of what ``report --format`` takes."""
    return _modules({name: REPORTS[name] for name in get_args(ReportFormat)})


def export_formats() -> str:
    """Return a table of what ``export --format`` takes."""
    return _modules({name: REPORTS[EXPORTS[name]] for name in get_args(ExportFormat)})


def schemas() -> str:
    """Return a list of the schemas that ``claimcheck schema`` prints."""
    rows = [
        (f"`{name}`", f"[{name}.schema.json](../../schema/{name}.schema.json)")
        for name in schema_names()
    ]
    return table(("name", "file"), rows)


def lock_source() -> str:
    """Return a table of what a lock knows of a source."""
    return _facts(SourceFacts)


def lock_quote() -> str:
    """Return a table of what a lock knows of a quote."""
    return _facts(EvidenceFacts)


def proof_states() -> str:
    """Return a table of how far a quote can be proven."""
    rows = [(f"`{each}`", f"{each.meaning[0].upper()}{each.meaning[1:]}.") for each in ProofState]
    return table(("word", "meaning"), rows)


def outcomes() -> str:
    """Return a table of how the reading of a source can end."""
    return _members(Outcome)


def floors() -> str:
    """Return a table of the packages by their floor, as the import linter enforces it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = [
        (
            str(floor) if place == 0 else "",
            f"`{name}`",
            _summary(import_module(f"claimcheck.{name}")),
        )
        for floor, layer in zip(range(len(layers), 0, -1), layers, strict=True)
        for place, name in enumerate(layer.split(" | "))
    ]
    return table(("floor", "package", "what it is"), rows)


PARTS: dict[str, Callable[[], str]] = {
    "criteria": criteria,
    "check-formats": check_formats,
    "report-formats": report_formats,
    "export-formats": export_formats,
    "schemas": schemas,
    "lock-source": lock_source,
    "lock-quote": lock_quote,
    "proof-states": proof_states,
    "outcomes": outcomes,
    "floors": floors,
    "scale": reference_scale.scale,
    "scale-assumed": reference_scale.assumptions,
    "scale-peers": reference_scale.peers,
    "scale-rates": reference_scale.rates,
}
"""What makes each part, by the name that a page asks for it with."""


def _modules(of: Mapping[str, Any]) -> str:
    rows = [(f"`{name}`", _summary(module)) for name, module in of.items()]
    return table(("name", "what it is"), rows)


def _summary(module: object) -> str:
    return (module.__doc__ or "").strip().partition("\n\n")[0]


def _facts(of: type) -> str:
    _, meanings = describe(of)
    rows = [
        (f"`{each.name}`", "yes" if each.default is MISSING else "", meanings[each.name])
        for each in fields(of)
    ]
    return table(("key", "always", "meaning"), rows)


def _members(of: type[Enum]) -> str:
    return table(
        ("word", "meaning"), [(f"`{name}`", text) for name, text in member_docs(of).items()]
    )
