"""``claimcheck edit``: one claim or source in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.parameters import ItemName
from claimcheck.cli.session import EXIT_CLEAN, Session
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.app.edit import Taken
    from claimcheck.app.rewritten import Rewritten
    from claimcheck.model.registry import Item


def command(
    session: Session,
    name: ItemName,
) -> int:
    """Open one claim or source in your editor; the rest of its file stays byte for byte.

    The editor is the one that VISUAL or EDITOR names. What you save is checked before it is
    written: whether it is well-formed, whether it fits into the registry, whether its quotes are in
    the files of their sources, and whether the claim says something else than they do. Where
    something is wrong you are asked to go back in.
    """
    from claimcheck.app.edit import fitted, take_out
    from claimcheck.app.lookup import look_up
    from claimcheck.cli.editor import edit_file, opened_copy

    session.refuse_stdin()
    taken = take_out(session.project, look_up(session.project.registry, name).item)
    old = taken.parts.text
    file_name = f"{taken.item.id[:60]}{taken.path.suffix or '.yaml'}"
    with opened_copy(file_name, old.encode(), session.console.error) as path:
        while True:
            edit_file(path)
            try:
                text = path.read_bytes().decode()
            except FileNotFoundError:
                text = ""
            except ValueError:
                raise ClaimcheckError("what was saved is not UTF-8 text") from None
            text = fitted(taken, text) if text.strip() else ""
            if text == old:
                session.console.note("Nothing was changed.")
                return EXIT_CLEAN
            if _is_wanted(session, taken, text):
                break
        return _write(session, taken, text)


def _is_wanted(session: Session, taken: Taken, text: str) -> bool:
    """Tell whether a text is to be written; a person may want to go back in instead.

    Raises:
        ClaimcheckError: It cannot be written, and nobody goes back in.
    """
    from claimcheck.app.edit import put_back
    from claimcheck.cli.ask import ask, can_ask, one_of

    try:
        _, item = put_back(session.project, taken, text)
    except ClaimcheckError as error:
        if not can_ask():
            raise
        session.explain(error)
        if ask("edit it again? (yes or no)", one_of("yes", "no"), proposed="yes") == "no":
            raise ClaimcheckError("nothing was written", help="run the command again") from None
        return False
    faults = _faults(session, item)
    for fault in faults:
        session.console.note(f"{fault.message}\nhelp: {fault.help}")
    if not faults or not can_ask():
        return True
    return ask("edit it again, or keep it so?", one_of("edit", "keep"), proposed="edit") == "keep"


def _faults(session: Session, item: Item) -> list[ClaimcheckError]:
    """Return what is wrong with a claim and its quotes, by the texts that are at hand."""
    from dataclasses import replace

    from claimcheck.app.add.trial import tried
    from claimcheck.app.withdraw import with_parts
    from claimcheck.model.claim import Claim

    if not isinstance(item, Claim):
        return []
    registry = session.project.registry
    parts = [registry.claim_by_id[each] for each in with_parts(registry, item.parts)]
    claims = (item, *(each for each in parts if each.id != item.id))
    origins = registry.claim_origins[: len(claims)]  # where a claim stands has no say in this
    alone = replace(registry, claims=claims, claim_origins=origins)
    project = replace(session.project, registry=alone)
    with session.console.progress("reading sources") as progress:
        trial = tried(project, [item.id], progress)
    found = [trial.fault(each) for each in item.evidence]
    told = trial.told([item.id])
    found += [ClaimcheckError(f"{each.message} ({each.rule})", help=each.help) for each in told]
    return [each for each in found if each is not None]


def _write(session: Session, taken: Taken, text: str) -> int:
    """Write an item into its file, if that still holds it as it was."""
    from claimcheck.app.edit import put_back, take_out, who_names
    from claimcheck.app.lookup import look_up

    def work() -> tuple[Rewritten, Item]:
        now = take_out(session.project, look_up(session.project.registry, taken.item.id).item)
        if now.parts.text != taken.parts.text or now.path.resolve() != taken.path.resolve():
            raise ClaimcheckError(
                f"somebody changed {taken.item.id} meanwhile; nothing was written",
                help=f"look at it, and run the command again: claimcheck show {taken.item.id}",
            )
        made, item = put_back(session.project, now, text)
        made.write()
        return made, item

    made, item = session.change(work)
    session.forget_project()
    note = session.console.note
    note(f"Changed {item.id} in {made.shown}. Next: claimcheck check")
    if item.id != taken.item.id:
        named = who_names(session.project.registry, taken.item.id)
        if named:
            note(f"{taken.item.id} is still named by {', '.join(named)}")
    return EXIT_CLEAN
