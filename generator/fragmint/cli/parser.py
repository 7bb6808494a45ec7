"""The commands and their options, as `--help` shows them."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from .. import __version__
from ..findings.text import printable
from ..noop import FORMATS
from ..pipeline import STAGES

SHELLS = ("bash", "fish", "zsh")
OPTIONS = {
    "output": ("DIR", "folder to write to"),
    "package": ("NAME", "import name of the generated package"),
    "client": ("NAME", "name of the client's class"),
    "distribution": ("NAME", "name of the generated distribution"),
    "package-version": ("VERSION", "version of the generated distribution"),
    "response-types": ("KIND", "name response types after the 'operation' or the 'component'"),
    "faults": ("HOW", "what faults of the document do: 'stop' all, or 'skip' what needs them"),
    "templates": ("DIR", "folder of templates that replace the built-in ones"),
}

FILTERS = {
    "only": "operation to generate, as 'listPets', 'GET /pets', '/pets/*' or 'tag:pets'; repeatable",
    "skip": "operation to leave out, in the same forms; repeatable",
}

_EPILOG = """\
Without SPEC, the command reads the settings from the table [tool.fragmint] of the nearest
pyproject.toml, and options replace single settings. With SPEC, only the options count, unless
--config names a file. `-` as SPEC is the standard input. Exit codes: 0 for success, 1 for a client
that differs or was changed, 2 for an error in the document, the settings or the command line.
"""
EXAMPLES = {
    "init": ("fragmint init", "fragmint init openapi.yaml --package pets"),
    "generate": (
        "fragmint generate",
        "fragmint generate openapi.yaml --package pets --output clients/pets",
        "fragmint generate - --package pets < openapi.json",
        "fragmint generate --fail-on-change",
    ),
    "docs": ("fragmint docs --output site", "fragmint docs openapi.yaml --package pets"),
    "check": ("fragmint check", "fragmint check --format github"),
    "watch": ("fragmint watch",),
    "validate": ("fragmint validate", "fragmint validate openapi.yaml other.json"),
    "explain": ("fragmint explain", "fragmint explain duplicate-key"),
    "template": ("fragmint template", "fragmint template package/api.md.jinja"),
    "completion": (
        "fragmint completion bash >> ~/.bashrc",
        "fragmint completion zsh >> ~/.zshrc",
        "fragmint completion fish > ~/.config/fish/completions/fragmint.fish",
    ),
}
"""What `--help` of each command shows; tests read each with `parse_arguments`."""


_PIPE = "the standard input cannot be watched: name a file"


class Parser(argparse.ArgumentParser):
    """A parser whose errors repeat arguments so that they can be printed."""

    def refuse_pipe(self) -> NoReturn:
        """End the process as for any wrong call: what comes through a pipe comes once."""
        self.exit(2, f"{self.format_usage()}fragmint: error: {_PIPE}\n")

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and end the process with exit code 2."""
        super().error(printable(message))


def build_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(
        prog="fragmint",
        description="Generate a typed Python client from an OpenAPI document.",
        epilog=f"{_EPILOG}\nTo begin: fragmint init openapi.yaml\n",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"fragmint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_init(commands)
    _add_generate(commands)
    _add_check(commands)
    _add_docs(commands)
    _add_watch(commands)
    _add_validate(commands)
    _add_explain(commands)
    _add_template(commands)
    _add_completion(commands)
    return parser


def _add_init(commands: Any) -> None:
    parser = _command(commands, "init", "write the settings and the hook, and generate")
    parser.add_argument(
        "document",
        nargs="?",
        metavar="DOCUMENT",
        help="OpenAPI document; without it, the only one of the folder",
    )
    parser.add_argument("--package", metavar="NAME", help=OPTIONS["package"][1])


def _add_generate(commands: Any) -> None:
    parser = _command(commands, "generate", "write the client; unchanged files are not touched")
    _add_source(parser)
    _add_settings(parser)
    _add_dump(parser)
    parser.add_argument(
        "--fail-on-change",
        action="store_true",
        help="for hooks: exit with 1 if a file was written, or is not known to git",
    )


def _add_check(commands: Any) -> None:
    text = "write nothing; exit with 1 and a diff if the client is not current"
    parser = _command(commands, "check", text)
    _add_source(parser)
    _add_settings(parser)
    _add_dump(parser)


def _add_docs(commands: Any) -> None:
    text = "write the reference pages alone, to a folder of their own (default: docs)"
    parser = _command(commands, "docs", text)
    _add_source(parser)
    _add_settings(parser)


def _add_watch(commands: Any) -> None:
    parser = _command(commands, "watch", "write the client anew whenever the document changes")
    _add_config(parser)
    _add_settings(parser)


def _add_validate(commands: Any) -> None:
    parser = _command(commands, "validate", "report what is wrong with OpenAPI documents")
    _add_source(parser)
    parser.add_argument("specs", nargs="*", metavar="SPEC", help="OpenAPI documents, YAML or JSON")


def _add_explain(commands: Any) -> None:
    parser = _command(commands, "explain", "explain a rule and how to fix what breaks it")
    parser.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="id of a rule, as findings show it in brackets; without it, all rules are listed",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="output format (default: text)"
    )


def _add_template(commands: Any) -> None:
    text = "list the built-in templates, or print one as a start for your own"
    parser = _command(commands, "template", text)
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="path of a template, as the list shows it; without it, all templates are listed",
    )


def _add_completion(commands: Any) -> None:
    text = "print what lets a shell complete commands and options"
    parser = _command(commands, "completion", text)
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def _command(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    examples = "".join(f"  {each}\n" for each in EXAMPLES[name])
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"examples:\n{examples}",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def _add_source(parser: argparse.ArgumentParser) -> None:
    """Add the options of all commands that read a document and report on it."""
    _add_config(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="output format (default: text)"
    )


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"{_EPILOG}\n{parser.epilog}"
    parser.add_argument("--config", metavar="FILE", help="TOML file with the table [tool.fragmint]")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("specs", nargs="?", metavar="SPEC", help="OpenAPI document, YAML or JSON")
    for name, (metavar, text) in OPTIONS.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=text)
    for name, text in FILTERS.items():
        parser.add_argument(f"--{name}", action="append", metavar="OPERATION", help=text)


def _add_dump(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dump",
        choices=STAGES,
        metavar="STAGE",
        help="print the result of a stage and stop: " + ", ".join(STAGES),
    )
