"""The table of imports beside the templates names what their text uses: no more, and no less."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jinja2
import pytest
from jinja2 import nodes

from fragmint.python.plan.imports import ALWAYS, NAMED
from fragmint.render.rendering import Template

from .snippets import templates

Parts = tuple[str, ...]
"""The `{% if %}` and `{% for %}` around a text, from outside in: `children`, `not paged`."""

PYTHON = [
    each
    for each in templates()
    if not each.path.endswith((".md.jinja", ".toml.jinja")) and not each.path.startswith("docs/")
]
_TOKEN = re.compile(
    r'"""[\s\S]*?"""|f?"(?:[^"\\\n]|\\.)*"|#[^\n]*|^[ ]*from [^\n]*$|\.?\b[A-Za-z_]\w*\b',
    re.MULTILINE,
)
_BINDS = re.compile(r"\s*(?::|=(?!=))")
"""What comes behind a parameter, a keyword argument, an assigned name: where it begins an item."""
_BEGINS = re.compile(r"(?:^|[(,])\s*\*{0,2}$")
_OWN = {*keyword.kwlist, *dir(builtins), "self"}


@dataclass(frozen=True)
class Use:
    """A name in a template's text, and what the text stands under."""

    name: str
    parts: Parts


def texts(body: Iterable[nodes.Node], parts: Parts = ()) -> Iterator[tuple[str, Parts]]:
    """The text of a template in order, `_` for each value, with what it stands under."""
    for node in body:
        match node:
            case nodes.Output():
                for each in node.nodes:
                    yield each.data if isinstance(each, nodes.TemplateData) else "_", parts
            case nodes.If():
                name = named(node.test)
                yield from texts(node.body, (*parts, name))
                other = (*parts, f"not {name}")
                yield from texts([*node.elif_, *node.else_], other)
            case nodes.For():
                yield from texts(node.body, (*parts, named(node.iter)))
                yield from texts(node.else_, (*parts, f"not {named(node.iter)}"))
            case _:
                assert isinstance(node, nodes.Include)


def named(node: nodes.Node) -> str:
    """`children` of `view.children`."""
    assert isinstance(node, nodes.Getattr)
    return node.attr


def uses(template: str) -> list[Use]:
    """The names that a template's text takes from elsewhere."""
    pieces = [*texts(jinja2.Environment(trim_blocks=True, lstrip_blocks=True).parse(template).body)]
    around = [parts for text, parts in pieces for _ in text]
    whole = "".join(text for text, _ in pieces)
    found, bound = list[Use](), set[str]()
    before = ""
    for match in _TOKEN.finditer(whole):
        name = match[0]
        if re.fullmatch(r" *from .*", name):
            bound |= set(re.findall(r"\w+", name.partition(" import ")[2]))
        elif name.isidentifier() and name not in _OWN:
            begins = _BEGINS.search(whole[whole.rfind("\n", 0, match.start()) + 1 : match.start()])
            if before in ("def", "class") or (begins and _BINDS.match(whole, match.end())):
                bound.add(name)
            else:
                found.append(Use(name, around[match.start()]))
        before = name
    return [each for each in found if each.name not in bound | {"_"}]


def entries(path: str) -> list[tuple[str, str]]:
    """The rows of the table for one template: the part, and a name."""
    return [
        (part, name)
        for part, modules in NAMED.get(path, {}).items()
        for names in modules.values()
        for name in names
    ]


@pytest.mark.parametrize("template", PYTHON, ids=lambda each: each.path)
def test_every_name_that_the_text_uses_is_in_the_table(template: Template) -> None:
    table = entries(template.path)
    missing = [
        use
        for use in uses(template.text)
        if not any(name == use.name and part in (ALWAYS, *use.parts) for part, name in table)
    ]
    assert missing == []


@pytest.mark.parametrize("template", PYTHON, ids=lambda each: each.path)
def test_the_table_has_no_name_that_the_text_does_not_use(template: Template) -> None:
    used = uses(template.text)
    idle = [
        (part, name)
        for part, name in entries(template.path)
        if not _is_used([use.parts for use in used if use.name == name], part)
    ]
    assert idle == []


def _is_used(places: list[Parts], part: str) -> bool:
    """Whether a name stands under a part, or always: under nothing, or under a flag and its contrary."""
    if part != ALWAYS:
        return any(part in each for each in places)
    flags = {each[0] for each in places if len(each) == 1}
    return () in places or any(f"not {flag}" in flags for flag in flags)


def test_the_table_has_no_template_that_does_not_exist() -> None:
    assert {*NAMED} <= {each.path for each in PYTHON}


def test_names_are_found_with_what_they_stand_under() -> None:
    text = (
        '"""A Doc."""\nfrom x import Y\nA = Base(b=C, d=self.E)  # F\n{% for each in view.rows %}\n'
        '    def {{ each.name }}(self, g: H = Y) -> "I":\n        return g\n'
        "{% if each.paged %}\n    J\n{% else %}\n    K\n{% endif %}\n{% endfor %}\n"
    )
    assert uses(text) == [
        Use("Base", ()),
        Use("C", ()),
        Use("H", ("rows",)),
        Use("J", ("rows", "paged")),
        Use("K", ("rows", "not paged")),
    ]
