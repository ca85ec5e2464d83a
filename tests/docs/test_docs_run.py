"""The commands of the documentation do what the pages say that they do.

With ``CLAIMCHECK_UPDATE_GOLDEN=1`` the outputs that the pages show are written anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from doc_pages import (
    ROOT,
    Block,
    agrees,
    blocks,
    misplaced_outputs,
    name_of,
    pages,
    start_of,
    tidy,
)

UPDATE = os.environ.get("CLAIMCHECK_UPDATE_GOLDEN", "") not in ("", "0")
_SECONDS = 60


class Desk:
    """Where a reader follows a page: an empty folder, a shell, and the program on the PATH."""

    def __init__(self, tmp_path: Path, start: str | None) -> None:
        self.folder = tmp_path / "work"
        if start:
            shutil.copytree(ROOT / start, self.folder)
        else:
            self.folder.mkdir()
        home = tmp_path / "home"
        home.mkdir()
        programs = tmp_path / "bin"
        programs.mkdir()
        for name, arguments in (("claimcheck", "-m claimcheck"), ("python", "")):
            shim = programs / name
            shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
            shim.chmod(0o755)
        self._where = tmp_path / "where"
        self._environment = {
            "CLAIMCHECK_TODAY": "2026-11-22",
            "COLUMNS": "80",
            "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z",
            "GIT_AUTHOR_EMAIL": "reader@example.org",
            "GIT_AUTHOR_NAME": "A reader",
            "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z",
            "GIT_COMMITTER_EMAIL": "reader@example.org",
            "GIT_COMMITTER_NAME": "A reader",
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "offline"), str(ROOT))),
            "PYTHONUTF8": "1",
        }

    def write(self, name: str, content: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")

    def run(self, script: str) -> tuple[int, str]:
        """Run commands; the next ones begin in the folder in which these ended."""
        ran = subprocess.run(
            ["sh", "-c", f"trap 'pwd >\"{self._where}\"' EXIT\n{script}"],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            timeout=_SECONDS,
        )
        self.folder = Path(self._where.read_text().strip())
        return ran.returncode, ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="the pages are written for a POSIX shell")
@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_can_be_followed_word_by_word(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    desk = Desk(tmp_path, start_of(text))
    wrong: list[str] = []
    news: list[tuple[Block, str]] = []
    printed = ""

    for block in blocks(text):
        place = f"{name_of(page)}:{block.line}"
        if "file" in block.marks:
            desk.write(block.marks["file"], block.body)
        elif "output" in block.marks:
            if not agrees(block.body, printed):
                news.append((block, printed))
                wrong.append(f"{place}: shows another output than:\n{tidy(printed)}")
        elif block.kind == "sh" and "not run" not in block.marks:
            code, printed = desk.run(block.body)
            if code != int(block.marks.get("exit", "0")):
                wrong.append(f"{place}: ended with {code}:\n{printed}")

    if UPDATE:
        for block, output in reversed(news):
            end = block.start + len(block.body)
            text = f"{text[: block.start]}{tidy(output)}\n{text[end:]}"
        page.write_text(text, encoding="utf-8", newline="\n")
        wrong = [each for each in wrong if "shows another output" not in each]
    assert not wrong, "\n\n".join(wrong)


def test_commands_that_are_not_run_say_why() -> None:
    left_out = {
        f"{name_of(page)}:{block.line}": block.marks["not run"]
        for page in pages()
        for block in blocks(page.read_text(encoding="utf-8"))
        if "not run" in block.marks
    }

    sys.stdout.writelines(f"{place} is not run: {reason}\n" for place, reason in left_out.items())

    assert left_out
    assert [place for place, reason in left_out.items() if len(reason.split()) < 2] == []


def test_an_output_is_shown_right_after_the_commands_that_print_it() -> None:
    wrong = {name_of(page): misplaced_outputs(page.read_text(encoding="utf-8")) for page in pages()}

    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_a_reader_is_told_which_file_to_write() -> None:
    untold = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        end = 0
        for block in blocks(text):
            name = block.marks.get("file")
            prose = re.sub(r"<!--.*?-->", "", text[end : block.start], flags=re.DOTALL)
            if name and f"`{name}`" not in prose:
                untold.append(f"{name_of(page)}:{block.line}: {name}")
            end = block.start + len(block.body)

    assert untold == []


def test_a_shown_line_of_dots_stands_for_any_lines_and_nothing_else_is_loose() -> None:
    assert agrees("a\n…\nd\n", "a\nb\nc\nd\n")
    assert agrees("a  \n", "\na\n")
    assert not agrees("a\n…\nd\n", "a\nb\n")
    assert not agrees("1.0", "100")


def test_every_command_is_shown_on_some_page() -> None:
    from claimcheck.cli.commands import COMMANDS

    shown = "\n".join(
        block.body
        for page in pages()
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == "sh"
    )

    assert [name for name in COMMANDS if not re.search(rf"\bclaimcheck {name}\b", shown)] == []
