"""One virtual environment for each of the compared programs, made when it is first needed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_KEPT = ("HOME", "LANG", "SYSTEMROOT", "TMPDIR")


class InstallFailedError(Exception):
    """An environment could not be made; the message says what was printed."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What pip installs into an environment; a change in `sources` installs it anew."""

    requirements: tuple[str, ...]
    sources: tuple[Path, ...] = ()


ENVIRONMENTS: Mapping[str, Environment] = {
    "realtimekit": Environment((f"{ROOT / 'generated'}[fast]",), (ROOT / "generated",)),
    "fragmint": Environment(
        (str(ROOT),), (ROOT / "generator", ROOT / "templates", ROOT / "pyproject.toml")
    ),
    "cloudflare": Environment(("cloudflare==5.9.0",)),
    "openapi-python-client": Environment(("openapi-python-client==0.29.*",)),
}


def ready(names: Iterable[str], folder: Path, tell: Callable[[str], None]) -> dict[str, Path]:
    """The environments' folders, made or brought up to date where that is needed."""
    return {name: _ready(name, folder / name, tell) for name in names}


def programs_of(environment: Path) -> Path:
    """The folder of an environment's commands."""
    return environment / ("Scripts" if os.name == "nt" else "bin")


def plain_variables() -> dict[str, str]:
    """The variables that measured processes get: no settings of Python, no proxies."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def versions(environment: Path) -> dict[str, str]:
    """The versions of all that is installed in an environment."""
    names = environment.glob("lib*/**/site-packages/*.dist-info")
    pairs = (path.name.removesuffix(".dist-info").partition("-") for path in names)
    return {name: version for name, _, version in sorted(pairs)}


def _ready(name: str, folder: Path, tell: Callable[[str], None]) -> Path:
    wanted = ENVIRONMENTS[name]
    stamp = folder / "stamp"
    state = _state(wanted)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return folder
    tell(f"installing {name}")
    shutil.rmtree(folder, ignore_errors=True)
    # With the newest pip: older ones write commands that import more than they need.
    _run([sys.executable, "-m", "venv", "--upgrade-deps", str(folder)])
    python = str(programs_of(folder) / "python")
    _run([python, "-m", "pip", "install", "--quiet", *wanted.requirements])
    stamp.write_text(state)
    return folder


def _state(environment: Environment) -> str:
    """A digest of what is to be installed, and of the interpreter."""
    total = hashlib.sha256(repr((environment.requirements, sys.version, "newest pip")).encode())
    for source in environment.sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path}\n".encode())
                total.update(path.read_bytes())
    return total.hexdigest()


def _run(command: list[str]) -> None:
    # pip compiles what it installs, unless it is told not to.
    variables = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True)
    if done.returncode:
        raise InstallFailedError(f"{' '.join(command)}\n{done.stderr}")
