"""Rows on the disk, sorted by what they are about, and what became of them: more than memory holds.

One SQLite database holds what a run was given, in chunks, and the results that it has so far. A
chunk is done with all of its results or not at all, so a run that was killed goes on where it
stopped. SQLite sorts on the disk, and what it has committed survives the program.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_FORMAT = 3
"""Raised when the tables change; a file of another format is begun anew."""

_OURS = 0x434C4D43
"""What tells a file of ours from other databases."""

_COMMIT_SECONDS = 1.0
"""How old results get before they outlive the program; each commit waits for the disk."""

_CACHE_KIB = 32_768
_FEW = 4
"""The part of all results, one in so many, up to which they are looked up one by one."""
_SOURCES, _ROWS, _BYTES = 32, 1_000, 8_000_000
"""Sources to read, rows and bytes of texts of a chunk at most, but for one source that has more."""
_MOST_ROWS = 10_000
"""Rows of one source in one chunk; a source with more is read several times."""

_KNOWN_SOURCES = 50_000
"""Sources whose number is remembered while rows are taken; that of others is looked up."""

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE rows (number INTEGER PRIMARY KEY, source INTEGER, row BLOB);
CREATE TABLE sources (number INTEGER PRIMARY KEY, name TEXT UNIQUE, host TEXT, text BLOB);
CREATE TABLE chunks (number INTEGER PRIMARY KEY, host TEXT, first INTEGER, last INTEGER,
                     least INTEGER, done INTEGER DEFAULT 0);
CREATE INDEX to_do ON chunks (least) WHERE NOT done;
CREATE TABLE results (number INTEGER, state TEXT, result TEXT);
CREATE INDEX results_by_number ON results (number);
"""

_SORTED = """
CREATE TABLE sorted AS SELECT rows.number, source FROM rows
JOIN sources ON sources.number = source ORDER BY host, source, rows.number
"""
"""Rows stay where they are: one is found as soon as the source that it is about. Sources are in the
order in which rows name them, so that results come in about the order of the rows."""

_LOOKED_UP = "SELECT result FROM results WHERE number >= ? AND number < ? ORDER BY number"
_SORTED_RESULTS = _LOOKED_UP.replace("results", "results NOT INDEXED")
"""The same for many: to look each up takes longer where they came in another order."""

_SPANS = """
SELECT host, first, last, coalesce(length(text), 0) FROM
(SELECT source, min(rowid) AS first, max(rowid) AS last FROM sorted GROUP BY source)
JOIN sources ON number = source ORDER BY first
"""
"""The rows of each source, joined to it once they are grouped: else SQLite sorts its text with each
of its rows."""

_LEAST = """
UPDATE chunks SET least = (SELECT min(number) FROM sorted WHERE rowid BETWEEN first AND last)
"""


class Gathered(NamedTuple):
    """A row as it is kept.

    Attributes:
        source: What it is about; rows with the same are read together.
        row: The row itself.
        host: Whom asking for the source burdens; empty where it is nobody's.
        text: The content of the source, where the row brought it; ``source`` names it then.
    """

    source: str
    row: bytes
    host: str = ""
    text: bytes | None = None


@dataclass(frozen=True, slots=True)
class SourceRows:
    """All rows about one source, or a part of them.

    Attributes:
        source: What they are about.
        rows: Each row with its number.
        text: The content of the source, where the rows brought it.
    """

    source: str
    rows: Sequence[tuple[int, bytes]]
    text: bytes | None = None


class RowStore:
    """What one run was given and what it has found, in one file or in one that goes with the run.

    Only the thread that made it may use it, and only one process at a time.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open a file that goes on from run to run; a nameless one, on the disk too, without it.

        Raises:
            ClaimcheckError: Another run uses it, or it is something else.
        """
        self._path = path
        self._committed = time.monotonic()
        try:
            self._db = sqlite3.connect(path or "", timeout=0.5, isolation_level=None)
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = TRUNCATE")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA temp_store = FILE")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._db.execute("BEGIN EXCLUSIVE")
            self._refuse_foreign()
        except sqlite3.OperationalError as error:
            raise ClaimcheckError(
                f"{path} cannot be used: {error}",
                help="wait for the other run with this output, or name another with --output"
                if error.sqlite_errorname == "SQLITE_BUSY"
                else "see that a file can be made there, or name another with --output",
            ) from None
        except sqlite3.DatabaseError:
            raise ClaimcheckError(
                f"{path} is no file of an earlier run", help="remove it, or name another --output"
            ) from None

    def _refuse_foreign(self) -> None:
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and self._db.execute("PRAGMA application_id").fetchone() != (_OURS,):
            self._db.close()
            msg = "it is a database of another program"
            raise sqlite3.DatabaseError(msg)

    def has(self, name: str) -> bool:
        """Tell whether it holds the rows that ``gather`` was given under this name, all of them."""
        try:
            return self.fact("name") == f"{_FORMAT} {name}"
        except sqlite3.OperationalError:
            return False

    def fact(self, name: str) -> str | None:
        """Return what was kept under a name; None where nothing was."""
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a word about the run."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def gather(self, name: str, rows: Iterable[Gathered]) -> int:
        """Take all rows in place of what is there, sort them by what they are about, and plan.

        Args:
            name: What names these rows and all that decides what becomes of them.
            rows: The rows, in their order.

        Returns:
            How many there are.
        """
        self._clear()
        self._db.executemany("INSERT INTO rows VALUES (?, ?, ?)", self._numbered(rows))
        self._db.execute(_SORTED)
        self._db.executemany(
            "INSERT INTO chunks (host, first, last) VALUES (?, ?, ?)", self._plan()
        )
        self._db.execute(_LEAST)
        self.keep_fact("name", f"{_FORMAT} {name}")
        (total,) = self._db.execute("SELECT count(*) FROM sorted").fetchone()
        return int(total)

    def lanes(self, *, hosts: bool) -> Iterator[list[int]]:
        """Yield the numbers of the chunks that are not done: those that wait for each other.

        Args:
            hosts: Whether those about hosts, the largest host first, whose chunks must not be
                worked on at once; or the others, which all may.
        """
        if not hosts:
            query = "SELECT number FROM chunks WHERE host = '' AND NOT done ORDER BY number"
            yield from ([number] for (number,) in self._db.execute(query))
            return
        query = (
            "SELECT group_concat(number) FROM chunks WHERE host != '' AND NOT done "
            "GROUP BY host ORDER BY sum(last - first) DESC, host"
        )
        for (numbers,) in self._db.execute(query):
            yield sorted(map(int, numbers.split(",")))

    def chunk(self, number: int) -> list[SourceRows]:
        """Return the rows of a chunk by source."""
        query = (
            "SELECT rows.number, rows.source, row FROM chunks "
            "JOIN sorted ON sorted.rowid BETWEEN first AND last "
            "JOIN rows ON rows.number = sorted.number WHERE chunks.number = ? ORDER BY sorted.rowid"
        )
        by_source: dict[int, list[tuple[int, bytes]]] = {}
        for place, source, row in self._db.execute(query, (number,)):
            by_source.setdefault(source, []).append((place, row))
        named = "SELECT name, text FROM sources WHERE number = ?"
        found = ((self._db.execute(named, (at,)).fetchone(), by_source[at]) for at in by_source)
        return [SourceRows(name, rows, text) for (name, text), rows in found]

    def keep(self, number: int, results: Sequence[tuple[int, str, str]]) -> None:
        """Keep what became of all rows of a chunk: number, state and result of each."""
        self._db.executemany("INSERT INTO results VALUES (?, ?, ?)", results)
        self._db.execute("UPDATE chunks SET done = 1 WHERE number = ?", (number,))

    def counts(self) -> dict[str, int]:
        """Return how many results there are in each state."""
        query = "SELECT state, count(*) FROM results GROUP BY state ORDER BY state"
        return dict(self._db.execute(query).fetchall())

    @property
    def has_results(self) -> bool:
        """Return whether another run could go on from here."""
        try:
            return self._db.execute("SELECT 1 FROM results LIMIT 1").fetchone() is not None
        except sqlite3.Error:  # nothing was gathered yet, or it is closed
            return False

    @property
    def settled(self) -> int:
        """Return the number of the first row whose result is not there, or how many rows there are.

        Only results of whole chunks count.
        """
        (least,) = self._db.execute("SELECT min(least) FROM chunks WHERE NOT done").fetchone()
        if least is None:
            (least,) = self._db.execute("SELECT coalesce(max(number) + 1, 0) FROM rows").fetchone()
        return int(least)

    def results(self, first: int = 0, stop: int = sys.maxsize) -> Iterator[str]:
        """Yield results in the order of the rows: from a row to before another."""
        (kept,) = self._db.execute("SELECT max(rowid) FROM results").fetchone()
        few = stop - first <= (kept or 0) // _FEW
        found = self._db.execute(_LOOKED_UP if few else _SORTED_RESULTS, (first, stop))
        yield from (line for (line,) in found)

    def results_as_they_came(self) -> Iterator[str]:
        """Yield all results that there are, in the order in which they came."""
        found = self._db.execute("SELECT result FROM results ORDER BY rowid")
        yield from (line for (line,) in found)

    def commit_in_time(self) -> None:
        """See that no more than a second's results are lost where the program is killed now."""
        if time.monotonic() - self._committed > _COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """See that what there is outlives the program."""
        if self._db.in_transaction:  # a full disk has ended it, and tells so itself
            self._db.execute("COMMIT")
        self._db.execute("BEGIN")
        self._committed = time.monotonic()

    def close(self) -> None:
        """Keep what there is, and let go of it; nothing where that was done."""
        try:
            if self._db.in_transaction:
                self._db.execute("COMMIT")
            self._db.close()
        except sqlite3.ProgrammingError:  # it is closed
            return
        except sqlite3.DatabaseError:  # what could not be kept was told when it was tried
            self._db.close()

    def remove(self) -> None:
        """Let go of it, and of the file: nothing of it is needed any more."""
        self.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)

    def _clear(self) -> None:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        for (table,) in self._db.execute(tables).fetchall():
            self._db.execute(f'DROP TABLE "{table}"')
        self._db.execute(f"PRAGMA application_id = {_OURS}")
        for statement in _TABLES.split(";"):
            self._db.execute(statement)

    def _numbered(self, rows: Iterable[Gathered]) -> Iterator[tuple[int, int, bytes]]:
        """Yield rows as the table has them, and keep what they are about."""
        known: dict[str, int] = {}
        for number, (source, row, host, text) in enumerate(rows):
            at = known.get(source)
            if at is None:
                if len(known) == _KNOWN_SOURCES:
                    known.clear()
                at = known[source] = self._source(source, host, text)
            yield number, at, row

    def _source(self, name: str, host: str, text: bytes | None) -> int:
        """Return the number of a source, which is kept with its first row."""
        values = (name, host, text)
        self._db.execute("INSERT OR IGNORE INTO sources VALUES (NULL, ?, ?, ?)", values)
        (at,) = self._db.execute("SELECT number FROM sources WHERE name = ?", (name,)).fetchone()
        return int(at)

    def _plan(self) -> list[tuple[str, int, int]]:
        """Return the chunks: the host of each, its first row and its last."""
        made: list[tuple[str, int, int]] = []
        sources = size = 0
        for host, first, last, length in self._db.execute(_SPANS):
            sources, size = sources + (not length), size + length
            fits = made and made[-1][0] == host and sources <= _SOURCES and size <= _BYTES
            if fits and last - made[-1][1] < _ROWS:
                made[-1] = (host, made[-1][1], last)
                continue
            parts = range(first, last + 1, _MOST_ROWS)
            made += [(host, at, min(at + _MOST_ROWS - 1, last)) for at in parts]
            sources, size = int(not length), length
        return made
