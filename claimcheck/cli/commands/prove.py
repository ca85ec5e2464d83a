"""``claimcheck prove``: prove rows of quotes as they come, as many as there are."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.parameters import Engine, Offline, Scheduler, Workers
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.app.prove.job import Begun
    from claimcheck.registry.config import Config

_STREAM = "-"


def command(
    session: Session,
    rows: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-",
            help="Rows as .jsonl, .csv or .parquet; - for JSON Lines from standard input.",
        ),
    ],
    nearest: Annotated[
        bool, typer.Option("--nearest", help="Show the passage most like a quote not found.")
    ] = False,
    unordered: Annotated[
        bool,
        typer.Option("--unordered", help="Write results as they come, not in the rows' order."),
    ] = False,
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Read files of rows below this folder; the working directory without it.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Prove the first rows only.")
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Prove rows drawn by lot, each time the same."),
    ] = None,
    offline: Offline = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask every address again, whatever is cached.")
    ] = False,
    workers: Workers = None,
    engine: Engine = "local",
    scheduler: Scheduler = None,
) -> int:
    """Look for the quote or value of each row in its text, file, address or source.

    A row has id, quote (or exact, prefix, suffix; or value), and one of text, file, url and source;
    what else it has is passed on. Each source is read once for all of its rows. A row that is
    broken costs only itself. Each core of this machine gets a process to look in. Writes a result
    for each row to --output, in the format that its name tells, or in parts to a folder; a run that
    was ended goes on from OUTPUT.partial. Exits with 1 where a row is not proven.
    """
    from claimcheck.app.prove.job import Job, begun, prove
    from claimcheck.app.prove.options import ProveOptions
    from claimcheck.app.prove.run import start
    from claimcheck.engines.pools import here, pools_of

    console = session.console
    if offline and refresh:
        raise ClaimcheckError("--refresh asks every address, --offline none", help="leave one out")
    config = _config(session)
    job = Job(
        rows=None if rows == _STREAM else Path(rows),
        output=console.output,
        options=ProveOptions(
            (root or Path.cwd()).resolve(strict=True),
            nearest=nearest,
            offline=offline,
            refresh=refresh,
            verify=config.verify,
            extract=config.extract,
        ),
        project=lambda: session.project,
        limit=limit,
        sample=sample,
    )
    rows_in = sys.stdin.buffer if sys.stdin is not None else None
    with (
        closing(pools_of(engine, workers=workers, scheduler=scheduler)) as pools,
        closing(here()) as alone,
        begun(job, rows_in, lambda: start(pools, job.options)) as at,
    ):
        if at.resumed:
            console.note(f"Going on: {at.resumed:,} of {at.total:,} rows were done before")
        runs_here = at.few and workers is None and engine == "local"
        counts: dict[str, int] = at.store.counts()
        with console.progress("proving rows", waits=False) as progress:

            def tell(now: Mapping[str, int]) -> None:
                counts.update(now)
                progress(sum(now.values()), at.total, told(at, now))

            told = _teller()
            made = prove(job, at, alone if runs_here else pools, tell, order=not unordered)
            with closing(made):
                for lines in made:
                    if not console.result("\n".join(lines) + "\n"):
                        break  # nobody reads what the other rows would give
    _summarise(session, counts, at.total)
    return EXIT_CLEAN if counts.get("proven", 0) == at.total else EXIT_FINDINGS


def _config(session: Session) -> Config:
    """Return the settings: those of the registry here, where there is one, and the person's own."""
    from claimcheck.registry.config import Config
    from claimcheck.registry.discover import NoRegistryError, find_registry
    from claimcheck.registry.own_config import read_own_config

    try:
        return find_registry(Path.cwd(), settings=session.settings, **session.named).config.config
    except NoRegistryError:
        return read_own_config(session.settings).over(Config())


def _teller() -> Callable[[Begun, Mapping[str, int]], str]:
    """Return what says how fast a run is, and how many rows are not proven."""
    started = time.monotonic()

    def told(at: Begun, counts: Mapping[str, int]) -> str:
        done = sum(counts.values())
        rate = (done - at.resumed) / max(time.monotonic() - started, 0.001)
        return f"{rate:,.0f}/s, {done - counts.get('proven', 0):,} not proven"

    return told


def _summarise(session: Session, counts: Mapping[str, int], total: int) -> None:
    """Tell how many rows are in each state: the proven ones first, the broken ones last.

    Not all are in one where the reader of standard output went away.
    """
    from claimcheck.views.words import counted

    def last(state: str) -> tuple[bool, bool, str]:
        return state != "proven", state == "broken", state

    told = [f"{counts[each]:,} {each.replace('-', ' ')}" for each in sorted(counts, key=last)]
    done = sum(counts.values())
    of = "" if done == total else f"{done:,} of "
    session.console.note(f"{of}{counted(total, 'row')}: {', '.join(told) or 'nothing to prove'}")
