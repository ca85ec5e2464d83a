"""Makes the reference of what a registry and its configuration hold, from the models."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, get_type_hints

from annotated_types import Ge, Gt, Le
from pydantic_core import PydanticUndefined
from reference_words import kind, member_docs, table

from claimcheck.app.schema_fields import describe
from claimcheck.model.claim import Assertion, Claim, Evidence, Seen
from claimcheck.model.fields import Frozen
from claimcheck.model.names import Name
from claimcheck.model.row import Row
from claimcheck.model.selector import Quote, Value
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance, Support
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import Config, ProseFiles
from claimcheck.registry.weakens import Weakens
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

_MODEL = """\
# Claims and sources

<!-- Made from the docstrings in claimcheck/model by scripts/generate_docs.py. -->

A file of claims is YAML with the key `claims` and a list below it; a file of sources has the key
`sources`. YAML is text in which an indented line belongs to the line above it, `name: value` gives
a thing a property and `-` begins an item of a list. claimcheck reads every value as it is written:
`no`, `1.10` and `2026-05` stay these words. A key that it does not know is an error.

An *id* is lower-case words with hyphens (`harbour-report-2025`), and never changes. A *day* is
written 2026-11-22. A *date* says as much as is known (EDTF level 0): 2026, 2026-11, 2026-11-22, or
an interval of two of these, 2025/2026-03. A *text* has up to 10,000 characters. A text with `: ` or
` #` in it, or with a quotation mark at its start, stands in quotation marks or in a block behind
`>-`.

A file whose name ends in `.jsonl` holds the same items as JSON Lines: one on each line, without a
key above them. A number may stand without quotes there and is read as it is written too; comments
there are none. One that is named in the configuration and ends in `.json` is a mapping of JSON with
the key and the list. [How](../how-to/json-lines.md).

An editor that knows JSON Schema completes and checks these files: `claimcheck init` writes the
schemas beside them, and `claimcheck schema claims` prints one.
"""
_CONFIGURATION = """\
# Configuration

<!-- Made from the docstrings in claimcheck/registry/config.py by scripts/generate_docs.py. -->

`claimcheck.toml`, or the table `[tool.claimcheck]` in `pyproject.toml`, in the folder that is the
root of the registry. claimcheck looks for it from the working directory upwards. All of it is
optional, and a key that does not exist is an error.

```toml
fail_on = "warning"
ignore = ["secondhand-quote"]

[severity]
missing-quote = "error"

[levels]
proof = "proven"

[verify]
timeout = 10

[[prose]]
files = ["README.md", "docs/**/*.md"]
```

A registry may come from anybody, so its file narrows what claimcheck does and never widens it. What
opens the network or the disk, and limits above the default, are yours to set, in one of three ways:

- for all registries, in your own configuration: `~/.config/claimcheck/config.toml` on Linux,
  `~/Library/Application Support/claimcheck/config.toml` on macOS,
  `%LOCALAPPDATA%\\claimcheck\\config.toml` on Windows, or the file that `CLAIMCHECK_USER_CONFIG`
  names (empty: none). It takes the same keys, as far as the tables below bound them;
- for one run, with `--set verify.timeout=60`; a list is written with commas;
- in the environment, as of a CI job: `CLAIMCHECK_SET="verify.timeout=60 verify.retries=4"`.

`--set` and the variable go before both files. Of your own file and that of a registry, the narrower
value holds. A path or a link may not lead a registry out of the work tree of git that it lies in,
or without git out of the folder of its configuration, nor into `.git`.

A change is checked with `--since` for settings that are weaker than where it began: the column
*weaker is* says which they are, and [weakened-configuration](../rules.md#weakened-configuration)
what comes of it.

`claimcheck show` names the line of the configuration that decided a level, where one did.
"""


_ROWS = """\
# Rows and results

<!-- Made from the docstrings of Row and ProvenRow by scripts/generate_docs.py. -->

What [`claimcheck prove`](../how-to/prove.md) reads and writes: an object on each line of JSON
Lines, a row of a table in CSV and Parquet. A table has `exact`, `prefix` and `suffix` as columns,
and `value` as JSON in a cell; an empty cell of CSV is no value. What a row has besides is passed
on, except under the name of a key of a result, which takes its place. In tables, `warnings`, `cut`
and `nearest` are JSON; in Parquet, what passes through keeps its type where all rows agree on one
of text, whole number, number and truth value, and is JSON otherwise.

The schemas are [rows](../../schema/rows.schema.json) and [prove](../../schema/prove.schema.json).
"""


def rows() -> str:
    """Return the page of what ``prove`` reads and writes."""
    models = ((Row, "Row"), (Quote, "Quote"), (Value, "Value"), (ProvenRow, "Result"))
    return "\n".join([_ROWS, *(_keys(each, title) for each, title in models)])


def model() -> str:
    """Return the page of everything that can be written in a registry."""
    parts = [_MODEL]
    models = (Claim, Evidence, Quote, Value, Seen, Assertion, Source, Name)
    parts += [_keys(each, each.__name__) for each in models]
    parts += [_words(Support, "Levels of support"), _words(Stance, "Stances")]
    parts += [_words(SourceKind, "Kinds of source")]
    return "\n".join(parts)


def configuration() -> str:
    """Return the page of all settings."""
    entries = [_keys(Config, "Top level")]
    for name, table_of in _tables().items():
        entries.append(_keys(table_of, f"[{name}]", f"{name}."))
    entries.append(_keys(ProseFiles, "[[prose]]"))
    return "\n".join([_CONFIGURATION, *entries])


def _tables() -> dict[str, type[Frozen]]:
    """Return the tables of the configuration by their key."""
    infos = Config.model_fields.items()
    return {name: type(info.default) for name, info in infos if isinstance(info.default, Frozen)}


def _keys(of: type[Frozen], title: str, prefix: str = "") -> str:
    summary, meanings = describe(of)
    hints = get_type_hints(of, include_extras=True)
    is_setting = of in (Config, ProseFiles) or of in _tables().values()
    bounded = any(_bound(info) != _ANYTHING for info in of.model_fields.values())
    rows = []
    for name, info in of.model_fields.items():
        takes = _setting(name, hints[name], info.metadata) if is_setting else kind(hints[name])
        takes = _SPECIAL.get(name, takes)
        last = _default(info) if is_setting else "yes" if info.is_required() else ""
        middle: tuple[str, ...] = (takes, last, _bound(info)) if bounded else (takes, last)
        if is_setting:
            middle = (*middle, _weaker(info))
        key = info.alias or name
        rows.append((f"`{prefix}{key}`", *middle, meanings[key]))
    heads = ("key", "takes", "default" if is_setting else "required", "meaning")
    if bounded:
        heads = (*heads[:-1], "a registry may set", heads[-1])
    if is_setting:
        heads = (*heads[:-1], "weaker is", heads[-1])
    return f"## {title}\n\n{summary}\n\n{table(heads, rows)}\n"


def _bound(info: Any) -> str:
    """Return how far the file of a registry may go with a setting."""
    marks = (each.value for each in info.metadata if isinstance(each, Bound))
    return next(marks, _ANYTHING)


def _weaker(info: Any) -> str:
    """Return which other value of a setting weakens a check; nothing for a table."""
    marks = (each.value for each in info.metadata if isinstance(each, Weakens))
    return next(marks, "")


def _setting(name: str, hint: Any, limits: Iterable[Any]) -> str:
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return f"table, [below](#{name})"
    words = kind(hint)
    low = next((each.ge for each in limits if isinstance(each, Ge)), None)
    above = next((each.gt for each in limits if isinstance(each, Gt)), None)
    high = next((each.le for each in limits if isinstance(each, Le)), None)
    if above is not None:
        words += f" above {above}"
    if low is not None:
        words += f" from {low}"
    return words if high is None else f"{words} to {high}"


def _default(info: Any) -> str:
    value = info.default
    if value is PydanticUndefined or isinstance(value, Frozen) or value in ((), ""):
        return "empty" if value in ((), "") else ""
    if isinstance(value, tuple):
        return ", ".join(f"`{each}`" for each in value)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`"


def _words(of: type[Enum], title: str) -> str:
    rows = [(f"`{word}`", meaning) for word, meaning in member_docs(of).items()]
    summary = (inspect.getdoc(of) or "").partition("\n")[0]
    return f"## {title}\n\n{summary}\n\n{table(('word', 'meaning'), rows)}\n"


_ANYTHING = "anything"

_SPECIAL = {
    "prose": "list of tables, [below](#prose)",
    "quote": "text, or [quote](#quote)",
    "tags": "list of tags, written like ids",
    "cut": "mapping",
    "nearest": "mapping",
    "severity": "table of rule and `note`, `warning` or `error`",
}
"""Fields of which the annotation does not tell all."""
