"""Read YAML as a tree with places: PyYAML's parser for the syntax, our own composer for the meaning.

PyYAML's constructor follows YAML 1.1, forgets places and lets the last of two equal keys win.
"""

from __future__ import annotations

from dataclasses import dataclass

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from ...findings.diagnostic import Diagnostic
from ...findings.text import shown
from ...source import Source, Span
from ..limits import Limits
from ..node import Entry, Mapping, Node, Scalar, ScalarValue, Sequence
from ..problems import (
    Unreadable,
    duplicate_key,
    lone_surrogate,
    number_too_large,
    problem,
    too_deep,
    too_many_nodes,
)
from ..scalars import CORE_TAG, OutOfRange, is_null, resolve_plain, resolve_tagged
from ..surrogates import join_surrogates
from .events import YamlEvents, open_events

_STRING_TAGS = (CORE_TAG + "str", "!")


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an anchor stands for, and what an alias of it costs."""

    node: Node
    nodes: int
    height: int


def read_yaml(source: Source, limits: Limits) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Return the tree of a YAML text, and the problems that do not keep it from being read.

    Raises:
        Unreadable: The text is not YAML; the error has the first place from where nothing can be read.
    """
    events = open_events(source)
    composer = _Composer(events, limits)
    node = composer.node(events.start_of_document(), 1)
    events.end_of_document()
    return node, tuple(composer.problems)


class _Composer:
    """One pass over the events of a document."""

    def __init__(self, events: YamlEvents, limits: Limits) -> None:
        self.events = events
        self.limits = limits
        self.nodes = 0
        self.deepest = 0
        # None: the anchor's own node is still being read, an alias of it would be a circle.
        self.anchors: dict[str, _Anchored | None] = {}
        self.problems: list[Diagnostic] = []

    def node(self, event: Event, depth: int) -> Node:
        """Compose the node that begins with `event`, inside of `depth` - 1 others."""
        if isinstance(event, AliasEvent):
            return self.alias(event, depth)
        anchor = event.anchor if isinstance(event, (ScalarEvent, CollectionStartEvent)) else None
        if anchor is None:
            return self.fresh(event, depth)
        nodes, deepest = self.nodes, self.deepest
        self.anchors[anchor], self.deepest = None, depth - 1
        node = self.fresh(event, depth)
        height = self.deepest - depth + 1
        self.anchors[anchor] = _Anchored(node, self.nodes - nodes, height)
        self.deepest = max(deepest, self.deepest)
        return node

    def fresh(self, event: Event, depth: int) -> Node:
        """Compose a node that is written out here."""
        self.count(event, 1)
        match event:
            case ScalarEvent():
                return self.scalar(event)
            case MappingStartEvent():
                return self.mapping(event, self.deeper(event, depth))
            case _:
                return self.sequence(event, self.deeper(event, depth))

    def alias(self, event: AliasEvent, depth: int) -> Node:
        """Return what an alias stands for, counted as if it were written out here.

        Raises:
            Unreadable: No anchor has this name, or the alias stands inside the anchor's value.
        """
        span = self.events.span(event)
        anchor = event.anchor or ""
        name = shown(anchor, 60)
        if anchor not in self.anchors:
            hint = f"write `&{name}` before the value that is meant, earlier in the file"
            raise Unreadable(problem("unknown-alias", f"there is no anchor '{name}'", span, hint))
        anchored = self.anchors[anchor]
        if anchored is None:
            message = f"the alias '{name}' stands inside the value that it refers to"
            hint = "use `$ref` for a schema that contains itself"
            raise Unreadable(problem("alias-cycle", message, span, hint))
        self.count(event, anchored.nodes)
        self.deeper(event, depth + anchored.height - 1)
        return anchored.node

    def mapping(self, event: MappingStartEvent, depth: int) -> Mapping:
        self.check_collection_tag(event, "map")
        entries: dict[str, Entry] = {}
        key_event = self.events.next()
        while not isinstance(key_event, MappingEndEvent):
            entry = self.entry(key_event, depth)
            if entry is not None:
                first = entries.setdefault(entry.key, entry)
                if first is not entry:
                    self.problems.append(duplicate_key(entry.key, first.key_span, entry.key_span))
            key_event = self.events.next()
        last = [entry.value for entry in list(entries.values())[-1:]]
        return Mapping(tuple(entries.values()), self.extent(event, last, key_event))

    def sequence(self, event: Event, depth: int) -> Sequence:
        self.check_collection_tag(event, "seq")
        items: list[Node] = []
        item = self.events.next()
        while not isinstance(item, SequenceEndEvent):
            items.append(self.node(item, depth))
            item = self.events.next()
        return Sequence(tuple(items), self.extent(event, items[-1:], item))

    def entry(self, event: Event, depth: int) -> Entry | None:
        """Compose a key and its value; None for a key that no JSON object can have."""
        key_span = self.events.span(event)
        key = self.key(event, depth)
        value = self.node(self.events.next(), depth)
        return None if key is None else Entry(key, key_span, value)

    def key(self, event: Event, depth: int) -> str | None:
        """Return a key as it is written: OpenAPI's maps have strings as keys, so `200:` is "200"."""
        if isinstance(event, ScalarEvent):
            return self.scalar_key(event)
        node = self.node(event, depth)
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return node.value
        hint = "write a word or a quoted text as the key"
        self.report("non-string-key", "a key must be a string", event, hint)
        return None

    def scalar_key(self, event: ScalarEvent) -> str | None:
        self.count(event, 1)
        text = self.text(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(Scalar(text, self.events.span(event)), 1, 0)
        if _is_plain(event) and text == "<<":
            hint = "write the entries out, or use `allOf` with `$ref`"
            self.report("merge-key", "YAML 1.2 has no merge key `<<`", event, hint)
            return None
        if _is_plain(event) and is_null(text):
            hint = "put the key in quotes if it is meant as text"
            self.report("null-key", "a key must be a string, not null", event, hint)
        elif not (event.tag or CORE_TAG).startswith((CORE_TAG, "!!")) and event.tag != "!":
            self.unknown_tag(event, event.tag or "")
        return text

    def scalar(self, event: ScalarEvent) -> Scalar:
        return Scalar(self.value(event), self.events.span(event))

    def value(self, event: ScalarEvent) -> ScalarValue:
        try:
            if event.tag is not None and event.tag not in _STRING_TAGS:
                return self.tagged(event, event.tag)
            return resolve_plain(event.value) if _is_plain(event) else self.text(event)
        except OutOfRange:
            self.problems.append(number_too_large(self.events.span(event)))
            return 0

    def tagged(self, event: ScalarEvent, tag: str) -> ScalarValue:
        """Return the value of a scalar with a tag other than that of strings."""
        name = tag.removeprefix(CORE_TAG)
        try:
            return resolve_tagged(event.value, name)
        except KeyError:
            self.unknown_tag(event, tag)
        except ValueError:
            message = f"the value '{shown(event.value, 40)}' does not match the tag `!!{name}`"
            self.report("tag-mismatch", message, event, "remove the tag, or correct the value")
        return self.text(event)

    def text(self, event: ScalarEvent) -> str:
        joined = join_surrogates(event.value)
        if joined.lone:
            self.problems.append(lone_surrogate(self.events.span(event)))
        return joined.text

    def check_collection_tag(self, event: Event, core: str) -> None:
        tag = event.tag if isinstance(event, CollectionStartEvent) else None
        if tag is not None and tag not in (CORE_TAG + core, "!"):
            self.unknown_tag(event, tag)

    def unknown_tag(self, event: Event, tag: str) -> None:
        name = tag.replace(CORE_TAG, "!!", 1)
        message = f"the tag '{shown(name, 60)}' is not part of the YAML core schema"
        self.report(
            "unknown-tag",
            message,
            event,
            "remove the tag, or put the value in quotes if it is meant as text",
        )

    def extent(self, start: Event, last: list[Node], end: Event) -> Span:
        """Return the place of a collection; a block one ends with its last value, not before the next token."""
        span = self.events.span(start)
        if last and not (isinstance(start, CollectionStartEvent) and start.flow_style):
            # An alias leads elsewhere: its node's place says nothing about where this one ends.
            stop = last[-1].span.end
            return span.source.span(span.start, stop if stop > span.start else span.end)
        return span.source.span(span.start, self.events.span(end).end)

    def deeper(self, event: Event, depth: int) -> int:
        if depth > self.limits.depth:
            raise too_deep(self.events.span(event), self.limits)
        self.deepest = max(self.deepest, depth)
        return depth + 1

    def count(self, event: Event, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > self.limits.nodes:
            raise too_many_nodes(self.events.span(event), self.limits)

    def report(self, rule: str, message: str, event: Event, hint: str) -> None:
        self.problems.append(problem(rule, message, self.events.span(event), hint))


def _is_plain(event: ScalarEvent) -> bool:
    # The C parser says "" where the one in Python says None.
    return not event.style and event.tag is None
