"""The table of settings, with the check of their values."""

from __future__ import annotations

import builtins
import keyword
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard
from urllib.parse import urlsplit

from ..api.sendable import header_name
from ..findings.rules import RULES, Severity
from ..findings.text import nearest, shown
from ..names.front import is_taken
from .metadata import license_expression, name_and_address

Check = Callable[[str], str | None]
"""Says what a text ought to be when it is not; None when it is fine."""

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
# PEP 440, appendix B, in its normal form: what a package index takes without rewriting.
_VERSION = re.compile(
    r"(?:[1-9][0-9]*!)?(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))*"
    r"(?:(?:a|b|rc)(?:0|[1-9][0-9]*))?(?:\.post(?:0|[1-9][0-9]*))?(?:\.dev(?:0|[1-9][0-9]*))?"
    r"(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?"
)
# What a generated package itself imports from outside: it must not stand in its own way.
_NEEDED = frozenset({"httpcore2", "msgspec", "pyreqwest"})
# What it holds itself, beside names with `_` in front.
_WRITTEN = frozenset({"resources", "testing", "types"})
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}
_LONGEST = 200
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a setting, and which part of it."""

    path: tuple[str, ...]
    rule: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A setting that is a string. For example: `package = "museum"`."""

    check: Check
    mend: Callable[[str], str] = lambda text: text
    """Returns what was likely meant by a text that is wrong."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A setting that is a list of strings. For example: `skip = ["GET /legacy"]`."""

    check: Check


@dataclass(frozen=True, slots=True)
class TextTable:
    """A setting that maps names to strings. For example: `env = { base-url = "URL" }`."""

    check: Check
    name: Check = lambda _: None


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that is one of a few words, or a list of others. For example: `faults = "skip"`."""

    words: tuple[str, ...]
    check: Check
    mend: Callable[[str], str] = lambda text: text
    """Returns what was likely meant by an item that is wrong."""


Kind = Text | TextList | TextTable | Choice


def findings(kind: Kind, path: tuple[str, ...], value: object) -> Iterator[Finding]:
    """Yield what is wrong with the value of the setting at `path`."""
    match kind:
        case Text(check, mend):
            for finding in _text_findings(check, path, value):
                yield _suggesting(finding, check, mend, value)
        case TextList(check) if is_list(value):
            for number, item in enumerate(value):
                yield from _text_findings(check, (*path, str(number)), item)
        case TextTable() if is_table(value):
            yield from _table_findings(kind, path, value)
        case Choice():
            yield from _choice_findings(kind, path, value)
        case TextList():
            yield _wrong_type(path, "a list of strings", value)
        case TextTable():
            yield _wrong_type(path, "a table of strings", value)


def _suggesting(
    finding: Finding, check: Check, mend: Callable[[str], str], value: object
) -> Finding:
    """Return the finding with a suggestion, where the mended text would do."""
    meant = mend(value) if isinstance(value, str) else ""
    if meant == value or not meant or check(meant):
        return finding
    return replace(finding, hint=f"did you mean `{shown(meant, 80)}`?")


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a TOML value is a list."""
    return isinstance(value, list)


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a TOML value is a table."""
    return isinstance(value, dict)


def _text_findings(check: Check, path: tuple[str, ...], value: object) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield _wrong_type(path, "a string", value)
    elif wanted := check(value):
        message = f"{_label(path)} must be {wanted}, not {shown(repr(value), 80)}"
        yield Finding(path, "setting-value", message)


def _table_findings(
    kind: TextTable, path: tuple[str, ...], value: Mapping[str, object]
) -> Iterator[Finding]:
    for key, item in value.items():
        if wanted := kind.name(key):
            message = f"{_label((*path, key))} must be {wanted}"
            yield Finding((*path, key), "setting-value", message)
        yield from _text_findings(kind.check, (*path, key), item)


def _choice_findings(kind: Choice, path: tuple[str, ...], value: object) -> Iterator[Finding]:
    if is_list(value):
        for number, item in enumerate(value):
            for finding in _text_findings(kind.check, (*path, str(number)), item):
                yield _suggesting(finding, kind.check, kind.mend, item)
    elif isinstance(value, str):
        yield from _word_findings(kind.words, path, value)
    else:
        yield _wrong_type(path, f"{_listed(kind.words)}, or a list of strings", value)


def _word_findings(words: tuple[str, ...], path: tuple[str, ...], value: str) -> Iterator[Finding]:
    if value not in words:
        message = f"{_label(path)} must be {_listed(words)}, not {shown(repr(value), 80)}"
        meant = nearest(value, words)
        yield Finding(path, "setting-value", message, f"did you mean `{meant}`?" if meant else None)


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def _wrong_type(path: tuple[str, ...], wanted: str, value: object) -> Finding:
    message = (
        f"{_label(path)} must be {wanted}, not {_TOML_NAMES.get(type(value), 'a date or time')}"
    )
    return Finding(path, "setting-type", message)


def _label(path: tuple[str, ...]) -> str:
    return f"`{shown('.'.join(path), 80)}`"


_TOML_NAMES: Mapping[type, str] = {
    bool: "a boolean",
    dict: "a table",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "a string",
}


def is_identifier(text: str) -> bool:
    """Tell whether the text is an ASCII identifier that is no keyword (`match` and `type` are none)."""
    proven = _IDENTIFIER.fullmatch(text) is not None and len(text) <= _LONGEST
    return proven and not keyword.iskeyword(text)


def _package(text: str) -> str | None:
    if not is_identifier(text) or not text[0].isalpha():
        return "an ASCII Python identifier that begins with a letter and is not a keyword"
    if text in sys.stdlib_module_names or text in _NEEDED:
        return "a name that neither the standard library nor a dependency of the client uses"
    if text.lower() in _DEVICES:
        return "a name that Windows does not reserve"
    return None


def _as_package(text: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "_", text.lower()).strip("_")


def _as_client(text: str) -> str:
    words = re.split(r"[^A-Za-z0-9]+", text)
    return "".join(word[:1].upper() + word[1:] for word in words)


def _client(text: str) -> str | None:
    if not is_identifier(text) or not text[0].isalpha():
        return "an ASCII Python identifier that begins with a letter and is not a keyword"
    if hasattr(builtins, text) or is_taken(text):  # a class `super` would be in its own way
        return "a name that neither a builtin nor an import of the package uses"
    return None


def _distribution(text: str) -> str | None:
    if _DISTRIBUTION.fullmatch(text) and len(text) <= _LONGEST:
        return None
    return "letters, digits, `-`, `_` and `.`, with a letter or digit at both ends"


def _version(text: str) -> str | None:
    if _VERSION.fullmatch(text) and len(text) <= _LONGEST:
        return None
    return "a version in the normal form of PEP 440, such as `1.0.0` or `2.1.0rc1`"


def _path(text: str) -> str | None:
    return None if text.strip() and text.isprintable() else "a path without control characters"


def _environment_variable(text: str) -> str | None:
    if _IDENTIFIER.fullmatch(text) and len(text) <= _LONGEST:
        return None
    return "the name of an environment variable: letters, digits and `_`"


def _method(text: str) -> str | None:
    parts = text.split(".")
    if all(is_identifier(part) and not part.startswith("_") for part in parts):
        return None
    return "the dotted path of a method, such as `museum.tickets.buy`"


def _module(text: str) -> str | None:
    parts = text.split(".")
    if not all(is_identifier(part) and not part.startswith("_") for part in parts):
        return "the dotted path of a module in the package, such as `helpers.tickets`"
    if parts[0] in _WRITTEN:
        return f"outside `{parts[0]}`, which fragmint writes"
    return None


def _operation(text: str) -> str | None:
    return (
        None
        if text.strip()
        else "an operationId, `GET /tickets`, a path such as `/tickets/*`, or `tag:tickets`"
    )


def _header(text: str) -> str | None:
    return None if text and not header_name(text) else "the name of a header field"


def _header_value(text: str) -> str | None:
    if text.isascii() and text.isprintable() and text == text.strip():
        return None
    return "printable ASCII without spaces at its ends"


def _line(text: str) -> str | None:
    if text.strip() and text.isprintable() and len(text) <= _LONGEST_LINE:
        return None
    return f"a line of at most {_LONGEST_LINE} characters"


def _license(text: str) -> str | None:
    if license_expression(text):
        return None
    return "an SPDX license expression, such as `MIT` or `Apache-2.0`"


def _author(text: str) -> str | None:
    name, address = name_and_address(text)
    if text.strip() and text.isprintable() and (address or not set(name) & set("<>@")):
        return None
    return "a name and an address, such as `Ada <ada@example.com>`, or one of them"


def _url(text: str) -> str | None:
    parts = urlsplit(text) if text.isprintable() and " " not in text else None
    if parts and parts.scheme in {"http", "https"} and parts.hostname:
        return None
    return "an http or https URL"


def _label_of_url(text: str) -> str | None:
    return None if text.strip() and len(text) <= 32 else "at most 32 characters"


def _classifier(text: str) -> str | None:
    parts = text.split(" :: ")
    return (
        None
        if len(parts) > 1 and all(map(str.strip, parts))
        else ("a classifier such as `Development Status :: 4 - Beta`")
    )


def _file(text: str) -> str | None:
    if re.fullmatch(r"(?:\w[\w.-]*/)*\w[\w.-]*", text, re.ASCII):
        return None
    return "the path of a file in the output folder, such as `examples/first.py`"


def _folder(text: str) -> str | None:
    if _file(text):
        return "a folder in the output folder, such as `docs`"
    if len(text) > _LONGEST:
        return f"a folder whose path has at most {_LONGEST} characters"
    parts = text.lower().split("/")
    if any(part.partition(".")[0] in _DEVICES or part.endswith(".") for part in parts):
        return "a folder whose name Windows does not reserve"
    return None


def _response_types(text: str) -> str | None:
    return None if text in {"operation", "component"} else "`operation` or `component`"


def _error_rule(text: str) -> str | None:
    if text in RULES and RULES[text].severity is Severity.ERROR:
        return None
    return "the id of a rule of errors, as findings show it in brackets"


def _nearest_error_rule(text: str) -> str:
    return nearest(text, (id for id in RULES if _error_rule(id) is None)) or ""


SETTINGS: Mapping[str, Kind] = {
    "authors": TextList(_author),
    "classifiers": TextList(_classifier),
    "client": Text(_client, _as_client),
    "default-headers": TextTable(_header_value, _header),
    "description": Text(_line),
    "distribution": Text(_distribution),
    "docs": Text(_folder),
    "docs-logo": Text(_file),
    "docs-title": Text(_line),
    "docs-url": Text(_url),
    "env": TextTable(_environment_variable),
    "examples": TextTable(_file, _line),
    "faults": Choice(("stop", "skip"), _error_rule, _nearest_error_rule),
    "helpers": TextTable(_module),
    "keywords": TextList(_line),
    "license": Text(_license),
    "methods": TextTable(_method),
    "only": TextList(_operation),
    "output": Text(_path),
    "package": Text(_package, _as_package),
    "request-id-headers": TextList(_header),
    "response-types": Text(_response_types),
    "skip": TextList(_operation),
    "spec": Text(_path),
    "templates": Text(_path),
    "urls": TextTable(_url, _label_of_url),
    "version": Text(_version),
}
"""All settings of `[tool.fragmint]`."""
