from __future__ import annotations

from typing import TYPE_CHECKING

from run import claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 40


def registry(folder: Path) -> Path:
    claims, sources, files = ["claims:"], ["sources:"], {}
    for at in range(COUNT):
        claims += [
            f"  - id: claim-{at}\n    text: There were {at} ships.\n    evidence:",
            f"      - source: source-{at}\n        stance: supports",
            f"        quote: the authority counted {at if at % 7 else at + 1} ships",
        ]
        kind, ending = ("<p>", "html") if at % 2 else ("", "txt")
        sources += [
            f"  - id: source-{at}\n    title: Source {at}\n    kind: primary",
            f"    file: files/{at}.{ending}",
        ]
        files[f"data/files/{at}.{ending}"] = f"{kind}In that year the authority counted {at} ships."
    tables = {"claims": claims, "sources": sources}
    named = {f"data/{name}.yaml": "\n".join(lines) + "\n" for name, lines in tables.items()}
    return write(folder, {**named, **files})


def test_processes_and_this_one_write_the_same_lock(tmp_path: Path) -> None:
    told, locks = [], []
    for name, options in (("here", ()), ("two", ("--workers", "2")), ("one", ("--workers", "1"))):
        folder = registry(tmp_path / name)
        ran = claimcheck("verify", "--offline", *options, cwd=folder)
        told.append((ran.code, ran.out))
        lock = (folder / "data" / "claimcheck.lock").read_text()
        locks.append([line for line in lock.splitlines() if '"since"' not in line])

    assert told[0][0] == 1
    assert told[0] == told[1] == told[2]
    assert "quote-not-found" in told[0][1]
    assert locks[0] == locks[1] == locks[2]


def test_a_cluster_has_to_be_named(tmp_path: Path) -> None:
    ran = claimcheck("verify", "--engine", "dask", cwd=registry(tmp_path))

    assert ran.code == 2
    assert "--scheduler" in ran.err
