"""A registry reads the same with a cache, without one, and with one that is damaged."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.registry import cache as cache_module
from claimcheck.registry.discover import RegistryFiles, find_registry
from claimcheck.registry.load import load_registry
from claimcheck.registry.problems import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = """\
sources:
  - id: page
    title: A page
    url: https://page.example
    kind: primary
"""
ITEMS = (
    "  - id: one\n    text: One.\n    evidence:\n      - {source: page, stance: supports}\n",
    "  - id: two\n    text: Two, “quoted”…\n    reviewed: 2026-01-02\n    evidence:\n\n",
    "  - id: three # a comment\n    text: >-\n      Folded\n      text\n    parts: [one, two]\n",
    "  # claimcheck: ignore[refuted] why\n  - id: four\n    text: 'no'\n    tags: [a, b]\n",
    "  - text: Last key first\n    id: five\n    asserted: {by: Me, source: page}\n",
    "  - id: one\n    text: The id again.\n",
    "  - {id: flow, text: In flow style}\n",
    "  - id: anchored\n    text: &it Anchored\n    justification: *it\n",
    "  - id: borrowing\n    text: *it\n",
    "  - id: no text\n",
    "  - id: key\n    text: A key too many\n    colour: red\n",
    "  - id: date\n    text: A date\n    reviewed: 2026-02-31\n",
    '  - id: broken\n    text: "never closed\n',
    "  - id: outside\n    text: Outside\nother: key\n",
    "  -\tid: tab\n",
    "  - just a text\n",
)
HEADS = ("claims:\n", "# A comment\n\nclaims:\n", "\ufeffclaims:\n", "claims: # here\n\n\n")
ENDS = (
    "",
    "\n\n",
    "# The end\n",
    "    justification: More\n",
    "  - id: six\n    text: No line end",
)

Content = tuple[str, list[int], str, bool]
contents = st.tuples(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(range(len(ITEMS))), max_size=8),
    st.sampled_from(ENDS),
    st.booleans(),
)
whole = st.lists(st.sampled_from(range(8)), min_size=1, max_size=8, unique=True)


@pytest.fixture(autouse=True, scope="module")
def _cache_from_the_first_byte_on() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache_module, "SMALLEST", 0)
        yield


def write(folder: Path, content: Content) -> RegistryFiles:
    head, items, end, crlf = content
    text = head + "".join(ITEMS[index] for index in items) + end
    data = (text.replace("\n", "\r\n") if crlf else text).encode()
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "claims.yaml").write_bytes(data)
    (folder / "data" / "sources.yaml").write_text(SOURCES)
    return find_registry(folder)


def outcome(files: RegistryFiles, cache: Path | None) -> object:
    """Return everything that a load tells: items, places and set fields, or all problems."""
    with pytest.MonkeyPatch.context() as patch:
        if cache is None:
            patch.setenv("CLAIMCHECK_NO_CACHE", "1")
        else:
            patch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
            patch.setenv("CLAIMCHECK_CACHE_DIR", str(cache))
        try:
            registry = load_registry(files)
        except InvalidInputError as error:
            return error.problems
        items = (*registry.claims, *registry.sources)
        return registry, [item.model_fields_set for item in items]


@settings(max_examples=80, deadline=None)
@given(st.lists(contents, min_size=2, max_size=5))
def test_edits_read_the_same_with_a_cache_as_without(history: list[Content]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for content in history:
            files = write(folder, content)
            for _ in range(2):
                assert outcome(files, folder / "cache") == outcome(files, None)


@settings(max_examples=80, deadline=None)
@given(whole, st.data())
def test_a_damaged_cache_changes_nothing(items: list[int], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write(folder, (HEADS[0], items, "", False))
        expected = outcome(files, folder / "cache")
        [file] = (folder / "cache").iterdir()
        content = bytearray(file.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[place] ^= data.draw(st.integers(1, 255))
        else:
            del content[place:]
        file.write_bytes(content)
        assert outcome(files, folder / "cache") == expected
        assert outcome(files, folder / "cache") == expected


def test_an_edit_of_one_file_leaves_the_batches_of_the_others_known(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "claims"
    folder.mkdir(parents=True)
    for name, item in zip("abc", ITEMS, strict=False):
        (folder / f"{name}.yaml").write_text(HEADS[0] + item)
    files = find_registry(tmp_path)
    first = outcome(files, tmp_path / "cache")
    assert outcome(files, tmp_path / "cache") == first
    (folder / "b.yaml").write_text(HEADS[0] + ITEMS[3])
    assert outcome(files, tmp_path / "cache") == outcome(files, None) != first


@pytest.mark.skipif(os.name == "nt", reason="permissions work differently")
@pytest.mark.parametrize("trouble", ["a file is in the way", "a folder is the cache", "read-only"])
def test_a_cache_that_cannot_be_used_is_no_error(tmp_path: Path, trouble: str) -> None:
    files = write(tmp_path, (HEADS[0], [0, 1], "", False))
    cache = tmp_path / "cache"
    if trouble == "a file is in the way":
        cache.write_text("not a folder")
    elif trouble == "read-only":
        cache.mkdir(mode=0o500)
    else:
        outcome(files, cache)
        [file] = cache.iterdir()
        file.unlink()
        file.mkdir()
    assert outcome(files, cache) == outcome(files, None)
