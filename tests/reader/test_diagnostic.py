"""Findings: their order, and text that is safe to print."""

from __future__ import annotations

import pytest

from fragmint.findings.diagnostic import Diagnostic, arrange, has_errors
from fragmint.findings.text import shown
from fragmint.source import Source


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain é ☃ 😀", "plain é ☃ 😀"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("\u2028", "\\u2028"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_document_text_is_made_safe_to_print(text: str, safe: str) -> None:
    assert shown(text) == safe


def finding(rule: str, start: int, message: str = "m") -> Diagnostic:
    span = Source("a.yaml", "0123456789").span(start, start + 1)
    return Diagnostic(rule, message, span, pointer="#")


def test_findings_are_ordered_by_place_and_said_once() -> None:
    found = (
        finding("syntax", 5),
        finding("invalid", 5),
        finding("wrong-form", 1),
        finding("syntax", 5),
    )
    assert [each.rule for each in arrange(found)] == ["wrong-form", "invalid", "syntax"]


def test_the_first_finding_about_a_value_is_the_one_that_counts() -> None:
    found = (finding("wrong-type", 1, "first"), finding("wrong-type", 1, "second"))
    assert [each.message for each in arrange(found)] == ["first"]


def test_two_missing_fields_of_one_object_are_two_findings() -> None:
    found = (finding("missing-field", 1, "a"), finding("missing-field", 1, "b"))
    assert len(arrange(found)) == 2


def test_only_errors_stop() -> None:
    note = Diagnostic("unused-component", "m")
    assert not has_errors((note,))
    assert has_errors((note, finding("invalid", 0)))


def test_a_finding_of_a_rule_without_a_row_cannot_be_made() -> None:
    with pytest.raises(KeyError, match="there is no rule 'dublicate-key'"):
        Diagnostic("dublicate-key", "m")
