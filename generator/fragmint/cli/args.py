"""The arguments of the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .parser import FILTERS, OPTIONS, build_parser
from .reading import STDIN

Command = Literal["generate", "check", "docs", "validate", "watch"]
Format = Literal["text", "json", "github"]


@dataclass(frozen=True, slots=True)
class Arguments:
    """A call, read. For example: `fragmint check spec/museum.yaml --output generated`."""

    command: Command
    specs: tuple[str, ...]
    options: Mapping[str, object]
    """Settings that the call gives, by the names they have in the table."""
    config: str | None
    format: Format
    fail_on_change: bool
    dump: str | None


@dataclass(frozen=True, slots=True)
class ExplainCall:
    """A call that asks about rules, read. For example: `fragmint explain duplicate-key`."""

    rule: str | None
    """The id of a rule; None asks for all of them."""
    format: Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class TemplateCall:
    """A call about the built-in templates, read. For example: `fragmint template package/api.md.jinja`."""

    path: str | None
    """The path of a template; None lists them."""


@dataclass(frozen=True, slots=True)
class CompletionCall:
    """A call for the completion of a shell, read. For example: `fragmint completion fish`."""

    shell: str


@dataclass(frozen=True, slots=True)
class InitCall:
    """A call that sets a project up, read. For example: `fragmint init openapi.yaml`."""

    document: str | None
    package: str | None


Call: TypeAlias = Arguments | ExplainCall | TemplateCall | CompletionCall | InitCall
"""Any call of the command, read."""


def parse_arguments(arguments: Sequence[str]) -> Call:
    """Read the arguments; argparse prints help and errors itself and ends the process."""
    parser = build_parser()
    found = vars(parser.parse_args(arguments))
    match found["command"]:
        case "explain":
            return ExplainCall(found["rule"], found["format"])
        case "template":
            return TemplateCall(found["path"])
        case "completion":
            return CompletionCall(found["shell"])
        case "init":
            return InitCall(found["document"], found["package"])
        case "watch" if found["specs"] == STDIN:
            parser.refuse_pipe()
        case _:
            return _arguments(found)


def _arguments(found: Mapping[str, Any]) -> Arguments:
    specs: str | list[str] | None = found["specs"]
    return Arguments(
        command=found["command"],
        specs=(specs,) if isinstance(specs, str) else tuple(specs or ()),
        options=_options(found),
        config=found["config"],
        format=found.get("format", "text"),
        fail_on_change=found.get("fail_on_change", False),
        dump=found.get("dump"),
    )


def _options(found: Mapping[str, object]) -> Mapping[str, object]:
    options = {name: found.get(name.replace("-", "_")) for name in (*OPTIONS, *FILTERS)}
    given = {name: value for name, value in options.items() if value is not None}
    if "package-version" in given:
        given["version"] = given.pop("package-version")
    return given
