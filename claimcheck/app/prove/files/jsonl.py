"""JSON Lines: one object on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from claimcheck.model.validation import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from claimcheck.app.prove.columns import Columns

MOST = 64_000_000
"""Bytes of a line; a longer one is passed over."""

_BOM = b"\xef\xbb\xbf"


def read(stream: BinaryIO) -> Iterator[Mapping[str, Any] | str]:
    """Yield each row, or what is wrong with it; blank lines are none."""
    number = 0
    while line := stream.readline(MOST):
        number += 1
        if len(line) == MOST and not line.endswith(b"\n"):
            while (rest := stream.readline(MOST)) and not rest.endswith(b"\n"):
                pass
            yield f"line {number} has more than {MOST / 1e6:,.0f} MB"
            continue
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield _row(line, number)


def write(results: Iterable[str], stream: BinaryIO, columns: Columns) -> None:
    """Write each result on a line."""
    del columns
    stream.writelines(f"{result}\n".encode() for result in results)


def _row(line: bytes, number: int) -> Mapping[str, Any] | str:
    try:
        row = _read(line)
    except UnicodeDecodeError:
        return f"line {number} is not in UTF-8"
    except RecursionError:
        return f"line {number} nests too deep"
    except json.JSONDecodeError as error:
        return f"line {number} is no JSON: {error.msg.lower()} at column {error.pos + 1}"
    except ValueError as error:
        return f"line {number} is no JSON: {error}"
    if isinstance(row, dict):
        return row
    return f"line {number} is no object, but {shown(row)}"


def _read(line: bytes) -> Any:
    try:
        return from_json(line, allow_inf_nan=False)
    except ValueError:  # the standard library takes somewhat more, and tells better what is wrong
        return json.loads(line.decode(), parse_constant=_refuse)


def _refuse(constant: str) -> None:
    msg = f"{constant} is no number of JSON"
    raise ValueError(msg)
