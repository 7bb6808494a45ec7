"""Run the command in a process that notes what it opens and whom it contacts.

    python watched.py LOG generate spec.yaml …

Each line of the log is JSON: [event, what]. The events are those of Python's audit hooks (PEP 578), which
nothing in a process can get around or take away.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib import import_module

FILES = ("open", "os.listdir", "os.scandir")
OUTWARD = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)


def watch(log: int) -> None:
    """Write the events of this process, and of those that it forks, to a file that is open already."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in FILES or event.startswith(OUTWARD):
            what = str(arguments[0]) if event in FILES else repr(arguments)
            os.write(log, f"{json.dumps([event, what])}\n".encode())

    sys.addaudithook(note)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    with suppress(
        ImportError
    ):  # jsonschema imports it where it is installed, and it tries IPv6 then
        import_module("requests")
    watch(os.open(sys.argv[0], os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    from fragmint.__main__ import main

    sys.exit(main())
