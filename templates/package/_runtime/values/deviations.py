"""What a JSON value has that its type does not say."""

from typing import Any, Literal, TypeAlias

import msgspec

from .kinds import kind_of
from .package import public

DeviationKind: TypeAlias = Literal[
    "missing",
    "wrong_type",
    "malformed",
    "out_of_range",
    "unknown_value",
    "unknown_variant",
    "too_deep",
    "not_json",
    "empty_body",
    "unexpected_status",
]
"""The sort of a deviation.

- ``missing``: a required property is absent; the field is UNSET
- ``wrong_type``: a value of another JSON kind; it is carried as it came
- ``malformed``: a string that is no time, UUID or the like; it is carried as it came
- ``out_of_range``: a value outside of its limits; it is carried
- ``unknown_value``: a value that an enum does not list; it is carried as an unlisted member
- ``unknown_variant``: an object that fits none of a union's types; carried as a dict
- ``too_deep``: nested deeper than is read; carried as it came
- ``not_json``: the body is no JSON; carried as text or bytes
- ``empty_body``: the body is empty where one was expected
- ``unexpected_status``: a success status that the operation does not list
"""

Path: TypeAlias = tuple[str | int, ...]


@public
class Deviation(msgspec.Struct, frozen=True):
    """One place where a response differs from the API's description. It holds no value.

    For example:
        Deviation(kind='unknown_value', path='data.status', expected="'DONE' or 'FAILED'",
        got='string')
    """

    kind: DeviationKind
    path: str
    expected: str
    got: str

    def __str__(self) -> str:
        place = self.path or "the body"
        return f"{place}: {self.kind}: expected {self.expected}, got {self.got}"


class Finding(msgspec.Struct, frozen=True):
    """A deviation while it is being dealt with: still with its value."""

    kind: DeviationKind
    path: Path
    expected: str
    value: Any
    is_secret: bool = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kind} at {path_text(self.path)!r}>"

    def as_deviation(self) -> Deviation:
        """The deviation, without the value."""
        got = "nothing" if self.kind in ("missing", "empty_body") else kind_of(self.value)
        return Deviation(self.kind, path_text(self.path), self.expected, got)


def path_text(path: Path) -> str:
    """``data.items[3].name``; an unusual name is quoted."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.isidentifier():
            text += f".{part}" if text else part
        else:
            text += f"[{part!r}]"
    return text
