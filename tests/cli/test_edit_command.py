"""``edit`` opens one item in an editor, and writes what is sound."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from run import claimcheck, write
from terminal import CTRL_C, CTRL_D, on_terminal

CLAIMS = """\
# The claims of the light
claims:
  # About the tower
  - id: tower   # odd, and kept
    text: 'The tower is white'
    evidence: [{source: light, stance: supports, quote: the tower is white}]

  # About the lamp
  - id: lamp
    text: The lamp burned oil
    parts: [tower]
"""
SOURCES = "sources:\n  - id: light\n    title: Light\n    file: light.txt\n    kind: primary\n"
TEXT = "Note: the tower is white."
REPLACE = """\
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
old, new = sys.argv[1:3]
text = path.read_bytes().decode()
seen = pathlib.Path(__file__).with_name("seen.txt")
seen.write_bytes(text.encode())
path.write_bytes(text.replace(old, new, 1).encode())
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    files = {
        "claims.yaml": CLAIMS,
        "sources.yaml": SOURCES,
        "light.txt": "Note: the tower is white.",
    }
    write(tmp_path, {f"data/{name}": content for name, content in files.items()})
    return write(tmp_path, {"replace.py": REPLACE})


def editor(folder: Path, old: str, new: str) -> dict[str, str | None]:
    command = f"'{sys.executable}' '{folder / 'replace.py'}' '{old}' '{new}'"
    return {"EDITOR": command, "TMPDIR": str(folder)}


def claims(folder: Path) -> str:
    return (folder / "data/claims.yaml").read_text()


def test_just_the_item_is_opened_and_the_rest_stays(registry: Path) -> None:
    ran = claimcheck("edit", "lamp", cwd=registry, env=editor(registry, "oil", "colza oil"))

    assert (ran.code, ran.err) == (0, "Changed lamp in data/claims.yaml. Next: claimcheck check\n")
    assert (registry / "seen.txt").read_text() == CLAIMS[CLAIMS.index("  # About the lamp") :]
    assert claims(registry) == CLAIMS.replace("burned oil", "burned colza oil")


def test_a_source_is_edited_too(registry: Path) -> None:
    ran = claimcheck(
        "edit", "light", cwd=registry, env=editor(registry, "title: Light", "title: L")
    )

    assert ran.code == 0, ran.err
    assert (registry / "data/sources.yaml").read_text() == SOURCES.replace(
        "title: Light", "title: L"
    )


@pytest.mark.parametrize(
    ("item", "old", "new", "message"),
    [
        ("tower", "supports", "supprts", "data/claims.yaml:6:40: error: claim 'tower': evidence 1"),
        ("tower", "    text", "   text", "error: "),
        ("tower", "source: light", "source: lght", "there is no source 'lght'"),
        ("tower", "id: tower", "id: lamp", "the id 'lamp' is taken"),
        ("lamp", "parts: [tower]", "parts: [towr]", "did you mean 'tower'?"),
        ("lamp", "    parts", "  - id: new\n    text: N\n    parts", "more than one item"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_not_written(
    registry: Path, item: str, old: str, new: str, message: str
) -> None:
    ran = claimcheck("edit", item, cwd=registry, env=editor(registry, old, new))

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert claims(registry) == CLAIMS


def test_a_quote_that_is_not_there_is_told(registry: Path) -> None:
    env = editor(registry, "quote: the tower is white", "quote: the tower is white and tall")

    ran = claimcheck("edit", "tower", cwd=registry, env=env)

    assert ran.code == 0
    assert "the quote is not there: light\nhelp: the nearest passage: “the tower is" in ran.err


def test_a_claim_that_says_something_else_than_its_quote_is_told(registry: Path) -> None:
    env = editor(registry, "The tower is white", "The tower is never white")

    ran = claimcheck("edit", "tower", cwd=registry, env=env)

    assert ran.code == 0
    assert "(negation-not-in-evidence)" in ran.err


def test_an_id_that_others_name_is_told(registry: Path) -> None:
    ran = claimcheck("edit", "tower", cwd=registry, env=editor(registry, "id: tower", "id: spire"))

    assert "tower is still named by lamp" in ran.err


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("true", 0, "Nothing was changed."),
        ("false", 2, "the editor ended with exit code 1; nothing was written"),
        ("no-such-editor-here", 2, "the editor 'no-such-editor-here' cannot be started"),
    ],
)
@POSIX
def test_an_editor_that_does_nothing_changes_nothing(
    registry: Path, command: str, code: int, message: str
) -> None:
    ran = claimcheck("edit", "lamp", cwd=registry, env={"VISUAL": command, "EDITOR": "false"})

    assert ran.code == code
    assert message in ran.err
    assert claims(registry) == CLAIMS


@POSIX
def test_a_person_goes_back_in_until_it_is_sound(registry: Path) -> None:
    program = registry / "replace.py"
    program.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\ntext = path.read_text()\n"
        "wrong = 'prts: [tower]'\n"
        "path.write_text(text.replace(wrong, 'tags: [oil]') if wrong in text\n"
        "                else text.replace('parts: [tower]', wrong))\n"
    )
    with on_terminal(
        registry, "edit", "lamp", EDITOR=f"'{sys.executable}' '{program}'"
    ) as terminal:
        terminal.expect("unknown key 'prts'")
        terminal.answer("edit it again? (yes or no) [yes]")
        terminal.expect("Changed lamp")
        assert terminal.code() == 0

    assert claims(registry) == CLAIMS.replace("parts: [tower]", "tags: [oil]")


@pytest.mark.parametrize(("keys", "code"), [(CTRL_C, 130), (CTRL_D, 130), ("no\r", 2)])
@POSIX
def test_a_person_can_leave_instead(registry: Path, keys: str, code: int) -> None:
    env = editor(registry, "parts", "prts")
    with on_terminal(registry, "edit", "lamp", **env) as terminal:
        terminal.answer("edit it again?", keys)
        assert terminal.code() == code

    assert claims(registry) == CLAIMS


def test_what_others_write_into_the_file_meanwhile_stays(registry: Path) -> None:
    path = registry / "data/claims.yaml"
    (registry / "replace.py").write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('burned oil', 'burned colza'))\n"
        f"claims = pathlib.Path({str(path)!r})\n"
        "claims.write_text(claims.read_text().replace('is white', 'is red', 1))\n"
    )

    ran = claimcheck("edit", "lamp", cwd=registry, env=editor(registry, "", ""))

    assert ran.code == 0, ran.err
    both = CLAIMS.replace("burned oil", "burned colza").replace("is white", "is red", 1)
    assert claims(registry) == both


def test_the_same_item_changed_by_somebody_else_is_left_as_it_is(registry: Path) -> None:
    path = registry / "data/claims.yaml"
    (registry / "replace.py").write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('burned oil', 'burned colza'))\n"
        f"claims = pathlib.Path({str(path)!r})\n"
        "claims.write_text(claims.read_text().replace('burned oil', 'burned gas'))\n"
    )

    ran = claimcheck("edit", "lamp", cwd=registry, env=editor(registry, "", ""))

    assert ran.code == 2
    assert "somebody changed lamp meanwhile; nothing was written" in ran.err
    assert "burned colza" in kept(ran.err)
    assert "burned gas" in claims(registry)


@pytest.mark.parametrize(
    "code",
    [
        "path.write_text(path.read_text().replace('parts', 'prts'))",
        "path.write_bytes(path.read_bytes() + b'\\xff')",
        "path.write_text(path.read_text().replace('oil', 'gas')); sys.exit(1)",
        "path.write_text('x' * 10_000)",
    ],
    ids=["not well-formed", "not UTF-8", "an editor that fails", "rubbish"],
)
def test_what_was_saved_is_kept_where_it_cannot_be_written(registry: Path, code: str) -> None:
    ran = claimcheck("edit", "lamp", cwd=registry, env=saves(registry, code))

    assert ran.code == 2
    assert kept(ran.err)
    assert claims(registry) == CLAIMS


@POSIX
def test_what_was_saved_is_kept_where_a_person_leaves(registry: Path) -> None:
    with on_terminal(registry, "edit", "lamp", **editor(registry, "parts", "prts")) as terminal:
        terminal.answer("edit it again?", CTRL_C)
        assert terminal.code() == 130

    assert "prts: [tower]" in kept(terminal.shown)


@pytest.mark.parametrize("code", ["path.unlink()", "path.write_text('')", "path.write_text(' ')"])
def test_nothing_is_kept_where_nothing_was_saved(registry: Path, code: str) -> None:
    ran = claimcheck("edit", "lamp", cwd=registry, env=saves(registry, code))

    assert ran.code == 2
    assert "nothing is left of lamp" in ran.err
    assert "is kept" not in ran.err
    assert claims(registry) == CLAIMS


@pytest.mark.parametrize(("in_file", "saved"), [("\n", "\r\n"), ("\r\n", "\n")])
def test_the_file_keeps_its_line_ends_whatever_an_editor_writes(
    registry: Path, in_file: str, saved: str
) -> None:
    path = registry / "data/claims.yaml"
    path.write_bytes(CLAIMS.replace("\n", in_file).encode())
    code = (
        "text = path.read_bytes().decode().replace('\\r\\n', '\\n').replace('oil', 'gas')\n"
        f"path.write_bytes(('\\ufeff' + text.replace('\\n', {saved!r})).encode())"
    )

    ran = claimcheck("edit", "lamp", cwd=registry, env=saves(registry, code))

    assert ran.code == 0, ran.err
    assert path.read_bytes().decode() == CLAIMS.replace("oil", "gas").replace("\n", in_file)


def test_other_line_ends_alone_change_nothing(registry: Path) -> None:
    code = "path.write_bytes(path.read_bytes().replace(b'\\n', b'\\r\\n'))"

    ran = claimcheck("edit", "lamp", cwd=registry, env=saves(registry, code))

    assert (ran.code, ran.err) == (0, "Nothing was changed.\n")


def test_an_editor_whose_quotation_marks_do_not_close_is_told(registry: Path) -> None:
    ran = claimcheck("edit", "lamp", cwd=registry, env={"EDITOR": "vi 'odd"})

    assert ran.code == 2
    assert "EDITOR has a quotation mark that is not closed: vi 'odd" in ran.err


def test_an_id_that_is_taken_is_told_without_an_option_that_edit_lacks(registry: Path) -> None:
    code = "path.write_text(path.read_text().replace('id: lamp', 'id: tower'))"

    ran = claimcheck("edit", "lamp", cwd=registry, env=saves(registry, code))

    assert ran.code == 2
    assert ran.err.endswith("error: the id 'tower' is taken\nhelp: choose another\n")


def saves(folder: Path, code: str) -> dict[str, str | None]:
    """Return what lets an editor run some code, for which ``path`` is the file."""
    write(folder, {"saves.py": f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}\n"})
    return {"EDITOR": f"'{sys.executable}' '{folder / 'saves.py'}'", "TMPDIR": str(folder)}


def kept(said: str) -> str:
    """Return what is in the file in which something was kept, and remove it."""
    path = Path(re.search(r"What you saved is kept in (\S+)", said)[1])  # type: ignore[index]
    text = path.read_bytes().decode("utf-8", "replace")
    path.unlink()
    path.parent.rmdir()
    return text
