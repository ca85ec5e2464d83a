"""Of several files that a command rewrites, one that cannot be written holds up no other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import pytest
from run import claimcheck, write

from claimcheck.app.rewritten import Rewritten
from claimcheck.cli.rewriting import rewrite
from claimcheck.storage.atomic import ChangedMeanwhileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.cli.session import Session


class _Full(Rewritten):
    def write(self) -> None:
        raise OSError(28, "No space left on device", str(self.path))


class _Once:
    """A session that runs the work once more where a file was changed meanwhile."""

    def change(self, work: Callable[[], Any], *, anywhere: bool) -> Any:  # noqa: ARG002
        try:
            return work()
        except ChangedMeanwhileError:
            return work()


SESSION = cast("Session", _Once())


def test_files_before_and_after_one_that_cannot_be_written_are_written(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text("old")
    kinds = (Rewritten, _Full, Rewritten)
    files = [kind(path, "old", "new") for kind, path in zip(kinds, paths, strict=True)]
    done, failed = rewrite(SESSION, lambda: files)
    assert [path.read_text() for path in paths] == ["new", "old", "new"]
    assert [each.path.name for each in done] == ["a.md", "c.md"]
    assert [str(each) for each in failed] == [
        str(OSError(28, "No space left on device", str(paths[1])))
    ]


def test_one_that_vanishes_each_time_is_told_and_the_others_are_written(tmp_path: Path) -> None:
    stays, gone = tmp_path / "stays.md", tmp_path / "gone.md"
    stays.write_text("old")

    def make() -> list[Rewritten]:
        return [Rewritten(gone, "old", "new"), Rewritten(stays, stays.read_text(), "new")]

    done, failed = rewrite(SESSION, make)
    assert stays.read_text() == "new"
    assert [(each.path, each.changed) for each in done] == [(stays, True)]
    assert [type(each) for each in failed] == [ChangedMeanwhileError]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("command", ["cite", "fmt"])
def test_the_program_writes_the_others_and_tells_of_the_one(tmp_path: Path, command: str) -> None:
    from test_bad_input import obey_permissions

    claim = "claims:\n- {id: rain-%s, text: It rained., support: unsupported}\n"
    folders = ("a", "b", "c")
    files = {f"{each}/claims.yaml": claim % each for each in folders}
    files |= {f"{each}/text.md": f"It rained.[^claim:rain-{each}]\n" for each in folders}
    files["claimcheck.toml"] = (
        'claims = ["*/claims.yaml"]\nsources = []\n[[prose]]\nfiles = ["*/text.md"]\n'
    )
    write(tmp_path, files)
    (tmp_path / "b").chmod(0o555)
    try:
        ran = claimcheck(command, cwd=tmp_path, preexec_fn=obey_permissions)
    finally:
        (tmp_path / "b").chmod(0o755)
    told, name = {"cite": ("cited in", "text.md"), "fmt": ("formatted", "claims.yaml")}[command]
    assert ran.out.splitlines() == [f"{told} a/{name}", f"{told} c/{name}"]
    assert f"b/{name}" in ran.err
    assert "Permission denied" in ran.err
    assert ran.code == 2
