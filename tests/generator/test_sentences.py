"""Texts of a document and sentences of our own join with one full stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fragmint.python.text.sentences import closed, followed, is_closed, run_on

CLOSED = {
    "The parcel's id": "The parcel's id.",
    "The parcel's id.": "The parcel's id.",
    "Which one?": "Which one?",
    "And so on…": "And so on…",
    "尺寸。": "尺寸。",
    "A size (in pixels)": "A size (in pixels).",
    "A size. (In pixels.)": "A size. (In pixels.)",
    'He said "no."': 'He said "no."',
    "See `limit`": "See `limit`.",
    "**Required.**": "**Required.**",
    "One of:": "One of.",
    "First, then —": "First, then.",
    ":": ":.",
    "": "",
    "The id \n": "The id.",
}


@pytest.mark.parametrize("text", CLOSED)
def test_a_full_stop_where_there_is_none(text: str) -> None:
    assert closed(text) == CLOSED[text]


FOLLOWED = {
    "The id": "The id. At least 1.",
    "The id.": "The id. At least 1.",
    "The id\nof a parcel": "The id\nof a parcel. At least 1.",
    "Two.\n\nParagraphs": "Two.\n\nParagraphs\n\nAt least 1.",
    "One of:\n- a\n- b": "One of:\n- a\n- b\n\nAt least 1.",
    "```\ncode\n```": "```\ncode\n```\n\nAt least 1.",
    "1. first\n2. second": "1. first\n2. second\n\nAt least 1.",
    "": "At least 1.",
}


@pytest.mark.parametrize("text", FOLLOWED)
def test_sentences_behind_a_text(text: str) -> None:
    assert followed(text, "At least 1.") == FOLLOWED[text]
    assert followed(text, "") == text


def test_paragraphs_in_one_line() -> None:
    assert run_on("First\n\n second one\n\nAt least 1.") == "First. second one. At least 1."
    assert run_on("") == ""


@given(st.text())
def test_closing_is_done_once(text: str) -> None:
    once = closed(text)
    assert closed(once) == once
    assert not once or is_closed(once)
