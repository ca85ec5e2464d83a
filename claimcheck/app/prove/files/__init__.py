"""Files of rows and of results, one module for each format; the ending of a name tells which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.app.prove.files.base import RowFile

FILES: Plugins[RowFile] = Plugins(
    __name__,
    "jsonl",
    "csv",
    "parquet",
)
"""Every format by name; the modules are imported when they are needed."""

ENDINGS = {
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "csv": "csv",
    "parquet": "parquet",
    "pq": "parquet",
}
"""The format for each ending of a file name."""

STREAM = "jsonl"
"""The format of standard input and output."""


def format_of(name: str) -> str:
    """Return the format that the ending of a file name tells.

    Raises:
        ClaimcheckError: It tells none.
    """
    found = ENDINGS.get(name.rpartition(".")[2].lower())
    if found is None:
        raise ClaimcheckError(
            f"the name {name} does not tell the format of its rows",
            help="name a file that ends in .jsonl, .csv or .parquet",
        )
    return found
