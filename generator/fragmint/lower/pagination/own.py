"""`x-fragmint-pagination`, the document's own word."""

from __future__ import annotations

from ...api import sendable
from ...api.model import PageStyle
from ...document.node import Mapping, Node, Scalar
from ...findings.text import nearest, shown
from .described import Described, Path, Unfit

_MEMBERS: dict[PageStyle, tuple[str, ...]] = {
    PageStyle.PAGE: ("page", "first", "total", "end", "pages"),
    PageStyle.OFFSET: ("offset", "first", "total"),
    PageStyle.CURSOR: ("cursor", "next", "header", "item"),
    PageStyle.NEXT: ("next",),
    PageStyle.LINK: (),
}
_COMMON = ("style", "items", "more")
_WITH_PARAMETER = (PageStyle.PAGE, PageStyle.OFFSET, PageStyle.CURSOR)
"""The styles whose own name is the member that names a parameter."""


def is_off(node: Node) -> bool:
    """Tell whether the document says that the operation has no pages."""
    return isinstance(node, Scalar) and node.value is False


def own(node: Node) -> Described:
    """Return what the value of `x-fragmint-pagination` says.

    Raises:
        Unfit: It is not understood.
    """
    if not isinstance(node, Mapping):
        raise Unfit("the value must be an object with a `style`, or `false`")
    style = _style(node)
    members = (*_COMMON, *_MEMBERS[style])
    for entry in node.entries:
        if entry.key not in members:
            raise Unfit(
                f"the style `{style}` has no member '{shown(entry.key)}'",
                entry.key,
                _meant(entry.key, members, "its members are"),
                at_key=True,
            )
    _check_complete(node, style)
    return Described(
        style,
        _text(node, style) or "" if style in _WITH_PARAMETER else "",
        _first(node),
        _path(node, "items") or None,
        total=_path(node, "total"),
        end=_path(node, "end"),
        pages=_path(node, "pages"),
        more=_path(node, "more"),
        next=_path(node, "next"),
        header=_header(node),
        item=_path(node, "item"),
    )


def _style(node: Mapping) -> PageStyle:
    given, styles = node.get("style"), tuple(each.value for each in PageStyle)
    value = given.value if isinstance(given, Scalar) else None
    if isinstance(value, str) and value in styles:
        return PageStyle(value)
    if given is None:
        raise Unfit("the object has no `style`", "", _listed("it is one of", styles))
    if not isinstance(value, str):
        raise Unfit("`style` must be a string", "style", _listed("it is one of", styles))
    message = f"there is no style '{shown(value)}'"
    raise Unfit(message, "style", _meant(value, styles, "the styles are"))


def _check_complete(node: Mapping, style: PageStyle) -> None:
    if style is not PageStyle.LINK and node.get(style) is None:
        raise Unfit(f"the style `{style}` needs the member `{style}`")
    ways = [each for each in ("next", "header", "item") if node.get(each) is not None]
    if style is PageStyle.CURSOR and len(ways) != 1:
        raise Unfit(
            "the style `cursor` needs one of `next`, `header` and `item`", ways[1] if ways else ""
        )


def _meant(name: str, known: tuple[str, ...], words: str) -> str:
    meant = nearest(name, known)
    return f"did you mean `{meant}`?" if meant else _listed(words, known)


def _listed(words: str, known: tuple[str, ...]) -> str:
    return f"{words} {', '.join(f'`{each}`' for each in known)}"


def _text(node: Mapping, key: str) -> str | None:
    given = node.get(key)
    if given is None:
        return None
    if isinstance(given, Scalar) and isinstance(given.value, str) and given.value:
        return given.value
    raise Unfit(f"`{key}` must be a string", key)


def _path(node: Mapping, key: str) -> Path:
    text = _text(node, key)
    return tuple(text.split(".")) if text else ()


def _first(node: Mapping) -> int | None:
    given = node.get("first")
    if given is None:
        return None
    if isinstance(given, Scalar) and type(given.value) is int:
        return given.value
    raise Unfit("`first` must be a whole number", "first")


def _header(node: Mapping) -> str:
    name = _text(node, "header") or ""
    if name and sendable.header_name(name):
        raise Unfit("`header` must be the name of a header", "header")
    return name
