"""Tell from hashes alone that there is nothing to do.

A run that leaves a current tree behind writes a *stamp*: the files that it depended on and those that it
wrote, one digest over all of them, and what there is to say when nothing has changed. The next run with the
same arguments compares that digest before anything else is imported. This module is on that path, so
it imports only what the interpreter has loaded anyway, and one module in C for the hash.

Documents, settings, a user's templates and outputs count by their bytes: git and copies change times. The
generator's own modules and templates count by size and time: they are many, they change with an installation,
and a time that changes for nothing costs one full run.

A stamp is bytes: a head of lines, a blank line, then the texts that the head gives the lengths of.

    fragmint-stamp 1
    digest 0a1b…
    said text.out 57
    file spec/museum.yaml
    file generated/museum/__init__.py
    code /usr/lib/python3/site-packages/fragmint/pipeline.py

    fragmint: generated is current (6 operations, 41 files)
"""

from __future__ import annotations

import os
import sys

try:
    from _blake2 import blake2b  # what hashlib hands on, without the rest of hashlib
except ImportError:  # pragma: no cover - an interpreter that is built otherwise
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOLDER = ".fragmint_cache"
FORMATS = ("text", "json", "github")

_MAGIC = "fragmint-stamp 1"
_COMMANDS = ("generate", "check")
_HELD = b"\nheld by git\n"
FOR_COMMITS = "--fail-on-change"
"""The option of the hook: it also fails where git does not know a file, which the hashes can't tell."""


def recall(arguments: Sequence[str]) -> bool:
    """Answer a call from its stamp: print what there is to say and return True; else return False."""
    call = normalise(arguments)
    if call is None:
        return False
    form, rest = call
    try:
        folder = os.getcwd()
    except OSError:  # the working directory is gone
        return False
    stamp = _find(folder, stamp_name(rest))
    if stamp is None or (FOR_COMMITS in arguments and _HELD not in stamp.partition(b"\n\n")[0]):
        return False
    return _answer(stamp, form)


def _find(folder: str, name: str) -> bytes | None:
    """Read a stamp from the cache of a folder or of the nearest one around it that has it."""
    while True:
        stamp = _read(os.path.join(folder, FOLDER, name))
        parent = os.path.dirname(folder)
        if stamp is not None or parent == folder:
            return stamp
        folder = parent


def normalise(arguments: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the format and the arguments that decide about the files; None for calls without a stamp.

    Where nothing is to do, `check` says what `generate` says, and `--fail-on-change` changes nothing.
    """
    if not arguments or arguments[0] not in _COMMANDS:
        return None
    form, rest, takes_format = "text", list[str](), False
    for argument in arguments[1:]:
        if takes_format:
            form, takes_format = argument, False
        elif argument == "--format":
            takes_format = True
        elif argument.startswith("--format="):
            form = argument[len("--format=") :]
        elif argument == "-" or argument.startswith("--dump"):
            return None
        elif argument != FOR_COMMITS or arguments[0] != "generate":
            rest.append(argument)
    return (form, tuple(rest)) if form in FORMATS and not takes_format else None


def stamp_name(rest: Sequence[str]) -> str:
    """Return the name of the stamp of a call: by working directory, interpreter and arguments."""
    parts = (os.getcwd(), sys.version, *rest)
    return blake2b(_encode("\0".join(parts)), digest_size=16).hexdigest()


def digest(files: Iterable[str], code: Iterable[str]) -> str:
    """Return one digest over what is at the paths: bytes of files, names in folders; of code, see above."""
    total = blake2b(digest_size=32)
    for path in files:
        kind, content = _content(path)
        total.update(b"%s %d\n%s\n" % (kind, len(content), _encode(path)))
        total.update(content)
    for path in code:
        total.update(_encode(f"{_state(path)} {path}\n"))
    return total.hexdigest()


def format_stamp(
    files: Sequence[str], code: Sequence[str], said: Mapping[str, str], *, held: bool = False
) -> bytes:
    """Return the stamp of a run; `said` has a text for each of `text.out`, `text.err`, `json.out`, ….

    `held` says that git knows all of the outputs, or has no part in them.
    """
    texts = {name: text.encode("utf-8", "backslashreplace") for name, text in said.items() if text}
    head = [
        _MAGIC,
        f"digest {digest(files, code)}",
        *(["held by git"] if held else []),
        *(f"said {name} {len(text)}" for name, text in texts.items()),
        *(f"file {path}" for path in files),
        *(f"code {path}" for path in code),
    ]
    return _encode("\n".join(head)) + b"\n\n" + b"".join(texts.values())


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _state(path: str) -> str:
    try:
        state = os.stat(path)
    except OSError:
        return "nothing"
    return f"{state.st_size} {state.st_mtime_ns}"


def _content(path: str) -> tuple[bytes, bytes]:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return _listing(path)  # Windows opens no folders
    try:
        return b"file", _read_all(descriptor)
    except IsADirectoryError:
        return _listing(path)
    finally:
        os.close(descriptor)


def _listing(path: str) -> tuple[bytes, bytes]:
    try:
        names = sorted(name for name in os.listdir(path) if name != "__pycache__")
    except OSError:
        return b"nothing", b""
    return b"folder", _encode("\0".join(names))


def _read_all(descriptor: int) -> bytes:
    """Read a file in as few calls as can be: opening it as a Python file takes three times as long."""
    size = os.fstat(descriptor).st_size + 1
    content = os.read(descriptor, size)
    if len(content) < size - 1 or len(content) == size:
        while more := os.read(descriptor, size):
            content += more
    return content


def _read(path: str) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        return _read_all(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _answer(stamp: bytes, form: str) -> bool:
    """Print what a stamp says, if it still holds."""
    head, blank, said = stamp.partition(b"\n\n")
    lines = head.decode("utf-8", "surrogateescape").split("\n")
    if not blank or len(lines) < 2 or lines[0] != _MAGIC:
        return False
    files = [line[5:] for line in lines if line.startswith("file ")]
    code = [line[5:] for line in lines if line.startswith("code ")]
    if lines[1] != f"digest {digest(files, code)}":
        return False
    for line in lines:
        if line.startswith("said "):
            _, name, length = line.split(" ")
            text, said = said[: int(length)], said[int(length) :]
            if name.startswith(form):
                _print(name, text)
    return True


def _print(name: str, text: bytes) -> None:
    stream = sys.stderr if name.endswith(".err") else sys.stdout
    try:
        stream.buffer.write(text)
        stream.flush()
    except (
        BrokenPipeError
    ):  # the reader has seen enough; nor may the interpreter try again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
