"""The arguments of the command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn, TypeAlias

from .. import __version__
from ..findings.text import printable
from ..noop import FORMATS
from ..pipeline import STAGES

Command = Literal["generate", "check", "validate"]
Format = Literal["text", "json", "github"]

_OPTIONS = {
    "output": ("DIR", "folder to write to"),
    "package": ("NAME", "import name of the generated package"),
    "client": ("NAME", "name of the client's class"),
    "distribution": ("NAME", "name of the generated distribution"),
    "package-version": ("VERSION", "version of the generated distribution"),
    "response-types": ("KIND", "name response types after the 'operation' or the 'component'"),
    "templates": ("DIR", "folder of templates that replace the built-in ones"),
}

_EPILOG = """\
Without SPEC, the command reads the settings from the table [tool.fragmint] of the nearest
pyproject.toml, and options replace single settings. With SPEC, only the options count, unless
--config names a file. Exit codes: 0 for success, 1 for a client that differs or was changed,
2 for an error in the document, the settings or the command line.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors repeat arguments so that they can be printed."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and end the process with exit code 2."""
        super().error(printable(message))


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


Call: TypeAlias = Arguments | ExplainCall | TemplateCall
"""Any call of the command, read."""


def parse_arguments(arguments: Sequence[str]) -> Call:
    """Read the arguments; argparse prints help and errors itself and ends the process."""
    found = vars(_parser().parse_args(arguments))
    if found["command"] == "explain":
        return ExplainCall(found["rule"], found["format"])
    if found["command"] == "template":
        return TemplateCall(found["path"])
    specs: str | list[str] | None = found["specs"]
    return Arguments(
        command=found["command"],
        specs=(specs,) if isinstance(specs, str) else tuple(specs or ()),
        options=_options(found),
        config=found["config"],
        format=found["format"],
        fail_on_change=found.get("fail_on_change", False),
        dump=found.get("dump"),
    )


def _options(found: Mapping[str, object]) -> Mapping[str, object]:
    options = {name: found.get(name.replace("-", "_")) for name in (*_OPTIONS, "skip")}
    given = {name: value for name, value in options.items() if value is not None}
    if "package-version" in given:
        given["version"] = given.pop("package-version")
    return given


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="fragmint",
        description="Generate a typed Python client from an OpenAPI document.",
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"fragmint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    generate = _add_command(
        commands.add_parser, "generate", "write the client; unchanged files are not touched"
    )
    _add_settings(generate)
    generate.add_argument(
        "--fail-on-change", action="store_true", help="exit with 1 if a file was written"
    )
    check = _add_command(
        commands.add_parser,
        "check",
        "write nothing; exit with 1 and a diff if the client is not current",
    )
    _add_settings(check)
    validate = _add_command(
        commands.add_parser, "validate", "report what is wrong with OpenAPI documents"
    )
    validate.add_argument(
        "specs", nargs="*", metavar="SPEC", help="OpenAPI documents, YAML or JSON"
    )
    _add_explain(commands.add_parser)
    _add_template(commands.add_parser)
    return parser


def _add_explain(add_parser: Callable[..., argparse.ArgumentParser]) -> None:
    parser = add_parser(
        "explain",
        help="explain a rule and how to fix what breaks it",
        description="Explain a rule and how to fix what breaks it; without RULE, list all rules.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "rule", nargs="?", metavar="RULE", help="id of a rule, as findings show it in brackets"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="output format (default: text)"
    )


def _add_template(add_parser: Callable[..., argparse.ArgumentParser]) -> None:
    parser = add_parser(
        "template",
        help="list the built-in templates, or print one as a start for your own",
        description="Print a built-in template as a start for your own; without PATH, list all templates.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="path of a template, as the list shows it"
    )


def _add_command(
    add_parser: Callable[..., argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    parser = add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--config", metavar="FILE", help="TOML file with the table [tool.fragmint]")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="output format (default: text)"
    )
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("specs", nargs="?", metavar="SPEC", help="OpenAPI document, YAML or JSON")
    for name, (metavar, text) in _OPTIONS.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=text)
    parser.add_argument(
        "--skip",
        action="append",
        metavar="OPERATION",
        help="operationId or 'GET /path' of an operation to leave out; repeatable",
    )
    parser.add_argument(
        "--dump",
        choices=STAGES,
        metavar="STAGE",
        help="print the result of a stage and stop: " + ", ".join(STAGES),
    )
