from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from claimcheck.storage.atomic import (
    STALE_AFTER_SECONDS,
    ChangedMeanwhileError,
    clear_left,
    swap,
    write_atomically,
)

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, links and permissions")

WRITE_FOREVER = """
import sys
from pathlib import Path
from claimcheck.storage.atomic import write_atomically
path, size = Path(sys.argv[1]), int(sys.argv[2])
write_atomically(path, b"a" * size)
print("ready", flush=True)
while True:
    write_atomically(path, b"b" * size)
    write_atomically(path, b"a" * size)
"""

IN_USE = """
from claimcheck.storage.atomic import _temporary_in
path, file = _temporary_in(Path(sys.argv[1]))
print(path.name, flush=True)
sys.stdin.read()
"""


def test_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.lock"]


def test_file_that_is_there_is_kept_when_it_may_not_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    write_atomically(path, b"old", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomically(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lock"
    write_atomically(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_atomically(path, b"new")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@POSIX
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """As root, a rename would put a file in the place of ``/dev/null``, for everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"words")
        assert os.read(reader, 100) == b"words"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@POSIX
@pytest.mark.parametrize("delay", [0.0, 0.003, 0.011, 0.02])
def test_kill_at_any_moment_leaves_one_whole_file(tmp_path: Path, delay: float) -> None:
    path, size = tmp_path / "a.lock", 3_000_000
    command = [sys.executable, "-c", WRITE_FOREVER, str(path), str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
    assert path.read_bytes() in {b"a" * size, b"b" * size}


@POSIX
def test_permissions_are_kept_and_links_are_written_through(tmp_path: Path) -> None:
    path, link = tmp_path / "a.lock", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_run_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    left, old = folder / f".claimcheck-{1:016x}.tmp", folder / f".claimcheck-{2:016x}.tmp"
    for each in (left, old, folder / ".claimcheck-notes.tmp"):
        each.write_bytes(b"half")
    long_ago = time.time() - STALE_AFTER_SECONDS - 60
    os.utime(old, (long_ago, long_ago))
    script = f"import sys\nfrom pathlib import Path\n{IN_USE}"
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        in_use = writer.stdout.readline().decode().strip()
        write_atomically(folder / "a.lock", b"new")
        names = {each.name for each in folder.iterdir()}
        writer.kill()
    assert names >= {"a.lock", ".claimcheck-notes.tmp", in_use}
    assert old.name not in names
    if sys.platform != "win32":
        assert left.name not in names
        clear_left(folder)
        assert {each.name for each in folder.iterdir()} == {"a.lock", ".claimcheck-notes.tmp"}


def test_a_file_that_somebody_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    swap(path, None, b"mine")
    for before in (None, b"other"):
        with pytest.raises(ChangedMeanwhileError, match="changed by somebody else"):
            swap(path, before, b"lost")
    assert path.read_bytes() == b"mine"
    swap(path, b"mine", b"mine, later")
    assert path.read_bytes() == b"mine, later"
