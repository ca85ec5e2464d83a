"""Parquet, through pyarrow: tables of any size, read and written in pieces."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from claimcheck.app.prove.result import OURS
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from claimcheck.app.prove.columns import Columns, Kind

_ROWS = 10_000
"""Rows of one piece."""


def read(stream: BinaryIO) -> Iterator[Mapping[str, Any] | str]:
    """Yield each row; a cell of ours without a value is left out.

    Raises:
        ClaimcheckError: It is no Parquet, or pyarrow is not installed.
    """
    pyarrow, parquet = _library()
    try:
        pieces = parquet.ParquetFile(stream).iter_batches(_ROWS)
        for piece in pieces:
            for row in piece.to_pylist():
                yield {name: row[name] for name in row if row[name] is not None or name not in OURS}
    except (pyarrow.ArrowException, OSError) as error:
        raise ClaimcheckError(
            f"the table cannot be read as Parquet: {error}", help="write it anew, or as .jsonl"
        ) from None


def write(results: Iterable[str], stream: BinaryIO, columns: Columns) -> None:
    """Write a table whose columns have types; what has no single one is JSON."""
    pyarrow, parquet = _library()
    types = {
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
    }
    kinds = columns.kinds
    schema = pyarrow.schema(
        [(name, types.get(kind, pyarrow.string())) for name, kind in kinds.items()]
    )
    lines = iter(results)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while piece := [json.loads(line) for line in islice(lines, _ROWS)]:
            rows = [{name: _cell(row.get(name), kinds[name]) for name in kinds} for row in piece]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))


def _cell(value: object, kind: Kind) -> object:
    if value is None or kind in ("whole", "number", "truth"):
        return float(value) if kind == "number" and isinstance(value, int) else value
    if kind == "json" or not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return value


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ClaimcheckError(
            "Parquet needs pyarrow", help="pip install 'claimcheck-cli[parquet]'"
        ) from None
    return pa, parquet
