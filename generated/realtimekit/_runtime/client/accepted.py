"""The values that each setting of a client accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan
from typing import Any, Final

from ..values.kinds import is_mapping, name_of_type
from ..values.models import UNSET


def check_settings(settings: Mapping[str, Any]) -> None:
    """Check all settings but the timeout, which has a check of its own.

    Raises:
        ValueError, TypeError: A setting is invalid. The message begins with its name.
    """
    for name, value in settings.items():
        accepts, expected = _ACCEPTED.get(name, _ANYTHING)
        if not accepts(value):
            raise _refusal(name, expected, value)


def _refusal(name: str, expected: str, value: object) -> Exception:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return ValueError(f"{name}: expected {expected}, got {value}")
    return TypeError(f"{name}: expected {expected}, got {name_of_type(value)}")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_amount(value: object) -> bool:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return not isnan(value) and value >= 0


def _is_bound(value: object) -> bool:
    return value is None or value is UNSET or _is_count(value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_optional_mapping(value: object) -> bool:
    return value is None or is_mapping(value)


def _is_optional_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_optional_function(value: object) -> bool:
    return value is None or callable(value)


_ANYTHING: Final[tuple[Callable[[object], bool], str]] = (lambda _: True, "")

_FLAG: Final = (_is_flag, "True or False")

_ACCEPTED: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "base_url": (_is_optional_text, "a string"),
    "max_retries": (_is_count, "a whole number, 0 or more"),
    "max_retry_after": (_is_amount, "seconds, 0 or more"),
    "retry_unsafe": _FLAG,
    "default_headers": (_is_optional_mapping, "a mapping of names to strings"),
    "default_query": (_is_optional_mapping, "a mapping of names to values"),
    "strict": _FLAG,
    "validate_requests": _FLAG,
    "max_response_bytes": (_is_bound, "a whole number, 0 or more, or None"),
    "on_deviations": (_is_optional_function, "a function that takes a response"),
}
