"""What a project sets for itself, in ``claimcheck.toml`` or ``[tool.claimcheck]``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BeforeValidator, Field

from claimcheck.model.fields import Frozen
from claimcheck.model.finding import Location
from claimcheck.model.given import Given
from claimcheck.model.terms import Severity, Support
from claimcheck.registry.bounds import Bound
from claimcheck.registry.weakens import Weakens

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_NAME = "claimcheck.toml"
PYPROJECT_NAME = "pyproject.toml"


def _one_as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Paths = Annotated[tuple[str, ...], BeforeValidator(_one_as_list), Bound.INSIDE]
"""File names or patterns such as ``claims/*.yaml``, relative to the configuration file."""

Mark = TypeVar("Mark", Bound, Weakens)

ProofAsked = Literal["none", "checked", "proven"]
"""What it takes for evidence to make a claim verified, the least first."""


class Levels(Given):
    """How much evidence a level takes.

    Attributes:
        primary: Supporting primary sources that make a claim verified.
        secondary: Independent supporting secondary sources that make a claim verified.
        proof: What it takes for evidence to make a claim verified. `checked`: its quote or value
            was found in the source or in the document that cites it, or a person has seen it
            there; `proven`: it was found in the source itself; `none`: nothing, but what was looked
            for and is not there still makes no claim verified.
    """

    GONE: ClassVar = {
        "require_proof": 'write proof = "proven" where it was true, proof = "none" where it was '
        'false, or neither for proof = "checked"'
    }

    primary: Annotated[int, Field(ge=1, le=9, strict=True), Weakens.LESS] = 1
    secondary: Annotated[int, Field(ge=1, le=9, strict=True), Weakens.LESS] = 2
    proof: Annotated[ProofAsked, Weakens.LESS_PROOF] = "checked"


class Verify(Frozen):
    """How sources are read.

    Attributes:
        lock: Where the proofs are kept, relative to the configuration file.
        allow_hosts: Host names that may lead to private or loopback addresses.
        archive: Base address of the web archive; empty for none.
        timeout: Seconds for one source in all.
        max_bytes: Bytes of one answer after decompression.
        max_redirects: Redirects before a source counts as unreachable.
        retries: How often a request is repeated after what can pass.
        pace: Seconds between two requests to one host.
        connections_per_host: Requests to one host at the same time.
        user_agent: What claimcheck calls itself; its own name when empty.
        proxy: An HTTP proxy to go through; the environment's proxies are not used.
    """

    GONE: ClassVar = {
        "cache": "remove the line, and the folder that it names: the text of sources is kept in "
        "your own cache folder, which CLAIMCHECK_CACHE_DIR can name"
    }

    lock: Annotated[str, Bound.INSIDE, Weakens.ANY] = "data/claimcheck.lock"
    allow_hosts: Annotated[tuple[str, ...], Bound.OFF, Weakens.NEVER] = ()
    archive: Annotated[str, Bound.OFF, Weakens.NEVER] = "https://web.archive.org"
    timeout: Annotated[float, Field(gt=0, le=600, strict=True), Bound.MOST, Weakens.LESS] = 20.0
    max_bytes: Annotated[int, Field(ge=1, strict=True), Bound.MOST, Weakens.LESS] = 20_000_000
    max_redirects: Annotated[int, Field(ge=0, le=50, strict=True), Bound.MOST, Weakens.LESS] = 10
    retries: Annotated[int, Field(ge=0, le=10, strict=True), Bound.MOST, Weakens.LESS] = 2
    pace: Annotated[float, Field(ge=0, le=60, strict=True), Bound.LEAST, Weakens.NEVER] = 0.2
    connections_per_host: Annotated[
        int, Field(ge=1, le=32, strict=True), Bound.MOST, Weakens.NEVER
    ] = 2
    user_agent: Annotated[str, Weakens.ANY] = ""
    proxy: Annotated[str, Bound.OFF, Weakens.NEVER] = ""


class Extract(Frozen):
    """How much it may take to read the text of one source; what takes more is too costly.

    Attributes:
        timeout: Seconds for the text of one source.
        memory: Bytes of memory of the process that reads it.
        output: Characters of the text that comes of it.
    """

    timeout: Annotated[float, Field(gt=0, le=3_600, strict=True), Bound.MOST, Weakens.LESS] = 60.0
    memory: Annotated[int, Field(ge=100_000_000, strict=True), Bound.MOST, Weakens.LESS] = (
        1_000_000_000
    )
    output: Annotated[int, Field(ge=1, strict=True), Bound.MOST, Weakens.LESS] = 20_000_000


class LookupServices(Frozen):
    """Whom `verify` and `add source` ask about the works that sources are; nobody, where empty.

    Attributes:
        crossref: Base address of the Crossref API, for a DOI.
        datacite: Base address of the DataCite API, for a DOI that Crossref does not know.
        doi: Base address of doi.org, which knows whether a DOI is registered with anybody.
        arxiv: Base address of the arXiv API.
        pubmed: Base address of the E-utilities of NCBI, for a number at PubMed.
        openlibrary: Base address of Open Library, for an ISBN.
        mailto: Your e-mail address, which some of them ask for and answer sooner with; it is sent
            to nobody else.
        retraction_watch: Table of retractions of Retraction Watch, a CSV file, relative to the
            configuration file; empty for none.
    """

    crossref: Annotated[str, Bound.OFF, Weakens.OFF] = "https://api.crossref.org"
    datacite: Annotated[str, Bound.OFF, Weakens.OFF] = "https://api.datacite.org"
    doi: Annotated[str, Bound.OFF, Weakens.OFF] = "https://doi.org"
    arxiv: Annotated[str, Bound.OFF, Weakens.OFF] = "https://export.arxiv.org"
    pubmed: Annotated[str, Bound.OFF, Weakens.OFF] = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    openlibrary: Annotated[str, Bound.OFF, Weakens.OFF] = "https://openlibrary.org"
    mailto: Annotated[str, Bound.OFF, Weakens.NEVER] = ""
    retraction_watch: Annotated[str, Bound.INSIDE, Weakens.ANY] = ""


class Archive(Frozen):
    """Where `claimcheck verify --archive` keeps sources as they were read.

    Attributes:
        folder: Folder of web archives (WARC), relative to the configuration file; empty for none.
        save: Address of a service that saves pages, such as `https://web.archive.org/save`; the
            address of the page is added to it. Empty for none.
        timeout: Seconds that such a service may take for one page.
    """

    folder: Annotated[str, Bound.INSIDE, Weakens.NEVER] = ""
    save: Annotated[str, Bound.OFF, Weakens.NEVER] = ""
    timeout: Annotated[float, Field(gt=0, le=600, strict=True), Bound.MOST, Weakens.NEVER] = 120.0


class Publish(Frozen):
    """Where the claims are published and by whom, as ``export --format claimreview`` says it.

    Attributes:
        publisher: Who keeps the registry: the author of the reviews.
        address: Address of the page on which the claims are read; each is at ``#claim-ID`` of it,
            as in ``report --format html``.
    """

    publisher: Annotated[str, Weakens.NEVER] = ""
    address: Annotated[str, Weakens.NEVER] = ""


class ProseFiles(Frozen):
    """Texts in which claims are published, by marks in them.

    Attributes:
        files: The texts: Markdown, MDX or HTML; `**` stands for any folders.
        registry: The configuration file, or the folder, of the registry that the marks speak of;
            this one when empty.
        least: The level that a claim needs to be stated.
        citation: Whether footnotes have the words of the source, or only say where they are.
        wording: Whether a sentence may say its claim in other words, or has to have its words.
    """

    files: Paths
    registry: Annotated[str, Bound.INSIDE] = ""
    least: Support = Support.DIRECTIONAL
    citation: Literal["quote", "source"] = "quote"
    wording: Literal["free", "exact"] = "free"


class Config(Frozen):
    """The settings of one registry.

    Attributes:
        claims: Files that hold the claims.
        sources: Files that hold the sources.
        fail_on: Findings of this severity or above fail a check; ``never`` fails none.
        select: Rules to run; all of them when empty.
        ignore: Rules to leave out.
        severity: Severity by rule, where it is not the rule's own.
        levels: How much evidence a level takes.
        verify: How sources are read.
        extract: How much it may take to read the text of one source; what takes more is too
            costly.
        lookup: Whom to ask about the works that sources are.
        archive: Where sources are kept as they were read.
        publish: Where the claims are published, and by whom.
        prose: Texts in which the claims are published.
    """

    claims: Annotated[Paths, Weakens.LACKING] = (
        "data/claims.yaml",
        "data/claims.yml",
        "data/claims.jsonl",
        "data/claims/*.yaml",
        "data/claims/*.yml",
        "data/claims/*.jsonl",
    )
    sources: Annotated[Paths, Weakens.NEVER] = (
        "data/sources.yaml",
        "data/sources.yml",
        "data/sources.jsonl",
        "data/sources/*.yaml",
        "data/sources/*.yml",
        "data/sources/*.jsonl",
    )
    fail_on: Annotated[Literal["note", "warning", "error", "never"], Weakens.LATER] = "error"
    select: Annotated[tuple[str, ...], Weakens.LACKING] = ()
    ignore: Annotated[tuple[str, ...], Weakens.MORE] = ()
    severity: Annotated[dict[str, Severity], Weakens.MILDER] = Field(default_factory=dict)
    levels: Levels = Levels()
    verify: Verify = Verify()
    extract: Extract = Extract()
    lookup: LookupServices = LookupServices()
    archive: Archive = Archive()
    publish: Publish = Publish()
    prose: Annotated[tuple[ProseFiles, ...], Weakens.TEXTS] = ()


@dataclass(frozen=True)
class LoadedConfig:
    """A configuration and where its settings were written.

    Attributes:
        config: The settings.
        path: The file as it is shown to people; empty where there is none.
        lines: 1-based line of each key that the file sets, by its dotted name.
    """

    config: Config = field(default_factory=Config)
    path: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    def place(self, *keys: str) -> Location:
        """Return where the first of these dotted keys is set; the file, where none is."""
        line = next((self.lines[key] for key in keys if key in self.lines), 1)
        return Location(self.path, line)

    def origin(self, key: str) -> str | None:
        """Return ``file:line`` of a dotted key such as ``levels.primary``; None if not set."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else None

    def line_of(self, key: str) -> int:
        """Return the 1-based line of a dotted key, else of the nearest table around it, else 1."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 1)


def marks(kind: type[Mark]) -> Mapping[str, Mark]:
    """Return the mark of a kind by the dotted name of each setting that has one."""
    found = {}
    for table, info in Config.model_fields.items():
        inner = type(info.default)
        fields = inner.model_fields if isinstance(info.default, Frozen) else {"": info}
        for name, each in fields.items():
            for mark in each.metadata:
                if isinstance(mark, kind):
                    found[f"{table}.{name}".rstrip(".")] = mark
    return found
