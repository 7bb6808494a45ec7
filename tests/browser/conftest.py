"""A headless Chromium, and pages of it that tell of everything that goes wrong in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

collect_ignore_glob = [] if "CHROMIUM" in os.environ else ["test_*.py"]
"""Collected when the environment variable `CHROMIUM` names the browser's command, as CI does."""

ROOT = Path(__file__).parents[2]
SITE = ROOT / "generated" / "docs"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser."""
    # By name, so that type checkers find nothing where the extra `browser` is not installed.
    library: Any = import_module("playwright.sync_api")
    with library.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=list(QUIET)
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Open]:
    """Opens a page of the reference. No page logs anything, fails, opens a dialog or asks for what is not here."""
    wrong: list[str] = []
    with ExitStack() as opened:

        def visit(
            name: str, *, site: Path = SITE, width: int = 1440, script: bool = True, **more: Any
        ) -> Any:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, java_script_enabled=script, **more
            )
            opened.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: wrong.append(message.text))
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("dialog", lambda dialog: wrong.append(dialog.message))
            page.on("request", lambda request: wrong.extend(_elsewhere(request.url)))
            page.goto(f"{site.as_uri()}/{name}")
            return page

        yield visit
        assert wrong == []


def _elsewhere(url: str) -> list[str]:
    return [] if url.startswith("file://") else [url]
