"""What programs can do with claimcheck: the functions behind ``import claimcheck``.

The types that they take and return are imported here too; ``claimcheck/__init__.py`` names what is
public.
"""

# ruff: noqa: F401, TC001, TC003 - types are imported at run time, used here or not, for whoever asks for them

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.arguments import copies_of, day_of, kind_of, names_of, path_of, paths_of
from claimcheck.app.project import Project, open_project
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding, Location
from claimcheck.model.match import Match
from claimcheck.model.row import Row
from claimcheck.model.selector import Quote
from claimcheck.model.source import Source
from claimcheck.model.terms import Severity, SourceKind, Stance, Support
from claimcheck.registry.config import Levels
from claimcheck.registry.problems import InvalidInputError
from claimcheck.support.assessment import Assessment, Reason
from claimcheck.support.proof import Proof, ProofState
from claimcheck.views.check_result import CheckResult
from claimcheck.views.overview import AssessedClaim
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from claimcheck.engines.extraction import Extraction


def open_registry(
    folder: str | Path = ".",
    *,
    config: str | Path | None = None,
    claims: str | Path | Sequence[str | Path] = (),
    sources: str | Path | Sequence[str | Path] = (),
) -> Project:
    """Find and read the registry that belongs to a folder.

    Args:
        folder: Where to begin to look, upwards, as the command line does.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.

    Raises:
        ClaimcheckError: There is no registry, or a file of it cannot be read.
        InvalidInputError: Its files or its configuration are not well-formed.

    Example:
        >>> project = claimcheck.open_registry()
        >>> [source.id for source in project.registry.sources]
        ['report-2025', 'news-2026']
    """
    return open_project(
        path_of(folder),
        config=path_of(config) if config is not None else None,
        claims=paths_of(claims),
        sources=paths_of(sources),
    )


def list_claims(project: Project) -> list[AssessedClaim]:
    """Return every claim of a registry with its derived level, in the order of the files.

    Args:
        project: An open registry.

    Raises:
        ClaimcheckError: The lock is damaged.

    Example:
        >>> for each in claimcheck.list_claims(project):
        ...     print(each.claim.id, each.assessment.level, each.difference)
        ships-in-2025 verified None
        record-year directional None
    """
    from claimcheck.app.select import entries_of

    return list(entries_of(project))


def check(
    project: Project,
    *,
    today: dt.date | None = None,
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    fail_on: str | None = None,
) -> CheckResult:
    """Run the rules over a registry, offline; it changes no file.

    Args:
        project: An open registry.
        today: The day to compare dates with; the day of the machine without it.
        select: Rules to run instead of those that the configuration selects.
        ignore: Rules to leave out besides those that the configuration ignores.
        fail_on: Severity that fails the check instead of the configuration's; ``never`` for none.

    Raises:
        ClaimcheckError: A rule or a severity is named that there is not, or nothing to check.

    Example:
        >>> result = claimcheck.check(project)
        >>> result.failed
        False
        >>> [(finding.rule, str(finding.location)) for finding in result.findings]
        []
    """
    from claimcheck.app.check import check as run

    return run(
        kind_of(project, Project, "the project", help="open one: claimcheck.open_registry()"),
        today=day_of(today),
        select=names_of(select, "a rule"),
        ignore=names_of(ignore, "a rule"),
        fail_on=fail_on,
    )


def verify(
    project: Project,
    *,
    offline: bool = False,
    refresh: bool = False,
    copies: Mapping[str, str | Path] | None = None,
    today: dt.date | None = None,
    fail_on: str | None = None,
) -> CheckResult:
    """Look for every quote in its source, write what was found into the lock, and check.

    Args:
        project: An open registry.
        offline: Whether to use nothing but what is cached or local.
        refresh: Whether to ask every source again, whatever is cached or proven.
        copies: Files to read instead of the addresses of sources, by source id.
        today: The day to compare dates with; the day of the machine without it.
        fail_on: Severity that fails the check instead of the configuration's; ``never`` for none.

    Returns:
        What a check of the registry comes to with the new lock.

    Raises:
        ClaimcheckError: A source that was named does not exist, a copy cannot be read, or the lock
            is damaged or cannot be written.

    Example:
        >>> result = claimcheck.verify(project, offline=True)
        >>> {each.noun: each.checked for each in result.coverage}
        {'claim': 2, 'evidence': 2, 'quote': 2, 'source': 2}
    """
    from claimcheck.app.check import check as check_with
    from claimcheck.app.verify.options import VerifyOptions
    from claimcheck.app.verify.run import verify as run
    from claimcheck.app.verify.view import view_of
    from claimcheck.registry.source_text import display_path

    kind_of(project, Project, "the project", help="open one: claimcheck.open_registry()")
    day = day_of(today)
    named = copies_of(copies or {})
    options = VerifyOptions(offline=offline, refresh=refresh, copies=named)
    try:
        made = run(project, options, lambda _done, _total, _source: None)
    except OSError as error:
        lock = display_path(project.files.lock)
        raise ClaimcheckError(f"{lock} cannot be written: {error.strerror}") from error
    result = check_with(made.applied_to(project), today=day, fail_on=fail_on, matches=made.matches)
    return replace(result, verification=view_of(made))


def prove(
    rows: Iterable[Row | Mapping[str, object]],
    *,
    project: Project | None = None,
    root: str | Path = ".",
    nearest: bool = False,
    offline: bool = False,
    refresh: bool = False,
    unordered: bool = False,
    executor: Executor | None = None,
) -> Iterator[ProvenRow]:
    """Look for the quote or value of each row in its text, file, address or source.

    Rows are taken first, and wait on the disk: there may be more of them than memory holds. Each
    source is read once for all of its rows. A row that is broken costs only itself.

    Args:
        rows: What to prove: each a mapping with id, quote or value, and one of text, file, url and
            source. Further keys are passed on.
        project: An open registry, where rows name a source of it; its settings hold.
        root: The folder that files lie below.
        nearest: Whether to show the passage most like a quote that is not found.
        offline: Whether to use nothing but what is cached or local.
        refresh: Whether to ask every address again, whatever is cached.
        unordered: Whether results come as they are made, not in the order of the rows.
        executor: What runs the work: processes of ``concurrent.futures``, or what
            ``Client.get_executor`` of Dask returns. This process itself without it.

    Raises:
        ClaimcheckError: A row names a source and no registry is given, or a worker was killed.

    Example:
        >>> rows = [
        ...     {"id": 1, "quote": "a ship", "text": "She has a ship and a dog."},
        ...     {"id": 2, "quote": "two ships", "text": "She has a ship and a dog."},
        ... ]
        >>> [(row.id, row.proven, row.outcome) for row in claimcheck.prove(rows)]
        [(1, True, 'found'), (2, False, 'not-found')]
    """
    from claimcheck.app.prove.job import prove_rows
    from claimcheck.app.prove.options import ProveOptions
    from claimcheck.engines.pools import given, here
    from claimcheck.registry.config import Config

    if project is not None:
        kind_of(project, Project, "the project", help="open one: claimcheck.open_registry()")
    config = project.settings.config if project is not None else Config()
    options = ProveOptions(
        path_of(root).resolve(), nearest, offline, refresh, config.verify, config.extract
    )
    plain = (each.model_dump(mode="json") if isinstance(each, Row) else each for each in rows)
    pools = given(executor) if executor is not None else here()
    return prove_rows(plain, options, project, pools, order=not unordered)


def find_quote(
    quote: str | Quote, document: str | Document, *, locator: str | None = None
) -> Match:
    """Look for a quote in a text, as strictly as ``verify`` does.

    Args:
        quote: The words, or a quote with the words around them.
        document: The text, or a document that was read.
        locator: Where the editor says that it stands; a page chooses between occurrences.

    Raises:
        ClaimcheckError: The quote is empty, or longer than a quote can be, or there is no text.

    Example:
        >>> match = claimcheck.find_quote("a ship", "She has 'a  ship' and a dog.")
        >>> match.outcome, match.start, match.end
        ('found', 9, 16)
        >>> claimcheck.find_quote("two ships", "She has a ship and a dog.").outcome
        'not-found'
    """
    from claimcheck.selectors import kind_of as selector_kind
    from claimcheck.text.prepared import PreparedText

    selector = Quote(exact=quote) if isinstance(quote, str) else kind_of(quote, Quote, "the quote")
    text = Document(document) if isinstance(document, str) else document
    prepared = PreparedText(kind_of(text, Document, "the document"))
    place = kind_of(locator, str, "the locator") if locator is not None else None
    return selector_kind(selector).find(prepared, selector, place)


def read_document(path: str | Path) -> Document:
    """Return the text of a file of any kind that can be a source.

    Anything but plain text is read in a process of its own, which is kept for the next document.

    Args:
        path: The file; its content tells what it is, or else its ending.

    Raises:
        ClaimcheckError: The file cannot be read, there is no text to be had from it, or to read it
            takes more than the limits that the configuration has by default.

    Example:
        >>> report = claimcheck.read_document("data/files/report-2025.txt")
        >>> claimcheck.find_quote("the harbour handled 1,420 ships", report).outcome
        'found'
    """
    from claimcheck.registry.source_text import read_bytes

    file = path_of(path)
    return _extraction(os.getpid()).read(read_bytes(file), name=file.name).document


@cache
def _extraction(process: int) -> Extraction:  # noqa: ARG001 - a fork does not share its children
    from claimcheck.engines.extraction import Extraction
    from claimcheck.registry.config import Extract

    return Extraction(Extract())


def derive_level(
    evidence: Iterable[Evidence],
    sources: Iterable[Source] = (),
    *,
    levels: Levels | None = None,
    is_proven: Callable[[Evidence], bool] | None = None,
) -> Assessment:
    """Return the level that evidence allows, and why.

    Args:
        evidence: What sources say about one claim.
        sources: The sources that it names, and those that these derive from.
        levels: How much evidence a level takes; the defaults without it.
        is_proven: Tells whether evidence may make a claim verified; all may without it.

    Raises:
        ClaimcheckError: Evidence names a source that is not among those that are given.

    Example:
        >>> survey = claimcheck.Source(id="survey", title="A survey", kind="primary")
        >>> says_so = claimcheck.Evidence(source="survey", stance="supports")
        >>> assessment = claimcheck.derive_level([says_so], [survey])
        >>> print(assessment.level, "·", assessment.reasons[0].text)
        verified · supported by a primary source, survey, and nothing refutes it
    """
    from claimcheck.model.validation import did_you_mean
    from claimcheck.support.derive import derive
    from claimcheck.support.independence import Independence
    from claimcheck.support.tally import NOT_PROVEN, Tally, Weighed

    source_by_id = {kind_of(each, Source, "a source").id: each for each in sources}
    given = tuple(evidence)
    for each in given:
        name = kind_of(each, Evidence, "evidence").source
        if name not in source_by_id:
            raise ClaimcheckError(
                f"evidence names the source {name!r}, which is not given",
                help=did_you_mean(name, source_by_id) or "give the sources that evidence names",
            )
    weighed = [
        Weighed(
            index,
            each,
            source_by_id.get(each.source),
            None if is_proven is None or is_proven(each) else NOT_PROVEN,
        )
        for index, each in enumerate(given)
    ]
    return derive(Tally(weighed, levels or Levels(), Independence(source_by_id)))
