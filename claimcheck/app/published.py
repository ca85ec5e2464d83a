"""The texts in which the claims of a registry are published, as the configuration names them."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.project import Project
from claimcheck.collector import collector_at_rest
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.directives import directive_in_text
from claimcheck.registry.discover import files_named, find_registry
from claimcheck.registry.load import load_registry
from claimcheck.registry.places import Places
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.tree import DISK
from claimcheck.registry.work_tree import leads_out
from claimcheck.rules.base import OlderMark, Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.mark import MarkedText, Sentence
    from claimcheck.registry.config import ProseFiles
    from claimcheck.registry.directives import Directive
    from claimcheck.registry.discover import RegistryFiles


def published(project: Project, *, every: bool = False) -> list[Published]:
    """Read the texts in which a project publishes claims, in the order of the configuration.

    A text that several entries of the configuration name belongs to the first of them.

    Args:
        project: The project.
        every: Whether all sentences are asked for, and not the marks alone.

    Raises:
        InvalidInputError: A text is missing, is none that can be read, or leads out of the work
            tree; or the registry of an entry is not there.
    """
    entries = project.settings.config.prose
    if not entries:
        return []
    found: dict[Path, Published] = {}
    findings: list[Finding] = []
    with collector_at_rest():
        for number, entry in enumerate(entries):
            owner = _owner(project, entry, number)
            places = Places(owner.registry, owner.files.tree)
            for path in _paths(project.files, entry, number):
                if path in found:
                    continue
                try:
                    source = _source(project, path)
                    marked = _read(source, every=every)
                except InvalidInputError as error:
                    findings += error.findings
                    continue
                found[path] = Published(
                    _name(project.files, path),
                    marked,
                    owner.registry,
                    owner.assessments,
                    places,
                    owner.lock,
                    entry,
                )
    if findings:
        raise InvalidInputError(findings)
    return list(found.values())


def text_paths(files: RegistryFiles) -> Iterator[Path]:
    """Yield the texts that the configuration of a registry names.

    Raises:
        InvalidInputError: One that is named is not there, or leads out of the work tree.
    """
    for number, entry in enumerate(files.config.config.prose):
        yield from _paths(files, entry, number)


def directives_of(prose: Sequence[Published]) -> Iterator[Directive]:
    """Yield the comments in texts that silence rules there."""
    for text in prose:
        yield from map(directive_in_text, text.marked.silences)


def stated_by_claim(project: Project) -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences that state each claim of a project in its texts, by the claim's id.

    Raises:
        InvalidInputError: A text cannot be read.
    """
    found: dict[str, dict[Sentence, None]] = {}
    for text in published(project):
        if text.registry is project.registry:
            for mark in text.marked.marks:
                found.setdefault(mark.claim, {})[mark.sentence] = None
    return {name: tuple(each) for name, each in found.items()}


def older_marks(project: Project) -> list[OlderMark]:
    """Return the marks that the texts of a project have, to be compared with later ones."""
    return [
        OlderMark(text.name, mark.claim, mark.sentence.text, mark.least, is_note=mark.is_note)
        for text in published(project)
        for mark in text.marked.marks
    ]


def _owner(project: Project, entry: ProseFiles, number: int) -> Project:
    """Return the project whose claims the marks of an entry name."""
    if not entry.registry:
        return project
    tree = project.files.tree
    place = Path(os.path.normpath(project.files.root / entry.registry))
    told = f"there is no registry at {entry.registry}"
    if tree.is_file(place):
        files = find_registry(place.parent, config=place, tree=tree)
    else:
        try:
            files = find_registry(place, tree=tree)
        except ClaimcheckError as error:
            raise _wrong(project.files, number, "registry", told, error.help) from None
        if files.root != place.resolve():
            help_text = "name its configuration file, or the folder that it is in"
            raise _wrong(project.files, number, "registry", told, help_text)
    return Project(files, load_registry(files))


def _paths(files: RegistryFiles, entry: ProseFiles, number: int) -> Iterator[Path]:
    """Yield the files of an entry; each thing that it names has to be there.

    At another revision a name may come to nothing: the file was added later.
    """
    root, tree = files.root, files.tree
    for pattern in entry.files:
        paths = files_named(root, pattern, tree)
        if not paths and tree is DISK:
            told = f"there is no file {pattern}"
            raise _wrong(files, number, "files", told, "correct the name, or take it out")
        for path in paths:
            if tree is DISK and leads_out(path, files.top):
                told = f"{_name(files, path)} leads out of the work tree"
                raise _wrong(files, number, "files", told, "name files in the work tree")
            yield path


def _source(project: Project, path: Path) -> SourceText:
    tree = project.files.tree
    return SourceText.decode(tree.shown(path), tree.read(path))


def _read(source: SourceText, *, every: bool) -> MarkedText:
    from claimcheck.prose import ENDINGS, markup_of, read_marks

    if markup_of(source.path) is None:
        known = ", ".join(ENDINGS)
        place = source.location(0, 0, 1)
        told = invalid_input(
            "is neither Markdown, MDX nor HTML, and marks are read in nothing else",
            f"name a text, or the page that is made of this one; it ends in {known}",
            place,
        )
        raise InvalidInputError([told])
    return read_marks(source, every=every)


def _name(files: RegistryFiles, path: Path) -> str:
    return Path(os.path.relpath(path, files.root)).as_posix()


def _wrong(
    files: RegistryFiles, number: int, key: str, message: str, help_text: str
) -> InvalidInputError:
    place = files.config.place(f"prose.{number}.{key}", f"prose.{number}")
    return InvalidInputError([invalid_input(f"[[prose]]: {message}", help_text, place)])
