"""Times of which a datetime holds less than was sent. Imported when someone asks for deviations.

RFC 3339 §5.6 allows fractions of any length, so a response with nanoseconds does what the API's
description says: it is neither logged nor an error. Decoding rounds them to microseconds natively.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import msgspec

from .deviations import Deviation, Finding, Path
from .kinds import is_list, is_object
from .parts import members

if TYPE_CHECKING:
    from collections.abc import Iterator

_FINE: Final = re.compile(rb"\.\d{6}\d*[1-9]")
"""A fraction of a second that is no number of microseconds."""


def rounded_times(value: Any, content: bytes) -> tuple[Deviation, ...]:
    """The times in a decoded JSON body that are not what was sent, but the nearest microsecond."""
    if isinstance(value, (str, bytes)) or _FINE.search(content) is None:
        return ()
    try:
        parsed = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return ()
    return tuple(each.as_deviation() for each in _rounded(value, parsed, ()))


def _rounded(value: Any, parsed: Any, path: Path) -> Iterator[Finding]:
    if isinstance(value, datetime):
        if isinstance(parsed, str) and _FINE.search(parsed.encode()):
            yield Finding("rounded", path, "a time in microseconds", parsed)
    elif is_list(value) and is_list(parsed):
        for at, (item, came) in enumerate(zip(value, parsed, strict=False)):
            yield from _rounded(item, came, (*path, at))
    elif is_object(parsed):
        for name, member in (members(value) or {}).items():
            if name in parsed:
                yield from _rounded(member, parsed[name], (*path, name))
