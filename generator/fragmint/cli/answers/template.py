"""`fragmint template`: the built-in templates with what each receives, or the text of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..._resources import templates_dir
from ...python import document_views, reference_views, views
from ...render.rendering import Template, read_templates
from ..args import TemplateCall
from ..report.lines import Line
from ..report.outcome import Said
from .answer import Answer, unknown

_VIEW = re.compile(r"\{#- view: (\w+)(?: as `(\w+)`)? -#\}")


def template(call: TemplateCall) -> Answer:
    """Print one built-in template as it is, or list all of them."""
    known = {each.path: each for each in read_templates(templates_dir()).value or ()}
    if call.path is None:
        return Answer(Said(tuple(_listed(known))))
    if call.path not in known:
        return unknown("built-in template", call.path, known, "fragmint template")
    lines = known[call.path].text.split("\n")[:-1]  # each ends in a line feed
    return Answer(Said(tuple((line,) for line in lines)))


def _listed(known: Mapping[str, Template]) -> Iterator[Line]:
    """Yield a line for each template: its path, the view that it receives, and what that is."""
    rows = [_row(each) for each in known.values() if each.path.endswith(".jinja")]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for path, view, words in rows:
        yield (f"{path:{widths[0]}}  {view:{widths[1]}}  {words}",)


def _row(template: Template) -> tuple[str, str, str]:
    """Return the path, the view's name, and the first line of its documentation.

    Raises:
        ValueError: The template's first line names no view, which is a defect of ours.
    """
    found = _VIEW.match(template.text)
    if found is None:  # Every built-in template has this line; the tests see to it.
        raise ValueError(f"{template.path}: the first line names no view")
    words = str(_view(found[1]).__doc__).partition("\n")[0]
    return template.path, found[1], words


def _view(name: str) -> type:
    """Return a view by its name."""
    modules = (views, document_views, reference_views)
    found: type = next(vars(each)[name] for each in modules if name in vars(each))
    return found
