"""A real Chromium for the tests of this folder; without one they are skipped."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pages import page_of, verified_lake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start the Chromium that ``CLAIMCHECK_TEST_BROWSER`` names, else that of the system."""
    path = os.environ.get("CLAIMCHECK_TEST_BROWSER") or shutil.which("chromium")
    if path is None:
        pytest.skip("no browser is installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """Yield what opens an address; a page that reports an error, or leaves the machine, fails."""
    contexts, wrong = [], []

    def open_page(address: str, **options: Any) -> Any:
        allowed = options.pop("allowed", ())
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)

        # The browser's advice to whoever measures what is hidden, as these tests do.
        advice = "verbose: Rendering was performed in a subtree hidden by content-visibility."

        def told(text: str) -> None:
            if not text.startswith(advice) and not any(each in text for each in allowed):
                wrong.append(text)

        page.on("console", lambda message: told(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: told(str(error)))
        page.on("dialog", lambda dialog: (told(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "http://127.0.0.1:"))
                else told(f"request: {request.url}")
            ),
        )
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a page with a bit of everything."""
    folder: Path = tmp_path_factory.mktemp("lake")
    return page_of(verified_lake(folder), folder / "lake.html")
