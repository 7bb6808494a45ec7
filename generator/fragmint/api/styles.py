"""How the values of parameters become text: the one table of styles (OpenAPI 3.1 §4.8.12.3).

The parser fills in what a document leaves out from here, and what a client writes of its own accord
is not said again in the generated code.
"""

from __future__ import annotations

from collections.abc import Mapping

STYLES: Mapping[str, tuple[str, ...]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
"""The styles that clients write, by location; the first one counts where a document names none."""

JSON = "json"
"""The style of a parameter that has `content` in JSON and no `style`: its value is one JSON text."""

_PREFIXED = frozenset({"label", "matrix", JSON})


def usual_style(location: str) -> str:
    """Return the style of a location where a parameter names none."""
    return STYLES[location][0]


def explodes(style: str) -> bool:
    """Tell whether a list of this style is written item by item where a parameter doesn't say."""
    return style == "form"


def is_usual(location: str, style: str, explode: bool) -> bool:
    """Tell whether a parameter is written as its location's parameters are that say nothing."""
    return style == usual_style(location) and explode == explodes(style)


def shapes_single_values(style: str) -> bool:
    """Tell whether text and numbers are written otherwise too, and not lists and objects alone.

    For example: `{style: label}` writes `blue` as `.blue`.
    """
    return style in _PREFIXED
