"""Bytes to text, and places in it."""

from __future__ import annotations

import codecs
import re
import tracemalloc
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fragmint.document.decode import decode
from fragmint.findings.diagnostic import Diagnostic
from fragmint.source import Source


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: 1\n", "a: 1\n"),
        ("é: ☃".encode(), "é: ☃"),
        (codecs.BOM_UTF8 + b"a", "a"),
        (codecs.BOM_UTF16_LE + "a: ☃".encode("utf-16-le"), "a: ☃"),
        (codecs.BOM_UTF16_BE + "a".encode("utf-16-be"), "a"),
        (codecs.BOM_UTF32_LE + "a".encode("utf-32-le"), "a"),
        (codecs.BOM_UTF32_BE + "a".encode("utf-32-be"), "a"),
        (b"", ""),
    ],
)
def test_text_is_decoded(data: bytes, text: str) -> None:
    source = decode("x.yaml", data)
    assert isinstance(source, Source)
    assert source.text == text


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"a: 1\nb: \xff\n", (2, 4), "byte at offset 8"),
        (b"a: \xc3", (1, 4), "not valid UTF-8"),
        (b"a: 1\nb: \0\n", (2, 4), "not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", (1, 1), "not text"),
        (codecs.BOM_UTF16_LE + b"a", (1, 1), "not valid UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_reported_with_its_place(
    data: bytes, place: tuple[int, int], words: str
) -> None:
    found = decode("x.yaml", data)
    assert isinstance(found, Diagnostic)
    assert found.rule == "encoding"
    assert words in found.message
    assert found.hint
    assert found.span is not None
    assert (found.span.line, found.span.column) == place


def test_lines_end_at_lf_crlf_and_cr_alike() -> None:
    source = Source("x", "one\r\ntwo\rthree\n\nfive")
    assert [source.line_text(source.line_start(line)) for line in (1, 2, 3, 4, 5)] == [
        "one",
        "two",
        "three",
        "",
        "five",
    ]
    span = source.span(5, 8)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 1, 2, 4)
    assert span.text == "two"
    assert span.line_text == "two"


@given(
    st.lists(st.sampled_from(["\n", "\r", "\r\n", "a", "☃" * 7]), max_size=40).map("".join),
    st.sampled_from([1, 2, 3, 1 << 16]),
)
def test_every_place_is_where_a_count_of_the_lines_before_it_says(text: str, block: int) -> None:
    with patch("fragmint.source._BLOCK", block):
        source = Source("x", text)
        for offset in range(len(text) + 1):
            ends = [found.end() for found in re.finditer(r"\r\n|\n|\r", text)]
            starts = [0, *(end for end in ends if end <= offset)]
            span = source.span(offset, offset)
            assert (span.line, span.column) == (len(starts), offset - starts[-1] + 1)
            assert source.line_start(len(starts)) == starts[-1]


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n"])
def test_the_places_of_a_text_of_line_ends_take_less_than_the_text(line_break: str) -> None:
    text = line_break * 2_000_000
    source = Source("x", text)
    tracemalloc.start()
    try:
        assert source.line_of(len(text)) == 2_000_001
        assert tracemalloc.get_traced_memory()[1] < len(text) / 100
    finally:
        tracemalloc.stop()


def test_a_line_separator_ends_no_line() -> None:
    source = Source("x", "a\u2028b\x85c\nd")
    assert source.span(4, 5).line == 1
    assert source.span(6, 7).line == 2


def test_the_end_of_the_text_is_a_place() -> None:
    span = Source("x", "a\n").span(2, 2)
    assert (span.line, span.column, span.line_text) == (2, 1, "")
