from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from claimcheck import ClaimcheckError
from claimcheck.app.prove.gather import Gatherer
from claimcheck.app.prove.options import ProveOptions
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import Pools, dask, given, here, local, pools_of
from claimcheck.storage.row_store import RowStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed there so")


def gathered(tmp_path: Path, count: int) -> RowStore:
    rows = [
        {"id": at, "quote": f"text {at // 3} says so", "text": f"The text {at // 3} says so. " * 40}
        for at in range(count)
    ]
    rows.append({"id": "broken"})
    store = RowStore()
    gatherer = Gatherer(tmp_path, lambda: pytest.fail("no row names a source"))
    store.gather("", map(gatherer.gathered, rows))
    return store


def lines(tmp_path: Path, pools: Pools, count: int = 900) -> list[str]:
    with closing(gathered(tmp_path, count)) as store:
        try:
            for _ in run(store, ProveOptions(tmp_path), pools):
                pass
        finally:
            pools.close()
        return list(store.results())


@contextmanager
def cluster(workers: int = 2) -> Iterator[tuple[str, Any]]:
    """Run a scheduler in this process and workers in processes of their own."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=50,
        ) as made,
    ):
        yield made.scheduler_address, made


def test_processes_give_the_bytes_that_this_process_gives(tmp_path: Path) -> None:
    assert lines(tmp_path, local(2)) == lines(tmp_path, here())


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_same_bytes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    here_alone = lines(tmp_path, here())
    with cluster() as (address, _):
        assert lines(tmp_path, dask(address)) == here_alone
        with distributed.Client(address, set_as_default=False) as client:
            pools = given(client.get_executor(pure=False))
            assert pools.compute_ahead == dask(address).compute_ahead
            assert lines(tmp_path, pools) == here_alone


@needs_signals
@pytest.mark.filterwarnings("ignore")
def test_a_worker_of_dask_that_is_killed_costs_no_row(tmp_path: Path) -> None:
    with cluster() as (address, made):
        pools, killed = dask(address), []
        with closing(gathered(tmp_path, 6_000)) as store:
            with closing(run(store, ProveOptions(tmp_path), pools)) as results:
                for at, _ in enumerate(results):
                    if at == 3:
                        killed.append(next(iter(made.workers.values())).pid)
                        os.kill(killed[0], signal.SIGKILL)
            pools.close()
            found = [json.loads(each)["id"] for each in store.results()]

    assert killed
    assert found == [*range(6_000), "broken"]


@needs_signals
def test_processes_end_with_the_program_that_was_killed(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": at, "quote": "no such words", "text": f"{at} boats " * 900})
        for at in range(6_000)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    command = [sys.executable, "-m", "claimcheck", "prove", "rows.jsonl", "-o", "out.jsonl"]
    running = subprocess.Popen([*command, "--workers", "2"], cwd=tmp_path)
    top, end = psutil.Process(running.pid), time.monotonic() + 50
    while len(found := top.children(recursive=True)) < 3:  # two, and what tracks them
        assert time.monotonic() < end
        assert running.poll() is None
        time.sleep(0.05)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()

    _, alive = psutil.wait_procs(found, timeout=20)

    assert not alive


@needs_signals
def test_a_process_that_is_killed_is_told_and_what_is_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Answers that Python writes at once: it waits for ever for the rest of a longer one.
    monkeypatch.setattr("claimcheck.storage.row_store._ROWS", 24)
    with closing(gathered(tmp_path, 12_000)) as store:
        with ProcessPoolExecutor(2) as processes:
            results = run(store, ProveOptions(tmp_path), given(processes))
            next(results)
            for process in list(processes._processes.values()):
                os.kill(process.pid, signal.SIGKILL)
            with pytest.raises(ClaimcheckError, match="ended from outside"):
                for _ in results:
                    pass
        done = sum(store.counts().values())
        assert 0 < done < 12_001
        for _ in run(store, ProveOptions(tmp_path), here()):
            pass
        assert len(list(store.results())) == 12_001


def test_nobody_answers_where_there_is_no_scheduler() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClaimcheckError, match="no Dask scheduler"):
        dask("tcp://127.0.0.1:9")


@pytest.mark.parametrize("address", ["here", "", "rubbish://here:1", "tcp://here:port", "a\nb://"])
def test_an_address_that_is_none_is_told_in_few_words(address: str) -> None:
    pytest.importorskip("distributed")
    program = f"from claimcheck.engines.pools import dask; dask({address!r})"

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert "ClaimcheckError: no Dask scheduler answers at" in ran.stderr
    assert "Client.__del__" not in ran.stderr


def test_every_engine_can_be_asked_for() -> None:
    with pytest.raises(ClaimcheckError, match="which cluster"):
        pools_of("dask", workers=None, scheduler=None)
    with pytest.raises(ClaimcheckError, match="of a cluster"):
        pools_of("local", workers=None, scheduler="tcp://a:1")
