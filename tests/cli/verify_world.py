"""A registry whose sources are on a real server on loopback, and the real program at work on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from run import ROOT, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

    from loopback import Site
    from run import Ran

SERVICES = ("crossref", "datacite", "doi", "arxiv", "pubmed", "openlibrary")

SHIPS = (
    "The harbour authority counted 4,210 ships in 2019, which was 12 more than the year before, "
    "and said so in its yearly report."
)
SURVEY = (
    "Nothing in the insignificant remainder of the survey suggests that the port will close "
    "before 2030, the authors write."
)
FILLER = "These words stand here so that the page is long enough to be taken for a page. " * 4


class World:
    """A registry in ``folder`` whose addresses lead to ``site``."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder
        self.site = site
        self.claims: list[dict[str, Any]] = []
        self.sources: list[dict[str, Any]] = []
        self.settings = ""
        self.archive = ""
        self.lookup = ""
        self.mailto = ""

    @property
    def lock(self) -> Path:
        return self.folder / "data" / "claimcheck.lock"

    @property
    def cache(self) -> Path:
        return self.folder.parent / "home" / "cache"

    @property
    def own_config(self) -> Path:
        return self.folder.parent / "home" / "config.toml"

    @property
    def variables(self) -> dict[str, str | None]:
        """Return the variables of the person who runs the program."""
        return {
            "CLAIMCHECK_CACHE_DIR": str(self.cache),
            "CLAIMCHECK_USER_CONFIG": str(self.own_config),
        }

    def source(self, name: str, path: str | None = None, **more: Any) -> None:
        """Add a source; ``path`` is the one on the server."""
        if path is not None:
            more["url"] = self.site.url(path)
        self.sources.append({"id": name, "title": f"About {name}", "kind": "primary", **more})

    def claim(self, name: str, source: str, quote: Any, **more: Any) -> None:
        """Add a claim that rests on one quote."""
        evidence = {"source": source, "stance": "supports", "quote": quote, **more}
        self.claims.append({"id": name, "text": f"Claim {name}.", "evidence": [evidence]})

    def save(self) -> None:
        """Write the registry; JSON is YAML."""
        self.own_config.parent.mkdir(parents=True, exist_ok=True)
        self.own_config.write_text(
            f'[verify]\nallow_hosts = ["{self.site.host}"]\narchive = "{self.archive}"\npace = 0\n'
            f'[lookup]\nmailto = "{self.mailto}"\n'
            + "".join(f'{name} = "{self.lookup}"\n' for name in SERVICES)
        )
        config = f"[verify]\nretries = 0\ntimeout = 2\n{self.settings}"
        claims = json.dumps({"claims": self.claims}, ensure_ascii=False, indent=1)
        sources = json.dumps({"sources": self.sources}, ensure_ascii=False, indent=1)
        write(
            self.folder,
            {
                "claimcheck.toml": config,
                "data/claims.yaml": claims,
                "data/sources.yaml": sources,
            },
        )

    def verify(self, *arguments: str | Path, **options: Any) -> Ran:
        """Save the registry and run ``claimcheck verify``."""
        self.save()
        env = {**self.variables, **options.pop("env", {})}
        return claimcheck("verify", *arguments, cwd=self.folder, env=env, **options)

    def rows(self, *arguments: str | Path) -> dict[str, Any]:
        """Return the row of each claim from ``verify --format json``, held to its schema."""
        document = self.document(*arguments)
        return {row["claim"]: row for row in document["quotes"]}

    def document(self, *arguments: str | Path) -> Any:
        """Return what ``verify --format json`` says of the verification, held to its schema."""
        ran = self.verify("--format", "json", *arguments)
        assert ran.code in (0, 1), ran.err
        document = json.loads(ran.out)
        schema = json.loads((ROOT / "schema" / "verify.schema.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(document)
        return document["verification"]

    def facts(self) -> Any:
        """Return the lock as it stands in the file."""
        return json.loads(self.lock.read_text("utf-8"))

    def quote_facts(self, source: str) -> Any:
        """Return the facts of the only quote of a source."""
        (facts,) = self.facts()["quotes"][source].values()
        return facts
