"""The page of webhooks: no fault of accessibility, no sideways scrolling, tabs, and a search that finds it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ..generator.test_reference import site
from ..generator.test_reference_of_webhooks import DOCUMENT
from .conftest import Open
from .test_pages import found

AXE = Path(os.environ.get("AXE", ""))
PAGE = "webhooks.html"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reference pages."""
    folder = tmp_path_factory.mktemp("shop")
    for path, text in site(DOCUMENT).items():
        if path.startswith("docs/"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    return folder / "docs"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Open, shop: Path, width: int, scheme: str) -> None:
    page = visit(PAGE, site=shop, width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate("axe.run({preload: false})")
    assert [each["id"] for each in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_tab_shows_another_framework(visit: Open, shop: Path) -> None:
    page = visit(PAGE, site=shop)
    page.locator("label", has_text="Flask").first.click()
    assert page.locator(".pane pre[aria-label=Flask]").first.is_visible()


def test_the_search_finds_a_webhook(visit: Open, shop: Path) -> None:
    assert found(visit("index.html", site=shop), "order_shipped")[0] == "webhooks.ORDER_SHIPPED"
