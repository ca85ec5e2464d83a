"""Measure ``claimcheck prove`` on a local Dask cluster of two workers beside two processes.

    python benchmarks/prove_dask.py [QUOTES] [PAGES]

Both prove the rows of ``prove_corpus.py`` in turns, so that a machine that is slower for a while is
so for both. The cluster is set as ``docs/how-to/cluster.md`` advises where the cores are few. Its
scheduler runs beside its workers on the cores that are measured.
"""

from __future__ import annotations

import argparse
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from prove import digest, prove
from prove_corpus import corpus
from results import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES, PAGES = 300_000, 6_000
TURNS = 2
_PROFILE = "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED"


def main() -> None:
    """Print and keep the figures."""
    parser = argparse.ArgumentParser(description="prove on Dask beside processes")
    parser.add_argument("quotes", type=int, nargs="?", default=QUOTES)
    parser.add_argument("pages", type=int, nargs="?", default=PAGES)
    asked = parser.parse_args()
    os.environ[_PROFILE] = "False"
    options = str(asked.quotes), str(asked.pages)
    with TemporaryDirectory() as name, kept("prove_dask", *options) as found:
        folder = Path(name)
        corpus(folder, asked.quotes, asked.pages)
        two, dask = [], []
        for _ in range(TURNS):
            two.append(prove(folder, "two.jsonl", "--workers", "2").wall)
            with cluster() as address:
                engine = ("--engine", "dask", "--scheduler", address)
                dask.append(prove(folder, "dask.jsonl", *engine).wall)
            print(f"two processes {two[-1]:.1f} s, Dask {dask[-1]:.1f} s")
        speed = sum(two) / sum(dask)
        same = digest(folder / "dask.jsonl") == digest(folder / "two.jsonl")
        print(
            f"a local Dask cluster of two workers has {speed:.2f} of the speed of two processes; "
            f"{'the same bytes' if same else 'OTHER BYTES'}"
        )
        found |= {
            "quotes": asked.quotes,
            "pages": asked.pages,
            "two": [round(each, 1) for each in two],
            "dask": [round(each, 1) for each in dask],
            "speed": round(speed, 2),
            "same_bytes": same,
        }


@contextmanager
def cluster() -> Iterator[str]:
    """Run a scheduler and two workers; yield the address."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as made:
        yield made.scheduler_address


if __name__ == "__main__":
    main()
