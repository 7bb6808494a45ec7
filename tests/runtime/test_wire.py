"""Values as parts of URLs and forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_api._runtime.describe.operation import Style
from sample_api._runtime.request.texts import as_text
from sample_api._runtime.request.urls import build_path, encode_query
from sample_api.models import Color, Size

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(_TEXT)
def test_path_values_survive(value: str) -> None:
    try:
        path = build_path("/a/{x}/b", {"x": value}, {})
    except ValueError:
        assert "." in value or "%2e" in value.lower()
        return
    before, encoded, after = path.removeprefix("/").split("/")
    assert (before, unquote(encoded), after) == ("a", value, "b")
    assert encoded.isascii()
    assert not set(encoded) & set("/?#[]@!$&'()*+,;= ")
    assert encoded not in (".", "..")


@given(st.dictionaries(_TEXT, _TEXT | st.integers() | st.booleans(), max_size=5))
def test_query_values_survive(values: dict[str, Any]) -> None:
    def text(value: Any) -> str:
        return str(value).lower() if isinstance(value, bool) else str(value)

    query = encode_query(values, {})
    assert query.isascii()
    assert parse_qsl(query, keep_blank_values=True) == [(k, text(v)) for k, v in values.items()]


@pytest.mark.parametrize(
    ("style", "value", "query"),
    [
        (Style("form", True), ["a", "b,c"], "p=a&p=b%2Cc"),
        (Style("form", False), ["a", "b,c"], "p=a,b%2Cc"),
        (Style("spaceDelimited", False), ["a", "b"], "p=a%20b"),
        (Style("pipeDelimited", False), ["a", "b"], "p=a%7Cb"),
        (Style("pipeDelimited", True), ["a", "b"], "p=a&p=b"),
        (Style("form", True), {"a": 1, "b": "x y"}, "a=1&b=x%20y"),
        (Style("form", False), {"a": 1, "b": 2}, "p=a,1,b,2"),
        (
            Style("deepObject", True),
            {"a": {"b": 1}, "c": [1, 2]},
            "p%5Ba%5D%5Bb%5D=1&p%5Bc%5D=1&p%5Bc%5D=2",
        ),
        (Style("json", False), {"a": [1, None]}, "p=%7B%22a%22%3A%5B1%2Cnull%5D%7D"),
        (Style("form", False), [], ""),
        (Style("form", True), Size(width=3), "width=3"),
        (Style("form", True), ("a", Color.DARK_BLUE), "p=a&p=dark%20blue"),
    ],
)
def test_query_styles(style: Style, value: Any, query: str) -> None:
    assert encode_query({"p": value}, {"p": style}) == query


@pytest.mark.parametrize(
    ("style", "value", "path"),
    [
        (None, [3, 4, 5], "3,4,5"),
        (None, {"R": 1, "G": 2}, "R,1,G,2"),
        (Style("simple", True), {"R": 1, "G": 2}, "R=1,G=2"),
        (Style("label", False), "a", ".a"),
        (Style("label", False), [3, 4], ".3,4"),
        (Style("label", True), [3, 4], ".3.4"),
        (Style("label", True), {"R": 1, "G": 2}, ".R=1.G=2"),
        (Style("matrix", False), "a", ";p=a"),
        (Style("matrix", False), [3, 4], ";p=3,4"),
        (Style("matrix", True), [3, 4], ";p=3;p=4"),
        (Style("matrix", False), {"R": 1, "G": 2}, ";p=R,1,G,2"),
        (Style("matrix", True), {"R": 1, "G": 2}, ";R=1;G=2"),
        (Style("matrix", False), "", ";p"),
        (Style("matrix", True), ["a", ""], ";p=a;p"),
        (Style("matrix", True), {"R": "", "G": 2}, ";R;G=2"),
        (Style("matrix", False), "a;b=c", ";p=a%3Bb%3Dc"),
        (Style("label", False), {"R": 1, "G": 2}, ".R,1,G,2"),
        (Style("json", False), {"a": "x/y"}, "%7B%22a%22%3A%22x%2Fy%22%7D"),
        (Style("json", False), "x", "%22x%22"),
    ],
)
def test_path_styles(style: Style | None, value: Any, path: str) -> None:
    """The table of OpenAPI 3.1 §4.8.12.4."""
    assert build_path("{p}", {"p": value}, {"p": style} if style else {}) == path


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (1.0, "1"),
        (0.5, "0.5"),
        (1e300, "1e+300"),
        (-0.0, "0"),
        (None, "null"),
        (10**30, "1" + "0" * 30),
        (Color.DARK_BLUE, "dark blue"),
        (Color("new"), "new"),
        (datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), "2020-01-02T03:04:05Z"),
        (datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=1))), "2020-01-02T00:00:00+01:00"),
        (date(2020, 1, 2), "2020-01-02"),
        (b"\xff", "/w=="),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("1.50"), "1.50"),
    ],
)
def test_texts(value: Any, text: str) -> None:
    assert as_text("p", value) == text


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), object(), [1], Size(), datetime(2020, 1, 1)]
)
def test_values_without_a_text(value: Any) -> None:
    with pytest.raises(ValueError, match="p: "):
        as_text("p", value)


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ("a\rb", "p=a%0Db"),
        ("a\r\nb", "p=a%0D%0Ab"),
        ("a\0b", "p=a%00b"),
        (["ok", "a\nb"], "p=ok&p=a%0Ab"),
        ({"a": "\n"}, "a=%0A"),
        ({"a\n": "\t"}, "a%0A=%09"),
    ],
)
def test_control_characters_in_a_query_are_encoded(value: Any, query: str) -> None:
    """RFC 3986 §2.1: percent-encoding is there for any octet, and nothing around it changes."""
    assert encode_query({"p": value, "q": 1}, {}) == f"{query}&q=1"


@pytest.mark.parametrize("value", ["\ud800", ["\ud800"], {"\ud800": 1}])
def test_query_values_that_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^p"):
        encode_query({"p": value}, {})


@pytest.mark.parametrize(
    ("style", "value", "query"),
    [
        (None, None, ""),
        (None, [], ""),
        (None, {}, ""),
        (None, [None], ""),
        (None, [None, "a"], "p=a"),
        (None, {"a": None, "b": 1}, "b=1"),
        (Style("form", False), [1, None, 2], "p=1,2"),
        (Style("form", False), {"a": None}, ""),
        (Style("form", False), {"a": None, "b": 2}, "p=b,2"),
        (Style("spaceDelimited", False), [], ""),
        (Style("pipeDelimited", False), [None], ""),
        (Style("deepObject", True), None, ""),
        (Style("deepObject", True), {}, ""),
        (Style("deepObject", True), {"a": None, "b": [], "c": {}, "d": [None, 1]}, "p%5Bd%5D=1"),
        (Style("json", False), None, ""),
        (Style("json", False), [], "p=%5B%5D"),
        (None, "", "p="),
        (None, [""], "p="),
    ],
)
def test_what_is_undefined_is_left_out_of_a_query(
    style: Style | None, value: Any, query: str
) -> None:
    """RFC 6570 §2.3: null is undefined, and so is a list or an object without members that are not."""
    assert encode_query({"p": value}, {"p": style} if style else {}) == query


@pytest.mark.parametrize(
    ("style", "value", "query"),
    [
        ("form", {"a": [1, 2], "b": 3}, "a=1&a=2&b=3"),
        ("form", [[1], {"a": 2}], "p=%5B1%5D&p=%7B%22a%22%3A2%7D"),
        ("form", {"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
        ("deepObject", {"a": [{"b": 1}, {"b": 2}]}, "p%5Ba%5D%5B0%5D%5Bb%5D=1&p%5Ba%5D%5B1%5D%5Bb%5D=2"),
        ("deepObject", ["a", "b"], "p%5B0%5D=a&p%5B1%5D=b"),
        ("deepObject", "a", "p=a"),
    ],
)  # fmt: skip
def test_what_the_standard_leaves_undefined_has_one_rule(
    style: str, value: Any, query: str
) -> None:
    """OpenAPI 3.1 §4.8.12.3 tables single levels: deeper ones are `deepObject`'s, or JSON."""
    assert encode_query({"p": value}, {"p": Style(style, True)}) == query


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ("a/b:c?d@e", "p=a/b:c?d@e"),
        ("a&b=c+d#e[f]", "p=a%26b=c%2Bd%23e%5Bf%5D"),
        ("50% a%2Fb é", "p=50%25%20a%2Fb%20%C3%A9"),
        (["a/b", "c/d"], "p=a/b&p=c/d"),
    ],
)
def test_reserved_characters_that_may_stay(value: Any, query: str) -> None:
    """RFC 6570 §3.2.3, but for what would end the value in a query (OpenAPI 3.1.1 §4.8.12.2)."""
    assert encode_query({"p": value}, {"p": Style("form", True, True)}) == query


RED = ["red", "green", "blue"]


@pytest.mark.parametrize(
    ("style", "value", "expansion"),
    [
        (Style("simple", False), RED, "red,green,blue"),
        (Style("simple", True), RED, "red,green,blue"),
        (Style("simple", False), {"semi": ";", "comma": ","}, "semi,%3B,comma,%2C"),
        (Style("simple", True), {"semi": ";", "comma": ","}, "semi=%3B,comma=%2C"),
        (Style("label", False), "1024", ".1024"),
        (Style("label", False), RED, ".red,green,blue"),
        (Style("label", True), RED, ".red.green.blue"),
        (Style("label", False), {"semi": ";", "comma": ","}, ".semi,%3B,comma,%2C"),
        (Style("label", True), {"semi": ";", "comma": ","}, ".semi=%3B.comma=%2C"),
        (Style("matrix", False), "1024", ";p=1024"),
        (Style("matrix", False), "", ";p"),
        (Style("matrix", False), RED, ";p=red,green,blue"),
        (Style("matrix", True), RED, ";p=red;p=green;p=blue"),
        (Style("matrix", False), {"semi": ";", "comma": ","}, ";p=semi,%3B,comma,%2C"),
        (Style("matrix", True), {"semi": ";", "comma": ","}, ";semi=%3B;comma=%2C"),
    ],
)
def test_paths_are_expanded_as_rfc_6570_says(style: Style, value: Any, expansion: str) -> None:
    """The examples of RFC 6570 §3.2.2, §3.2.5 and §3.2.7."""
    assert build_path("{p}", {"p": value}, {"p": style}) == expansion


@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
@pytest.mark.parametrize("value", [[], {}, ".", ["a", ".."]])
def test_path_values_that_no_style_can_send(style: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"^p"):
        build_path("/{p}", {"p": value}, {"p": Style(style, False)})


@pytest.mark.parametrize("style", ["simple", "label"])
def test_an_empty_text_needs_a_name_before_it(style: str) -> None:
    with pytest.raises(ValueError, match=r"^Expected a non-empty value for `p` but received ''"):
        build_path("/{p}", {"p": ""}, {"p": Style(style, False)})


@pytest.mark.parametrize("value", [[], {}, [""], ["."], [None, ".."], {"a": ""}])
def test_path_arrays_that_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^p|^Expected a non-empty value for `p(\.a)?`"):
        build_path("/{p}", {"p": value}, {})
