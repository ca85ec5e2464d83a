"""One run over the rows of a file: gathers them, has them proven, writes what came of it."""

from __future__ import annotations

import errno
import hashlib
import heapq
import os
import sqlite3
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.app.prove.columns import Columns
from claimcheck.app.prove.files import FILES, STREAM, format_of
from claimcheck.app.prove.gather import Gatherer
from claimcheck.app.prove.run import run, start
from claimcheck.errors import ClaimcheckError
from claimcheck.storage.atomic import clear_left, is_stream, written_atomically
from claimcheck.storage.row_store import RowStore
from claimcheck.version import __version__
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from claimcheck.app.project import Project
    from claimcheck.app.prove.options import ProveOptions
    from claimcheck.app.prove.run import Tell
    from claimcheck.app.prove.work import Results
    from claimcheck.engines.pools import Pools

PART_ROWS = 100_000
"""Rows of one file, where results go to a folder of them."""

_PIECE = 1_000
"""Results that are handed on together."""

_FEW = 1_000
"""Rows that are proven before another process has started."""

_ROWS, _COLUMNS, _LISTED = "rows", "columns", "listed"

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Job:
    """What a run over rows reads and writes.

    Attributes:
        rows: The file of rows; None for standard input.
        output: Where the results go: a file, or a folder of them; None for standard output.
        options: How the rows are proven.
        project: Opens the registry, once a row names a source of it.
        limit: How many of the first rows are proven; None for all.
        sample: How many rows are proven that are chosen by chance, the same each time.
    """

    rows: Path | None
    output: Path | None
    options: ProveOptions
    project: Callable[[], Project]
    limit: int | None = None
    sample: int | None = None

    @property
    def to_folder(self) -> bool:
        """Return whether the results go to a folder."""
        output = self.output
        if output is None or is_stream(output):
            return False
        return output.is_dir() or not output.suffix

    @property
    def partial(self) -> Path | None:
        """Return the file from which a run that was killed goes on; None where none can."""
        if self.rows is None or self.output is None:
            return None
        if is_stream(self.rows) or is_stream(self.output):
            return None
        return self.output.parent / f"{self.output.name}.partial"  # within, where it has no name

    @property
    def read_as(self) -> str:
        """Return the format of the rows."""
        if self.rows is None or is_stream(self.rows):
            return STREAM
        return format_of(self.rows.name)

    @property
    def written_as(self) -> str:
        """Return the format of the results; in a folder it is that of the rows."""
        if self.output is None or is_stream(self.output):
            return STREAM
        return self.read_as if self.to_folder else format_of(self.output.name)


@dataclass(frozen=True)
class Begun:
    """Rows that are gathered and can be proven.

    Attributes:
        store: The rows, and what became of those that are done.
        total: How many there are.
        resumed: How many were done before.
    """

    store: RowStore
    total: int
    resumed: int

    @property
    def few(self) -> bool:
        """Return whether it takes longer to start a process than to prove them in this one."""
        return self.total <= _FEW


@contextmanager
def begun(
    job: Job, standard_input: BinaryIO | None = None, many: Callable[[], None] = lambda: None
) -> Iterator[Begun]:
    """Yield the rows of a job, gathered; what is not done when the block ends is kept.

    Args:
        job: What is read.
        standard_input: Where rows come from that are in no file.
        many: Called where they are not few, as soon as that is known.

    Raises:
        ClaimcheckError: The rows cannot be read as what they are called, the results would take
            their place, or another run has them.
        OSError: They cannot be read.
    """
    FILES[job.written_as]  # what cannot be written is told before the work
    _refuse_own_rows(job)
    name = _name(job) if job.partial is not None else ""
    if job.partial is not None and job.output is not None:
        if not job.partial.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(job.output))
        clear_left(job.partial.parent)
    store = RowStore(job.partial)
    try:
        gatherer = Gatherer(job.options.root, job.project)
        if not (name and store.has(name) and gatherer.lists(store.fact(_LISTED) or "{}")):
            with _opened(job, standard_input) as stream:
                rows = _counted(_chosen(FILES[job.read_as].read(stream), job), many)
                total = store.gather(name, map(gatherer.gathered, rows))
            store.keep_fact(_ROWS, str(total))
            store.keep_fact(_COLUMNS, gatherer.columns.words)
            store.keep_fact(_LISTED, gatherer.listed)
            store.commit()
        resumed = sum(store.counts().values())
        yield Begun(store, int(store.fact(_ROWS) or 0), resumed)
    except sqlite3.OperationalError as error:
        raise ClaimcheckError(
            f"{job.partial or 'the temporary folder'}: {error}",
            help="make room on that disk, and run the command again: it goes on where it stopped",
        ) from error
    except sqlite3.DatabaseError as error:
        raise ClaimcheckError(
            f"{job.partial or 'the temporary folder'}: {error}",
            help="remove that file, and run the command again: it begins anew",
        ) from error
    finally:
        if store.has_results:
            store.close()
        else:  # a run that has nothing to go on from leaves nothing behind
            store.remove()


def prove(job: Job, begun: Begun, pools: Pools, tell: Tell, *, order: bool) -> Generator[list[str]]:
    """Prove what is not done, and yield the results: as they come, or in order.

    Where they go to a file or a folder, nothing is yielded.

    Args:
        job: What to prove, and where results go.
        begun: The rows.
        pools: What runs the work.
        tell: Called with how many rows are in each state.
        order: Whether results stand in the order of the rows.

    Raises:
        ClaimcheckError: A worker was killed, and its engine does not start another.
        OSError: The results cannot be written.
    """
    store = begun.store
    with closing(run(store, job.options, pools, tell)) as made:
        pieces = in_order(store, made) if order else as_they_come(store, made)
        if job.output is None:
            yield from pieces
            return
        lines = chain.from_iterable(pieces)
        write_results(job, lines, Columns.of(store.fact(_COLUMNS) or "{}"))
    store.remove()


def in_order(store: RowStore, made: Iterable[Results]) -> Iterator[list[str]]:
    """Yield results in the order of the rows, each as soon as all before it are there.

    Args:
        store: The rows.
        made: What a run makes of them; its results are in the store when it yields them.
    """
    told = 0
    for _ in chain(made, ((),)):
        settled = store.settled
        if settled > told:
            lines = store.results(told, settled)
            while piece := list(islice(lines, _PIECE)):
                yield piece
            told = settled


def as_they_come(store: RowStore, made: Iterable[Results]) -> Iterator[list[str]]:
    """Yield what was done before, and then each chunk of results that a run makes."""
    lines = store.results_as_they_came()
    while piece := list(islice(lines, _PIECE)):
        yield piece
    for results in made:
        yield [line for _, _, line in results]


def write_results(job: Job, lines: Iterable[str], columns: Columns) -> None:
    """Write results to the file of a job, or to a folder in parts."""
    output, file = job.output, FILES[job.written_as]
    if output is None:
        return
    if not job.to_folder:
        with written_atomically(output) as stream:
            file.write(lines, stream, columns)
        return
    output.mkdir(parents=True, exist_ok=True)
    earlier = set(output.glob(f"part-[0-9][0-9][0-9][0-9][0-9].{job.written_as}"))
    rest = iter(lines)
    for number in count(1):
        first = list(islice(rest, 1))
        if first:
            path = output / f"part-{number:05}.{job.written_as}"
            with written_atomically(path) as stream:
                file.write(chain(first, islice(rest, PART_ROWS - 1)), stream, columns)
            earlier.discard(path)
        while earlier:  # whoever reads the folder meets parts of one run
            earlier.pop().unlink(missing_ok=True)
        if not first:
            return


def _refuse_own_rows(job: Job) -> None:
    """Refuse to write results over the rows: they do not hold what was looked for, or where."""
    rows, output = job.rows, job.output
    if rows is None or output is None or is_stream(rows) or not output.exists():
        return
    if rows.samefile(output):
        raise ClaimcheckError(
            f"{output} holds the rows, and its results would take their place",
            help="name another file with --output",
        )


def _opened(job: Job, standard_input: BinaryIO | None) -> Any:
    if job.rows is not None:
        return job.rows.open("rb")
    if standard_input is None:
        raise ClaimcheckError("standard input is closed", help="name a file of rows")
    return nullcontext(standard_input)


def _chosen(rows: Iterator[Mapping[str, Any] | str], job: Job) -> Iterator[Mapping[str, Any] | str]:
    """Return the rows that are asked for, in their order."""
    if job.limit is not None:
        rows = islice(rows, job.limit)
    if job.sample is None:
        return rows
    drawn = heapq.nsmallest(job.sample, ((_lot(at), at, row) for at, row in enumerate(rows)))
    return (row for _, _, row in sorted(drawn, key=lambda each: each[1]))


def _counted(rows: Iterable[_Row], many: Callable[[], None]) -> Iterator[_Row]:
    """Return the rows, and tell where they are not few."""
    rest = iter(rows)
    first = list(islice(rest, _FEW + 1))
    if len(first) > _FEW:
        many()
    return chain(first, rest)


def _lot(number: int) -> bytes:
    """Return by what a row is drawn: chance, and the same each time."""
    return hashlib.blake2b(b"%d" % number, digest_size=8).digest()


def _name(job: Job) -> str:
    """Return what names the rows and all that decides what becomes of them."""
    assert job.rows is not None  # noqa: S101 - for the type checker: else nothing goes on
    with job.rows.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256").hexdigest()
    return f"{__version__} {content} {job.read_as} {job.limit} {job.sample} {job.options!r}"


def prove_rows(
    rows: Iterable[Mapping[str, Any] | str],
    options: ProveOptions,
    project: Project | None,
    pools: Pools,
    *,
    order: bool,
) -> Iterator[ProvenRow]:
    """Prove rows of a program, and yield what became of each.

    Args:
        rows: The rows.
        options: How they are proven.
        project: The registry that they may name sources of; None for none.
        pools: What runs the work; it is closed in the end.
        order: Whether results stand in the order of the rows.

    Raises:
        ClaimcheckError: A row names a source and there is no registry, or a worker was killed.
    """

    def opened() -> Project:
        if project is None:
            raise ClaimcheckError(
                "a row names a source, and no registry is given",
                help="give one: prove(rows, project=claimcheck.open_registry())",
            )
        return project

    gatherer = Gatherer(options.root, opened)
    store = RowStore()
    try:
        counted = _counted(rows, lambda: start(pools, options))
        store.gather("", map(gatherer.gathered, counted))
        with closing(run(store, options, pools)) as made:
            pieces = in_order(store, made) if order else as_they_come(store, made)
            for piece in pieces:
                yield from map(ProvenRow.model_validate_json, piece)
    finally:
        pools.close()
        store.close()
