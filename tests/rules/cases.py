"""The cases of ``tests/cases/<rule>/{fires,clean}/*.yaml``: one small registry in each file.

A case is three or four YAML documents: what it is about (with ``today``, ``config`` and ``expect``;
``before``, the configuration where a change began, ``repeats``, what reading the sources again says
of all evidence, ``texts`` and ``texts_before``, published texts by their names, where needed), the
file of claims, the file of sources, and what the lock knows. The second and third are written to
disk as they stand, so that lines count from below their ``---`` and comments survive. Without a
fourth there is no lock.

The fourth names what is known by source and by quote; of a source that was read it need not say
which text that was::

    openai-pytorch-2020:
      outcome: dead                 # with these, facts of the source; ok when there are none
      reason: HTTP 404
      quotes:
        We are standardizing on PyTorch: found
        We have moved: {outcome: found, warnings: [case], locator: page 3}

A value of a data file stands in a list instead::

    benchmark:
      values:
        - {value: {at: $.recall, is: 99}, outcome: differs}

What registries of record said of a source stands under ``records``, by the identifier::

    harbour-depths-2019:
      records:
        doi:10.5555/depths: {registry: crossref, titles: [Measuring the depth of harbours]}

``locator``, ``prefix`` and ``suffix`` are those of the evidence that was verified.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.app.check import check
from claimcheck.app.project import open_project
from claimcheck.app.published import older_marks
from claimcheck.model.claim import Evidence
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.record import Notice, RecordFacts
from claimcheck.model.selector import Quote, Value
from claimcheck.model.terms import Stance
from claimcheck.registry.lock import Lock, render_lock
from claimcheck.rules.base import Change
from claimcheck.selectors import key
from claimcheck.support.repeat import Repeat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.source import Source

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2026, 11, 22)

_BETWEEN_DOCUMENTS = re.compile(r"^---\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path

    @property
    def rule(self) -> str:
        return self.path.parent.parent.name

    @property
    def fires(self) -> bool:
        return self.path.parent.name == "fires"

    @property
    def name(self) -> str:
        return self.path.relative_to(CASES).with_suffix("").as_posix()

    @property
    def documents(self) -> list[str]:
        documents = _BETWEEN_DOCUMENTS.split(self.path.read_text(encoding="utf-8"))
        assert len(documents) in (3, 4)
        return documents

    @property
    def head(self) -> dict[str, Any]:
        head = yaml.safe_load(self.documents[0])
        assert set(head) <= {
            "about", "today", "config", "before", "repeats", "expect", "texts", "texts_before",
        }  # fmt: skip
        return head

    @property
    def today(self) -> date:
        today: date = self.head.get("today", TODAY)
        return today

    def write(self, folder: Path) -> None:
        """Write the registry, its settings and its lock to ``folder``."""
        _, claims, sources, *lock = self.documents
        (folder / "data").mkdir()
        (folder / "data/claims.yaml").write_text(claims, encoding="utf-8")
        (folder / "data/sources.yaml").write_text(sources, encoding="utf-8")
        (folder / "claimcheck.toml").write_text(self.head.get("config", ""), encoding="utf-8")
        self._write_texts(folder, "texts")
        if lock:
            project = open_project(folder)
            known = lock_from(yaml.safe_load(lock[0]) or {}, project.registry.source_by_id)
            project.files.lock.write_text(render_lock(known), encoding="utf-8")

    def _write_texts(self, folder: Path, key: str) -> None:
        for name, text in self.head.get(key, {}).items():
            (folder / name).write_text(text, encoding="utf-8")

    def findings(self, folder: Path) -> list[Finding]:
        """Write the registry to ``folder`` and return what the rule of this case finds in it."""
        self.write(folder)
        project = open_project(folder)
        change = None
        if "before" in self.head or "texts_before" in self.head:
            config = self.head.get("config", "")
            earlier = self.head.get("before", config)
            (folder / "claimcheck.toml").write_text(earlier, encoding="utf-8")
            self._write_texts(folder, "texts_before")
            before = open_project(folder)
            change = Change("main", before.files, project.files, older_marks(before))
            (folder / "claimcheck.toml").write_text(config, encoding="utf-8")
            self._write_texts(folder, "texts")
        repeats = [
            Repeat(claim, index, evidence.read_in, **self.head["repeats"])
            for claim in project.registry.claims
            for index, evidence in enumerate(claim.evidence if "repeats" in self.head else ())
        ]
        findings = check(project, today=self.today, change=change, repeats=repeats).findings
        return [each for each in findings if each.rule == self.rule and each.silenced is None]


def lock_from(known: dict[str, dict[str, Any]], sources: Mapping[str, Source]) -> Lock:
    """Return the lock that a case describes."""
    quotes = {name: each.pop("quotes", {}) for name, each in known.items()}
    values = {name: each.pop("values", []) for name, each in known.items()}
    records = {name: each.pop("records", {}) for name, each in known.items()}
    evidence = {
        name: dict(_quote_facts(text, facts) for text, facts in each.items())
        | dict(_value_facts(**each) for each in values[name])
        for name, each in quotes.items()
    }
    return Lock(
        {
            name: SourceFacts(**_tuples({**_read(evidence[name], sources.get(name)), **facts}))
            for name, facts in known.items()
        },
        evidence,
        records={
            name: {about: _record(**facts) for about, facts in each.items()}
            for name, each in records.items()
        },
    )


def _record(notices: Sequence[dict[str, str]] = (), **facts: Any) -> RecordFacts:
    told = {"outcome": "known", "since": "2026-11-01T00:00:00Z", **facts}
    return RecordFacts(**_tuples(told), notices=tuple(Notice(**each) for each in notices))


def _read(evidence: Mapping[str, EvidenceFacts], source: Source | None) -> dict[str, Any]:
    """Return facts that fit what was found in a source; none of its text where nothing was."""
    found = [each for each in evidence.values() if each.holds]
    if not found or source is None:
        return {"outcome": "ok"}
    return {
        "outcome": "ok",
        "read": "fetched" if source.web_address else "file" if source.file else "copy",
        "address": source.web_address,
        "bytes": "0" * 64,
        "text": "1" * 64,
        "blocks": sorted({name for each in found for name in each.now or each.blocks}),
    }


def _quote_facts(text: str, facts: str | dict[str, Any]) -> tuple[str, EvidenceFacts]:
    rest = {"outcome": facts} if isinstance(facts, str) else dict(facts)
    context = {name: rest.pop(name, None) for name in ("prefix", "suffix")}
    evidence = Evidence(
        source="any",
        stance=Stance.SUPPORTS,
        quote=Quote(exact=text, **context),
        locator=rest.pop("locator", None),
    )
    return key(evidence), EvidenceFacts(**_tuples(rest))


def _value_facts(value: dict[str, Any], **facts: Any) -> tuple[str, EvidenceFacts]:
    evidence = Evidence(source="any", stance=Stance.SUPPORTS, value=Value(**value))
    return key(evidence), EvidenceFacts(**_tuples(facts))


def _tuples(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in facts.items()}


def described(finding: Finding) -> dict[str, str]:
    """Return a finding as it stands under ``expect``."""
    place = finding.location
    return {
        "at": f"{Path(place.path).name}:{place.line}:{place.column}",
        "marked": place.source_line[place.column - 1 : place.end_column - 1],
        "message": finding.message,
        "help": finding.help,
    }


def all_cases() -> list[Case]:
    return [Case(path) for path in sorted(CASES.glob("*/*/*.yaml"))]
