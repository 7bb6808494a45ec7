"""The resources below another one or below the client: each is imported when it is asked for."""

from __future__ import annotations

from ..naming.tree import Resource
from ..text import prose
from ..text.code import Code, code, dotted_name
from ..text.imports import in_package, print_imports
from ..views import Child


def children(resources: tuple[Resource, ...], depth: int) -> tuple[Child, ...]:
    """Return the resources, with the module to import each from, `depth` packages below the root."""
    return tuple(
        Child(
            each.attribute,
            each.class_name,
            code("Async{}", each.class_name),
            dotted_name(each.home, depth + 1),
            prose.own(f"Operations under `{'.'.join(each.service)}`."),
        )
        for each in resources
    )


def child_imports(resources: tuple[Resource, ...], depth: int) -> tuple[Code, ...]:
    """Return the imports of the resources' classes for type checkers."""
    classes = {
        in_package(each.home, name)
        for each in resources
        for name in (each.class_name, f"Async{each.class_name}")
    }
    return print_imports(classes, depth)
