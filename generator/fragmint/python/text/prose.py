"""Documentation: descriptions with what the types can't say, as lines for docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

from ...api import types as api
from ...api.model import NOT_KNOWN, Answer, Operation
from .code import Code, Doc, Prose, docstring, literal, one_line, paragraph, said
from .sentences import closed, followed, is_closed, run_on

_LIMITS = (
    ("minimum", "at least {}"),
    ("exclusive_minimum", "more than {}"),
    ("maximum", "at most {}"),
    ("exclusive_maximum", "less than {}"),
    ("multiple_of", "a multiple of {}"),
)
_LENGTHS = (("min_length", "at least {} {}"), ("max_length", "at most {} {}"))


def of(doc: api.Doc, indent: int, fallback: str = "") -> Doc:
    """Return a docstring of the document's own words."""
    text = doc.text or fallback
    lines = list(paragraph(text, indent))
    if doc.deprecated:
        lines += [said("")] * bool(lines) + [*paragraph(deprecation(doc), indent)]
    return docstring(lines)


def own(text: str, indent: int = 0) -> Doc:
    """Return a docstring of our own words."""
    return docstring(paragraph(text, indent))


def of_value(doc: api.Doc, type: api.Type, default: object, indent: int) -> Doc:
    """Return a docstring of a field or parameter: its words, then its limits and its default."""
    text = value_text(doc, type, default)
    return docstring(paragraph(text, indent)) if text else ()


def value_text(doc: api.Doc, type: api.Type, default: object) -> str:
    """Return the document's words and one sentence each for limits, default and deprecation."""
    facts = [limits(type)]
    if default is not api.NO_DEFAULT:
        facts.append(f"Default: {_value(default)}.")
    if doc.deprecated:
        facts.append(deprecation(doc))
    return followed(doc.text.strip(), " ".join(fact for fact in facts if fact))


def deprecation(doc: api.Doc, subject: str = "") -> str:
    """Return since when something is deprecated, and what takes its place, as a sentence."""
    begin = f"{subject} is deprecated" if subject else "Deprecated"
    since = f" since {doc.since}" if doc.since else ""
    instead = f": {doc.instead.rstrip('.')}" if doc.instead else ""
    return f"{begin}{since}{instead}."


def limits(type: api.Type) -> str:
    """Return a type's limits as a sentence, `At least 60, at most 86400.`; empty where the type says it all."""
    match type:
        case api.Nullable():
            return limits(type.of)
        case api.Primitive():
            parts = [*_bounds(type.constraints), *_lengths(type.constraints, "characters")]
            if type.constraints.pattern:
                parts.append(f"matching `{type.constraints.pattern}`")
            return _sentence([_told(type), *parts])
        case api.ListOf():
            return _sentence([*_lengths(type.constraints, "items"), _each(type.item)])
        case api.MapOf():
            return _sentence(_lengths(type.constraints, "members"))
        case _:
            return ""


def _told(type: api.Primitive) -> str:
    """Return what a value is, where the annotation doesn't tell it."""
    if type.kind is api.PrimitiveKind.BINARY:
        return _TOLD_CONTENTS.get(type.format, "")
    return _TOLD_FORMATS.get(type.format, "")


_TOLD_CONTENTS = {
    "upload": "bytes, a path, an open file, `(name, content, media type)` or an `UploadFile`",
    "content": "bytes, a path, an open file, an iterator of bytes or an `UploadFile`",
}
"""By format, what is sent without being in memory."""

_TOLD_FORMATS = {
    "uuid": "a UUID",
    "uri": "a URI",
    "uri-reference": "a URI reference",
    "email": "an e-mail address",
    "hostname": "a host name",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "time": "a time of day",
    "duration": "a duration",
}
"""Formats whose values stay strings, so that the type doesn't tell them."""


def _each(item: api.Type) -> str:
    inner = limits(item)
    return f"each {inner[0].lower()}{inner[1:].rstrip('.')}" if inner else ""


def _bounds(constraints: api.Constraints) -> list[str]:
    pairs = ((text, getattr(constraints, name)) for name, text in _LIMITS)
    return [text.format(value) for text, value in pairs if value is not None]


def _lengths(constraints: api.Constraints, unit: str) -> list[str]:
    pairs = ((text, getattr(constraints, name)) for name, text in _LENGTHS)
    return [
        text.format(value, unit[:-1] if value == 1 else unit)
        for text, value in pairs
        if value is not None
    ]


def _sentence(parts: Iterable[str]) -> str:
    text = ", ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _value(value: object) -> str:
    text = literal(value)
    return f"`{text}`" if len(text) <= 60 else "see the API's description"


def of_operation(
    operation: Operation,
    arguments: Mapping[Code, str],
    errors: Mapping[str, str],
    address: str = "",
) -> Doc:
    """Return a method's docstring: summary, request line, Args, Returns, Raises.

    `arguments` maps Python names to their words, `errors` statuses to the type of their body. What
    is said of the result names no type: the text is that of all faces, which return different ones.
    `address` is that of the method in the published reference, if there is one.
    """
    lines = _head(operation)
    if operation.doc.text and operation.summary:
        lines += [said(""), *paragraph(operation.doc.text, 8)]
    if operation.doc.deprecated:
        lines += [said(""), *paragraph(deprecation(operation.doc), 8)]
    if address:
        lines += [said(""), said("Reference: {}", one_line(address))]
    described = [(name, text) for name, text in arguments.items() if text]
    if described:
        lines += [said(""), said("Args:"), *(line for item in described for line in entry(*item))]
    returned = _returned(operation)
    if returned:
        lines += [said(""), said("Returns:"), *(said("    {}", line) for line in returned)]
    raised = _raised(operation, errors)
    lines += [said(""), said("Raises:"), *(line for item in raised for line in entry(*item))]
    return docstring(lines)


def _head(operation: Operation) -> list[Prose]:
    """Return the summary and the request line."""
    request_line = one_line(f"{operation.method} {operation.path}")
    summary = one_line(operation.summary or operation.doc.text) or request_line
    full = summary if summary.endswith(":") or is_closed(summary) else said("{}.", summary)
    lines = [full, said(""), said("`{}`", request_line)]
    if operation.server:
        text = f"{operation.server}, unless `base_url` is given"
        server = "only `base_url` names it" if operation.server == NOT_KNOWN else text
        lines += [said(""), said("Server: {}.", one_line(server))]
    return lines


def entry(name: str, text: str) -> list[Prose]:
    """Return an entry of `Args:` or `Raises:`: `name: text`, wrapped with a hanging indent."""
    words = run_on(text)
    lines = paragraph(f"{name}: {words}" if words else name, 12)
    return [said("    {}", lines[0]), *(said("        {}", line) for line in lines[1:])]


def _returned(operation: Operation) -> tuple[Prose, ...]:
    """Return what is said of the answers that have content."""
    told = (answer.doc.text for answer in operation.answers if answer.type is not None)
    texts = dict.fromkeys(" ".join(text.split()) for text in told)
    return paragraph(" ".join(closed(text) for text in texts if text), 12)


def _raised(operation: Operation, errors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield exceptions with their reasons in the order of a call: before it, its answer, none, its body.

    Every answer that is an error raises an `APIStatusError`, also one that isn't declared.
    """
    yield "InvalidRequestError", "An argument is invalid; no request was sent."
    if operation.security and () not in operation.security:
        yield "MissingCredentialsError", "The client has no credentials; no request was sent."
    classes = [error_class(answer.status) for answer in operation.errors]
    for name, answer in zip(classes, operation.errors, strict=True):
        body = errors.get(answer.status)
        told = f" Body: `{body}`." if body else ""
        yield name, f"{_status_text(answer)}{told}"
    if "APIStatusError" not in classes:
        yield "APIStatusError", f"The server answered with {'another' if classes else 'an'} error status."
    yield "APITimeoutError", "The request timed out."
    yield "APIConnectionError", "The server could not be reached, or the connection was lost."
    yield "APIResponseValidationError", "The response does not match its description, with `strict=True`."


_ERROR_CLASSES = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


def error_class(status: str) -> str:
    """Return the exception that a status raises."""
    return _ERROR_CLASSES.get(
        status, "InternalServerError" if status[0] == "5" else "APIStatusError"
    )


def _status_text(answer: Answer) -> str:
    text = answer.doc.text.strip()
    status = "Any other status" if answer.status == "default" else answer.status
    if text:
        return f"{status}: {closed(text)}"
    code = int(answer.status) if answer.status.isdigit() else 0
    known = {status.value: status.phrase for status in HTTPStatus}
    return f"{status}: {known.get(code, 'An error')}."
