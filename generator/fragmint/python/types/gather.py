"""The imports of one module, united while its parts are printed."""

from __future__ import annotations

from ..text.code import Code
from ..text.imports import Import, print_imports
from .annotate import Annotation


class Gathered:
    """What a module imports so far. Every printer of the module's parts adds to it."""

    def __init__(self) -> None:
        self._imports: set[Import] = set()

    def add(self, *imports: Import) -> None:
        """Import these too."""
        self._imports.update(imports)

    def use(self, annotation: Annotation) -> Code:
        """Return the annotation's text; what it needs is imported from now on."""
        self._imports |= annotation.imports
        return annotation.text

    def without(self, other: Gathered) -> Gathered:
        """Return what is imported here and not there."""
        rest = Gathered()
        rest.add(*(self._imports - other._imports))
        return rest

    def printed(self, depth: int) -> tuple[Code, ...]:
        """Return the import lines of a module that lies `depth` packages below the root."""
        return print_imports(self._imports, depth)
