"""The table of rules: every kind of finding that there is, what it means and how it is mended.

A rule's severity stands here and nowhere else; a finding whose rule has no row can't be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .generation import GENERATION
from .output import OUTPUT
from .reading import READING
from .references import REFERENCES
from .remarks import REMARKS
from .rule import Form, Rule, Severity
from .settings import SETTINGS
from .validity import VALIDITY

__all__ = ["GROUPS", "RULES", "Form", "Rule", "Severity"]

GROUPS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Reading a document": READING,
        "Validity": VALIDITY,
        "References": REFERENCES,
        "What can't be generated": GENERATION,
        "Remarks on what is generated": REMARKS,
        "Settings": SETTINGS,
        "Files and folders": OUTPUT,
    }
)
"""The rules by the stage that raises them, in the order of the stages, and by id within each."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for rules in GROUPS.values() for rule in rules}
)
"""All rules by id."""
