from __future__ import annotations

from typing import TYPE_CHECKING

from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n- text: 'x'\n  id: a\n"
FORMATTED = "claims:\n  - id: a\n    text: x\n"
SOURCES = "sources:\n  - id: s\n    title: T\n    kind: primary\n"


def _registry(folder: Path) -> Path:
    return write(folder, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})


def test_fmt_formats_the_registry_and_says_so(tmp_path: Path) -> None:
    folder = _registry(tmp_path)

    ran = claimcheck("fmt", cwd=folder)

    assert ran == (
        0,
        "formatted data/claims.yaml\n",
        "1 file formatted, 1 in canonical form already.\n",
    )
    assert (folder / "data/claims.yaml").read_text() == FORMATTED
    assert (folder / "data/sources.yaml").read_text() == SOURCES


def test_check_and_diff_change_nothing(tmp_path: Path) -> None:
    folder = _registry(tmp_path)

    checked = claimcheck("fmt", "--check", cwd=folder)
    shown = claimcheck("fmt", "--diff", cwd=folder)

    assert (checked.code, checked.out) == (1, "would format data/claims.yaml\n")
    assert shown.code == 1
    assert "-- text: 'x'\n-  id: a\n+  - id: a\n+    text: x\n" in shown.out
    assert (folder / "data/claims.yaml").read_text() == CLAIMS


def test_files_can_be_named_and_sorted(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"other.yaml": "claims:\n- {id: b, text: x}\n# a\n- {id: a, text: y}\n"}
    )

    ran = claimcheck("fmt", "other.yaml", "--sort", "id", cwd=folder)

    assert ran.code == 0
    assert (folder / "other.yaml").read_text() == (
        "claims:\n  # a\n  - {id: a, text: y}\n  - {id: b, text: x}\n"
    )


def test_a_file_that_does_not_parse_is_left_alone_with_all_others(tmp_path: Path) -> None:
    folder = _registry(tmp_path)
    write(folder, {"broken.yaml": "claims:\n  - id: [\n"})

    ran = claimcheck("fmt", "data/claims.yaml", "broken.yaml", cwd=folder)

    assert ran.code == 2
    assert "broken.yaml:" in ran.err
    assert "Traceback" not in ran.err
    assert (folder / "data/claims.yaml").read_text() == CLAIMS


def test_a_file_of_something_else_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"ci.yaml": "jobs:\n  - a\n"})

    ran = claimcheck("fmt", "ci.yaml", cwd=folder)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ci.yaml holds neither claims nor sources\n")


def test_an_editor_can_hand_over_a_file_on_stdin(tmp_path: Path) -> None:
    ran = claimcheck("fmt", "-", cwd=tmp_path, stdin=CLAIMS.encode())

    assert (ran.code, ran.out) == (0, FORMATTED)


def test_an_item_that_is_an_alias_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    text = "claims:\n- &a {id: a, text: x}\n- *a\n"
    write(tmp_path, {"claims.yaml": text})

    ran = claimcheck("fmt", "claims.yaml", cwd=tmp_path)

    assert ran.code == 0, ran.err
    assert (tmp_path / "claims.yaml").read_text() == text
