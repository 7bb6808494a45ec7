"""`fragmint explain`: what a rule means, how to mend what breaks it, and an example; or all rules."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from ...findings.rules import GROUPS, RULES, Rule
from ..args import ExplainCall
from ..report.lines import Line, Painted
from ..report.outcome import Said
from ..report.style import Colour
from .answer import Answer, unknown

_WIDTH = 88
_COLOURS: dict[str, Colour] = {"error": "red", "warning": "yellow"}


def explain(call: ExplainCall) -> Answer:
    """Answer a call about one rule or all of them."""
    if call.rule is not None and call.rule not in RULES:
        return unknown("rule", call.rule, RULES, "fragmint explain")
    if call.format == "json":
        return Answer(Said(tuple((line,) for line in _json(call.rule).split("\n"))))
    lines = _list() if call.rule is None else _row(RULES[call.rule])
    return Answer(Said(tuple(lines)))


def _list() -> Iterator[Line]:
    """Yield a heading for each group and a line for each rule: id, severity, first sentence."""
    width = max(map(len, RULES))
    for title, rules in GROUPS.items():
        yield (Painted(title, "bold"),)
        for rule in rules:
            yield f"  {rule.id:{width}}  ", _severity(rule, 7), f"  {rule.summary}"
        yield ()


def _row(rule: Rule) -> Iterator[Line]:
    """Yield what the table says of one rule."""
    yield Painted(rule.id, "bold"), ": ", _severity(rule)
    yield ()
    yield from _paragraph(rule.means)
    yield ()
    yield from _paragraph(f"What to do: {rule.mend}")
    yield ()
    yield (f"For example, {rule.form.value}:",)
    yield ()
    yield from ((f"    {line}",) for line in rule.example.splitlines())


def _severity(rule: Rule, width: int = 0) -> str | Painted:
    text = f"{rule.severity.value:{width}}"
    colour = _COLOURS.get(rule.severity.value)
    return Painted(text, colour) if colour else text


def _paragraph(text: str) -> Iterator[Line]:
    return ((line,) for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False))


def _json(id: str | None) -> str:
    """Return a list of all rules, or one of them as an object, in JSON."""
    if id is not None:
        return json.dumps(_object(RULES[id]), indent=2)
    return json.dumps([_object(rule) for rule in RULES.values()], indent=2)


def _object(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "means": rule.means,
        "mend": rule.mend,
        "form": rule.form.value,
        "example": rule.example,
    }
