"""Templates only lay out text: everything that decides is done before them."""

from __future__ import annotations

import difflib
import inspect

import jinja2
import pytest
from jinja2 import nodes

from fragmint.python import document_views, reference_views, views
from fragmint.python.plan.package import plan
from fragmint.python.text.code import LINE_LENGTH
from fragmint.render.format import format_files
from fragmint.render.rendering import RenderedFile, Template, render

from ..staged import value_of
from .own import api_of, case_sources, own_api, own_config
from .snippets import templates

_FILTERS = {"lines", "docstring"}
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.If, nodes.For, nodes.Include, nodes.Filter,
)  # fmt: skip
_VIEWS = {
    name
    for module in (views, document_views, reference_views)
    for name, value in vars(module).items()
    if inspect.isclass(value)
}


def faults(text: str) -> list[str]:
    """What a template does beyond laying out: `line: kind of node`."""
    tree = jinja2.Environment().parse(text)
    found = [
        (node.lineno or 0, type(node).__name__)
        for node in tree.find_all(nodes.Node)
        if type(node) not in _ALLOWED
    ]
    for each in tree.find_all(nodes.Filter):
        if each.name not in _FILTERS or any(not _is_plain(part) for part in each.args):
            found.append((each.lineno, f"filter {each.name}"))
    for branch in tree.find_all(nodes.If):
        if not _is_plain(branch.test):
            found.append((branch.lineno, "test"))
    for loop in tree.find_all(nodes.For):
        if not _is_plain(loop.iter) or loop.test is not None or loop.recursive:
            found.append((loop.lineno, "for"))
    for include in tree.find_all(nodes.Include):
        if not isinstance(include.template, nodes.Const):
            found.append((include.lineno, "include"))
    return [f"{line}: {kind}" for line, kind in sorted(set(found))]


def _is_plain(node: nodes.Node) -> bool:
    """A name, an attribute of one, a constant; `not` before it."""
    if isinstance(node, nodes.Getattr):
        return _is_plain(node.node)
    return isinstance(node, (nodes.Name, nodes.Const))


def ids(template: Template) -> str:
    return template.path


def python_files() -> list[RenderedFile]:
    """This project's own package and those of the cases, as the templates lay them out."""
    cases = [value_of(plan(api_of(source, config), config)) for source, config in case_sources()]
    packages = [value_of(plan(own_api(), own_config())), *cases]
    files = (file for package in packages for file in value_of(render(package, templates())))
    return [file for file in files if file.path.endswith(".py")]


@pytest.mark.parametrize("template", templates(), ids=ids)
def test_a_template_only_lays_out(template: Template) -> None:
    assert faults(template.text) == []


@pytest.mark.parametrize("template", templates(), ids=ids)
def test_the_first_line_names_what_the_template_receives(template: Template) -> None:
    first = template.text.splitlines()[0]
    assert first.startswith("{#- view: ")
    assert first.removeprefix("{#- view: ").split()[0] in _VIEWS


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.name.upper() }}",
        "{% if view.name == 'a' %}{% endif %}",
        "{{ view.a ~ view.b }}",
        "{{ view.a + 1 }}",
        "{{ 'x' if view.a else 'y' }}",
        "{% set a = view.b %}",
        "{% set a %}x{% endset %}",
        "{{ view.names | join(', ') }}",
        "{{ view.doc | docstring(view.indent + 4) }}",
        "{% if view.name is defined %}{% endif %}",
        "{% if not view.name %}{{ -view.a }}{% endif %}",
        "{{ view['name'] }}",
        "{% for each in view.names if each.public %}{% endfor %}",
        "{% for each in view.names | sort %}{% endfor %}",
        "{% include view.template %}",
        "{% macro a(b) %}{{ b }}{% endmacro %}",
        "{% filter lines %}x{% endfilter %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ [view.a, view.b] }}",
        "{% for a, b in view.pairs %}{% endfor %}",
        "{% autoescape false %}{{ view.a }}{% endautoescape %}",
        "{% with a = view.b %}{% endwith %}",
        "{% extends 'x' %}",
    ],
)
def test_every_offence_is_found(text: str) -> None:
    assert faults(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.name }}",
        "{% if view.doc %}{{ view.doc | docstring(4) }}{% elif view.name %}{% endif %}",
        "{% for each in view.names %}{{ each.name }}{% else %}{% endfor %}",
        '{% include "package/types/_model.jinja" %}',
    ],
)
def test_what_only_lays_out_is_fine(text: str) -> None:
    assert faults(text) == []


def test_every_template_is_used_or_included() -> None:
    used = {file.template for file in value_of(plan(own_api(), own_config())).files}
    used |= {  # and what only a server that sends something needs
        file.template
        for source, config in case_sources()
        if source.path.startswith("tests/cases/webhooks/")
        for file in value_of(plan(api_of(source, config), config)).files
    }
    named = {
        str(include.template.value)
        for template in templates()
        for include in jinja2.Environment().parse(template.text).find_all(nodes.Include)
        if isinstance(include.template, nodes.Const)
    }
    assert {template.path for template in templates()} == used | named


@pytest.mark.parametrize("file", python_files(), ids=lambda file: file.path)
def test_black_changes_nothing_but_lines_that_are_too_long(file: RenderedFile) -> None:
    """The layout is the templates' own: black has the last word on long lines alone."""
    before = file.text.splitlines()
    after = value_of(format_files((file,)))[0].text.splitlines()
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in blocks:
        long = any(len(line) > LINE_LENGTH for line in before[start:end])
        assert kind == "equal" or long, "\n".join(
            [*before[start:end], "", *after[new_start:new_end]]
        )
