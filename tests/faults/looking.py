"""Where a secret could show: everything that can be had from an object or an error, by the means
of Python and of the tools that show objects and errors in the field."""

from __future__ import annotations

import json
import pickle
import pprint
import reprlib
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.pretty import pretty_repr
from rich.traceback import Traceback
from sentry_sdk.serializer import serialize
from sentry_sdk.utils import event_from_exception
from structlog.tracebacks import ExceptionDictTransformer

CANARY = "c4nary"
CUT = len(CANARY) - 1
"""The longest string that these tools show whole; a secret is cut, and what is left of it is one."""

_TESTS = str(Path(__file__).parent)


def shown_by(value: object) -> str:
    """All that an object says of itself."""
    texts = [repr(value), str(value), f"{value}", f"{[value]}", f"{vars_of(value)}"]
    texts += [pprint.pformat(value), pprint.pformat([vars_of(value)]), reprlib.repr(value)]
    texts += [pretty_repr(each, max_string=CUT) for each in (value, [value], vars_of(value))]
    texts += [json.dumps(serialize({"extra": {"it": value, "its": vars_of(value)}}))]
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
    texts += [_by_rich(error), *_by_structlog(error), _by_sentry(error)]
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


def _by_rich(error: BaseException) -> str:
    """The locals in a traceback of rich."""
    extracted = Traceback.extract(
        type(error), error, _inner(error), show_locals=True, locals_max_string=CUT
    )
    return "\n".join(
        f"rich: {frame.filename}:{frame.lineno} {name} = {node}"
        for stack in extracted.stacks
        for frame in stack.frames
        if not frame.filename.startswith(_TESTS)
        for name, node in (frame.locals or {}).items()
    )


def _by_structlog(error: BaseException) -> Iterator[str]:
    """What structlog logs of an error, with rich and without."""
    for use_rich in (True, False):
        transform = ExceptionDictTransformer(locals_max_string=CUT, use_rich=use_rich)
        for each in transform((type(error), error, _inner(error))):
            for frame in each["frames"]:
                if not frame["filename"].startswith(_TESTS):
                    yield f"structlog: {frame}"


def _by_sentry(error: BaseException) -> str:
    """The event that sentry would send."""
    options = {"include_local_variables": True, "include_source_context": False}
    exc_info = (type(error), error, _inner(error))
    event, _ = event_from_exception(exc_info, {**options, "max_value_length": 100_000})
    sent: Any = serialize({**event})
    return "\n".join(
        f"sentry: {frame}"
        for value in sent["exception"]["values"]
        for frame in value.get("stacktrace", {}).get("frames", ())
        if not frame["abs_path"].startswith(_TESTS)
    )


def _inner(error: BaseException) -> TracebackType | None:
    """The traceback below the tests, whose threads change what rich would go through."""
    inner = error.__traceback__
    while inner is not None and inner.tb_frame.f_code.co_filename.startswith(_TESTS):
        inner = inner.tb_next
    return inner


def _linked(error: BaseException | None) -> Iterator[BaseException]:
    """The error, its cause, and its context, also one that is not shown."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def places_of(canary: str, text: str) -> list[str]:
    """The lines that show a secret, or what is left of it where it was cut; for a message."""
    return [line[:400] for line in text.splitlines() if canary[:CUT] in line]
