"""Writes files that a command rewrites: one that cannot be written holds up no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from claimcheck.app.rewritten import Rewritten
from claimcheck.cli.session import EXIT_CLEAN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from claimcheck.cli.session import Session

_File = TypeVar("_File", bound=Rewritten)


def rewrite(
    session: Session, make: Callable[[], Sequence[_File]], *, anywhere: bool = False
) -> tuple[list[_File], list[Exception]]:
    """Write what is made of files; those of several attempts are told together.

    Args:
        session: The run.
        make: Reads the files as they are now, and returns what becomes of them.
        anywhere: Whether there need be no registry: the files were named.

    Returns:
        The files that are as they are to be, and why others could not be written.

    Raises:
        ClaimcheckError: ``make`` could not read them; what was written before that stays.
    """
    from claimcheck.storage.atomic import ChangedMeanwhileError

    done: dict[Path, _File] = {}
    failed: dict[Path, Exception] = {}

    def write() -> None:
        failed.clear()
        for each in make():
            try:
                each.write()
            except (ChangedMeanwhileError, OSError) as error:
                failed[each.path] = error
            else:
                if each.changed or each.path not in done:
                    done[each.path] = each
        for fault in failed.values():
            if isinstance(fault, ChangedMeanwhileError):
                raise fault

    try:
        session.change(write, anywhere=anywhere)
    except ChangedMeanwhileError as error:
        if error not in failed.values():
            raise
    return list(done.values()), list(failed.values())


def tell_failed(session: Session, failed: Sequence[Exception]) -> int:
    """Tell why files could not be written; return the exit code of that, or of none."""
    return max((session.explain(each) for each in failed), default=EXIT_CLEAN)
