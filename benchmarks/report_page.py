"""How long a browser takes to show a page of many claims, and to filter it, beside a small page.

Run ``python benchmarks/report_page.py [CLAIMS] [ROUNDS]``; it needs Chromium and playwright.
Figures are medians, with the slowest in brackets. Filtering is measured in the page: from the
key to the end of what the script does, and to the end of the layout that follows from it. The
slowest key is that of what is typed, in processor time, on which other work of the machine has
no say.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from generate import generate
from playwright.sync_api import sync_playwright
from results import kept

from claimcheck.app.project import open_project
from claimcheck.app.select import select
from claimcheck.reports.html import render

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
WORDS = ("b", "ba", "battery", "battery census", "zzz", "", "hospital 7", "claim-12", "")
"""What is typed, one after the other: much, little and nothing fits, and all again."""
SMALL = 100

_SPENT = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
"""What Chromium counts of its work on a page."""

_TYPE = """(word) => {
  const box = document.getElementById("q");
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
}"""
_FILTER = """async (words) => {
  const box = document.getElementById("q");
  const took = [];
  for (const word of words) {
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
    const begin = performance.now();
    box.value = word;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const script = performance.now() - begin;
    document.body.getBoundingClientRect();
    took.push([script, performance.now() - begin]);
  }
  return took;
}"""


def write_page(folder: Path, claims: int) -> Path:
    """Write the page of a generated registry, and print what that took."""
    generate(folder, claims)
    project = open_project(folder)
    begin = time.perf_counter()
    text = render(select(project, today=dt.date(2026, 1, 1)))
    took = time.perf_counter() - begin
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    print(f"{claims:,} claims: {len(text.encode()) / 1e6:.1f} MB, rendered in {took:.2f} s")
    return path


def measure(browser: Any, path: Path, rounds: int) -> dict[str, list[float]]:
    """Open a page so often, and filter it each time; return milliseconds."""
    found: dict[str, list[float]] = {"first paint": [], "loaded": [], "script": [], "filter": []}
    found["slowest key"] = []
    for _ in range(rounds):
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_timeout(1500)
        paint, loaded = page.evaluate(
            "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime,"
            " performance.getEntriesByType('navigation')[0].loadEventStart]"
        )
        found["first paint"].append(paint)
        found["loaded"].append(loaded)
        for script, layout in page.evaluate(_FILTER, list(WORDS)):
            found["script"].append(script)
            found["filter"].append(layout)
        found["slowest key"].append(max(_work(page, word) for word in WORDS))
        page.close()
    return found


def _work(page: Any, word: str) -> float:
    """Return the processor time that a browser takes to filter, in milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return sum(each["value"] for each in metrics if each["name"] in _SPENT) * 1000

    begin = spent()
    page.evaluate(_TYPE, word)
    took = spent() - begin
    session.detach()
    return float(took)


def main(claims: int, rounds: int) -> None:
    """Print the figures of the large page beside those of the small one."""
    with kept("report_page", str(claims), str(rounds)) as figures:
        figures |= report(claims, rounds)


def report(claims: int, rounds: int) -> dict[str, object]:
    """Print and return the figures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        small = write_page(Path(name) / "small", SMALL)
        large = write_page(Path(name) / "large", claims)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(ARGUMENTS)
        )
        print(f"Chromium {browser.version}, {rounds} rounds")
        base, took = measure(browser, small, rounds), measure(browser, large, rounds)
        browser.close()
    aims = {"first paint": 1000, "filter": 50, "slowest key": 50}
    found: dict[str, object] = {"claims": claims}
    for key, values in took.items():
        ratio = median(values) / max(median(base[key]), 0.1)
        aim = f"   (aim {aims[key]} ms)" if key in aims else ""
        print(
            f"{key:<12} {median(values):8.1f} ms ({max(values):.1f})"
            f"   x{ratio:.1f} of {SMALL} claims{aim}"
        )
        found[key] = {
            "milliseconds": round(median(values), 1),
            "slowest": round(max(values), 1),
            "times_small": round(ratio, 1),
        }
    return found


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    main(*(*numbers, *(5000, 5)[len(numbers) :]))
