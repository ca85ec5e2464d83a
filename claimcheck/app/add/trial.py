"""What claims would come to that are not written yet: which quotes hold, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.app.texts import texts_of
from claimcheck.app.verify.files import with_files
from claimcheck.app.verify.find import find
from claimcheck.app.verify.plan import plan
from claimcheck.app.withdraw import with_parts
from claimcheck.errors import ClaimcheckError
from claimcheck.model.registry import Registry
from claimcheck.registry.places import Places
from claimcheck.rules import RULES, chosen
from claimcheck.rules.base import Facts
from claimcheck.selectors import key as key_of
from claimcheck.support.proof import never_verifies, proof_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress
    from claimcheck.model.claim import Evidence
    from claimcheck.model.finding import Finding
    from claimcheck.model.reading import Reading

_COMPARING = ("figure-not-in-evidence", "negation-not-in-evidence", "scope-not-in-evidence")
"""The rules that hold the words of a claim against those of its quotes."""


@dataclass(frozen=True)
class Trial:
    """Claims that are not written yet, as if they were.

    Attributes:
        project: The registry with them, and with what was found of their quotes.
        readings: The sources that were looked in, by id, with what was found there.
    """

    project: Project
    readings: Mapping[str, Reading] = field(default_factory=dict)

    def fault(self, evidence: Evidence) -> ClaimcheckError | None:
        """Return why a quote does not hold in the text at hand; None where it does, or none is."""
        reading = self.readings.get(evidence.read_in)
        if evidence.selector is None or reading is None or not reading.has_text:
            return None
        match = reading.matches.get(key_of(evidence))
        proof = proof_of(evidence, self.project.lock)
        doubt = never_verifies(proof.state)
        if match is None or match.is_there or doubt is None:
            return None
        help_text = "copy the words from the source as they are there"
        if match.mended is not None:
            help_text = f"it would be found as “{match.mended}”"
        elif match.nearest is not None:
            words = " ".join(each.text.strip() for each in match.nearest.source)
            help_text = f"the nearest passage: “{words}”"
        elif match.why:
            help_text = match.why
        what = "the quote" if evidence.quote is not None else "the value"
        return ClaimcheckError(f"{what} {doubt.predicate}: {evidence.read_in}", help=help_text)

    def told(self, claims: Collection[str]) -> Iterator[Finding]:
        """Yield what ``check`` will tell of claims that say something else than their quotes."""
        registry, config = self.project.registry, self.project.settings.config
        held = with_parts(registry, claims)
        part = Registry(tuple(registry.claim_by_id[each] for each in held), registry.sources)
        facts = Facts(part, self.project.assessments, config, date.today(), Places(part))
        running = chosen((), config)
        for name in _COMPARING:
            if name in running:
                for found in RULES[name].find(facts):
                    if found.at[0].item is not None and found.at[0].item.id in claims:
                        yield replace(found, rule=name, subject=found.at[0].item.id)


def tried(
    project: Project,
    claims: Collection[str],
    progress: Progress,
    *,
    readings: Mapping[str, Reading] | None = None,
) -> Trial:
    """Return what claims come to, by the texts that are at hand: files, and what was read before.

    Args:
        project: The registry with them.
        claims: Their ids.
        progress: Told how far the reading of sources is.
        readings: Sources that were read for this already, with their texts, by id.
    """
    if not claims:
        return Trial(project)
    project = replace(project, read={})  # other files are none of its business
    searches = plan(project.registry, claims=with_parts(project.registry, claims))
    known = readings or {}
    read = [known[name] for name in searches if name in known]
    rest = [project.registry.source_by_id[name] for name in searches if name not in known]
    read += texts_of(project, rest, progress)
    found = {each.source: find(each, searches[each.source]) for each in read}
    texts = {name: each for name, each in found.items() if each.has_text}
    lock = with_files(project, project.lock, texts)
    return Trial(replace(project, proven=lock), found)


def from_file(reading: Reading) -> bool:
    """Tell whether a source was read in its file, which says today what it said before."""
    return reading.facts.read == "file"
