"""The differences between a JSON value and its type."""

from typing import Any, Final, Literal, TypeAlias

import msgspec

from .kinds import kind_of
from .package import public
from .redaction import Veiled

DeviationKind: TypeAlias = Literal[
    "missing",
    "wrong_type",
    "malformed",
    "out_of_range",
    "unknown_value",
    "unknown_variant",
    "rounded",
    "too_deep",
    "not_json",
    "empty_body",
    "unexpected_status",
]
"""The kind of a deviation, and what the decoded value then holds.

- `missing`: a required property is absent; the field is UNSET
- `wrong_type`: a value has another JSON type; it is kept unchanged
- `malformed`: a string is not a valid time, UUID or the like; it is kept unchanged
- `out_of_range`: a value is outside of its limits; it is kept
- `unknown_value`: an enum does not list the value; it is kept as an unlisted member
- `unknown_variant`: an object matches no type of a union; it is kept as a dict
- `rounded`: a time is finer than microseconds; the field has the nearest one, and `to_dict()` of
  the result the time as it came. As the server may send it, it is neither logged nor an error
- `too_deep`: a value is nested too deeply; it is kept unchanged
- `not_json`: the body is not JSON; it is kept as text or bytes
- `empty_body`: the body is empty; the value is a model without any field set, or None
- `unexpected_status`: the operation does not list the status of the success
"""

Path: TypeAlias = tuple[str | int, ...]


@public
class Deviation(msgspec.Struct, frozen=True):
    """One place where a response deviates from the API's description. It holds no value.

    Attributes:
        kind: The kind of the deviation.
        path: The place in the body, such as "data.items[3].name"; "" for the body itself.
        expected: What the description says, in words.
        got: The JSON type of the value that was sent.

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


class Finding(Veiled, frozen=True):
    """A deviation together with its value, before it is reported."""

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


_SHOWN: Final = 10


def listed(deviations: tuple[Deviation, ...]) -> str:
    """The places and kinds of some deviations, of very many the first: `data.status: unknown_value`."""
    shown = [f"{each.path or 'the body'}: {each.kind}" for each in deviations[:_SHOWN]]
    more = len(deviations) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def path_text(path: Path) -> str:
    """A path as text, such as `data.items[3].name`; a name that is no identifier is quoted."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.isidentifier():
            text += f".{part}" if text else part
        else:
            text += f"[{part!r}]"
    return text
