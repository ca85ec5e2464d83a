"""Builds git repositories whose history changes a registry, one meaning at a time."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SAFE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "tests",
    "GIT_AUTHOR_EMAIL": "tests@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "tests",
    "GIT_COMMITTER_EMAIL": "tests@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}

UNPROVEN = 'levels.proof = "none"\n'
"""No quote is looked for here: the changes are those of evidence and sources."""

SOURCES = """\
sources:
  - id: survey
    title: Survey of the lake
    url: https://survey.example.org/
    publisher: Lake Office
    kind: primary
  - id: herald
    title: The herald on the lake
    url: https://herald.example.org/
    publisher: Herald
    kind: secondary
  - id: gazette
    title: The gazette on the lake
    url: https://gazette.example.org/
    publisher: Gazette
    kind: secondary
  - id: diary
    title: A diary
    url: https://diary.example.org/
    kind: self-published
"""

CLAIMS = """\
claims:
  - id: deep
    text: The lake is more than forty metres deep.
    support: verified
    evidence:
      - source: survey
        stance: supports
        quote: The greatest depth is 41 metres
  - id: clean
    text: The water of the lake is clean.
    support: directional
    evidence:
      - source: herald
        stance: supports
        quote: the water is clean
  - id: cold
    text: The lake is cold in summer.
    evidence:
      - source: herald
        stance: supports
        quote: it is cold, even in August
      - source: gazette
        stance: supports
        quote: nobody swims there for long
  - id: bathing
    text: The lake is clean and cold.
    parts: [clean, cold]
  - id: brochure
    text: The brochure is right about the lake.
    parts: [bathing, deep]
"""


class Repository:
    """A git repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str | Path) -> str:
        """Run git and return what it prints."""
        ran = subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, **SAFE},
            check=True,
            capture_output=True,
        )
        return ran.stdout.decode().strip()

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text that stands once in a file."""
        text = (self.folder / name).read_text("utf-8")
        assert text.count(old) == 1, (old, text)
        self.write(name, text.replace(old, new))

    def commit(self, tag: str) -> str:
        """Commit everything, tag it, and return the hash."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", tag)
        self.git("tag", tag)
        return self.git("rev-parse", "HEAD")


def start(folder: Path) -> Repository:
    """Return a repository with the registry, tagged ``start``."""
    repository = Repository(folder)
    repository.write("data/claims.yaml", CLAIMS)
    repository.write("data/sources.yaml", SOURCES)
    repository.write("claimcheck.toml", UNPROVEN)
    repository.commit("start")
    return repository


def history(folder: Path) -> Repository:
    """Return a repository with a commit for each kind of change, each tagged by its name."""
    repository = start(folder)
    claims, sources = "data/claims.yaml", "data/sources.yaml"
    herald_clean = "        quote: the water is clean\n"
    gazette_clean = (
        "      - source: gazette\n        stance: supports\n        quote: clean as a mirror\n"
    )
    repository.edit(claims, herald_clean, herald_clean + gazette_clean)
    repository.commit("raised")
    repository.edit(claims, "The lake is cold in summer.", "The lake is cold in early summer.")
    repository.commit("reworded")
    repository.git("mv", claims, "data/statements.yml")
    repository.git("mv", sources, "data/sources.yml")
    sources_key = 'sources = "data/sources.yml"\n'
    repository.write("claimcheck.toml", f'claims = "data/statements.yml"\n{sources_key}{UNPROVEN}')
    repository.commit("file-renamed")
    text = (repository.folder / "data/statements.yml").read_text("utf-8")
    cut = text.index("  - id: bathing")
    repository.write("data/claims/b.yaml", text[:cut])
    repository.write("data/claims/a.yaml", "claims:\n" + text[cut:])
    repository.git("rm", "-q", "--cached", "data/statements.yml")
    (repository.folder / "data/statements.yml").unlink()
    repository.write("claimcheck.toml", f'claims = "data/claims/*.yaml"\n{sources_key}{UNPROVEN}')
    repository.commit("file-split")
    cold = "        quote: nobody swims there for long\n"
    gazette = f"      - source: gazette\n        stance: supports\n{cold}"
    repository.edit("data/claims/b.yaml", gazette, "")
    repository.commit("evidence-lost")
    repository.edit("data/claims/b.yaml", "  - id: clean\n", "  - id: clean-water\n")
    repository.edit("data/claims/a.yaml", "[clean, cold]", "[clean-water, cold]")
    repository.commit("claim-renamed")
    repository.edit("data/sources.yml", "    publisher: Gazette\n", "    publisher: Herald\n")
    repository.commit("publisher-changed")
    repository.edit("data/sources.yml", "    publisher: Herald\n    kind: secondary\n  - id: diary",
                    "    publisher: Gazette\n    kind: secondary\n  - id: diary")  # fmt: skip
    repository.commit("publisher-restored")
    with (repository.folder / "claimcheck.toml").open("a") as config:
        config.write("levels.secondary = 1\n")
    repository.commit("threshold-lowered")
    text = (repository.folder / "data/sources.yml").read_text("utf-8")
    survey = text[text.index("  - id: survey") : text.index("  - id: herald")]
    repository.edit("data/sources.yml", survey, "")
    repository.commit("source-withdrawn")
    repository.edit("data/claims/b.yaml", "    support: directional\n", "    support: verified\n")
    repository.commit("declared-raised")
    return repository
