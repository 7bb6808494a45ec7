"""Put a validator's errors into words: one line, without a dump of an object, at its key or value."""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..document.node import Mapping, Node
from ..document.pointer import Found, find, join
from ..findings.diagnostic import Diagnostic
from ..findings.text import nearest, shown
from ..openapi.bearing import only_describes, without_bearing
from ..openapi.findings import below, unknown_value, wrong_type
from ..source import Span
from .structure import unexpected

_KINDS = {
    "string": "a string",
    "object": "an object",
    "array": "an array",
    "boolean": "a boolean",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}
_DISPENSABLE = ("description", "responses")
"""Fields that OpenAPI requires of its objects, and without which a client is the same."""
_COMPONENT_NAMES = "use only letters, digits, `.`, `-` and `_` in the name"


def describe(root: Node, pointer: str, error: Any) -> Iterator[Diagnostic]:
    """Yield the findings of one error of jsonschema about what `pointer` names."""
    found = find(root, pointer) or Found(root, root.span)
    worded = _WORDINGS.get(error.validator, _anything)
    yield from worded(found, pointer, error)


def wrong_default(root: Node, pointer: str, error: Any) -> Diagnostic:
    """Return the warning about a default, or a part of one, that does not fit its schema."""
    # JSON Schema only recommends that a default fits its schema (2020-12 validation §9.2).
    message = (
        f"the default value does not match its schema: it fails `{shown(str(error.validator), 60)}`"
    )
    return _warning("wrong-default", message, root, pointer, _fitting(error, "default"))


def wrong_example(root: Node, pointer: str, error: Any) -> Diagnostic:
    """Return the warning about an example, or a part of one, that its schema does not allow."""
    message = f"the example does not match its schema: it fails `{shown(str(error.validator), 60)}`"
    return _warning("wrong-example", message, root, pointer, _fitting(error, "example"))


def _fitting(error: Any, what: str) -> str:
    """Return the hint that names the values or types that a schema allows."""
    if error.validator == "type":
        wanted = error.validator_value
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        return (
            f"write {shown(' or '.join(_KINDS.get(str(name), str(name)) for name in names), 120)}"
        )
    if error.validator in ("enum", "const"):
        return f"write one of {shown(', '.join(map(str, _wanted(error))), 120)}"
    return f"correct the {what} or the schema"


def required_without_property(
    root: Node, pointer: str, names: list[str], meant: str = ""
) -> Diagnostic:
    """Return the warning about names that are required and not described; `pointer` is that of `required`.

    `meant` is the property that was likely meant.
    """
    # JSON Schema allows it; more often than not it is a slip of the pen.
    listed = ", ".join(repr(name) for name in names)
    message = f"`required` names properties that are not described: {shown(listed, 120)}"
    hint = "describe them under `properties`, or correct the names"
    if meant:
        hint = f"did you mean `{shown(meant, 80)}`?"
    return _warning("required-without-property", message, root, pointer, hint)


def unknown_dialect(root: Node, name: str, pointer: str) -> Diagnostic:
    """Return the error of an object whose `$schema`, or `jsonSchemaDialect`, nobody knows."""
    found = find(root, join(pointer, "$schema")) or find(root, join(pointer, "jsonSchemaDialect"))
    span = root.span if found is None else found.node.span
    message = f"the JSON Schema dialect '{shown(name, 100)}' is not known"
    hint = "remove it, or use a known dialect, such as the default of OpenAPI 3.1"
    return _error("invalid", message, span, pointer, hint)


def _missing(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    for name in error.validator_value:
        # One error for every name; its message begins with it.
        if name not in error.instance and error.message.startswith(repr(name)):
            missing = _error(
                "missing-field",
                f"the required field `{name}` is missing",
                found.span,
                pointer,
                f"add `{name}`",
            )
            yield without_bearing(missing) if name in _DISPENSABLE else missing


def _wrong_type(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    yield wrong_type(found.node, " or ".join(_KINDS.get(name, name) for name in names), pointer)


def _unknown_value(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    known = sorted({str(each) for alike in _alternatives(error) for each in _wanted(alike)})
    if isinstance(error.instance, str):
        yield unknown_value(error.instance, known, found.node.span, pointer)
    else:
        yield from _wrong_type_of_word(found, pointer)


def _alternatives(error: Any) -> list[Any]:
    """Return the errors of all alternatives that want other words in the same place."""
    context: list[Any] = [] if error.parent is None else error.parent.context
    return [
        each
        for each in context
        if each.validator in ("enum", "const") and each.absolute_path == error.absolute_path
    ] or [error]


def _wanted(error: Any) -> list[Any]:
    return list(error.validator_value) if error.validator == "enum" else [error.validator_value]


def _wrong_type_of_word(found: Found, pointer: str) -> Iterator[Diagnostic]:
    yield wrong_type(found.node, "one of the strings that OpenAPI lists", pointer)


def _unknown_field(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    for key in unexpected(error):
        entry = found.node.entry(key) if isinstance(found.node, Mapping) else None
        span = found.span if entry is None else entry.key_span
        message = f"there is no field '{shown(key, 100)}' here"
        meant = nearest(key, known)
        hint = f"did you mean `{meant}`?" if meant else _hint_for_key(pointer)
        unknown = _error("unknown-field", message, span, join(pointer, key), hint)
        yield without_bearing(unknown) if _is_idle(key, meant, pointer) else unknown


def _is_idle(key: str, meant: str | None, pointer: str) -> bool:
    """Tell whether an unknown key does nothing: it is not likely a misspelt one, and none of a path or a status."""
    if pointer == "#/paths" or pointer.endswith("/responses"):
        return False
    slip = meant is not None and nearest(key, [meant], cutoff=0.8) is not None
    return not slip or only_describes(join(pointer, meant or ""))


def _hint_for_key(pointer: str) -> str:
    if pointer == "#/paths":
        return "begin the path with `/`"
    if pointer.endswith("/responses"):
        return "write a status such as `200`, a range such as `4XX`, or `default`"
    if pointer.startswith("#/components/") and pointer.count("/") == 2:
        return _COMPONENT_NAMES
    return "remove it, or begin its name with `x-` if it is an extension"


def _wrong_form(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    text = str(error.instance)
    if error.validator_value == "regex":
        yield _foreign_pattern(found, pointer)
        return
    entry = found.node.entry(text) if isinstance(found.node, Mapping) else None
    span = found.node.span if entry is None else entry.key_span
    what = (
        f"is not a valid {error.validator_value}"
        if error.validator == "format"
        else "does not match the pattern that OpenAPI gives"
    )
    wanted = shown(str(error.validator_value), 100)
    hint = f"write a {wanted}" if error.validator == "format" else f"match the pattern `{wanted}`"
    is_name = entry is not None and pointer.startswith("#/components/")
    hint = _COMPONENT_NAMES if is_name else hint
    wrong = _error("wrong-form", f"'{shown(text, 100)}' {what}", span, pointer, hint)
    # Whatever a component is called: what refers to it finds it.
    yield without_bearing(wrong) if is_name else wrong


def _foreign_pattern(found: Found, pointer: str) -> Diagnostic:
    # JSON Schema's patterns are those of ECMA-262; (?<name>…) is a right one that Python refuses.
    return Diagnostic(
        rule="foreign-pattern",
        message="this regular expression is not valid in Python",
        span=found.node.span,
        pointer=pointer,
        hint="use what ECMA-262 and Python have in common, such as `(…)` for `(?<name>…)`",
    )


def _exclusive(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    value: Any = error.validator_value
    names: list[str] = value.get("required", []) if isinstance(value, dict) else []
    if not names:
        yield from _anything(found, pointer, error)
        return
    listed = " and ".join(f"`{shown(name, 60)}`" for name in names)
    message = f"{listed} exclude each other"
    yield _error("exclusive-fields", message, found.span, pointer, "remove one of them")


def _several(found: Found, pointer: str, _: Any) -> Iterator[Diagnostic]:
    message = "this object matches more than one of the forms that OpenAPI allows here"
    hint = "remove the fields of all forms but one"
    yield _error("invalid", message, found.span, pointer, hint)


def _limit(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    message, hint = below(error.validator_value)
    if error.validator == "maximum":
        message = f"the value must be at most {error.validator_value}"
    yield _error("invalid", message, found.node.span, pointer, hint)


def _repeated(found: Found, pointer: str, _: Any) -> Iterator[Diagnostic]:
    # Tags and parameters with the same name are found by `openapi.parse`, with both places.
    if not pointer.rpartition("/")[0].endswith(("/tags", "/parameters")):
        message = "an earlier item of the array is equal"
        hint = "remove one of the two"
        yield without_bearing(_error("invalid", message, found.node.span, pointer, hint))


def _dependent(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    for name, wanted in error.validator_value.items():
        # One error for every name that is missing; its message tells which.
        for each in wanted if isinstance(wanted, list) else ():
            if error.message == f"{each!r} is a dependency of {name!r}":
                message = f"`{name}` requires `{each}`, which is missing"
                yield _error("missing-field", message, found.span, pointer, f"add `{each}`")


def _anything(found: Found, pointer: str, error: Any) -> Iterator[Diagnostic]:
    limit = error.validator_value
    said = (
        f"{error.validator}: {limit}" if isinstance(limit, (str, int, float)) else error.validator
    )
    message = f"this does not match the OpenAPI specification: it fails `{shown(str(said), 100)}`"
    hint = "compare this object with the OpenAPI specification"
    yield _error("invalid", message, found.span, pointer, hint)


def _error(rule: str, message: str, span: Span, pointer: str, hint: str) -> Diagnostic:
    return Diagnostic(rule, message, span, pointer=pointer, hint=hint)


def _warning(rule: str, message: str, root: Node, pointer: str, hint: str) -> Diagnostic:
    found = find(root, pointer)
    span = root.span if found is None else found.node.span
    return Diagnostic(rule, message, span, pointer=pointer, hint=hint)


_WORDINGS: dict[str, Callable[[Found, str, Any], Iterator[Diagnostic]]] = {
    "required": _missing,
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _unknown_value,
    "additionalProperties": _unknown_field,
    "unevaluatedProperties": _unknown_field,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "not": _exclusive,
    "minimum": _limit,
    "maximum": _limit,
    "uniqueItems": _repeated,
    "dependencies": _dependent,
    "dependentRequired": _dependent,
    "oneOf": _several,
    "anyOf": _several,
}
