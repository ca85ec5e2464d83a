"""Writes what is to be added, while no other run writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.registry.config import CONFIG_NAME
from claimcheck.registry.source_text import display_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claimcheck.app.add.additions import Added
    from claimcheck.app.add.rows import Row
    from claimcheck.app.rewritten import Rewritten
    from claimcheck.cli.session import Session


def write_rows(
    session: Session,
    rows: Sequence[Row],
    *,
    into: Path | None = None,
    bare: bool = False,
    dry_run: bool = False,
) -> tuple[list[Added], list[Rewritten]]:
    """Add things to the registry as it is now; it may have changed since they were asked for.

    Args:
        session: The run.
        rows: What to add.
        into: The file for it.
        bare: Whether claims may come without evidence.
        dry_run: Whether to write nothing.

    Returns:
        What became of each, and the files.

    Raises:
        ClaimcheckError: One of them cannot be added; then nothing is written.
    """
    from claimcheck.app.add.additions import Additions

    def work() -> tuple[list[Added], list[Rewritten]]:
        additions = Additions(session.project, into, bare=bare)
        added = [additions.take(row) for row in rows]
        files = additions.files()
        if not dry_run:
            for file in files:
                file.write()
        return added, files

    if dry_run:
        return work()
    done = session.change(work)
    session.forget_project()
    return done


def tell_of_unread(session: Session, paths: Iterable[Path]) -> None:
    """Tell which files that were added to are none of the registry, so that nobody reads them.

    Args:
        session: The run.
        paths: The files.
    """
    files = session.project.files
    known = {each.resolve() for each in (*files.claims, *files.sources)}
    for path in paths:
        if path.resolve() not in known:
            session.console.note(
                f"{display_path(path)} is no file of the registry: name it in {CONFIG_NAME}, "
                "or nothing in it is checked."
            )


def next_step(session: Session, added: Iterable[Added]) -> str:
    """Return what to run next: what is quoted from an address is proven by ``verify``.

    Args:
        session: The run, whose registry has what was added.
        added: What was.
    """
    registry = session.project.registry
    claims = [registry.claim_by_id[each.id] for each in added if each.id in registry.claim_by_id]
    quoting = [each for claim in claims for each in claim.quoting if each.selector is not None]
    sources = [registry.source_by_id.get(each.read_in) for each in quoting]
    afar = any(source is not None and source.file is None for source in sources)
    return "Next: claimcheck verify" if afar else "Next: claimcheck check"
