"""What every format of rows is: rows out of a stream of bytes, results into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from claimcheck.app.prove.columns import Columns


class RowFile(Protocol):
    """A module of this folder, seen as a value."""

    def read(self, stream: BinaryIO) -> Iterator[Mapping[str, Any] | str]:
        """Yield each row, or in its place what is wrong with it.

        Raises:
            ClaimcheckError: It is no such file as a whole, or what reads it is not installed.
        """
        ...

    def write(self, results: Iterable[str], stream: BinaryIO, columns: Columns) -> None:
        """Write results.

        Args:
            results: Each as a line of JSON.
            stream: Where to.
            columns: The columns of a table of them.

        Raises:
            ClaimcheckError: What writes it is not installed.
        """
        ...
