"""The table has a row for each rule that is raised, and none beside; its rows are of one form."""

from __future__ import annotations

import re

import pytest

from fragmint.findings.rules import GROUPS, RULES, Rule

from .raised import raised_rules

ROWS = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_each_rule_that_is_raised_has_a_row_and_each_row_is_raised() -> None:
    raised = raised_rules()
    assert {rule: place for rule, place in raised.items() if rule not in RULES} == {}
    assert RULES.keys() - raised.keys() == set()


def test_each_rule_stands_once_and_in_the_order_of_ids() -> None:
    groups = [[rule.id for rule in rules] for rules in GROUPS.values()]
    assert groups == [sorted(ids) for ids in groups]
    assert sum(map(len, groups)) == len(RULES)


@ROWS
def test_a_row_says_in_two_sentences_what_it_means(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+|[a-z]+", rule.id)
    assert rule.means == " ".join(sentences(rule.means))
    assert len(sentences(rule.means)) == 2
    assert rule.summary == sentences(rule.means)[0]
    assert len(rule.summary) <= 100
    assert rule.mend[0].isupper()
    assert rule.mend[-1] == "."


@ROWS
def test_an_example_is_short_enough_to_be_read_at_a_glance(rule: Rule) -> None:
    lines = rule.example.splitlines()
    assert 1 <= len(lines) <= 8
    assert max(map(len, lines)) <= 96


def sentences(text: str) -> list[str]:
    """The sentences of a text: each begins with a capital letter or a quoted word."""
    return re.split(r"(?<=\.) (?=[A-Z`])", text)
