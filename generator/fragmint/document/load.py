"""Read the text of a document as a tree with places."""

from __future__ import annotations

from functools import partial

from ..findings.depth import unless_too_deep
from ..findings.diagnostic import Diagnostic
from ..findings.staged import Staged
from ..source import Source
from .json_reader import read_json
from .limits import Limits
from .node import Node
from .problems import Unreadable, lone_surrogate, problem, too_deep
from .surrogates import SURROGATE

_LIMITS = Limits()


def load(source: Source, limits: Limits = _LIMITS) -> Staged[Node]:
    """Return the tree of a document in YAML (1.2, core schema) or JSON; never raises for its content.

    A document with a duplicate key has a tree (the first of the two counts) and an error; one that is
    not YAML has an error only.
    """
    loaded = unless_too_deep(
        partial(_load, source, limits), lambda: too_deep(source.span(0, 0), limits).diagnostic
    )
    return Staged(None, (loaded,)) if isinstance(loaded, Diagnostic) else loaded


def _load(source: Source, limits: Limits) -> Staged[Node]:
    try:
        _refuse_hopeless(source, limits)
        if source.path.lower().endswith(".json"):
            return Staged(*read_json(source, limits))
        if source.text.lstrip(" \t\r\n")[:1] in ("{", "["):
            return _load_braces(source, limits)
        return _load_yaml(source, limits)
    except Unreadable as unreadable:
        return Staged(None, (unreadable.diagnostic,))


def _load_yaml(source: Source, limits: Limits) -> Staged[Node]:
    from .yaml.reader import read_yaml  # a document in JSON does without the library

    return Staged(*read_yaml(source, limits))


def _load_braces(source: Source, limits: Limits) -> Staged[Node]:
    """Read what may be JSON, or YAML that begins with braces (`{openapi: 3.1.0}`).

    Raises:
        Unreadable: The text is neither; the error is that of the reader that came further.
    """
    try:
        return Staged(*read_json(source, limits))
    except Unreadable as not_json:
        if not_json.diagnostic.rule != "syntax":
            raise
        try:
            return _load_yaml(source, limits)
        except Unreadable as not_yaml:
            raise max(not_json, not_yaml, key=_reach) from None


def _reach(unreadable: Unreadable) -> int:
    """Return how far a reader came: the one that came further is for what was meant."""
    span = unreadable.diagnostic.span
    return 0 if span is None else span.start


def _refuse_hopeless(source: Source, limits: Limits) -> None:
    if len(source.text) > limits.characters:
        message = (
            f"the document has {len(source.text):,} characters; "
            f"at most {limits.characters:,} are read"
        )
        end = source.span(limits.characters, limits.characters)
        raise Unreadable(
            problem("too-large", message, end, "split the document, or remove its examples")
        )
    surrogate = SURROGATE.search(source.text)
    if surrogate is not None:
        raise Unreadable(lone_surrogate(source.span(*surrogate.span())))
