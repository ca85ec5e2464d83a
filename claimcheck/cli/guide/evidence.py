"""Evidence, asked for: its source, its quote, what it does to the claim; then what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from claimcheck.app.add.additions import Additions
from claimcheck.app.add.rows import Row
from claimcheck.app.add.trial import tried
from claimcheck.cli.ask import ask, one_of
from claimcheck.cli.guide.quote import ask_quote
from claimcheck.cli.guide.source import NAMED_BY, NONE, ask_source, looked_up
from claimcheck.cli.guide.texts import read_source
from claimcheck.cli.layout.pieces import WARNING, facts, indented, level_with_marks, prose
from claimcheck.errors import ClaimcheckError
from claimcheck.model.terms import Stance
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import one_line
from claimcheck.views.claim import claim_view
from claimcheck.views.overview import AssessedClaim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from claimcheck.cli.guide.texts import SourceText
    from claimcheck.cli.session import Session
    from claimcheck.model.source import Source

_LISTED: Final = 15
"""Sources that are listed; Tab offers the ids of all."""

_STANCES: Final = tuple(each.value for each in Stance)


class Guide:
    """One run that asks for claims and evidence.

    Attributes:
        session: The run.
        rows: Sources that were named on the way, and are written with what quotes them.
    """

    def __init__(self, session: Session, *, into: Path | None, offline: bool) -> None:
        self.session = session
        self.rows: list[Row] = []
        self._into = into
        self._offline = offline
        self._texts: dict[str, SourceText] = {}
        self._last = ""
        self._has_listed = False

    def additions(self, *rows: Row) -> Additions:
        """Return the registry with the sources that were named, and with more.

        Raises:
            ClaimcheckError: Something cannot be added.
        """
        made = Additions(self.session.project, self._into, bare=True)
        for row in (*self.rows, *rows):
            made.take(row)
        return made

    def source(self, *, optional: bool) -> str:
        """Return the id of the source that is meant, which may be a new one; empty for none."""
        sources = list(self.additions().project.registry.source_by_id.values())
        if not sources:
            question = f"source: {NAMED_BY}"
            question += " (Enter: none yet)" if optional else ""
            named = ask(question, lambda said: said and self._new(said), optional=optional)
            return self._used(named)
        if not self._has_listed:
            self._has_listed = True
            self.session.console.show(self._list(sources))
            self.session.console.note(f"Name one by number or id, a new one by {NAMED_BY}.")
        ids = [each.id for each in sources]
        last = self._last if self._last in ids else ids[-1]
        none = f"; {NONE}: none yet" if optional else ""
        return self._used(
            ask(
                f"source (? lists them{none})",
                lambda said: self._meant(said, sources, optional=optional),
                proposed=last,
                words=ids,
            )
        )

    def evidence(
        self, claim: str, given: Mapping[str, Any] | None = None, *, optional: bool
    ) -> dict[str, Any]:
        """Return evidence with its source, its quote and its stance; empty for none.

        Args:
            claim: What the claim says.
            given: Keys of it that are known.
            optional: Whether there may be none.
        """
        item = dict(given or {})
        item["source"] = item.get("source") or self.source(optional=optional)
        if not item["source"]:
            return {}
        if "quote" not in item and "value" not in item:
            read_in = item.get("cited_in") or item["source"]
            item = {**ask_quote(self.session.console, self._text(read_in), claim), **item}
        if "stance" not in item:
            item["stance"] = ask(
                f"stance: {', '.join(_STANCES)}", one_of(*_STANCES), proposed=_STANCES[0],
                words=_STANCES,
            )  # fmt: skip
        return item

    def show(self, name: str, *rows: Row) -> None:
        """Show what a claim comes to that is not written yet.

        Raises:
            ClaimcheckError: It cannot be added.
        """
        added = self.additions(*rows)
        readings = {key: each.reading for key, each in self._texts.items() if not each.reason}
        with self.session.console.progress("reading sources") as progress:
            trial = tried(added.project, [name], progress, readings=readings)
        project = trial.project
        registry, assessment = project.registry, project.assessments[name]
        claim = registry.claim_by_id[name]
        assessed = AssessedClaim(claim, assessment, lock=project.lock)
        view = claim_view(assessed, project.settings, registry.source_by_id)
        lines = [("id", Text(name))]
        if view.evidence and view.evidence[-1].proof is not None:
            last = view.evidence[-1]
            style = "" if last.proof is not None and last.proof.state.holds else WARNING
            lines.append(("proof", prose(last.proof_words or "", style)))
        told = level_with_marks(assessment.level, assessment.marks)
        why = prose(f": {view.reasons[0].text}")
        lines.append(("level", Text().append_text(told).append_text(why)))
        lines += [("but", prose(each.message, WARNING)) for each in trial.told([name])]
        self.session.console.show(indented(facts(lines)))

    def _text(self, name: str) -> SourceText:
        """Return the text of a source, which is read once for all claims."""
        if name not in self._texts:
            project = self.additions().project
            with self.session.console.progress("reading the source") as progress:
                read = read_source(project, name, progress, fetch=not self._offline)
            self._texts[name] = read
        return self._texts[name]

    def _used(self, name: str) -> str:
        self._last = name or self._last
        return name

    def _meant(self, said: str, sources: Sequence[Source], *, optional: bool) -> str:
        """Return the id that an answer means.

        Raises:
            ClaimcheckError: It means none.
        """
        known = {each.id for each in sources}
        if said in known:
            return said
        if optional and said == NONE:
            return ""
        if said == "?":
            self.session.console.show(self._list(sources))
            raise ClaimcheckError(f"{len(sources):,} sources")
        if said.isdecimal() and len(said) < len("0306406152"):
            if 1 <= int(said) <= len(sources):
                return sources[int(said) - 1].id
            raise ClaimcheckError(f"there are {len(sources):,} sources")
        begins = [each for each in known if each.startswith(said.lower())]
        if len(begins) == 1:
            return begins[0]
        try:
            return self._new(said)
        except ClaimcheckError as error:
            near = did_you_mean(said, known)
            if near:
                raise ClaimcheckError(f"there is no source {said!r}", help=near) from None
            raise error from None

    def _new(self, target: str) -> str:
        """Return the id of a source that is named for the first time, after it was asked for."""
        session = self.session
        project = self.additions().project
        item = looked_up(project, session.console, target, offline=self._offline)
        item = ask_source(item, (), project.registry.source_by_id)
        row = Row("source", item)
        name = self.additions().take(row).id
        self.rows.append(row)
        return name

    def _list(self, sources: Sequence[Source]) -> Any:
        shown = list(enumerate(sources, 1))[-_LISTED:]
        lines = [(f"{number}", _line(each)) for number, each in shown]
        more = len(sources) - len(shown)
        if more:
            lines.insert(0, ("…", Text(f"{more:,} more; Tab offers their ids")))
        return facts(lines)


def _line(source: Source) -> Text:
    words = (source.id, source.title, source.kind.value)
    return prose(" · ".join(one_line(each) for each in words))
