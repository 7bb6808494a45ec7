"""What a finding stops, in words, and the setting that leaves it out."""

from __future__ import annotations

from collections.abc import Collection

from ...findings.diagnostic import Diagnostic
from ...findings.text import shown

FAULTS = 'faults = "skip" in [tool.fragmint]'
"""The line of the configuration that leaves out what has faults."""
_LISTED = 5
"""So many operations are named; of more, how many they are."""


def stops(diagnostic: Diagnostic) -> str:
    """Return what can't be generated, and how to go on without it; empty where that is nothing or everything.

    For example: `list_pets; leave it out with skip = ["list_pets"] in [tool.fragmint]`.
    """
    ids = sorted(diagnostic.stops.operations)
    if not ids:
        return ""
    if len(ids) > _LISTED and diagnostic.tolerated:
        return f"{len(ids)} operations"
    if len(ids) > _LISTED:
        return f"{len(ids)} operations; leave them out with `skip` in [tool.fragmint]"
    if diagnostic.tolerated:
        return ", ".join(map(shown, ids))
    pronoun = "it" if len(ids) == 1 else "them"
    return f"{', '.join(map(shown, ids))}; leave {pronoun} out with {skip_setting(ids)}"


def verb(diagnostic: Diagnostic) -> str:
    """Return what a finding does to the operations that it names."""
    return "leaves out" if diagnostic.tolerated else "stops"


def skip_setting(ids: Collection[str]) -> str:
    """Return the line of the configuration that leaves operations out."""
    listed = ", ".join(f'"{shown(id)}"' for id in ids)
    return f"skip = [{listed}] in [tool.fragmint]"
