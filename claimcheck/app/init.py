"""Starts a registry: two files, a configuration, and one claim whose quote is in its source.

The schemas are written beside the registry and named in the first line of each file, so that an
editor completes and validates without a network and without a setting of its own.
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

from claimcheck.app.schema import schema_text
from claimcheck.errors import ClaimcheckError
from claimcheck.storage.atomic import clear_left, write_atomically
from claimcheck.storage.lockfile import alone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_CLAIMS = """\
# yaml-language-server: $schema=schema/claims.schema.json
#
# What is claimed here, and what it rests on. Every claim needs evidence; see: claimcheck rule

claims:
  - id: lighthouse-first-lit
    text: The lighthouse was first lit in 1904.
    support: verified             # what you say; claimcheck derives its own level beside it
    evidence:
      - source: lighthouse-leaflet
        stance: supports          # supports | partial | refutes | neutral
        quote: The lighthouse was first lit in 1904   # verbatim: change the year, and check again
    tags: [example]
"""

_SOURCES = """\
# yaml-language-server: $schema=schema/sources.schema.json
#
# Where the evidence comes from.

sources:
  - id: lighthouse-leaflet
    title: The lighthouse, a leaflet
    file: files/lighthouse.txt    # a copy beside this file; of a page: url: https://…
    publisher: Harbour authority
    kind: primary                 # primary | secondary | tertiary | self-published | social
"""

_SOURCE = """\
The lighthouse

The lighthouse was first lit in 1904. Its lamp stands 31 metres above the water.

(An example of a source: put documents of your own in its place.)
"""

_CONFIG = """\
#:schema data/schema/config.schema.json
#
# Settings of claimcheck. What stands behind a # is the default.

fail_on = "warning"       # note | warning | error | never; "error" is the default
# select = []             # rules to run; all of them when empty
# ignore = []             # rules to leave out

# [severity]
# single-publisher = "error"

# [levels]
# primary = 1             # supporting primary sources that make a claim verified
# secondary = 2           # independent supporting secondary sources that make a claim verified
# proof = "checked"       # checked: it was found, or a person has seen it; proven: found; none

# [verify]                # these can be narrowed here; to widen one: claimcheck verify --set
# archive = "https://web.archive.org"  # asked for what is gone; "" for none
# timeout = 20.0          # seconds for one source in all
# retries = 2             # how often a request is repeated after what can pass
"""

_FILES = {
    "claimcheck.toml": _CONFIG,
    "data/claims.yaml": _CLAIMS,
    "data/sources.yaml": _SOURCES,
    "data/files/lighthouse.txt": _SOURCE,
}

_SCHEMAS = {f"data/schema/{name}.schema.json": name for name in ("claims", "sources", "config")}
"""For editors; written anew after an update: claimcheck schema claims -o FILE."""

_ALSO = (
    "data/claims.yml", "data/sources.yml", "data/claims.jsonl", "data/sources.jsonl",
    "data/claims", "data/sources",
)  # fmt: skip
"""Where a registry may be besides."""


def init(folder: Path) -> list[str]:
    """Write the files of a new registry into ``folder``; return their names.

    What an interrupted run began is completed.

    Raises:
        ClaimcheckError: One of them exists. Nothing is overwritten.
        OSError: One of them cannot be written; the others are gone again.
    """
    content = _FILES | {path: schema_text(name) for path, name in _SCHEMAS.items()}
    with alone(folder):
        for name in content:
            clear_left((folder / name).parent)
        missing = _missing(folder, content)
        written: list[Path] = []
        try:
            for name in missing:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, content[name].encode(), overwrite=False)
                written.append(path)
        except OSError:
            for path in written:
                path.unlink(missing_ok=True)
            raise
    return list(content)


def _missing(folder: Path, content: Mapping[str, str]) -> list[str]:
    """Return the files that are still to be written: all, or what an interrupted run left out.

    Raises:
        ClaimcheckError: There is a registry.
    """
    present = [name for name in (*content, *_ALSO) if os.path.lexists(folder / name)]
    missing = [name for name in content if name not in present]
    begun = missing and all(_is_ours(folder / name, content.get(name)) for name in present)
    if present and not begun:
        raise ClaimcheckError(
            "there is a registry here already: "
            + ", ".join((folder / name).as_posix() for name in present),
            help="nothing was written; start in another folder: claimcheck init FOLDER",
        )
    return missing


def _is_ours(path: Path, text: str | None) -> bool:
    """Tell whether a file holds what this command writes into it."""
    try:
        return text is not None and path.is_file() and path.read_bytes() == text.encode()
    except OSError:
        return False
