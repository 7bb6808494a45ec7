"""What stands in the table of rules: one row, its severity, and how its example is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from textwrap import dedent


class Severity(Enum):
    """How much a finding matters: only an ERROR stops the generator."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Form(Enum):
    """What the example of a rule is, in the words that introduce it."""

    FILE = "a whole document"
    DOCUMENT = "part of a document"
    """`openapi`, `info` and `paths` are left out where they play no part."""
    OPERATION = "an operation"
    """What stands below `paths./pets.get`; `responses` are left out where they play no part."""
    SCHEMA = "a schema"
    """The component `Pet`, with which an operation answers."""
    SETTINGS = "pyproject.toml"
    """Settings for the document `pets.yaml`, whose only operation is `listPets`."""
    COMMANDS = "a command line"
    """Commands in a folder with such settings and such a document."""
    MACHINE = "a command line, on a machine or at a moment that lets it fail"
    """A disk that fails, two runs at once, a defect: the commands alone do not bring it about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what it means, and what to do about it.

    For example: `RULES["duplicate-key"]` is an error; its example is an object with two equal keys.
    """

    id: str
    """In kebab case. Messages may change, ids stay."""
    severity: Severity
    means: str
    """Two sentences: what is the matter, and why that matters."""
    mend: str
    form: Form
    written: str
    """The example of the fault, indented as it stands in the table; see `example`."""

    @property
    def summary(self) -> str:
        """The first sentence of what the rule means."""
        return self.means.partition(". ")[0] + "."

    @property
    def example(self) -> str:
        """The example of the fault: a few lines, each with its line break."""
        return dedent(self.written).strip("\n") + "\n"
