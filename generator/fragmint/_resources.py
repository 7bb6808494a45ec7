"""Where the files that travel with the generator are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """Return the folder of the templates: inside the installed package, else the checkout's.

    A wheel carries them as `fragmint/templates`. An editable install runs from
    `<checkout>/generator/fragmint`, where they are two folders up.
    """
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "templates"
