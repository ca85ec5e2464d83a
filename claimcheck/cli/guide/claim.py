"""Claims, asked for one after the other; each is written when its last question is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimcheck.app.add.alike import alike
from claimcheck.app.add.fields import checked_value
from claimcheck.app.add.names import claim_id
from claimcheck.app.add.rows import Row
from claimcheck.cli.ask import ask, one_of
from claimcheck.cli.guide.evidence import Guide
from claimcheck.cli.guide.source import free_id
from claimcheck.cli.session import EXIT_CLEAN
from claimcheck.cli.writing import next_step, write_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from claimcheck.cli.session import Session
    from claimcheck.model.claim import Claim

_NEXT: Final = "next: another claim, more evidence, or done"


def ask_claims(session: Session, item: dict[str, Any], *, into: Path | None, offline: bool) -> int:
    """Ask for claims until the person is done; return the exit code.

    Args:
        session: The run.
        item: What is known of the first one. Where that is anything, it is the only one by default.
        into: The file for claims.
        offline: Whether addresses are left alone.

    Raises:
        KeyboardInterrupt: The person leaves; what was not told to be written is not.
    """
    guide = Guide(session, into=into, offline=offline)
    proposed = "done" if item else "another"
    count = 0
    while True:
        if "text" not in item:
            text = _ask_text(session, is_first=not count)
            if not text:
                return EXIT_CLEAN
            item = {**item, "text": text}
        item, then = _ask_rest(guide, item, proposed)
        _write(guide, item, into)
        count += 1
        if then == "done":
            return EXIT_CLEAN
        item = {}


def ask_evidence(
    session: Session, asked: str | None, given: Mapping[str, Any], *, offline: bool
) -> int:
    """Ask for evidence of a claim that the registry has; return the exit code.

    Args:
        session: The run.
        asked: What names the claim; None where it is asked for.
        given: Keys of the evidence that are known.
        offline: Whether addresses are left alone.

    Raises:
        KeyboardInterrupt: The person leaves, and nothing is written.
        ClaimcheckError: Nothing is called like that.
    """
    guide = Guide(session, into=None, offline=offline)
    claims = session.project.registry.claim_by_id
    claim = the_claim(session, asked) if asked else ask(
        "claim: id, or words of it", lambda said: the_claim(session, said), words=claims
    )  # fmt: skip
    session.console.note(f"{claim.id}: {one_line(claim.text)}")
    rows: list[Row] = []
    then = "more"
    while then == "more":
        item = guide.evidence(claim.text, given, optional=False)
        row, given = Row("evidence", {"claim": claim.id, **item}), {}
        try:
            guide.show(claim.id, *rows, row)
        except ClaimcheckError as error:
            session.console.error(f"  {error.message}")
            continue
        rows.append(row)
        then = ask("next: more evidence, or done", one_of("more", "done"), proposed="done")
    added, files = write_rows(session, [*guide.rows, *rows])
    told = ", ".join(file.shown for file in files)
    if not files:
        raise ClaimcheckError(f"{claim.id} has this evidence already")
    session.console.note(f"Added evidence to {added[-1].id} in {told}. {next_step(session, added)}")
    return EXIT_CLEAN


def the_claim(session: Session, asked: str) -> Claim:
    """Return the claim that is meant, by its id, the beginning of one, or its words.

    Raises:
        ClaimcheckError: None is, or several are.
    """
    from claimcheck.app.lookup import look_up
    from claimcheck.model.claim import Claim

    item = look_up(session.project.registry, asked).item
    if not isinstance(item, Claim):
        raise ClaimcheckError(f"{item.id} is a source", help="name a claim: claimcheck list")
    return item


def _ask_text(session: Session, *, is_first: bool) -> str:
    claims = session.project.registry.claims

    def check(said: str) -> str:
        if not said or (said == "done" and not is_first):
            return ""
        same, like = alike(said, claims)
        if same is not None:
            raise ClaimcheckError(
                f"the registry says this already: {same.id}",
                help=f"claimcheck add evidence {same.id}",
            )
        for each in like:
            session.console.note(f"  much like {each.id}: {one_line(each.text)}")
        return checked_value("claims", "text", " ".join(said.split()))

    question = "text of the claim" + ("" if is_first else " (Enter: done)")
    return ask(question, check, optional=not is_first)


def _ask_rest(guide: Guide, item: dict[str, Any], proposed: str) -> tuple[dict[str, Any], str]:
    """Return the claim with its evidence and its id, and what comes next."""
    text, known = str(item["text"]), item.pop("evidence", None)
    taken = guide.session.project.registry.claim_by_id
    item = {"id": str(item.get("id") or claim_id(text, taken)), **item}
    evidence: list[dict[str, Any]] = []
    while True:
        given = known[0] if known and not evidence else None
        more: dict[str, Any] = {}
        if not item.get("parts"):
            more = guide.evidence(text, given, optional=not evidence)
        if more:
            item["evidence"] = [*evidence, more]
        try:
            guide.show(item["id"], Row("claim", item))
        except ClaimcheckError as error:
            if not more:
                raise
            guide.session.console.error(f"  {error.message}")
            item["evidence"], known = evidence, None
            continue
        evidence = item.get("evidence", [])
        then = ask(_NEXT, one_of("another", "more", "done"), proposed=proposed)
        if then != "more":
            return item, then


def _write(guide: Guide, item: dict[str, Any], into: Path | None) -> None:
    """Write a claim with the sources that were named for it; an id that was taken is asked for."""
    session = guide.session
    while True:
        try:
            rows = [*guide.rows, Row("claim", item)]
            added, files = write_rows(session, rows, into=into, bare=True)
        except ClaimcheckError as error:
            if item["id"] not in session.project.registry.claim_by_id:
                raise
            session.console.error(f"  {error.message}")
            taken = session.project.registry.claim_by_id
            item["id"] = ask("id", free_id("claims", taken), proposed=claim_id(item["text"], taken))
            continue
        break
    guide.rows.clear()
    names = " and ".join(each.id for each in added if not each.is_known)
    told = " and ".join(file.shown for file in files)
    if not names:
        session.console.note(f"Somebody added {added[-1].id} meanwhile, which says the same.")
        return
    session.console.note(f"Added {names} to {told}. {next_step(session, added)}\n")
