"""What the rest of a package knows of its reference pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..reference_views import ReferencePage, SearchIndex


@dataclass(frozen=True, slots=True)
class Site:
    """Pages with their paths below the folder of the reference, and their templates."""

    files: tuple[tuple[str, str, ReferencePage | SearchIndex], ...]
    addresses: Mapping[str, str]
    """The address of each method below that folder, by the operation's id."""
