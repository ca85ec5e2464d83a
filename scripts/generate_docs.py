"""Writes the documentation that is made from the code: ``python scripts/generate_docs.py``.

With ``--check`` it changes nothing, and exits with 1 where a file is not as it would be written.
To add a document, write a function that returns its text and name it in ``DOCUMENTS``.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plugin_protocols import plugin_protocols
from reference_api import api
from reference_commands import commands
from reference_model import configuration, model
from reference_model import rows as rows_of_prove
from reference_parts import with_parts
from shown_output import with_outputs

from claimcheck.app.schema import schema_names, schema_text
from claimcheck.model.terms import Severity
from claimcheck.rules import OFF, RULES
from claimcheck.rules.base import Documentation

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]

_RULES_INTRODUCTION = """\
# Rules

<!-- Made from the docstrings in claimcheck/rules by scripts/generate_docs.py. -->

What `claimcheck check` looks for. `claimcheck rule NAME` shows one of these entries in the
terminal. An *error* fails a check; a *warning* or a *note* does where `--fail-on` says so. A rule
that is *off* runs where `--select` names it or `[severity]` gives it one.

A comment in a claim or source, or right above it, silences a rule there, and gives the reason:

```yaml
- id: chintala-linkedin
  # claimcheck: ignore[missing-address] only the wording of the profile is reported
  title: LinkedIn profile of Soumith Chintala
  kind: social
```

In a text in which claims are published, the comment stands behind a sentence, or on a line above a
block: `<!-- claimcheck: ignore[prose-overstated] reason -->`.

`select`, `ignore` and `[severity]` in the configuration hold for the whole registry:

```toml
ignore = ["secondhand-quote"]

[severity]
missing-quote = "error"
```
"""


def rules() -> str:
    """Return the page of rules: a table, then the docstring of each rule under its name."""
    rows = ["| rule | severity | what is wrong |", "| --- | --- | --- |"]
    entries = []
    for name in RULES:
        rule = RULES[name]
        documentation = Documentation.of(rule)
        severity = "off" if name in OFF else Severity(rule.SEVERITY).value
        rows.append(f"| [{name}](#{name}) | {severity} | {documentation.summary} |")
        entries.append(f"## {name}\n\n*{severity}* · {documentation.summary}\n")
        entries += [f"**{title}**\n\n{text}\n" for title, text in documentation.sections.items()]
    return "\n".join((_RULES_INTRODUCTION, *rows, "", *entries))


def readme() -> str:
    """Return the README with every output that it shows as it is now."""
    return with_outputs((ROOT / "README.md").read_text(encoding="utf-8"))


def filled(name: str) -> str:
    """Return a page that is written by hand with the parts that are made from the code."""
    return with_parts((ROOT / name).read_text(encoding="utf-8"))


FILLED = (
    "docs/explanation/architecture.md",
    "docs/explanation/levels.md",
    "docs/explanation/proof.md",
    "docs/explanation/scale.md",
    "docs/reference/formats.md",
    "docs/reference/lock.md",
)
"""Pages with parts between ``<!-- made: NAME -->`` and ``<!-- end -->``."""

DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/rules.md": rules,
    "README.md": readme,
    "docs/reference/api.md": api,
    "docs/reference/commands.md": commands,
    "docs/reference/configuration.md": configuration,
    "docs/reference/model.md": model,
    "docs/reference/rows.md": rows_of_prove,
    **{name: partial(filled, name) for name in FILLED},
    "tests/plugin_protocols.py": plugin_protocols,
    **{f"schema/{name}.schema.json": partial(schema_text, name) for name in schema_names()},
}
"""What makes each document, by its path from the root of the project."""


def main(arguments: list[str] | None = None) -> int:
    """Write all documents, or say which are out of date; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the documents that are made from code.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail on a difference")
    is_check = parser.parse_args(arguments).check
    is_stale = False
    for name, make in DOCUMENTS.items():
        path, text = ROOT / name, make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        is_stale = True
        if not is_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        state = "is out of date: run scripts/generate_docs.py" if is_check else "written"
        sys.stderr.write(f"{name} {state}\n")
    return int(is_check and is_stale)


if __name__ == "__main__":
    sys.exit(main())
