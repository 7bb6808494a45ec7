"""Where a secret could show: everything that can be had from an object or an error."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CANARY = "c4nary"
_TESTS = str(Path(__file__).parent)


def shown_by(value: object) -> str:
    """All that an object says of itself."""
    texts = [repr(value), str(value), f"{value}", f"{[value]}", f"{vars_of(value)}"]
    try:
        texts.append(pickle.dumps(value).decode("latin-1"))
    except TypeError as error:  # it can't be pickled, and says so
        texts.append(str(error))
    return "\n".join(texts)


def vars_of(value: object) -> dict[str, Any]:
    """The attributes of an object; none where it has slots."""
    return dict(getattr(value, "__dict__", {}))


def shown_by_error(error: BaseException) -> str:
    """All that an error says, and each local variable of each frame but those of these tests."""
    texts = [shown_by(error)]
    for each in _linked(error):
        texts += [repr(each), str(each), *map(str, getattr(each, "__notes__", ()))]
        stack = traceback.TracebackException.from_exception(each, capture_locals=True).stack
        texts.append(_shown(stack))
    return "\n".join(texts)


def shown_by_stack() -> str:
    """Each local variable of each frame on the present stack but those of these tests."""
    return _shown(traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True))


def _shown(stack: traceback.StackSummary) -> str:
    return "\n".join(
        f"{frame.filename}:{frame.lineno} {frame.name} {frame.locals}"
        for frame in stack
        if not frame.filename.startswith(_TESTS)
    )


def _linked(error: BaseException | None) -> Iterator[BaseException]:
    """The error, its cause, and its context, also one that is not shown."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def places_of(canary: str, text: str) -> list[str]:
    """The lines that show a secret, for a message."""
    return [line[:400] for line in text.splitlines() if canary in line]
