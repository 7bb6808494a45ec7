"""Valid values of schemas, made by a walk over them; jsonschema has the last word on each.

hypothesis-jsonschema makes what a pattern or a multiple restricts. It is not asked for whole
schemas: it resolves their references first, which takes minutes for those of large documents, and
has no end for those that refer to themselves.
"""

from __future__ import annotations

import base64
import math
import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import hypothesis
import hypothesis_jsonschema

from .conjunction import Impossible, merged
from .document import At, Document

_DEEP = 5
"""From here on only what must be there is made."""
_DEEPEST = 14
"""Here a schema that refers to itself is given up, for another arm of a union."""
_TRIES = 12
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORDS = ("plain", "two words", "ä-ö", "50%", "a&b=c", "x/y?z#", "+1", "'q'", '"q"', "~")
_FORMATS = {
    "date-time": ("2024-02-29T23:59:58Z", "2021-05-06T07:08:09.250000+02:00"),
    "date": ("2024-02-29", "1999-12-31"),
    "time": ("12:34:56Z", "23:59:59+01:00"),
    "duration": ("P3DT4H", "PT36H"),
    "uuid": ("0b1e3f7a-6a3c-4c3e-9d0f-2b6c1f0d9a11", "c56a4180-65aa-42ec-a945-5fd21dec0538"),
    "email": ("ada@example.com",),
    "idn-email": ("ada@example.com",),
    "uri": ("https://example.com/a?b=c%20d#e", "https://example.com/"),
    "url": ("https://example.com/a?b=c%20d",),
    "uri-reference": ("/a/b?c=d",),
    "iri": ("https://example.com/",),
    "hostname": ("example.com",),
    "ipv4": ("192.0.2.7",),
    "ipv6": ("2001:db8::7",),
    "regex": ("^a+$",),
    "json-pointer": ("/a/b",),
}  # fmt: skip


class Unmade(Exception):
    """No valid value was found, which says nothing about the client."""


class Maker:
    """Makes values for one document. The same seed makes the same values."""

    def __init__(self, document: Document, seed: int) -> None:
        self._document = document
        self._seed = seed

    def make(self, at: At, label: str, *, sent: bool) -> Any:
        """A valid value of the schema there.

        Args:
            label: What it is for; another label brings another value.
            sent: Whether it travels in a request, and so has nothing that is read only.

        Raises:
            Unmade: No try was valid.
        """
        last = "refers to itself without an end"
        for attempt in range(_TRIES):
            draw = _Drawing(self._document, f"{self._seed} {label} {attempt}", sent)
            with suppress(Impossible, RecursionError):
                value = draw.value(at.value, 0 if attempt < _TRIES // 2 else _DEEP)
                found = self._document.faults(at, value, sent=sent)
                if not found:
                    return value
                last = found[0]
        raise Unmade(f"no valid value of #{at.pointer}: {last}")


class _Drawing:
    """One try at a value."""

    def __init__(self, document: Document, seed: str, sent: bool) -> None:
        self._document = document
        self._random = random.Random(seed)
        self._hidden = "readOnly" if sent else "writeOnly"
        self._left = 150

    def value(self, schema: Any, depth: int) -> Any:
        """A value of this schema, in all likelihood a valid one."""
        if depth > _DEEPEST:
            raise Impossible("too deep")
        self._left -= 1
        flat = merged(schema, self._document.target, self._random, depth >= _DEEP)
        if "const" in flat:
            return flat["const"]
        if flat.get("enum"):
            return self._one_of(flat["enum"], flat)
        kind = self._kind(flat)
        make = getattr(self, f"_{kind}", None)
        if make is None:
            raise Impossible(f"no such type: {kind}")
        return make(flat, depth)

    def _one_of(self, values: Sequence[Any], flat: Mapping[str, Any]) -> Any:
        kind = flat.get("type")
        fitting = [each for each in values if not isinstance(kind, str) or _is(each, kind)]
        return self._random.choice(fitting or list(values))

    def _kind(self, flat: Mapping[str, Any]) -> str:
        kind = flat.get("type")
        if flat.get("x-fragmint-type") == "integer":
            return "integer"
        if isinstance(kind, list):
            some = [each for each in kind if each != "null"] or kind
            return str(self._random.choice(kind if self._random.random() < 0.2 else some))
        if kind is not None:
            if flat.get("nullable") and self._random.random() < 0.1:
                return "null"
            return str(kind)
        if "properties" in flat or "additionalProperties" in flat or "required" in flat:
            return "object"
        if "items" in flat or "prefixItems" in flat:
            return "array"
        return "string" if {"pattern", "format", "minLength"} & flat.keys() else "anything"

    def _anything(self, flat: Mapping[str, Any], depth: int) -> Any:
        return self._random.choice(("text", {"member": 1}))

    def _null(self, flat: Mapping[str, Any], depth: int) -> None:
        return None

    def _boolean(self, flat: Mapping[str, Any], depth: int) -> bool:
        return self._random.random() < 0.5

    def _integer(self, flat: Mapping[str, Any], depth: int) -> int:
        if "multipleOf" in flat:
            return int(leaf(_frozen({**flat, "type": "integer"})))
        low, high = _limits(flat)
        return self._random.randint(math.ceil(low), math.floor(high))

    def _number(self, flat: Mapping[str, Any], depth: int) -> float:
        if "multipleOf" in flat:
            return leaf(_frozen(flat))  # type: ignore[no-any-return]
        low, high = _limits(flat)
        if high - low < 2:
            return low + (high - low) / 2
        return self._random.randint(math.ceil(low), math.floor(high) - 1) + self._random.choice(
            (0.25, 0.5)
        )

    def _string(self, flat: Mapping[str, Any], depth: int) -> str:
        if "pattern" in flat:
            return str(leaf(_frozen(flat)))
        low, high = flat.get("minLength", 0), flat.get("maxLength", 10_000)
        kind = flat.get("format")
        if kind in ("byte", "base64") or flat.get("contentEncoding") == "base64":
            return base64.b64encode(self._random.randbytes(max(low * 3 // 4, 6))).decode()
        known = [each for each in _FORMATS.get(kind or "", ()) if low <= len(each) <= high]
        if known:
            return self._random.choice(known)
        word = self._random.choice(_WORDS if kind is None else _WORDS[:1])
        return word if low <= len(word) <= high else self._letters(low, high)

    def _letters(self, low: int, high: int) -> str:
        length = min(max(low, 1), high)
        return "".join(self._random.choices(_LETTERS, k=length))

    def _array(self, flat: Mapping[str, Any], depth: int) -> list[Any]:
        low = flat.get("minItems", 0)
        more = 0 if self._spent(depth) else self._random.randint(0 if low else 1, 2)
        count = min(low + more, flat.get("maxItems", low + more))
        first = flat.get("prefixItems") or []
        items = [self.value(each, depth + 1) for each in first]
        rest = flat.get("items", True)
        while len(items) < count and rest is not False:
            items.append(self.value(rest, depth + 1))
        if flat.get("uniqueItems"):
            items = [each for at, each in enumerate(items) if each not in items[:at]]
        return items

    def _object(self, flat: Mapping[str, Any], depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        required = set(flat.get("required", ()))
        properties = flat.get("properties", {})
        for name, schema in properties.items():
            if self._is_hidden(schema):
                continue
            if name in required:
                made[name] = self.value(schema, depth + 1)
            elif not self._spent(depth) and self._random.random() < 0.6:
                with suppress(Impossible):
                    made[name] = self.value(schema, depth + 1)
        return self._with_others(made, flat, required - properties.keys(), depth)

    def _with_others(
        self, made: dict[str, Any], flat: Mapping[str, Any], missing: set[str], depth: int
    ) -> dict[str, Any]:
        """With what no property describes: what is required, and entries of a map."""
        rest = flat.get("additionalProperties", True)
        names = sorted(missing)
        is_map = isinstance(rest, dict) and not flat.get("patternProperties")
        if is_map and not self._spent(depth) and flat.get("maxProperties", 9) > len(made) + 1:
            names.append("an entry")
        while len(made) + len(names) < flat.get("minProperties", 0):
            names.append(f"entry{len(names)}")
        for name in names:
            if rest is False:
                raise Impossible(f"{name} is required and forbidden")
            made[name] = self.value(rest, depth + 1)
        return made

    def _is_hidden(self, schema: Any) -> bool:
        """Whether the other side alone has it (OpenAPI, `readOnly` and `writeOnly`)."""
        flat: Any = schema
        for _ in range(20):
            if not isinstance(flat, dict):
                return False
            if flat.get(self._hidden):
                return True
            every = flat.get("allOf", ())
            if any(self._is_hidden(each) for each in every):
                return True
            if "$ref" not in flat:
                return False
            flat = self._document.target(flat["$ref"])
        return False

    def _spent(self, depth: int) -> bool:
        return depth >= _DEEP or self._left < 0


def _limits(flat: Mapping[str, Any]) -> tuple[float, float]:
    """The least and the greatest number, both of them allowed."""
    low, high = flat.get("minimum"), flat.get("maximum")
    step = 1 if flat.get("type") == "integer" else 0.125
    for key, sign in (("exclusiveMinimum", 1), ("exclusiveMaximum", -1)):
        bound = flat.get(key)
        if bound is True:  # OpenAPI 3.0, as in draft 4 of JSON Schema
            low, high = (low + step, high) if sign > 0 and low is not None else (low, high)
            high = high - step if sign < 0 and high is not None else high
        elif bound is not None and bound is not False:
            if sign > 0:
                low = bound + step if low is None else max(low, bound + step)
            else:
                high = bound - step if high is None else min(high, bound - step)
    if low is None:
        low = 0 if high is None or high >= 0 else high - 100
    high = low + 100 if high is None else min(high, low + 10_000)
    if high < low:
        raise Impossible("no number is between the limits")
    return low, high


def _is(value: object, kind: str) -> bool:
    kinds: dict[str, Any] = {
        "string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict,
        "array": list, "null": type(None),
    }  # fmt: skip
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, kinds.get(kind, object))


_LEAF = (
    "type", "pattern", "minLength", "maxLength", "multipleOf", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum",
)  # fmt: skip


def _frozen(flat: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((key, flat[key]) for key in _LEAF if key in flat)


@cache
def leaf(keywords: tuple[tuple[str, Any], ...]) -> Any:
    """A value of a schema without parts, the simplest that hypothesis-jsonschema comes to.

    Raises:
        Impossible: It finds none.
    """
    schema = {key: value for key, value in keywords if not isinstance(value, bool)}
    try:
        strategy = hypothesis_jsonschema.from_schema(schema)
        return hypothesis.find(
            strategy,
            lambda value: value != "",
            settings=hypothesis.settings(
                database=None, max_examples=50, deadline=None, derandomize=True,
                suppress_health_check=[hypothesis.HealthCheck.filter_too_much, hypothesis.HealthCheck.too_slow],
            ),
        )  # fmt: skip
    except Exception as error:  # whatever a pattern of another dialect brings out
        raise Impossible(f"no value of {schema}") from error
