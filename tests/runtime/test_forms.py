"""Forms as requests carry them: `application/x-www-form-urlencoded`."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_api._runtime.describe import Style, form
from sample_api._runtime.request.bodies import encode_body
from sample_api.models import Size

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)


def _written(value: Any, **styles: Style) -> str:
    encoded = encode_body(form(object, styles=styles), value)
    assert isinstance(encoded, bytes)
    return encoded.decode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": "x y&z", "b": 1, "c": True}, "a=x+y%26z&b=1&c=true"),
        ({"a": ["x", "y"]}, "a=x&a=y"),
        ({"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
        ({"a": [{"b": 1}, {"b": 2}]}, "a=%7B%22b%22%3A1%7D&a=%7B%22b%22%3A2%7D"),
        ({"a": None, "b": [], "c": [None, 1]}, "c=1"),
        ({"a": {}}, "a=%7B%7D"),
        ({"a": "\r\n\0"}, "a=%0D%0A%00"),
        ({}, ""),
        (None, ""),
        (Size(width=3), "width=3"),
    ],
)
def test_fields_of_which_nothing_is_said(value: Any, text: str) -> None:
    """OpenAPI 3.1 §4.8.15.1.2: objects are JSON, lists go by their items; null is left out."""
    assert _written(value) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("deepObject", True), {"order_id": "7"}, "p%5Border_id%5D=7"),
        (Style("deepObject", True), {"a": {"b": [1, 2]}}, "p%5Ba%5D%5Bb%5D=1&p%5Ba%5D%5Bb%5D=2"),
        (Style("deepObject", True), [{"price": "x"}], "p%5B0%5D%5Bprice%5D=x"),
        (Style("deepObject", True), ["a", "b"], "p%5B0%5D=a&p%5B1%5D=b"),
        (Style("deepObject", True), {}, ""),
        (Style("form", False), [1, 2], "p=1,2"),
        (Style("form", True), {"a": 1, "b c": "d e"}, "a=1&b+c=d+e"),
        (Style("form", False), {"a": 1}, "p=a,1"),
        (Style("spaceDelimited", False), ["a", "b"], "p=a%20b"),
        (Style("pipeDelimited", False), ["a", "b"], "p=a%7Cb"),
        (Style("json", False), [1, "x"], "p=%5B1%2C%22x%22%5D"),
        (Style("json", False), "x", "p=%22x%22"),
        (Style("json", False), None, ""),
        (Style("form", True, True), "a/b c&d", "p=a/b+c%26d"),
    ],
)
def test_fields_that_have_a_style(style: Style, value: Any, text: str) -> None:
    """OpenAPI 3.1 §4.8.15.1: `style`, `explode` and `allowReserved` mean what they do in a query."""
    assert _written({"p": value}, p=style) == text


@given(st.dictionaries(_TEXT, _TEXT, max_size=4))
def test_nested_fields_survive(value: dict[str, str]) -> None:
    written = _written({"p": value}, p=Style("deepObject", True))
    pairs = parse_qsl(written, keep_blank_values=True)
    assert pairs == [(f"p[{name}]", text) for name, text in value.items()]


@pytest.mark.parametrize("value", [["a"], "a", 1])
def test_what_has_no_fields_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^body: expected an object"):
        _written(value)
