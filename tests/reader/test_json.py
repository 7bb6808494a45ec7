"""JSON to a tree."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fragmint.document.limits import Limits

from .reading import faults, lines, loaded, value

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


@given(JSON_VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_what_json_writes_is_read_back(data: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    assert value(text, "x.json") == data


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('\t{\t"a"\t:\t1\t}\t', {"a": 1}),
        ('"\\ud83d\\ude00"', "😀"),
        ('{"x": {"y": []}}', {"x": {"y": []}}),
        ("-0", 0),
        ("1E2", 100.0),
        ('"\\u0000"', "\0"),
    ],
)
def test_values(text: str, meant: object) -> None:
    assert value(text, "x.json") == meant


def test_json_is_recognised_without_its_name() -> None:
    assert value('{\t"a": "\\ud83d\\ude00"}', "spec.yaml") == {"a": "😀"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 syntax: expected a value, found the end of the file"),
        ("{", '1:2 syntax: expected a key in double quotes, found the end of the file'),
        ('{"a": 1,}', "1:9 syntax: expected a key in double quotes, found '}'"),
        ("[1 2]", "1:4 syntax: expected `,` or `]`, found '2'"),
        ("[1,\n NaN]", "2:2 syntax: 'NaN' is not a JSON value"),
        ("{'a': 1}", "1:2 syntax: expected a key in double quotes, found '''"),
        ('{"a" 1}', "1:6 syntax: expected `:` after the key, found '1'"),
        ('{"a": 1} x', "1:10 syntax: there is more text after the JSON value"),
        ('["a\nb"]', "1:4 syntax: Invalid control character (in a JSON string)"),
        ('["\\x"]', "1:3 syntax: Invalid \\escape (in a JSON string)"),
        ("[01]", "1:2 syntax: '01' is not a JSON value"),
        ("[True]", "1:2 syntax: 'True' is not a JSON value"),
        ('["\\ud83d"]', "1:2 lone-surrogate: a lone surrogate (U+D800 to U+DFFF) is not a character"),
        ('{"a": 1, "a": 2}', "1:10 duplicate-key: the key 'a' is written twice in the same object"),
        ("[1e999]", "1:2 number-out-of-range: the number '1e999' is too large for a 64-bit float"),
        (
            f"[-{'9' * 4301}]",
            f"1:2 number-out-of-range: the number '-{'9' * 38}…' is too large for a 64-bit float",
        ),
        ("[" * 100_000, "1:201 too-deep: the document is nested more than 200 levels deep"),
        ('{"a":' * 100_000, "1:1001 too-deep: the document is nested more than 200 levels deep"),
    ],
)  # fmt: skip
def test_faults(text: str, said: str) -> None:
    assert faults(text, "x.json") == [said]


def test_the_number_of_values_is_bounded() -> None:
    result = loaded("[1,2,3]", "x.json", Limits(nodes=3))
    assert lines(result.diagnostics) == [
        "1:6 too-large: the document has more than 3 values, with aliases expanded"
    ]
