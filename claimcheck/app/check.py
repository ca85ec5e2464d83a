"""Runs the rules over a registry. Offline, deterministic, and it changes no file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.published import directives_of, published
from claimcheck.app.scope import EVERYTHING, Scope
from claimcheck.errors import ClaimcheckError
from claimcheck.model.content import content_of, shorten
from claimcheck.model.finding import INVALID_INPUT
from claimcheck.model.identifier import identifiers_of
from claimcheck.model.terms import Severity
from claimcheck.model.validation import did_you_mean, shown
from claimcheck.registry.directives import Directive, read_directives
from claimcheck.registry.places import Places
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.rules import ABOUT_CHANGES, OFF, RULES, chosen
from claimcheck.rules.base import Change, Documentation, Facts
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.views.check_result import CheckResult, Coverage, RuleInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from claimcheck.app.project import Project
    from claimcheck.app.scope import Concerned
    from claimcheck.model.finding import Finding, Location
    from claimcheck.model.match import Match
    from claimcheck.model.registry import Origin, Registry
    from claimcheck.registry.config import Config
    from claimcheck.registry.lock import Lock
    from claimcheck.support.repeat import Repeat

_UNUSED = "unused-ignore"


def check(
    project: Project,
    *,
    today: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    scope: Scope = EVERYTHING,
    matches: Mapping[tuple[str, str], Match] | None = None,
    change: Change | None = None,
    repeats: Sequence[Repeat] = (),
) -> CheckResult:
    """Check a registry.

    Args:
        project: The registry with its settings.
        today: The day to compare dates with.
        select: Rules to run instead of those that the configuration selects.
        ignore: Rules to leave out besides those that the configuration ignores.
        fail_on: Severity that fails the check, instead of the configuration's; ``never`` for none.
        scope: The claims and sources whose findings are asked for. The rules look at all.
        matches: What was just found, by the id of the source and the key of the evidence.
        change: What the registry is compared with, for the rules about changes.
        repeats: The proofs of the change whose sources were just read again, likewise.

    Raises:
        ClaimcheckError: A rule or a severity is named that there is not, or nothing to check.
        InvalidInputError: A text in which claims are published cannot be read.
    """
    config, registry = project.settings.config, project.registry
    names = rules_to_run(project, select, ignore, change)
    if not registry.claims and not (project.lock and project.lock.records):
        raise _nothing_checked(is_known=any(map(identifiers_of, registry.sources)))
    places = Places(registry, project.files.tree)
    prose = published(project, every=bool(change and change.marks) or "unmarked-figure" in names)
    directives = [*_directives(registry, places), *directives_of(prose)]
    lock, found = project.lock, _matches(project, matches or {})
    facts = Facts(
        registry=registry,
        assessments=project.assessments,
        config=config,
        today=today,
        places=places,
        directives=directives,
        lock=lock,
        matches=found,
        change=change,
        repeats=repeats,
        prose=prose,
        unread=_unread(project),
    )
    concerned = scope.within(registry)
    findings = [each for each in _run(names, facts, _Silencer(directives)) if concerned.holds(each)]
    limits = [config.fail_on, *([change.before.config.config.fail_on] if change else ())]
    return CheckResult(
        findings=sorted(findings, key=lambda each: each.sort_key),
        coverage=_coverage(facts, concerned),
        fail_on=_strictest([fail_on] if fail_on else limits),
        rules=[_info(name, facts) for name in names],
        partial=scope != EVERYTHING,
    )


def _matches(
    project: Project, found: Mapping[tuple[str, str], Match]
) -> dict[tuple[str, str], Match]:
    """Return what this run found: in the files of sources, and where else it looked."""
    if not project.in_files:
        return dict(found)
    from claimcheck.app.verify.files import matches_in

    return {**matches_in(project.lock, project.in_files), **found}


def _unread(project: Project) -> dict[str, str]:
    """Return why the file of a source could not be read, by the id of the source."""
    return {
        name: each.facts.reason or each.facts.outcome
        for name, each in project.in_files.items()
        if not each.has_text
    }


def _strictest(limits: Iterable[str]) -> Severity | None:
    """Return the lowest severity of those that are named; None where all are ``never``.

    Raises:
        ClaimcheckError: There is none of that name.
    """
    named = [limit for limit in limits if limit != "never"]
    for limit in named:
        if limit not in tuple(Severity):
            raise ClaimcheckError(
                f"there is no severity {limit!r}", help=f"it is one of {', '.join(Severity)}, never"
            )
    return min(map(Severity, named), key=lambda each: each.rank, default=None)


def _deciding(rule: str, config: Config, change: Change | None) -> Config:
    """Return the configuration that decides about a rule."""
    return change.before.config.config if change and rule in ABOUT_CHANGES else config


def _severity(rule: str, facts: Facts) -> Severity:
    config = _deciding(rule, facts.config, facts.change)
    return config.severity.get(rule, RULES[rule].SEVERITY)


def _run(names: Iterable[str], facts: Facts, silencer: _Silencer) -> Iterator[Finding]:
    for name in names:
        if name != _UNUSED:
            for found in RULES[name].find(facts):
                yield _resolved(found, name, facts, silencer)
    if _UNUSED in names:
        from claimcheck.rules.unused_ignore import find_unused

        for found in find_unused(silencer.unused(names)):
            yield _resolved(found, _UNUSED, facts, silencer)


def _resolved(found: Finding, rule: str, facts: Facts, silencer: _Silencer) -> Finding:
    """Return what a rule found with everything that a rule leaves open."""
    item = found.at[0].item if found.at else None
    where = found.places or tuple(map(facts.places.locate, found.at))
    silenced = None
    if rule not in ABOUT_CHANGES:
        origin = facts.registry.origin(item) if item is not None else None
        silenced = silencer.reason(rule, origin, where[:1])
    return replace(
        found,
        rule=rule,
        severity=_severity(rule, facts),
        places=where,
        subject=found.subject or (item.id if item is not None else ""),
        silenced=silenced,
        content=found.content or _content(found, where),
    )


def _content(found: Finding, places: tuple[Location, ...]) -> str:
    if found.at and found.at[0].item is not None:
        return content_of(found.at[0].item, found.at[0].path)
    return shorten(places[0].marked) if places else ""


def _info(name: str, facts: Facts) -> RuleInfo:
    documentation = Documentation.of(RULES[name])
    return RuleInfo(name, _severity(name, facts), documentation.summary, documentation.sections)


class _Silencer:
    """Knows which findings a comment in the file asks to ignore, and which comments did."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._by_item: dict[tuple[str, int], list[Directive]] = {}
        self._by_text: dict[str, list[Directive]] = {}
        self._directives = [each for each in directives if not each.fault]
        self._used: set[tuple[int, str]] = set()
        for directive in self._directives:
            path = directive.location.path
            if directive.in_text:
                self._by_text.setdefault(path, []).append(directive)
            else:
                self._by_item.setdefault((path, directive.item_line or 0), []).append(directive)

    def reason(self, rule: str, origin: Origin | None, where: Sequence[Location]) -> str | None:
        """Return why a rule is silenced at an item or a place; None where it is not."""
        of_item = self._by_item.get((origin.path, origin.line), []) if origin else []
        of_text = [
            directive
            for place in where
            for directive in self._by_text.get(place.path, ())
            if directive.covers is not None and directive.covers.holds(place)
        ]
        for directive in (*of_text, *of_item):
            if rule in directive.rules:
                self._used.add((id(directive), rule))
                return directive.reason
        return None

    def unused(self, names: Iterable[str]) -> Iterator[Directive]:
        """Yield each comment with those of its rules that ran and had nothing to silence there."""
        ran = set(names)
        for directive in self._directives:
            unused = tuple(
                rule
                for rule in dict.fromkeys(directive.rules)
                if rule in ran and (id(directive), rule) not in self._used
            )
            if unused:
                yield replace(directive, rules=unused)


def _nothing_checked(*, is_known: bool) -> ClaimcheckError:
    """Return the error of a registry of which nothing was checked, which is no pass.

    Sources without claims are the references of a paper: what the registries of record say of them
    is checked.

    Args:
        is_known: Whether a registry of record may know one of its sources.
    """
    if is_known:
        return ClaimcheckError(
            "the registry holds no claims, and no registry of record has told of its sources, so "
            "nothing was checked",
            help="claimcheck verify asks about those with a DOI, an ISBN, or a number at arXiv or "
            "PubMed, and says whom it could not ask",
        )
    return ClaimcheckError(
        "the registry holds no claims, so nothing was checked", help="add one: claimcheck add claim"
    )


def rules_to_run(
    project: Project,
    select: Sequence[str],
    ignore: Sequence[str],
    change: Change | None = None,
) -> list[str]:
    """Return the names of the rules that a check of a registry runs.

    Raises:
        InvalidInputError: The configuration names rules that do not exist.
        ClaimcheckError: An option does, or there is nothing to check.
    """
    if not (project.registry.claims or project.registry.sources):
        raise _nothing_checked(is_known=False)
    config = project.settings.config
    in_file = {"select": config.select, "ignore": config.ignore, "severity": config.severity}
    wrong = [
        invalid_input(*told, project.settings.place(f"{key}.{name}", key))
        for key, names in in_file.items()
        for name in names
        if (told := _not_to_name(name))
    ]
    if wrong:
        raise InvalidInputError(wrong)
    for name in (*select, *ignore):
        if told := _not_to_name(name):
            raise ClaimcheckError(told[0], help=told[1])
    running = chosen(select, config) - set(ignore)
    if not running:
        raise ClaimcheckError("every rule is left out, so nothing was checked")
    if change is not None:
        base = change.before.config.config
        decided = set(select or base.select or set(RULES) - OFF) - {*base.ignore, *ignore}
        running = running - ABOUT_CHANGES | decided & ABOUT_CHANGES
    return [name for name in RULES if name in running]


def _not_to_name(rule: str) -> tuple[str, str] | None:
    """Return why a rule cannot be named, and the next step; None where it can."""
    if rule == INVALID_INPUT:
        return (
            f"{rule} can be neither chosen nor left out: what cannot be read cannot be checked",
            "correct the file that the finding names",
        )
    if rule not in RULES:
        step = did_you_mean(rule, RULES) or "list the rules: claimcheck rule"
        return f"there is no rule {shown(rule)}", step
    return None


def _directives(registry: Registry, places: Places) -> Iterator[Directive]:
    by_path: dict[str, list[Origin]] = {}
    for origin in (*registry.claim_origins, *registry.source_origins):
        by_path.setdefault(origin.path, []).append(origin)
    for path, origins in by_path.items():
        source = places.source(path)
        if source is not None:
            yield from read_directives(source, origins)


def _coverage(facts: Facts, concerned: Concerned) -> tuple[Coverage, ...]:
    registry, evidence = facts.registry, concerned.evidence
    claims, sources = registry.claims, registry.sources
    if concerned.is_all:
        marks = sum(len(text.marked.marks) for text in facts.prose)
        texts = (Coverage("mark", marks),) if facts.prose else ()
        return (
            Coverage("claim", len(claims)),
            Coverage("evidence", sum(len(claim.evidence) for claim in claims)),
            _quotes(facts.proofs.counts, facts.lock, facts.proofs.remembered_count),
            Coverage("source", len(sources)),
            *texts,
        )
    proofs = [proof_of(each, facts.lock) for each in evidence if each.selector is not None]
    states = Counter(each.state for each in proofs)
    return (
        Coverage("claim", sum(each.id in concerned.claims for each in claims)),
        Coverage("evidence", len(evidence)),
        _quotes(states, facts.lock, sum(each.remembered for each in proofs)),
        Coverage("source", sum(each.id in concerned.sources for each in sources)),
    )


def _quotes(counts: Mapping[ProofState, int], lock: Lock | None, remembered: int) -> Coverage:
    """Return how many quotes hold, and how many nobody can rely on, by the reason for it."""
    states = [each for each in ProofState if counts.get(each) and each is not ProofState.NO_QUOTE]
    outcomes: dict[str, int] = {}
    reasons: dict[str, int] = {}
    for state in states:
        group = reasons if state in (ProofState.UNCHECKED, ProofState.UNPROVEN) else outcomes
        group[state.replace("-", " ")] = counts[state]
    why = ", ".join(f"{count:,} {name}" for name, count in reasons.items())
    if lock is None and reasons:
        why = "never looked for in their sources"
    checked, unchecked = sum(outcomes.values()), sum(reasons.values())
    return Coverage("quote", checked, unchecked, why, outcomes, reasons, remembered)
