"""``claimcheck verify``: prove that every quote is in its source."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.checking import (
    BaselineFile,
    CheckOptions,
    FailOn,
    Full,
    Ignore,
    Select,
    conclude,
    prepared,
    result_of,
    show,
)
from claimcheck.cli.completion import (
    complete_claim,
    complete_item,
    complete_revision,
    complete_source,
)
from claimcheck.cli.fixing import Diff, Fix, apply_fixes, refuse_other_formats, show_fixes
from claimcheck.cli.parameters import Engine, Offline, Scheduler, Today, Workers, format_option
from claimcheck.cli.session import EXIT_CLEAN, EXIT_FINDINGS, Session, today_or
from claimcheck.errors import ClaimcheckError
from claimcheck.formats import FormatName

if TYPE_CHECKING:
    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.app.verify.result import Verification
    from claimcheck.views.check_result import CheckResult
    from claimcheck.views.verify import VerificationView

_PASSES = 3
"""How often fixes are applied: to quotes, then to levels, and once more for what is left."""

_MOST_LISTED = 10
"""Works that are listed where many could not be asked about."""


def command(
    session: Session,
    claim: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM]...",
            help="Ids of claims, or how one begins; all claims without any.",
            autocompletion=complete_claim,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Look in this source only, by id. Can be repeated.",
            autocompletion=complete_source,
        ),
    ] = None,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID=PATH",
            help="Read this source from a copy at hand, this once. Can be repeated.",
        ),
    ] = None,
    offline: Offline = False,
    locked: Annotated[
        bool,
        typer.Option(
            "--locked",
            help="Write nothing; fail if the lock would change.",
            envvar="CLAIMCHECK_LOCKED",
        ),
    ] = False,
    refresh: Annotated[
        bool,
        typer.Option("--refresh", help="Ask every source again: what drifted, what died."),
    ] = False,
    records: Annotated[
        bool,
        typer.Option(
            "--records/--no-records",
            help="Ask the registries of record what became of sources with a DOI or another "
            "number: retracted, corrected, superseded, or another work.",
            envvar="CLAIMCHECK_RECORDS",
        ),
    ] = True,
    archive: Annotated[
        bool,
        typer.Option(
            "--archive",
            help="Keep what is read from addresses, in the folder archive.folder, or have it saved "
            "by the service archive.save.",
            envvar="CLAIMCHECK_ARCHIVE",
        ),
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Take what changed, is hidden or is struck out in the evidence of this claim or "
            "source as seen. Can be repeated.",
            autocompletion=complete_item,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option
        FormatName, format_option("verify", FormatName)
    ] = "text",
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="BASE",
            help="Read again only what the proofs rest on that came in since HEAD left this "
            "branch, tag or commit; report what came in, and write nothing.",
            envvar="CLAIMCHECK_SINCE",
            autocompletion=complete_revision,
        ),
    ] = None,
    fix: Fix = False,
    diff: Diff = False,
    full: Full = False,
    today: Today = None,
    workers: Workers = None,
    engine: Engine = "local",
    scheduler: Scheduler = None,
) -> int:
    """Look for every quote in its source, remember what was found in the lock, and check.

    Reads sources from their addresses, local files, copies or the cache, and writes
    data/claimcheck.lock. What it then reports is what check reports of the claims and sources that
    were asked for. With --fix, quotes that lack a mark of omission or have a slip of the pen are
    written as the source has them, and levels are lowered to what the evidence then allows. With
    --since, for pull requests, it believes no word of the lock that came in, and writes nothing.
    Exits with 1 when a finding is severe enough to fail.
    """
    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.app.verify.repeat import repeat
    from claimcheck.app.verify.run import verify
    from claimcheck.app.verify.view import view_of
    from claimcheck.engines.pools import pools_of
    from claimcheck.views.verify import NOT_BEGUN

    def run() -> CheckResult:
        options = VerifyOptions(
            claims=tuple(claim or ()),
            sources=tuple(source or ()),
            copies=parse_copies(copy or ()),
            offline=offline,
            locked=locked,
            refresh=refresh,
            records=records,
            archive=archive,
            accept=tuple(accept or ()),
        )
        _refuse_contradictions(session, options, since=since, fix=fix, diff=diff)
        if not (locked or since or diff):
            session.refuse_stdin()
        if diff:
            refuse_other_formats(format)
        how = CheckOptions(today_or(today), select or (), ignore or (), fail_on, baseline, since)
        check = prepared(session, how)
        options = replace(options, locked=locked or diff)
        before = check.before
        if before is not None:
            with session.console.progress("reading sources") as progress:
                made, repeats, project = repeat(session.project, before.project, options, progress)
            result = check.run(project, scope=made.scope, repeats=repeats)
            return replace(result, verification=view_of(made))

        def verified(how: VerifyOptions) -> Verification:
            with ExitStack() as ends, session.console.progress("reading sources") as progress:
                pools = None
                if workers is not None or engine != "local" or scheduler is not None:
                    pools = pools_of(engine, workers=workers, scheduler=scheduler)
                    ends.callback(pools.close)
                return verify(session.project, how, progress, pools)

        def checked() -> CheckResult:
            project = made.applied_to(session.project)
            return check.run(project, scope=made.scope, matches=made.matches)

        made = verified(options)
        passes = _PASSES if fix and not diff else 0
        while passes and session.change(lambda: apply_fixes(session, checked())):
            passes -= 1  # what was mended is in a text that was just read
            made = verified(options.again).after(made)
        try:
            return replace(checked(), verification=view_of(made))
        except ClaimcheckError:
            _tell(session, view_of(made), locked=locked)
            raise

    result = result_of(session, format, run)
    if diff and not result.invalid:
        return show_fixes(session, result, "claimcheck verify")
    view = result.verification or NOT_BEGUN
    show(session, format, replace(result, verification=view), full=full)
    if accept and not view.changes and not result.invalid:
        session.console.note(f"Nothing of {', '.join(accept)} was waiting to be accepted")
    _tell(session, view, locked=locked)
    code = conclude(session, result)
    return code or (EXIT_FINDINGS if locked and view.changes else EXIT_CLEAN)


def _refuse_contradictions(
    session: Session, options: VerifyOptions, *, since: str | None, fix: bool, diff: bool
) -> None:
    """Refuse options that ask for two things of which only one can be done.

    Raises:
        ClaimcheckError: Such options were given.
    """
    reads = options.claims or options.sources or options.copies or options.refresh
    if options.accept and (reads or fix or diff):
        raise ClaimcheckError(
            "--accept goes alone: it reads nothing, it says that a person has",
            help="run claimcheck verify --accept ID, then the other command",
        )
    if options.archive and (options.locked or options.offline or options.accept):
        raise ClaimcheckError(
            "--archive reads addresses and writes what they answer",
            help="leave --locked, --offline and --accept out",
        )
    kept = session.project.settings.config.archive
    if options.archive and not (kept.folder or kept.save):
        raise ClaimcheckError(
            "--archive keeps nothing: the configuration names neither a folder nor a service",
            help='write [archive] with folder = "captures" in claimcheck.toml',
        )
    others = {
        "--accept": options.accept,
        "--refresh": options.refresh,
        "--fix": fix,
        "--diff": diff,
        "--archive": options.archive,
    }
    if since and any(others.values()):
        raise ClaimcheckError(
            "--since reads again what came in since then, and writes nothing",
            help=f"leave {next(filter(others.get, others))} out",
        )
    if options.offline and options.refresh:
        raise ClaimcheckError("--refresh asks every source, --offline none", help="leave one out")
    if fix and options.locked and not diff:
        raise ClaimcheckError(
            "--fix changes the registry and its lock, --locked writes nothing",
            help="leave one out, or see what --fix would change: --diff",
        )


def _tell(session: Session, view: VerificationView, *, locked: bool) -> None:
    """Tell which sources could not be read or asked about, and what became of the lock."""
    from claimcheck.model.record import REGISTRIES
    from claimcheck.printable import first_of, one_line
    from claimcheck.registry.source_text import display_path

    unread = [each for each in view.sources if each.outcome not in ("ok", "unchecked")]
    lines = ["Sources that could not be read:"] if unread else []
    for each in unread:
        archived = f" (archived: {each.archive})" if each.archive else ""
        lines.append("  " + one_line(f"{each.id}: {each.outcome}: {each.reason or ''}{archived}"))
    failed: dict[str, list[str]] = {}
    for work in view.records:
        if work.outcome == "failed":
            why = f"{REGISTRIES.get(work.registry, work.registry)}: {work.reason or ''}"
            failed.setdefault(why, []).extend(work.sources)
    lines += ["Works that no registry of record could be asked about:"] if failed else []
    for why, names in failed.items():
        lines.append("  " + one_line(f"{first_of(names, _MOST_LISTED)}: {why}"))
    if view.unsaved:
        lines.append(f"Sources that were not saved: {one_line(', '.join(view.unsaved))}")
    for line in lines:
        session.console.note(line)
    if not view.changes:
        return
    lock = display_path(session.project.files.lock)
    if view.written:
        session.console.note(f"Wrote {lock}")
    elif locked:
        listed = "".join(f"\n  {change}" for change in view.changes)
        session.console.error(
            f"error: {lock} would change{listed}\nhelp: run claimcheck verify, commit it"
        )


def parse_copies(copies: list[str] | tuple[str, ...]) -> dict[str, Path]:
    """Return the path of each ``ID=PATH``.

    Raises:
        ClaimcheckError: One of them is not of that form.
    """
    found = {}
    for each in copies:
        name, equals, path = each.partition("=")
        if not (name and equals and path):
            raise ClaimcheckError(
                f"--copy {each!r} is not of the form ID=PATH",
                help="name the source and the file: --copy annual-report=report.pdf",
            )
        found[name] = Path(path)
    return found
