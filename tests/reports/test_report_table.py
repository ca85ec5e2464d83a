from __future__ import annotations

from pathlib import Path

from claimcheck import reports
from claimcheck.reports import LISTINGS, REPORTS, load_listing, load_report


def test_the_table_is_the_directory() -> None:
    folder = Path(reports.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert modules - {"base"} == {name.replace("-", "_") for name in REPORTS}


def test_every_format_can_do_what_it_is_listed_for() -> None:
    for name in REPORTS:
        assert callable(load_report(name).render)
    for name in LISTINGS:
        assert callable(load_listing(name).render_list)
