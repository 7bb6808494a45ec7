"""Code to look at: the calls of a method and its answers, by the document's examples."""

from __future__ import annotations

from collections.abc import Iterator

from ....api import types as api
from ....api.model import Answer, Operation
from ...reference_views import Calls, Sample
from ...text.code import Code
from ...text.html import Language, fenced, highlighted, html, laid_out, words
from ..parameters import Call
from .calls import Caller

_CALLS_AT_MOST = 8
"""As many choices as the style sheet knows."""
_ANSWERS_AT_MOST = 3


def calls(
    caller: Caller, operation: Operation, name: Code, called: Call, anchor: str
) -> Iterator[Calls]:
    """Yield the calls of each example of the body; one that is made where the document shows none."""
    given = operation.body.examples[:_CALLS_AT_MOST] if operation.body else ()
    for number, example in enumerate(given or (None,)):
        sent = caller.sent(called, example)
        first = number * 3
        yield Calls(
            words(sent.title or f"Example {number + 1}"),
            html(f"{anchor.replace('.', '-')}-call-{number}"),
            number == 0,
            (
                sample(
                    "Sync", caller.python(operation, name, called, sent), "python", anchor, first
                ),
                sample(
                    "Async",
                    caller.awaited(operation, name, called, sent),
                    "python",
                    anchor,
                    first + 1,
                ),
                sample("curl", caller.curl(operation, called, sent), "bash", anchor, first + 2),
            ),
        )


def answers(caller: Caller, operation: Operation, anchor: str) -> Iterator[Sample]:
    """Yield what an operation answers: its successes, and its first kind of failure."""
    successes = (*operation.answers, *((operation.events,) if operation.events else ()))
    shown = [each for each in successes if each.type is not None]
    failures = [each for each in operation.errors if each.type is not None][:1]
    number = 0
    for answer in (*shown, *failures):
        assert answer.type is not None
        for example in answer.examples[:_ANSWERS_AT_MOST] or (None,):
            text = caller.answer(answer.type, (example,) if example else ())
            title = _title(answer, example)
            yield sample(title, text, "json", f"{anchor}.answer", number)
            number += 1


def _title(answer: Answer, example: api.Example | None) -> str:
    """Return the status, with the example's name where there are several."""
    if answer.is_stream:
        return f"{answer.status} an item"
    if example is None or len(answer.examples) == 1:
        return answer.status
    return f"{answer.status} {example.name.replace('_', ' ')}".strip()


def sample(title: str, text: str, language: Language, anchor: str, number: int) -> Sample:
    """Return code to look at; the first of each group is the one that is shown."""
    return Sample(
        words(title),
        html(language),
        laid_out("<code>{}</code>", highlighted(text, language)),
        fenced(text),
        html(f"{anchor.replace('.', '-')}-{number}"),
        number == 0,
    )
