"""Makes the reference of the library from the docstrings of what ``claimcheck`` names."""

from __future__ import annotations

import inspect
import re
from enum import Enum
from functools import cached_property
from textwrap import dedent
from typing import Any

from reference_words import cell, member_docs, table

import claimcheck
from claimcheck.app.schema_fields import describe

_INTRODUCTION = """\
# Library

<!-- Made from the docstrings of claimcheck/api.py and the types it names by
     scripts/generate_docs.py. -->
<!-- start: docs/examples/harbour -->

`import claimcheck` is for notebooks, pipelines and plug-ins. What is on this page is public, and
nothing else is. Nothing here prints or ends the program: what a person can solve is raised as
`ClaimcheckError`. A test runs the examples, one after the other, in the folder of a registry.

```python
>>> import claimcheck
```
"""
_SECTION = re.compile(r"^(Args|Returns|Raises|Example):\n((?:(?:    .*)?\n?)*)", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)


def api() -> str:
    """Return the page: first what can be done, in the order of the module, then the types."""
    names = [name for name in claimcheck.__all__ if not name.startswith("_")]
    things = {name: getattr(claimcheck, name) for name in names}
    called = {name: each for name, each in things.items() if inspect.isfunction(each)}
    by_place = sorted(called.items(), key=lambda each: each[1].__code__.co_firstlineno)
    parts = [_INTRODUCTION, *(_function(name, each) for name, each in by_place), "## Types\n"]
    parts += [_type(name, each) for name, each in things.items() if name not in called]
    return "\n".join(parts)


def _function(name: str, function: Any) -> str:
    text = inspect.getdoc(function) or ""
    sections = dict(_SECTION.findall(f"{text}\n"))
    lines = [
        f"## {name}\n",
        f"```python\n{_signature(name, function)}\n```\n",
        f"{_summary(text)}\n",
    ]
    for section, title in (("Args", "argument"), ("Raises", "raises")):
        entries = _ENTRY.findall(dedent(sections.get(section, "")))
        rows = [(f"`{key}`", _flowing(words)) for key, words in entries]
        lines += [table((title, "meaning"), rows) + "\n"] if rows else []
    example = inspect.cleandoc(sections["Example"])
    return "\n".join((*lines, f"```python\n{example}\n```\n"))


def _signature(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    lines, is_named = [], False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not is_named:
            is_named = True
            lines.append("    *,")
        default = f" = {each.default!r}" if each.default is not each.empty else ""
        lines.append(f"    {each.name}: {each.annotation}{default},")
    return "\n".join((f"{name}(", *lines, f") -> {signature.return_annotation}"))


def _type(name: str, of: Any) -> str:
    summary, attributes = describe(of)
    rows = [(f"`{key}`", words) for key, words in attributes.items()]
    if issubclass(of, Enum):
        said = member_docs(of)
        words = [(f"`{each.value}`", said.get(each.value) or each.meaning) for each in of]
        summary += "\n\n" + table(("word", "meaning"), words)
    members = [(key, each) for key, each in vars(of).items() if not key.startswith("_")]
    rows += [
        (f"`{key}{_parameters(value)}`", _flowing(_summary(inspect.getdoc(value) or "")))
        for key, value in members
        if isinstance(value, (property, cached_property)) or inspect.isfunction(value)
    ]
    shown = table(("attribute", "meaning"), rows) + "\n" if rows else ""
    return f"### {name}\n\n{summary}\n\n{shown}".rstrip("\n") + "\n"


def _parameters(member: object) -> str:
    """Return what a method is called with; nothing for a property."""
    if not inspect.isfunction(member):
        return ""
    return f"({', '.join(list(inspect.signature(member).parameters)[1:])})"


def _summary(text: str) -> str:
    return text.partition("\n\n")[0].replace("``", "`")


def _flowing(text: str) -> str:
    return cell(" ".join(text.replace("``", "`").split()))
