"""A registry is read whole, or everything that is wrong with any file of it is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from claimcheck.model.claim import Claim
from claimcheck.registry.discover import find_registry
from claimcheck.registry.load import load_registry
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, **files: bytes) -> None:
    folder = root / "data" / "claims"
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / f"{name}.yaml").write_bytes(content)


def test_items_come_in_the_order_of_the_files_with_their_lines(tmp_path: Path) -> None:
    write(
        tmp_path,
        b=b"claims:\n- id: three\n  text: x\n",
        a=b"# head\nclaims:\n  - id: one\n    text: x\n\n  -\n    id: two\n    text: x",
    )
    registry = load_registry(find_registry(tmp_path))
    assert [each.id for each in registry.claims] == ["one", "two", "three"]
    lines = [(each.line, each.end_line) for each in registry.claim_origins]
    assert lines == [(3, 6), (6, 9), (2, 4)]


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        broken=b"claims:\n  - id: a b\n    text: x\n  - id: c\n    text: y: z\n  - id: d\n",
        latin=b"claims:\n  - id: a\n    text: caf\xe9\n",
        keys=b"sources:\n  - id: a\n    title: x\n",
        nothing=b"# only a comment\n",
    )
    with pytest.raises(InvalidInputError) as raised:
        load_registry(find_registry(tmp_path))
    found = [
        (each.location.path.rpartition("/")[2], each.location.line, each.location.column)
        for each in raised.value.findings
    ]
    assert found == [
        ("broken.yaml", 2, 9),
        ("broken.yaml", 5, 12),
        ("broken.yaml", 6, 5),
        ("keys.yaml", 1, 1),
        ("latin.yaml", 3, 14),
        ("nothing.yaml", 1, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "claims: [" + "{id: a}, " * 20_000 + "]\n",
        "claims:\n" + "  - id: a\n" * 20_000,
        "claims:\n" + "  - id: a\n    text: *none\n" * 20_000,
    ],
    ids=["in brackets on one line", "each without a text", "each with a broken alias"],
)
def test_a_file_in_which_everything_is_wrong_is_read_in_time(text: str) -> None:
    begin = time.process_time()
    assert len(read_items(SourceText("claims.yaml", text), "claims", Claim).findings) == 20_000
    assert time.process_time() - begin < 20
