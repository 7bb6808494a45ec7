"""What not every platform has: marks for the tests that need it, each with its reason."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path

import pytest


def can_link() -> bool:
    """Whether this user may make symbolic links: Windows asks for a right or for its developer mode."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to("nowhere")
        except OSError:
            return False
    return True


def link_or_copy(place: Path, source: Path) -> None:
    """Make a link to a file or folder or, where links aren't allowed, copy it."""
    if can_link():
        place.symlink_to(source, target_is_directory=source.is_dir())
    elif source.is_dir():
        shutil.copytree(source, place)
    else:
        shutil.copy(source, place)


needs_links = pytest.mark.skipif(
    not can_link(), reason="symbolic links need a right on Windows that this user doesn't have"
)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process can't fork on Windows")
needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with paths")
needs_shell = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no bash, and no interrupt for one process alone"
)
needs_unix_socket = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="Python knows no sockets with paths on Windows"
)
needs_profiler = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="Windows has no timer of CPU time that sends signals"
)
needs_open_file_list = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="only Linux lists a process's open files in /proc"
)
needs_devices = pytest.mark.skipif(
    not (Path("/dev/zero").exists() and can_link()), reason="Windows has no devices among its files"
)
needs_memory_limit = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux keeps to a bound of a process's address space"
)
needs_removable_folders = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows removes no folder that a process works in"
)
