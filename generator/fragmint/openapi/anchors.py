"""References by a name instead of a pointer: `$anchor`, `$id`, `$dynamicRef`, `$recursiveRef`.

JSON Schema 2020-12, Core §8.2; `$recursiveRef` is that of 2019-09, Core §8.2.4.2. All are written as
`$ref` with a JSON pointer before the document is parsed, so that nothing behind this knows of names.
What a dynamic reference means depends on the way that led to it; here it means the nearest schema
around it that has the anchor, which is what a schema that contains itself says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urldefrag, urljoin

from ..document.node import Entry, Mapping, Node, Scalar, Sequence
from ..document.pointer import ROOT, join, resolve
from .references import DATA, NAMED

_NAMING = ("$anchor", "$id", "$dynamicRef", "$recursiveRef", "$dynamicAnchor")


def localized(root: Node) -> Node:
    """Return the document with every reference by name as one by pointer; those that name nothing stay."""
    if not any(word in root.span.source.text for word in _NAMING):
        return root
    names = _Names(root)
    for place in _places(root, _Place(ROOT, ROOT, "", ())):
        names.add(place)
    return _rewritten(root, _Place(ROOT, ROOT, "", ()), names)


@dataclass(frozen=True, slots=True)
class _Place:
    """A node on a way down: its pointer, that of the resource it is in with its URI, what is around it."""

    pointer: str
    resource: str
    base: str
    around: tuple[tuple[str, Mapping], ...]
    named: bool = False

    def at(self, node: Mapping) -> _Place:
        """Return the place with what an object says about itself."""
        around = (*self.around, (self.pointer, node))
        id = None if self.named else _text(node, "$id")
        if id is None:
            return replace(self, around=around)
        return replace(self, around=around, resource=self.pointer, base=urljoin(self.base, id))

    def below(self, key: str | int, *, named: bool = False) -> _Place:
        return replace(self, pointer=join(self.pointer, key), named=named)


@dataclass(slots=True)
class _Names:
    """What the schemas of a document are called."""

    root: Node
    anchors: defaultdict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict[str, list[tuple[str, str]]](list)
    )
    """By name, the pointers of the schemas that have it, each with that of its resource."""
    ids: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, place: _Place) -> None:
        """Note what the innermost object of a place is called."""
        pointer, node = place.around[-1]
        for word in ("$anchor", "$dynamicAnchor"):
            if (name := _text(node, word)) is not None:
                self.anchors[name].append((place.resource, pointer))
        if place.resource == pointer and place.base:
            self.ids.setdefault(urldefrag(place.base).url, pointer)

    def meant(self, text: str, place: _Place) -> str | None:
        """Return the pointer of what a `$ref` names; None for one that is no name, or leads nowhere."""
        if text.startswith("#"):
            return self._within(place.resource, text[1:])
        url, fragment = urldefrag(urljoin(place.base, text))
        resource = self.ids.get(url)
        return None if resource is None else self._within(resource, fragment)

    def _within(self, resource: str, fragment: str) -> str | None:
        fragment = unquote(fragment)
        if not fragment or fragment.startswith("/"):
            pointer = resource + fragment
            return pointer if resource != ROOT and resolve(self.root, pointer) else None
        having = self.anchors.get(fragment, [])
        own = [pointer for home, pointer in having if home == resource]
        found = own or [pointer for _, pointer in having]
        return found[0] if len(found) == 1 else None

    def around(self, word: str, text: str, place: _Place) -> str | None:
        """Return the pointer of what a dynamic reference means."""
        for pointer, node in reversed(place.around):
            value = node.get("$recursiveAnchor" if word == "$recursiveRef" else "$dynamicAnchor")
            held = value.value if isinstance(value, Scalar) else None
            if held is True or (isinstance(held, str) and f"#{held}" == text):
                return pointer
        if word == "$recursiveRef":
            return place.resource if place.resource != ROOT else None
        return text if text.startswith("#/") else self.meant(text, place)


def _places(node: Node, place: _Place) -> Iterator[_Place]:
    """Yield the place of every object that may be a schema."""
    if isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _places(item, place.below(at))
    elif isinstance(node, Mapping):
        here = place.at(node)
        if not place.named:
            yield here
        for entry in _inner(node, place.named):
            named = not place.named and entry.key in NAMED
            yield from _places(entry.value, here.below(entry.key, named=named))


def _inner(node: Mapping, named: bool) -> Iterator[Entry]:
    return (each for each in node.entries if named or not _is_data(each.key))


def _is_data(key: str) -> bool:
    return key in DATA or key.startswith("x-")


def _rewritten(node: Node, place: _Place, names: _Names) -> Node:
    if isinstance(node, Sequence):
        items = tuple(
            _rewritten(item, place.below(at), names) for at, item in enumerate(node.items)
        )
        return replace(node, items=items)
    if not isinstance(node, Mapping):
        return node
    here = place.at(node)
    entries: list[Entry] = []
    for entry in node.entries:
        if not place.named and entry.key == "$id" and _text(node, "$id"):
            continue  # pointers begin at the document from here on
        if not place.named and _is_data(entry.key):
            entries.append(entry)
            continue
        named = not place.named and entry.key in NAMED
        inner = _rewritten(entry.value, here.below(entry.key, named=named), names)
        changed = replace(entry, value=inner)
        entries.append(changed if place.named else _by_pointer(changed, node, here, names))
    return Mapping(tuple(entries), node.span)


def _by_pointer(entry: Entry, node: Mapping, place: _Place, names: _Names) -> Entry:
    """Return a reference by name as `$ref` with a pointer; any other entry as it is."""
    text = _text(node, entry.key)
    if text is None or entry.key not in ("$ref", "$dynamicRef", "$recursiveRef"):
        return entry
    if entry.key == "$ref":
        pointer = names.meant(text, place)
    elif node.entry("$ref") is None:
        pointer = names.around(entry.key, text, place)
    else:
        return entry
    if pointer is None:
        return entry
    written = pointer.replace("%", "%25")  # a reference is decoded (RFC 6901 §6)
    return Entry("$ref", entry.key_span, Scalar(written, entry.value.span))


def _text(node: Mapping, name: str) -> str | None:
    value = node.get(name)
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None
