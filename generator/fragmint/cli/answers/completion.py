"""`fragmint completion`: a script for a shell, made of the commands and options that there are."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from ..args import CompletionCall
from ..parser import build_parser
from ..report.outcome import Said
from .answer import Answer

_BASH = """\
_fragmint() {
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""
    case "$before" in
        fragmint) words="@COMMANDS@ --help --version" ;;
@VALUES@
        *) case "${COMP_WORDS[1]}" in
@OPTIONS@
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [[ "$word" != -* && "$words" == *--help* || -z "$words" ]]; then
        COMPREPLY+=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _fragmint fragmint
"""
_ZSH = "autoload -Uz compinit bashcompinit\n(( $+functions[compdef] )) || compinit\nbashcompinit\n"


def completion(call: CompletionCall) -> Answer:
    """Answer with the script for a shell; zsh takes that of bash."""
    lines = _fish() if call.shell == "fish" else _bash(_ZSH if call.shell == "zsh" else "")
    return Answer(Said(tuple((line,) for line in lines)))


def _bash(before: str) -> Iterator[str]:
    commands = _commands()
    options = (
        f"            {name}) words=\"{' '.join(_options(parser))}\" ;;"
        for name, parser in commands.items()
    )
    choices: dict[str, dict[str, None]] = {}
    for parser in commands.values():
        for action in parser._actions:
            for option in action.option_strings or [action.dest]:
                choices.setdefault(option, {}).update(dict.fromkeys(action.choices or ()))
    choices["completion"] = choices.pop("shell")
    values = (
        f"        {name}) words=\"{' '.join(map(str, given))}\" ;;"
        for name, given in choices.items()
        if given
    )
    text = before + _BASH
    text = text.replace("@COMMANDS@", " ".join(commands)).replace("@VALUES@", "\n".join(values))
    return iter(text.replace("@OPTIONS@", "\n".join(options)).splitlines())


def _fish() -> Iterator[str]:
    commands = _commands()
    top = f"complete -c fragmint -n '__fish_is_first_token' -f -a '{' '.join(commands)}'"
    yield top
    for name, parser in commands.items():
        seen = f"complete -c fragmint -n '__fish_seen_subcommand_from {name}'"
        for action in parser._actions:
            text = (action.help or "").replace("\\", "\\\\").replace("'", "\\'")
            given = " ".join(map(str, action.choices or ()))
            for option in (each for each in action.option_strings if each.startswith("--")):
                takes = " -x" if given else " -r" if action.nargs != 0 else ""
                listed = f" -a '{given}'" if given else ""
                yield f"{seen} -l {option[2:]}{takes}{listed} -d '{text}'"
            if given and not action.option_strings:
                yield f"{seen} -f -a '{given}'"


def _commands() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (each for each in build_parser()._actions if each.dest == "command")
    found: Any = commands.choices
    return dict(found)


def _options(parser: argparse.ArgumentParser) -> list[str]:
    strings = (each for action in parser._actions for each in action.option_strings)
    return sorted(each for each in strings if each.startswith("--"))
