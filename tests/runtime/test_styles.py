"""Values in headers and cookies, as a call sends them."""

from __future__ import annotations

from typing import Any

import pytest
from sample_api import Shop
from sample_api._runtime.describe.content import nothing
from sample_api._runtime.describe.operation import Operation, Request, Style
from sample_api.testing import MockResponse, MockTransport

RGB = {"r": 100, "g": 200}


def _sent(place: str, value: Any, style: Style | None) -> str | None:
    """What the header or the cookies hold that carry one parameter `p`; None where nothing is sent."""
    styles = {place: {"p": style}} if style else {}
    operation = Operation[None](name="x.y", responses={"204": nothing()}, styles=styles)
    values: dict[str, Any] = {"headers" if place == "header" else "cookies": {"p": value}}
    transport = MockTransport(lambda _: MockResponse(204))
    with Shop(token="x", base_url="http://localhost", transport=transport) as client:
        client.send(operation, Request("GET", "/a", **values))
    found = transport.requests[0].headers.get("p" if place == "header" else "cookie")
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (None, ["a", 1, True], "a,1,true"),
        (None, RGB, "r,100,g,200"),
        (Style("simple", True), RGB, "r=100,g=200"),
        (None, {"r": None, "g": 1}, "g,1"),
        (Style("simple", True), {"r": [1, 2]}, "r=1,r=2"),
        (None, {"r": [1, 2]}, "r,[1,2]"),
        (None, None, None),
        (None, [], None),
        (None, {}, None),
        (None, [None], None),
        (Style("simple", True), {"r": None}, None),
        (Style("json", False), None, None),
        (Style("json", False), [], "[]"),
        (None, "", ""),
    ],
)
def test_headers_follow_the_style_simple(style: Style | None, value: Any, text: str | None) -> None:
    """OpenAPI 3.1 §4.8.12.3; null and what has no members is undefined (RFC 6570 §2.3)."""
    assert _sent("header", value, style) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (None, "a b;c", "p=a%20b%3Bc"),
        (None, RGB, "r=100; g=200"),
        (None, ["a", "b"], "p=a; p=b"),
        (Style("form", False), ["a", "b,c"], "p=a,b%2Cc"),
        (Style("form", False), RGB, "p=r,100,g,200"),
        (None, {"a=b c": 1}, "a%3Db%20c=1"),
        (None, "a\r\nb\0", "p=a%0D%0Ab%00"),
        (None, None, None),
        (None, [], None),
        (None, {}, None),
        (Style("form", False), [], None),
        (Style("form", False), {"r": None}, None),
        (Style("json", False), {"r": [1]}, "p={%22r%22:[1]}"),
        (Style("json", False), None, None),
    ],
)
def test_cookies_follow_the_style_form(style: Style | None, value: Any, text: str | None) -> None:
    """What explodes is several cookies: semicolons part them (RFC 6265 §4.2.1)."""
    assert _sent("cookie", value, style) == text


@pytest.mark.parametrize("value", ["a\nb", ["a\0"], {"r": "\r"}])
def test_headers_alone_refuse_line_ends(value: Any) -> None:
    """RFC 9110 §5.5: nothing encodes them in a field, where they would begin another one."""
    with pytest.raises(ValueError, match=r"^p: a header value can't contain"):
        _sent("header", value, None)
