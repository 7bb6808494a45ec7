"""Read settings from the text of a TOML file and the options of a call, and check them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal, cast

from ..findings.diagnostic import Diagnostic, arrange
from ..findings.text import nearest, shown
from ..source import Source, Span
from .model import (
    DEFAULT_OUTPUT,
    DEFAULT_VERSION,
    Config,
    ResponseTypes,
    client_name,
    distribution_name,
)
from .places import Path, Place, find_places
from .values import SETTINGS, Finding, findings, is_list, is_table

_TABLE = ("tool", "fragmint")
_CLIENTS = "clients"
_OPTIONS = {"version": "package-version"}
"""Options that are called otherwise than the setting: `--version` tells the program's own."""
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class ParsedConfig:
    """The settings, or None and the reasons."""

    config: Config | None
    diagnostics: tuple[Diagnostic, ...]
    assumed: frozenset[str] = frozenset()
    """The names of the client that no setting gives: they follow from others."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The values of `[tool.fragmint]` with their places, or those of one of its clients."""

    values: Mapping[str, object]
    source: Source | None
    places: Mapping[Path, Place]
    levels: tuple[Path, ...] = (_TABLE,)
    """Where the values stand: a client's own table before the one that all share."""

    def span(self, path: Path) -> Span | None:
        """Return the key of a setting, or the item of a list; else the table's header."""
        for length in range(len(path), -1, -1):
            for level in self.levels:
                place = self.places.get(level + path[:length])
                if place is not None and self.source is not None:
                    return self.source.span(*place.key)
        return None


def parse_config(
    source: Source | None, options: Mapping[str, object] = MappingProxyType({})
) -> ParsedConfig:
    """Read the settings of a TOML file's `[tool.fragmint]`; `options` replace single ones.

    Without a file the options are all there is. Every problem is an error with a place; an option's
    has none and is named as `--option`. Of several clients, these are the settings of the first.
    """
    return parse_clients(source, options)[0]


def parse_clients(
    source: Source | None, options: Mapping[str, object] = MappingProxyType({})
) -> tuple[ParsedConfig, ...]:
    """Read the settings of every client of a TOML file: one for each `[[tool.fragmint.clients]]`.

    What stands in `[tool.fragmint]` itself holds for each of them; without `clients` it is the
    only one. See `parse_config` for the rest.
    """
    table = _Table({}, None, {}) if source is None else _read_table(source)
    if isinstance(table, Diagnostic):
        return (ParsedConfig(None, (table,)),)
    tables = _clients(table)
    if isinstance(tables, Diagnostic):
        return (ParsedConfig(None, (tables,)),)
    return tuple(_parsed(each, options) for each in tables)


def _clients(table: _Table) -> tuple[_Table, ...] | Diagnostic:
    """Return a table for each client: its own settings, and behind them those that all share."""
    if _CLIENTS not in table.values:
        return (table,)
    listed = table.values[_CLIENTS]
    if not is_list(listed) or not listed or not all(map(is_table, listed)):
        message = "`clients` must be a list of tables, one for each client"
        hint = "begin each client with `[[tool.fragmint.clients]]`"
        return _error("setting-type", message, table.span((_CLIENTS,)), hint)
    shared = {key: value for key, value in table.values.items() if key != _CLIENTS}
    return tuple(
        _Table(
            {**shared, **client},
            table.source,
            table.places,
            ((*_TABLE, _CLIENTS, str(number)), _TABLE),
        )
        for number, client in enumerate(filter(is_table, listed))
    )


def _parsed(table: _Table, options: Mapping[str, object]) -> ParsedConfig:
    known = {key: value for key, value in table.values.items() if key in SETTINGS}
    written = {key: value for key, value in known.items() if key not in options}
    problems = arrange(
        (
            *_unknown(table),
            *(_placed(each, table) for each in _wrong(written)),
            *(_unplaced(each) for each in _wrong(options)),
        )
    )
    if problems:
        return ParsedConfig(None, problems)
    return _build({**written, **options}, table)


def _read_table(source: Source) -> _Table | Diagnostic:
    try:
        document = tomllib.loads(source.text)
    except RecursionError:
        return _error("toml-syntax", "the file is nested too deeply", source.span(0, 0))
    except ValueError as error:
        return _syntax_error(source, str(error))
    tool: object = document.get("tool")
    table = tool.get("fragmint") if is_table(tool) else None
    if table is None:
        hint = 'add the table with `spec = "…"`, or name a document on the command line'
        return _error(
            "config-missing", "the file has no table `[tool.fragmint]`", source.span(0, 0), hint
        )
    places = find_places(source.text)
    if not is_table(table):
        place = places.get(_TABLE, Place((0, 0), (0, 0)))
        return _error("setting-type", "`tool.fragmint` must be a table", source.span(*place.key))
    return _Table(table, source, places)


def _syntax_error(source: Source, text: str) -> Diagnostic:
    match = _ERROR_PLACE.search(text)
    message = text[: match.start()] if match else text
    offset = len(source.text)
    if match and match[1]:
        offset = min(source.line_start(int(match[1])) + int(match[2]) - 1, offset)
    return _error(
        "toml-syntax", f"the file is not valid TOML: {shown(message)}", source.span(offset, offset)
    )


def _unknown(table: _Table) -> Iterator[Diagnostic]:
    for key in table.values:
        if key not in SETTINGS:
            message = f"there is no setting '{shown(key, 80)}'"
            yield _error("unknown-setting", message, table.span((key,)), _suggestion(key))


def _suggestion(key: str) -> str:
    if meant := nearest(key.lower().replace("_", "-"), (*SETTINGS, _CLIENTS)):
        return f"did you mean `{meant}`?"
    return "use one of " + ", ".join(f"`{name}`" for name in sorted(SETTINGS))


def _wrong(values: Mapping[str, object]) -> Iterator[Finding]:
    for key, value in values.items():
        yield from findings(SETTINGS[key], (key,), value)


def _placed(finding: Finding, table: _Table) -> Diagnostic:
    return _error(finding.rule, finding.message, table.span(finding.path), finding.hint)


def _unplaced(finding: Finding) -> Diagnostic:
    setting = finding.path[0]
    option = _OPTIONS.get(setting, setting)
    message = finding.message.replace(f"`{setting}", f"`--{option}", 1)
    return _error(finding.rule, message, None, finding.hint)


def _error(rule: str, message: str, span: Span | None, hint: str | None = None) -> Diagnostic:
    return Diagnostic(rule, message, span, hint=hint)


def _build(values: Mapping[str, object], table: _Table) -> ParsedConfig:
    """Make the settings of values that are proven; fill in those that follow from others."""
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    if "spec" not in texts:
        hint = 'add `spec = "path/of/the/document.yaml"`'
        missing = _error("setting-missing", "the setting `spec` is missing", table.span(()), hint)
        return ParsedConfig(None, (missing,))
    names = _names(texts)
    if wrong := tuple(_wrong(names)):
        hint = f"set `{wrong[0].path[0]}`; its default value follows from other settings"
        error = _error("setting-missing", wrong[0].message, table.span(()), hint)
        return ParsedConfig(None, (error,))
    if within := _pages_in_package(texts.get("docs", ""), names["package"], table):
        return ParsedConfig(None, (within,))
    config = Config(
        package=names["package"],
        client=names["client"],
        distribution=names["distribution"],
        version=texts.get("version", DEFAULT_VERSION),
        description=texts.get("description"),
        license=texts.get("license"),
        authors=_text_list(values.get("authors")),
        urls=_text_table(values.get("urls")),
        keywords=_text_list(values.get("keywords")),
        classifiers=_text_list(values.get("classifiers")),
        examples=_text_table(values.get("examples")),
        docs=texts.get("docs"),
        docs_title=texts.get("docs-title"),
        docs_logo=texts.get("docs-logo"),
        docs_url=texts.get("docs-url"),
        spec=texts["spec"],
        output=texts.get("output", DEFAULT_OUTPUT),
        templates=texts.get("templates"),
        response_types=cast(ResponseTypes, texts.get("response-types", "component")),
        request_id_headers=_text_list(values.get("request-id-headers")),
        default_headers=_text_table(values.get("default-headers")),
        env=_text_table(values.get("env")),
        methods=_text_table(values.get("methods")),
        helpers=_text_table(values.get("helpers")),
        only=_text_list(values.get("only")),
        skip=_text_list(values.get("skip")),
        faults=_faults(values.get("faults", "stop")),
        spans=_spans(values, table),
    )
    return ParsedConfig(config, (), frozenset(names.keys() - texts.keys()))


def _pages_in_package(docs: str, package: str, table: _Table) -> Diagnostic | None:
    """Return the finding of pages that would lie among the modules, also where disks fold case."""
    if docs.lower().partition("/")[0] != package.lower():
        return None
    message = f"`docs` must be a folder beside the package, not '{shown(docs, 80)}'"
    return _error("setting-value", message, table.span(("docs",)), "name another, such as `pages`")


def _names(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the three names of a client; each that is not given follows from the one before."""
    package = texts.get("package") or package_name(texts["spec"])
    return {
        "package": package,
        "client": texts.get("client") or client_name(package),
        "distribution": texts.get("distribution") or distribution_name(package),
    }


def package_name(spec: str) -> str:
    """Return the package name of a document: `spec/Night-Museum.v1.yaml` gives `night_museum_v1`."""
    stem = PurePosixPath(spec.replace("\\", "/")).name.rsplit(".", 1)[0]
    return re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_")


def _faults(value: object) -> Literal["stop", "skip"] | tuple[str, ...]:
    if is_list(value):
        return _text_list(value)
    return "skip" if value == "skip" else "stop"


def _text_list(value: object) -> tuple[str, ...]:
    return tuple(cast("list[str]", value or []))


def _text_table(value: object) -> Mapping[str, str]:
    return MappingProxyType(dict(cast("Mapping[str, str]", value or {})))


def _spans(values: Mapping[str, object], table: _Table) -> Mapping[Path, Span]:
    """Return places by setting; an item of a list goes by its text, since its number says nothing later on."""
    spans: dict[Path, Span] = {}
    inside = (
        (path[len(level) :], place)
        for level in reversed(table.levels)
        for path, place in table.places.items()
        if len(path) > len(level) and path[: len(level)] == level
    )
    for name, place in inside:
        if table.source is None or name[0] == _CLIENTS:
            continue
        outer = values.get(name[0])
        if is_list(outer) and len(name) == 2:
            name = (name[0], str(outer[int(name[1])]))
        spans[name] = table.source.span(*place.key)
    return MappingProxyType(spans)
