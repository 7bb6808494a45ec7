"""Credentials: those that a client has, and those that a call sends."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

from ..values.fields import check_header_value
from ..values.kinds import is_tuple, name_of_type
from ..values.redaction import REDACTED, Secret, Veiled
from ..values.suggestions import suggestion
from .schemes import Scheme
from .sources import Source, Value

Credential: TypeAlias = Value | Callable[[], Value | Awaitable[Value]]
"""A token or key, a user name and a password, or what is called for them before each attempt.

That can be a function or an object; a coroutine function is for the asynchronous client. One thread
at a time calls it, or one task of an event loop, so it needs no lock of its own. When a server
answers 401, its method `refresh()` is called if it has one, and it is called again; if it then
returns another value, the request is sent once more with that. For example:

    class Token:
        def __init__(self):
            self.value = log_in()

        def __call__(self):
            return self.value

        def refresh(self):
            self.value = log_in()
"""


class Applied(Veiled, frozen=True):
    """The header fields, query parameters and cookies by which a call authenticates."""

    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {REDACTED}>"


Given: TypeAlias = tuple[tuple[str, Scheme, object], ...]
"""The values of one alternative, with the client's argument and the scheme of each."""


class Answered:
    """The credentials of one alternative, after functions were called for theirs."""

    __slots__ = ("_applied", "given")

    def __init__(self, given: Given) -> None:
        self.given = given
        self._applied: Applied | None = None

    def applied(self) -> Applied:
        """What is sent. It is computed once.

        Raises:
            ValueError: A credential can't be sent. The message names the client's argument.
        """
        if self._applied is None:
            self._applied = _apply(self.given)
        return self._applied

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {REDACTED}>"


class Asking:
    """The credentials of one alternative, some of which are asked for before each attempt."""

    __slots__ = ("_given",)

    def __init__(self, given: Given) -> None:
        self._given = given

    def answered(self, refused: Answered | None = None) -> Answered | None:
        """What is to be sent now. What a function raises leaves as it is.

        Args:
            refused: What a server has refused, if it has. None is returned if there is no other.
        """
        values = [
            each.value(old) if isinstance(each, Source) else each
            for each, old in self._pairs(refused)
        ]
        return self._other(values, refused)

    async def answered_async(self, refused: Answered | None = None) -> Answered | None:
        """As `answered`, awaited."""
        values = [
            await each.value_async(old) if isinstance(each, Source) else each
            for each, old in self._pairs(refused)
        ]
        return self._other(values, refused)

    def _pairs(self, refused: Answered | None) -> list[tuple[object, object]]:
        """Each value with the one that was refused."""
        old = [(None, None, None)] * len(self._given) if refused is None else refused.given
        return [(each[2], past[2]) for each, past in zip(self._given, old, strict=True)]

    def _other(self, values: Sequence[object], refused: Answered | None) -> Answered | None:
        pairs = zip(self._given, values, strict=True)
        given = tuple((argument, scheme, value) for (argument, scheme, _), value in pairs)
        return None if refused is not None and given == refused.given else Answered(given)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {REDACTED}>"


class Credentials:
    """The credentials of a client, by scheme. `repr` does not show them; they can't be pickled."""

    __slots__ = ("_alternatives", "_schemes", "_values")

    def __init__(
        self, schemes: Mapping[str, Scheme], values: Mapping[str, Credential | Source | None]
    ) -> None:
        unknown = values.keys() - schemes.keys()
        if unknown:
            names = sorted(unknown)
            hint = suggestion(names[0], schemes)
            raise ValueError(f"credentials: unknown name: {', '.join(names)}{hint}")
        self._schemes = schemes
        self._values = {
            name: _kept(name, value) for name, value in values.items() if callable(value) or value
        }
        self._alternatives: dict[tuple[str, ...], Answered | Asking] = {}

    def replaced(self, values: Mapping[str, Credential | None]) -> Credentials:
        """The same with some values exchanged, or removed by None."""
        return Credentials(self._schemes, {**self._values, **values})

    def awaited(self) -> list[str]:
        """The client's arguments whose values are coroutine functions."""
        values = self._values.items()
        return [name for name, each in values if isinstance(each, Source) and each.is_awaited()]

    def for_call(self, security: tuple[tuple[str, ...], ...]) -> Answered | Asking | None:
        """The first alternative of which all values are there, or None."""
        for group in security:
            if all(self._is_available(scheme) for scheme in group):
                return self._alternatives.get(group) or self._alternative(group)
        return None

    def header_names(self, security: tuple[tuple[str, ...], ...]) -> list[frozenset[str]]:
        """The header fields, in lower case, of each alternative that is sent in headers only."""
        groups: list[frozenset[str]] = []
        for group in security:
            schemes = [self._schemes[name] for name in group]
            if all(scheme.place in ("bearer", "basic", "header") for scheme in schemes):
                groups.append(frozenset(scheme.name.lower() for scheme in schemes))
        return groups

    def how_to_give(self, security: tuple[tuple[str, ...], ...]) -> str:
        """The arguments and environment variables that would be sufficient, in words."""
        return ", or ".join(" and ".join(map(self._how_to_give_one, group)) for group in security)

    def _how_to_give_one(self, name: str) -> str:
        variable = self._schemes[name].variable
        return f"{name} (or the environment variable {variable})" if variable else name

    def _is_available(self, name: str) -> bool:
        return name in self._values or self._schemes[name].place == "none"

    def _alternative(self, group: tuple[str, ...]) -> Answered | Asking:
        names = [name for name in group if name in self._values]
        given = tuple((name, self._schemes[name], self._values[name]) for name in names)
        is_asked = any(isinstance(value, Source) for _, _, value in given)
        return self._alternatives.setdefault(group, (Asking if is_asked else Answered)(given))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {', '.join(self._values) or 'none'}>"

    def __reduce__(self) -> tuple[type[Credentials], tuple[object, ...]]:
        raise TypeError("Credentials can't be pickled: they hold secrets")


def _kept(argument: str, value: Credential | Source) -> Value | Source:
    if isinstance(value, Source):
        return value  # of the client that this one is a copy of: they share its lock
    if callable(value):
        return Source(value)
    if isinstance(value, str):
        return Secret(value)
    match value:
        case (str(user), str(password)):
            return user, Secret(password)
    raise TypeError(
        f"{argument}: expected a string, a pair of user name and password, or a function that "
        f"returns one, got {name_of_type(value)}"
    )


def _apply(given: Given) -> Applied:
    places: dict[str, list[tuple[str, str]]] = {"header": [], "query": [], "cookie": []}
    for argument, scheme, credential in given:
        if scheme.place == "basic":
            places["header"].append((scheme.name.lower(), _basic(argument, credential)))
            continue
        text = _checked(argument, credential)
        if scheme.place in ("query", "cookie"):
            places[scheme.place].append((scheme.name, Secret(quote(text, safe=""))))
        else:
            sent = Secret(f"Bearer {text}") if scheme.place == "bearer" else text
            places["header"].append((scheme.name.lower(), sent))
    return Applied(tuple(places["header"]), tuple(places["query"]), tuple(places["cookie"]))


def _checked(argument: str, credential: object) -> Secret:
    if not isinstance(credential, str) or not credential:
        raise ValueError(f"{argument}: expected a non-empty string")
    check_header_value(argument, credential)
    return Secret(credential)


def _basic(argument: str, credential: object) -> Secret:
    """`user:password` in base64; neither can hold control characters (RFC 7617 §2)."""
    parts = credential if is_tuple(credential) else (credential,)
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts) or len(parts) > 2:
        raise ValueError(f"{argument}: expected a tuple of user name and password")
    if len(texts) == 2 and ":" in texts[0]:
        raise ValueError(f"{argument}: a user name can't contain a colon")
    joined = ":".join(texts)
    if any(ord(character) < 32 or ord(character) == 127 for character in joined):
        raise ValueError(f"{argument}: a user name or password can't contain control characters")
    return Secret(f"Basic {b64encode(joined.encode()).decode()}")
