"""The page about streams: how they are read, and which methods return one."""

from __future__ import annotations

from ...api.content import BodyKind
from ...api.model import Operation

PAGE = "streams"

_READING = """
A stream brings its items as they arrive, typed like any answer. The call opens a block, `with … as stream:`,
and `for item in stream:` reads it; with the asynchronous client `async with await … as stream:` and
`async for`. Leaving the block closes the connection, whatever is left; so does the end of the stream.

`stream.events()` yields each item with its event, which has the type and the id. An event `[DONE]` ends
a stream. `timeout=Timeout(read=…)` limits each wait for more, in seconds.
"""
_BESIDE = """
A method that offers a single answer as well returns a stream with `stream=True`; type checkers know which.
"""
_RESUMED = """
Where it says so below, a stream that breaks off goes on behind its last event (`Last-Event-ID`). Every
other one raises an `APIConnectionError`, as asking again may do something again.
"""


def is_streaming(operation: Operation) -> bool:
    """Tell whether calls of an operation are answered item by item, always or where they ask for it."""
    return operation.is_stream or operation.events is not None


def reading(operations: tuple[Operation, ...]) -> str:
    """Return how the streams of these operations are read, as Markdown."""
    texts = [_READING]
    if any(each.events for each in operations):
        texts.append(_BESIDE)
    if any(each.resumes for each in operations):
        texts.append(_RESUMED)
    return "\n\n".join(" ".join(part.split()) for text in texts for part in text.split("\n\n"))


def form(operation: Operation) -> str:
    """Return how the items of an operation come."""
    answers = (*operation.answers, *([operation.events] if operation.events else ()))
    is_lines = any(each.kind is BodyKind.LINES for each in answers)
    said = "JSON Lines" if is_lines else "server-sent events"
    asked = ", with `stream=True`" if operation.events is not None else ""
    return f"{said}{asked}{', goes on by itself' if operation.resumes else ''}"
