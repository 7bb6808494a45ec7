"""Run a call and print what it has to say: nothing else prints."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Sequence
from typing import TextIO

from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from . import commands
from .answers.completion import completion
from .answers.explain import explain
from .answers.template import template
from .args import (
    Arguments,
    CompletionCall,
    ExplainCall,
    InitCall,
    TemplateCall,
    parse_arguments,
)
from .commands import Run
from .report import render, render_all
from .report.lines import Line, printed
from .report.outcome import Outcome, Said
from .report.style import style_for
from .report.text import summary
from .routines.init import init
from .routines.watch import watch
from .stamp import leave_stamp

_INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Run the command with these arguments; return its exit code: 0 fine, 1 differs, 2 wrong."""
    began = time.time_ns()
    arguments = parse_arguments(argv)
    if not isinstance(arguments, Arguments):
        return _answer(arguments)
    try:
        os.getcwd()
    except FileNotFoundError:
        return _report(_nowhere(arguments), arguments)
    try:
        if arguments.command == "watch":
            watch(arguments, lambda run, lines, began: _told(run, lines, began, argv))
        return _run(arguments, argv, began)
    except KeyboardInterrupt:
        return 0 if arguments.command == "watch" else _INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _report(_internal_error(arguments, error), arguments)


def _run(arguments: Arguments, argv: Sequence[str], began: int) -> int:
    if arguments.dump is not None:
        return _dump(arguments, arguments.dump)
    done = _command(arguments, argv)
    _print(render_all(done.outcomes, arguments.format))
    leave_stamp(argv, done, began)
    return done.exit_code


def _command(arguments: Arguments, argv: Sequence[str]) -> Run:
    match arguments.command:
        case "generate" | "watch" | "docs":
            return commands.generate(arguments)
        case "check":
            return commands.check(arguments, _remedy(argv))
        case "validate":
            return commands.validate(arguments)


def _remedy(argv: Sequence[str]) -> str:
    """Return the call that writes what this one has compared."""
    rest = list(argv[1:])
    while "--format" in rest:
        at = rest.index("--format")
        del rest[at : at + 2]
    return shlex.join(
        ["fragmint", "generate", *(each for each in rest if not each.startswith("--format="))]
    )


def _dump(arguments: Arguments, stage: str) -> int:
    dumped = commands.dump(arguments, stage)
    if isinstance(dumped, Outcome):
        return _report(dumped, arguments)
    _print(Said(tuple((line,) for line in dumped.removesuffix("\n").split("\n"))))
    return 0


def _told(run: Run, lines: Sequence[Line], began: int, argv: Sequence[str]) -> None:
    """Print what `watch` has found: the findings, then a line for each client."""
    findings = (line for each in run.outcomes for line in render(each, "text").err)
    _print(Said(tuple(lines), tuple(findings)))
    leave_stamp(("generate", *argv[1:]), run, began)


def _answer(call: ExplainCall | TemplateCall | CompletionCall | InitCall) -> int:
    if isinstance(call, InitCall):
        return _begin(call)
    if isinstance(call, ExplainCall):
        answer = explain(call)
    elif isinstance(call, CompletionCall):
        answer = completion(call)
    else:
        answer = template(call)
        _keep_bytes()
    _print(answer.said)
    return answer.exit_code


def _begin(call: InitCall) -> int:
    begun = init(call)
    outcomes = begun.run.outcomes
    findings = (line for each in outcomes for line in render(each, "text").err)
    lines = (line for each in outcomes for line in summary(each))
    _print(Said((*begun.before, *lines, *begun.after), tuple(findings)))
    return begun.run.exit_code


def _keep_bytes() -> None:
    """Let a template that goes to a file arrive as templates are read: UTF-8 with plain line feeds."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # a stream that replaces it has none
    if reconfigure is not None and not sys.stdout.isatty():
        reconfigure(encoding="utf-8", newline="\n")


def _report(outcome: Outcome, arguments: Arguments) -> int:
    _print(render(outcome, arguments.format))
    return outcome.exit_code


def _print(said: Said) -> None:
    """Print, whatever the encoding of the streams, and whether or not anyone reads to the end."""
    for lines, stream in ((said.err, sys.stderr), (said.out, sys.stdout)):
        try:
            stream.write(_encodable(printed(lines, style_for(stream)), stream))
            stream.flush()
        except BrokenPipeError:  # the interpreter must not try again at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _nowhere(arguments: Arguments) -> Outcome:
    """Return the outcome where paths lead nowhere, absolute ones excepted."""
    hint = "go to a folder that exists, then run again"
    message = "the working directory does not exist any more"
    diagnostic = Diagnostic("unreadable", message, hint=hint)
    return Outcome(arguments.command, 2, diagnostics=(diagnostic,))


def _internal_error(arguments: Arguments, error: Exception) -> Outcome:
    """Return a defect of ours in words: a traceback says nothing to whoever edits a document."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (
        f" ({os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno})"
        if place
        else ""
    )
    message = f"internal error: {type(error).__name__}: {shown(str(error))}{where}"
    hint = "report this defect of fragmint with what `python -X dev -m fragmint …` prints"
    diagnostic = Diagnostic("internal-error", message, hint=hint)
    return Outcome(arguments.command, 2, diagnostics=(diagnostic,))
