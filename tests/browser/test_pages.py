"""What people do with the pages: search, follow anchors, choose tabs, read on a phone, print."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import SITE, Open

RECORDINGS = "client.realtime_kit.recordings.html"
START = "realtime_kit.recordings.start_recordings"
PAGES = sorted(each.name for each in SITE.glob("*.html"))
AXE = Path(os.environ.get("AXE", ""))


def found(page: Any, text: str) -> list[str]:
    """What a search finds, best first."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    names: list[str] = page.locator("#hits li b").all_inner_texts()
    return names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pause", "realtime_kit.recordings.pause_resume_stop_recording"),
        ("start recordings", "realtime_kit.recordings.start_recordings"),
        ("/recordings/track", "realtime_kit.recordings.start_track_recording"),
        ("WatermarkPosition", "WatermarkPosition"),
        ("LEFT_TOP", "WatermarkPosition.LEFT_TOP"),
        ("ratelimit", "RateLimitError"),
        ("video config width", "VideoConfig.width"),
        ("active recording of a meeting", "realtime_kit.recordings.get_active_recordings"),
    ],
)
def test_search_finds_what_is_meant_first(visit: Open, text: str, first: str) -> None:
    page = visit("index.html")
    assert found(page, text)[0] == first


def test_arrows_and_enter_walk_the_results(visit: Open) -> None:
    page = visit("index.html")
    names = found(page, "recording")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{names[1]}")
    assert page.locator("#q").input_value() == ""
    assert found(page, "no such thing at all") == []
    assert page.locator("#count").inner_text() == "0 results"
    page.keyboard.press("Escape")
    assert page.locator("#tree").is_visible()


def test_the_key_of_the_search_can_be_switched_off(visit: Open) -> None:
    page = visit("index.html")
    page.locator("#slash").uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"
    page.reload()
    assert not page.locator("#slash").is_checked()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_choice_of_tab_holds_for_all_calls_and_is_remembered(visit: Open) -> None:
    page = visit(RECORDINGS)
    page.locator("label", has_text="curl").first.click()
    calls = page.locator("[aria-label=Call] pre:visible")
    assert set(labels(calls)) == {"curl"}
    page.reload()
    assert labels(calls) == ["curl"] * page.locator("[aria-label=Call]").count()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_each_example_of_the_document_can_be_chosen(visit: Open, script: bool) -> None:
    page = visit(RECORDINGS, script=script)
    box = page.locator(f"[id='{START}'] [aria-label=Call]")
    assert "audio_config" in box.locator("pre:visible").inner_text()
    box.locator("summary").click()
    for choice, telling in (("SFTP with a key", "private_key"), ("Google", '"gcs"')):
        box.locator("label", has_text=choice).click()
        for language in ("curl", "Async", "Sync"):
            box.locator("label", has_text=re.compile(f"^{language}$")).click()
            assert labels(box.locator("pre:visible")) == [language]
            assert telling in box.locator("pre:visible").inner_text()


def labels(found: Any) -> list[str]:
    """What elements are called to those who can't see them."""
    names: list[str] = found.evaluate_all("all => all.map(each => each.ariaLabel)")
    return names


def test_all_folds_of_a_section_open_and_close_at_once(visit: Open) -> None:
    page = visit(RECORDINGS)
    section = page.locator(f"section:has(> [id='{START}--parameters'])")
    button = section.locator(".fold")
    button.click()
    assert section.locator("details").count() == section.locator("details[open]").count() > 8
    assert button.inner_text() == "Fold all"
    button.click()
    assert section.locator("details[open]").count() == 0


def test_the_contents_mark_the_method_that_is_read(visit: Open) -> None:
    page = visit(RECORDINGS)
    for method in ("start_recordings", "get_one_recording"):
        page.locator("#tree a", has_text=method).click()
        marked = page.locator("#tree ul ul a[aria-current]")
        marked.locator(f"text={method}").wait_for()
        assert marked.count() == 1


def test_the_options_of_a_call_are_explained_on_the_front_page(visit: Open) -> None:
    page = visit(RECORDINGS)
    page.locator(".sig summary").first.click()
    page.locator(".sig a", has_text="timeout").first.click()
    page.wait_for_url("**/index.html#options.timeout")
    assert page.locator("[id='options.timeout']").is_visible()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_every_anchor_leads_to_what_can_be_seen(visit: Open, name: str, script: bool) -> None:
    page = visit(name, script=script)
    ids: list[str] = page.locator("main [id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
    hidden = []
    for id in ids if script else ids[:: max(1, len(ids) // 40)]:
        page.goto(f"{(SITE / name).as_uri()}#{id}")
        element = page.locator(f'[id="{id}"]')
        if element.get_attribute("type") != "radio" and not element.is_visible():
            hidden.append(id)
    assert hidden == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(visit: Open, name: str) -> None:
    page = visit(name)
    links: list[str] = page.locator("a[href]").evaluate_all("all => all.map(each => each.href)")
    for link in set(links):
        path, _, anchor = link.removeprefix("file://").partition("#")
        assert Path(path).is_file(), link
        assert not anchor or f'id="{anchor}"' in Path(path).read_text("utf-8"), link


@pytest.mark.parametrize("width", [1920, 1440, 1024, 390, 320])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(visit: Open, name: str, width: int) -> None:
    page = visit(name, width=width)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
)
@pytest.mark.parametrize("state", ["folded", "unfolded", "searching", "drawer"])
def test_axe_finds_nothing(visit: Open, name: str, width: int, scheme: str, state: str) -> None:
    page = visit(name, width=width, color_scheme=scheme, bypass_csp=True)
    if state == "unfolded":
        page.evaluate(
            "document.querySelectorAll('details').forEach(e => { e.removeAttribute('name'); e.open = true })"
        )
    elif state == "drawer" and width < 900:
        page.get_by_role("button", name="Contents").click()
    elif state == "searching":
        found(page, "record")
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate(
        "axe.run({preload: false, runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
    )
    told = [
        (each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"])
        for each in result["violations"]
    ]
    assert told == []


def test_without_a_script_all_but_the_search_works(visit: Open) -> None:
    page = visit(RECORDINGS, script=False)
    assert not page.locator("#q").is_visible()
    page.locator("label", has_text="curl").first.click()
    assert page.locator(".pane pre[aria-label=curl]").first.is_visible()
    fold = page.locator(".sig summary").first
    fold.click()
    assert page.locator(".sig details[open]").count() == 1


def test_the_drawer_of_a_phone(visit: Open) -> None:
    page = visit(RECORDINGS, width=390)
    assert not page.locator("#tree").is_visible()
    page.get_by_role("button", name="Contents").click()
    page.locator("#tree a", has_text="start_recordings").click()
    page.wait_for_url(f"**#{START}")


def test_copying(visit: Open) -> None:
    page = visit(RECORDINGS, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".http .copy").first.click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "/accounts/{account_id}/realtime/kit/{app_id}/recordings"


def test_printing(visit: Open, tmp_path: Path) -> None:
    page = visit(RECORDINGS)
    page.pdf(path=str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").read_bytes()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    assert not page.locator("#nav").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_motion_only_where_it_is_welcome(visit: Open, scheme: str) -> None:
    page = visit(RECORDINGS, reduced_motion="reduce", color_scheme=scheme)
    assert page.locator("#toast").evaluate("e => getComputedStyle(e).transitionProperty") in (
        "none",
        "all",
    )
    assert page.locator("#toast").evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
