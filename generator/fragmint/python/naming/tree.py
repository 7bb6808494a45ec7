"""The tree of resources, and the modules that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ...api.model import Operation
from ...names import reserved
from ...names.words import capitalised, split
from ..text.code import Code, file_path, identifier
from .identifiers import member


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: `types.pets` in `types/pets.py`, or a package of that name."""

    dotted: str
    is_package: bool

    @property
    def path(self) -> Code:
        """Its file below the package's folder."""
        return file_path(self.dotted, "/__init__.py" if self.is_package else ".py")

    @property
    def depth(self) -> int:
        """How many packages lie between the module and the package's root."""
        return self.dotted.count(".") + self.is_package


@dataclass(frozen=True, slots=True)
class Resource:
    """A node of the tree: its own operations and the resources below it."""

    service: tuple[str, ...]
    operations: tuple[Operation, ...]
    children: tuple[Resource, ...]
    helper: str = ""
    """The module in which a person subclasses the resource's classes; empty if there is none."""

    @property
    def attribute(self) -> Code:
        """The name under which its parent offers it."""
        return attribute(self.service)

    @property
    def class_name(self) -> Code:
        """`PetsResource`; with `_` where it would be the runtime's, or another's async class."""
        words = split(self.attribute)
        name = f"{capitalised(words)}Resource"
        if words[0] == "async":
            return identifier(name.replace("Async", "Async_", 1))
        return identifier(f"{name}_" if name in reserved.TYPE_NAMES else name)

    @property
    def module(self) -> Module:
        """The module that holds the resource's classes."""
        return Module(f"resources.{dotted(self.service)}", bool(self.children))

    @property
    def home(self) -> str:
        """The dotted module from which its classes are imported."""
        return self.helper or self.module.dotted

    @property
    def types_module(self) -> Module:
        """The module that holds the types that only this resource uses."""
        return Module(f"types.{dotted(self.service)}", bool(self.children))

    def walk(self) -> Iterable[Resource]:
        """Yield the node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def webhooks_module(resources: Iterable[Resource]) -> Module:
    """Return the module of the types that only webhooks have; a `_` more where a resource has its name."""
    homes = {each.types_module.dotted for top in resources for each in top.walk()}
    name = "types.webhooks"
    while name in homes:
        name += "_"
    return Module(name, False)


def params_modules(resources: tuple[Resource, ...], shared: Iterable[str]) -> dict[str, str]:
    """Return the module of typed dicts beside each module of types, by the latter's name.

    `shared` are the modules of what several resources use. A `_` more where a resource called
    `pets_params` has the name of that of `pets`.
    """
    homes = [each.types_module.dotted for top in resources for each in top.walk()]
    homes += [*shared, webhooks_module(resources).dotted]
    names = {home: f"{home}_params" for home in homes}
    while taken := {home for home, name in names.items() if name in homes}:
        names |= {home: f"{names[home]}_" for home in taken}
    return names


def dotted(service: tuple[str, ...]) -> str:
    """Return `pets.toys`, each part an identifier."""
    return ".".join(attribute(service[:length]) for length in range(1, len(service) + 1))


_LIKE_A_DIGIT = re.compile(r"resource_\d")


def attribute(service: tuple[str, ...]) -> Code:
    """Return the attribute's name; `_` behind it where the parent has a member of that name."""
    name = service[-1]
    if _LIKE_A_DIGIT.match(name):  # `2fa` becomes `resource_2_fa`, which another one may be called
        name = f"{name}_resource"
    taken = reserved.CLIENT_MEMBERS if len(service) == 1 else reserved.RESOURCE_MEMBERS
    return member(name, taken | reserved.MODULE_NAMES | reserved.DEVICE_NAMES, "resource")


CLIENT = "client"
"""What the setting `helpers` calls the client itself; a resource is `client.pets.toys`."""


def tree(
    operations: tuple[Operation, ...], helpers: Mapping[str, str] = MappingProxyType({})
) -> tuple[Resource, ...]:
    """Return the resources at the top, in alphabetical order, each with what is below it."""
    return _below((), operations, helpers)


def _below(
    prefix: tuple[str, ...], operations: tuple[Operation, ...], helpers: Mapping[str, str]
) -> tuple[Resource, ...]:
    depth = len(prefix) + 1
    inside = tuple(
        each for each in operations if each.service[: len(prefix)] == prefix != each.service
    )
    heads = sorted({each.service[:depth] for each in inside})
    return tuple(
        Resource(
            head,
            tuple(each for each in inside if each.service == head),
            _below(head, tuple(each for each in inside if each.service[:depth] == head), helpers),
            helpers.get(f"{CLIENT}.{dotted(head)}", ""),
        )
        for head in heads
    )
