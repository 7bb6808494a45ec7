"""`pattern` means what ECMA-262 means, whatever Python's `re` reads into the same text."""

from __future__ import annotations

import re
import warnings

import pytest

from fragmint.python.types.patterns import python_pattern


@pytest.mark.parametrize(
    ("pattern", "taken", "refused"),
    [
        ("^[a-z]+$", ["ab"], ["ab\n", "aB"]),
        (r"^\d+$", ["12"], ["1\n", "١٢"]),
        (r"^\w+$", ["a_1"], ["ä"]),
        (r"^\W$", ["ä"], ["a"]),
        (r"^[\W\d]+$", ["ä1"], ["a"]),
        (r"^\s$", [" ", "\u00a0", "\ufeff", "\u2028"], ["\u200b", "\x1c"]),
        (r"^[^\s]$", ["a", "\x1c"], ["\ufeff"]),
        (r"^a.b$", ["a b", "a\x85b"], ["a\nb", "a\rb", "a\u2028b"]),
        (r"\bz\b", ["ä z", "äz"], ["az"]),
        (r"^(?=.*[a-z])[A-Za-z\d]+$", ["Ab1"], ["ABC", "Ab1\n"]),
        (r"^(?<q>['\"]).*\k<q>$", ["'a'"], ["'a\""]),
        (r"^\u{1F600}$", ["😀"], ["u"]),
        (r"^\uD83D\uDE00$", ["😀"], ["\ud83d"]),
        (r"^[\cJ\x41]$", ["\n", "A"], ["J"]),
        (r"^[[\]&&|]+$", ["[]&|"], ["a"]),
        (r"^a[^]b$", ["a\nb"], ["ab"]),
        (r"^a[]b$", [], ["ab", "a]b"]),
        (r"^[.$]+$", [".$"], ["a"]),
        (r"^a\$$|^b$", ["a$", "b"], ["a", "b\n"]),
        (r"^[\\\]$]$", ["\\", "]", "$"], ["a"]),
        (r"^\/v\d\/$", ["/v1/"], ["/v1/\n"]),
    ],
)
def test_patterns(pattern: str, taken: list[str], refused: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        translated = python_pattern(pattern)
        assert translated is not None
        compiled = re.compile(translated)
    assert [each for each in taken if not compiled.search(each)] == []
    assert [each for each in refused if compiled.search(each)] == []


@pytest.mark.parametrize("pattern", [r"^\p{Lu}+$", "[", "(", "\\", "a{99999999999}"])
def test_what_python_cannot_say_is_left_to_the_server(pattern: str) -> None:
    assert python_pattern(pattern) is None
