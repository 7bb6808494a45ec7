"""Any text of a document stays data: names, values, titles and descriptions of every kind."""

from __future__ import annotations

import ast
import json
import keyword
import tokenize
import tomllib
import unicodedata
from io import StringIO

import black
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fragmint.api.sendable import member_name
from fragmint.api.types import Name
from fragmint.names import words
from fragmint.names.reserved import TYPE_NAMES
from fragmint.python.naming.identifiers import allocate, class_name, enum_members, member, members
from fragmint.python.text.code import Prose, docstring, literal, one_line, paragraph
from fragmint.python.text.doors import markdown, toml_string
from fragmint.render.rendering import _docstring

from .snippets import succeeded

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NASTY = st.one_of(
    TEXT,
    st.text(st.sampled_from("\"'\\\n\r\t {}%#a1_-\x00\u2028\u202e\x85"), max_size=12),
    st.sampled_from(
        ['"""', "\\", '\\"', '""""', "class", "__init__", "{{ 7*7 }}", "{% x %}", "$(x)"]
    ),
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | NASTY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY, inner, max_size=3),
    max_leaves=8,
)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
QUICK = settings(max_examples=150, deadline=None)
WHOLE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(VALUES)
def test_a_literal_reads_back_as_the_value(value: object) -> None:
    code = literal(value)
    assert ast.literal_eval(code) == value
    assert len(code.splitlines()) == 1
    assert all(char.isprintable() for char in code)


@QUICK
@given(NASTY)
@example("'\"")
@example('\'""')
def test_a_string_is_written_as_black_writes_it(value: str) -> None:
    printed = f"x = [{literal(value)}, 0]\n"
    assert black.format_str(printed, mode=black.Mode(line_length=1000)) == printed


@QUICK
@given(st.text(st.sampled_from("a "), max_size=300), st.integers(0, 8))
@example(f"{'a' * 87} {'b' * 100}", 4)
def test_a_docstring_has_no_space_at_the_end_of_a_line(text: str, indent: int) -> None:
    assert all(line == line.rstrip() for line in paragraph(text, indent))


@QUICK
@given(NASTY, st.integers(0, 8))
@example('x \\"', 0)
@example('"""', 4)
@example("\\", 0)
@example('a\\\\"', 0)
def test_a_docstring_holds_its_text_and_ends_where_it_should(text: str, indent: int) -> None:
    for lines in (docstring(paragraph(text, indent)), docstring([one_line(text)])):
        if not lines or not "".join(lines):
            continue
        printed = f"def f():\n{_docstring(lines, 4)}\n"
        body = ast.parse(printed).body[0]
        assert isinstance(body, ast.FunctionDef)
        assert len(body.body) == 1
        said = ast.get_docstring(body)
        assert said is not None
        assert all(line.isprintable() for line in said.splitlines())


@QUICK
@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60))
def test_a_docstring_loses_no_word(text: str) -> None:
    lines = docstring(paragraph(text))
    value = ast.literal_eval(_docstring(lines)) if lines else ""
    assert "".join(value.split()) == "".join(text.split())


@QUICK
@given(st.lists(NASTY, max_size=6, unique=True))
def test_members_are_identifiers_and_all_different(wires: list[str]) -> None:
    for names in (members(wires), enum_members((wire, "") for wire in wires)):
        assert len(set(names)) == len(wires)
        assert all(_is_identifier(name) for name in names)


@QUICK
@given(NASTY)
def test_a_name_is_the_same_alone_and_again(text: str) -> None:
    assert member(text) == member(text)
    assert _is_identifier(class_name([text]))


def test_long_names_that_differ_in_their_end_are_cut_to_different_ones() -> None:
    for part in ("word_" * 20, "名" * 90):
        for made in (words.snake, words.constant, words.pascal):
            names = [made(words.split(f"{part}{end}")) for end in ("add", "update")]
            assert len({*names}) == 2
            assert all(len(each) <= 80 and _is_identifier(each) for each in names)


@QUICK
@given(st.dictionaries(NASTY, st.tuples(NASTY, NASTY), max_size=6))
def test_class_names_differ_and_no_order_plays_a_part(wishes: dict[str, tuple[str, str]]) -> None:
    names = {key: Name((short,), (long, short)) for key, (short, long) in wishes.items()}
    chosen = allocate(names, TYPE_NAMES)
    assert len({*chosen.values()} - TYPE_NAMES) == len(names)
    assert all(_is_identifier(name) for name in chosen.values())
    shuffled = dict(sorted(names.items(), reverse=True))
    assert allocate(shuffled, TYPE_NAMES) == chosen


def _is_identifier(name: str) -> bool:
    """Whether the name is one, and the one that Python reads in a source file (PEP 3131)."""
    is_read_so = unicodedata.normalize("NFKC", name) == name
    return is_read_so and name.isidentifier() and not keyword.iskeyword(name)


@QUICK
@given(NASTY)
def test_a_toml_string_reads_back(text: str) -> None:
    assert tomllib.loads(f"a = {toml_string(text)}")["a"] == " ".join(text.split())


@QUICK
@given(NASTY)
@example("- a")
@example("1. a")
@example("2) a")
@example("===")
@example("---")
@example("# a")
@example("[a](b)")
@example("<b>")
@example("&lt;")
@example("a | b")
def test_markdown_is_one_line_of_text(text: str) -> None:
    tokens = _MARKDOWN.parse(markdown(text))
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if shown else []
    )
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text"}
    assert "".join(child.content for child in inline) == shown


WIRES = NASTY.filter(lambda text: not member_name(text))
"""Names of properties; others are refused."""


@WHOLE
@given(
    st.lists(WIRES, min_size=1, max_size=4, unique=True),
    st.lists(NASTY, min_size=1, max_size=4, unique=True),
    NASTY,
)
def test_a_document_of_any_text_gives_modules_that_parse(
    wires: list[str], values: list[str], said: str
) -> None:
    properties = {
        wire: {
            "type": "string",
            "enum": values,
            "description": said,
            "default": said,
            "title": said,
        }
        for wire in wires
    }
    record = {"type": "object", "description": said, "properties": properties}
    schema = {"$ref": "#/components/schemas/Record"}
    content = {"application/json": {"schema": {"type": "array", "items": schema}}}
    answer = {"description": said, "content": content}
    operation = {"summary": said, "requestBody": answer, "responses": {"200": answer}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": said, "version": said, "description": said},
        "paths": {"/a": {"post": {**operation, "operationId": said, "tags": [said]}}},
        "components": {"schemas": {"Record": record}},
    }
    modules = succeeded(json.dumps(document))
    assert len(modules) == 5
    for text in modules.values():
        tree = ast.parse(text)
        strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        if "class Record(" in text:
            assert set(values) <= strings
        tokens = tokenize.generate_tokens(StringIO(text).readline)
        comments = {token.string for token in tokens if token.type == tokenize.COMMENT}
        assert comments <= {"# not to be seen in a traceback with locals", "# ruff: noqa: F403"}


def test_prose_is_what_it_says() -> None:
    assert docstring(()) == ()
    assert docstring((Prose('say "hi"'),)) == ('say "hi\\"',)
    assert docstring((Prose('"hi'),)) == ('\\"hi',)
