"""Items that are to be added to a registry: each is held against it and against those before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimcheck.app.add.entries import file_for, refuse_taken
from claimcheck.app.add.names import claim_id, source_id
from claimcheck.app.add.references import placed_file, refuse_unknown
from claimcheck.app.rewritten import Rewritten
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Evidence
from claimcheck.model.registry import Origin
from claimcheck.model.validation import IN_JSON, did_you_mean, validate
from claimcheck.model.work import Works, folded
from claimcheck.registry.edit.append import appended, checked, json_line, rendered
from claimcheck.registry.edit.items import with_evidence
from claimcheck.registry.source_text import decoded, display_path, json_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.add.rows import Row
    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source

_OPTIONS = {"text": "TEXT", "claim": "CLAIM"}
"""What says a key on the command line, where that is no option of its name."""


@dataclass(frozen=True)
class Added:
    """What became of one thing to add.

    Attributes:
        row: The thing.
        id: Of the claim or source that it is; of evidence, of its claim.
        item: What is written; empty where nothing is, since the registry has it.
        evidence: The evidence that comes with it.
    """

    row: Row
    id: str
    item: Mapping[str, Any]
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether the registry has it already."""
        return not self.item


def shown(evidence: Mapping[str, Any], path: Path | None = None) -> str:
    """Return evidence as a file in canonical form has it; YAML without a file."""
    if path is not None and json_form(path.name):
        return json_line(evidence, "evidence")
    whole = rendered("claims", {"id": "x", "text": "x", "evidence": [evidence]})
    return whole.partition("    evidence:\n")[2]


class Additions:
    """What is to be added to one registry; nothing is written by it."""

    def __init__(self, project: Project, into: Path | None = None, *, bare: bool = False) -> None:
        """Take the registry as it is now.

        Args:
            project: The registry.
            into: The file that claims or sources go to.
            bare: Whether a claim may come without evidence and without parts.
        """
        self._project = project
        self._into = into
        self._bare = bare
        registry = project.registry
        self._claims: dict[str, Claim] = dict(registry.claim_by_id)
        self._sources: dict[str, Source] = dict(registry.source_by_id)
        self._works = Works(registry.sources)
        self._said = {folded(each.text): each.id for each in registry.claims}
        self._known: dict[str, str] = {}  # ids of sources that the registry has under others
        self._new: dict[str, dict[str, dict[str, Any]]] = {"sources": {}, "claims": {}}
        self._more: dict[str, list[dict[str, Any]]] = {}

    def take(self, row: Row) -> Added:
        """Take in one thing.

        Raises:
            ClaimcheckError: It cannot be added.
        """
        if row.fault:
            raise ClaimcheckError(row.fault)
        item = {name: value for name, value in row.item.items() if value not in (None, "", [], {})}
        if row.kind == "source":
            return self._take_source(row, item)
        if row.kind == "claim":
            return self._take_claim(row, item)
        return self._take_evidence(row, item)

    @property
    def project(self) -> Project:
        """Return the registry as it will be, as far as new claims and evidence go."""
        registry = self._project.registry
        claims = tuple(self._claims[each.id] if each is registry.claim_by_id[each.id] else each
                       for each in registry.claims)  # fmt: skip
        more = [self._claims[name] for name in self._new["claims"]]
        sources = [self._sources[name] for name in self._new["sources"]]
        claim_origins = [self._origin("claims") for _ in more]
        source_origins = [self._origin("sources") for _ in sources]
        made = replace(
            registry,
            claims=(*claims, *more),
            sources=(*registry.sources, *sources),
            claim_origins=(*registry.claim_origins, *claim_origins),
            source_origins=(*registry.source_origins, *source_origins),
        )
        return replace(self._project, registry=made)

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the ids of the claims that are new or have more evidence."""
        return (*self._new["claims"], *self._more)

    def files(self) -> list[Rewritten]:
        """Return the files with everything in them; those of sources first.

        Raises:
            ClaimcheckError: A file cannot be added to.
            InvalidInputError: A file is not well-formed.
        """
        made: dict[Path, Rewritten] = {}
        for key in ("sources", "claims"):
            if items := list(self._new[key].values()):
                path = self.path(key)
                before = decoded(path)
                after = appended(before, display_path(path), key, items)
                made[path.resolve()] = Rewritten(path, before, after)
        by_path: dict[Path, dict[str, list[dict[str, Any]]]] = {}
        for name, more in self._more.items():
            by_path.setdefault(self._written_in(name), {})[name] = more
        for path, claims in by_path.items():
            known = made.get(path.resolve())
            before = known.before if known is not None else decoded(path)
            now = known.after if known is not None else before
            after = with_evidence(now, display_path(path), claims)
            made[path.resolve()] = Rewritten(path, before, after)
        return list(made.values())

    def path(self, key: str) -> Path:
        """Return the file that new items of a kind go to.

        Raises:
            ClaimcheckError: There are several, and none was named.
        """
        return file_for(self._project, key, self._into)

    def _take_source(self, row: Row, item: dict[str, Any]) -> Added:
        wanted = str(item.get("id") or "")
        _refuse_missing(row, _missing(item, "title", "kind"))
        if "file" in item:
            path = self.path("sources")
            item["file"] = placed_file(str(item["file"]), path.parent, self._project.files.top)
        item["id"] = item.get("id") or source_id(item, self._sources)
        source: Source = checked("sources", item)
        same = self._works.same(source)
        if same is not None:
            self._known[wanted or source.id] = same.source.id
            return Added(row, same.source.id, {})
        refuse_taken(source.id, self._sources, _another(row))
        refuse_unknown(source, self._claims, self._sources)
        self._sources[source.id] = source
        self._works.add(source)
        self._new["sources"][source.id] = item
        return Added(row, source.id, item)

    def _take_claim(self, row: Row, item: dict[str, Any]) -> Added:
        listed = item.get("evidence")
        evidence = listed if isinstance(listed, list) else []
        given: list[Any] = [each for each in evidence if isinstance(each, dict)]
        if not (evidence or item.get("parts") or self._bare):
            given = [{}]
        needed = [name for name in ("source", "stance") if not all(map(_has(name), given))]
        _refuse_missing(row, [*_missing(item, "text"), *needed], or_none=given == [{}])
        if evidence:
            item["evidence"] = [self._by_known_name(each) for each in evidence]
        if isinstance(item.get("asserted"), dict):
            item["asserted"] = self._by_known_name(item["asserted"])
        item["id"] = item.get("id") or claim_id(str(item["text"]), self._claims)
        claim: Claim = checked("claims", item)
        same = self._said.get(folded(claim.text))
        if same is not None:
            return Added(row, same, {})
        refuse_taken(claim.id, self._claims, _another(row))
        refuse_unknown(claim, self._claims, self._sources)
        self._claims[claim.id] = claim
        self._said[folded(claim.text)] = claim.id
        self._new["claims"][claim.id] = item
        return Added(row, claim.id, item, claim.evidence)

    def _take_evidence(self, row: Row, item: dict[str, Any]) -> Added:
        _refuse_missing(row, _missing(item, "claim", "source", "stance"))
        name = str(item.pop("claim"))
        claim = self._claims.get(name)
        if claim is None:
            raise ClaimcheckError(
                f"there is no claim {name!r}",
                help=did_you_mean(name, self._claims) or "add it first: claimcheck add claim",
            )
        item = self._by_known_name(item)
        evidence = validate(Evidence, item, remedies=IN_JSON)
        if isinstance(evidence, list):
            raise ClaimcheckError(evidence[0].message, help=evidence[0].help)
        if claim.parts:
            raise ClaimcheckError(
                f"{name} rests on its parts, and has no evidence of its own",
                help=f"add it to one of them: {', '.join(claim.parts)}",
            )
        same = (evidence.source, evidence.cited_in, evidence.selector)
        if any((each.source, each.cited_in, each.selector) == same for each in claim.evidence):
            return Added(row, name, {})
        more = claim.model_copy(update={"evidence": (*claim.evidence, evidence)})
        refuse_unknown(more, self._claims, self._sources)
        self._claims[name] = more
        if name in self._new["claims"]:
            self._new["claims"][name].setdefault("evidence", []).append(item)
        else:
            self._more.setdefault(name, []).append(item)
        return Added(row, name, item, (evidence,))

    def _by_known_name(self, item: Any) -> Any:
        """Return what names a source by the id under which the registry has it."""
        if not isinstance(item, dict):
            return item
        named = {key: self._known.get(str(item[key]), item[key])
                 for key in ("source", "cited_in") if item.get(key)}  # fmt: skip
        return {**item, **named}

    def _origin(self, key: str) -> Origin:
        return Origin(display_path(self.path(key)), 1, 1)

    def _written_in(self, name: str) -> Path:
        claim = self._project.registry.claim_by_id[name]
        origin = self._project.registry.origin(claim)
        return self._project.files.tree.path_of(origin.path) if origin else self.path("claims")


def _another(row: Row) -> str:
    return "choose another" if row.number else "choose another with --id"


def _missing(item: Mapping[str, Any], *names: str) -> list[str]:
    return [name for name in names if not item.get(name)]


def _has(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda item: bool(item.get(name))


def _refuse_missing(row: Row, missing: Sequence[str], *, or_none: bool = False) -> None:
    """Refuse what lacks something, all of which is named.

    Args:
        row: What it is.
        missing: The keys that it lacks.
        or_none: Whether the source and the stance that a claim lacks may be left out on request.
    """
    if not missing:
        return
    what = row.kind if row.kind == "evidence" else f"a {row.kind}"
    *most, last = missing
    listed = f"{', '.join(most)} and {last}" if most else last
    if row.number:
        help_text = "give it these keys"
        if or_none:
            help_text = "say source and stance of its evidence"
    else:
        options = (_OPTIONS.get(name, f"--{name}") for name in missing)
        help_text = f"say it on the command line: {', '.join(options)}"
    if or_none:
        help_text += "; or that there is no evidence yet: --no-evidence"
    raise ClaimcheckError(f"{what} needs {listed}", help=help_text)
