"""YAML to a tree: keys, aliases, and what is refused."""

from __future__ import annotations

import pytest
import yaml

from fragmint.document.limits import Limits

from .reading import faults, lines, loaded, value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("200: ok\non: 1\n1.5: x\ntrue: y\n", {"200": "ok", "on": 1, "1.5": "x", "true": "y"}),
        ("'null': a\n'': b\n'~': c", {"null": "a", "": "b", "~": "c"}),
        ("a: &x {b: 1}\nc: *x\n", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x k\n*x : 1\n", {"a": "k", "k": 1}),
        ("&x k: 1\nb: *x\n", {"k": 1, "b": "k"}),
        ("- [a, {b: c}]\n- - d\n", [["a", {"b": "c"}], ["d"]]),
        ("---\na: 1\n...\n", {"a": 1}),
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("? a\n: b\n", {"a": "b"}),
        ("just text", "just text"),
        ("{a: b, 'c': 1}", {"a": "b", "c": 1}),
        ('{"a":1}', {"a": 1}),
        ("!!map {a: !!seq [1]}", {"a": [1]}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    ],
)
def test_trees(text: str, meant: object) -> None:
    assert value(text) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key: the key 'a' is written twice in the same object"]),
        ("{200: a, '200': b}", ["1:10 duplicate-key: the key '200' is written twice in the same object"]),
        ("a: &x {b: 1}\nc: {<<: *x}\n", ["2:5 merge-key: YAML 1.2 has no merge key `<<`"]),
        ("~: 1\n", ["1:1 null-key: a key must be a string, not null"]),
        ("? \n: 1\n", ["1:2 null-key: a key must be a string, not null"]),
        ("[a, b]: 1\nc: 2\n", ["1:1 non-string-key: a key must be a string"]),
        ("a: *x\n", ["1:4 unknown-alias: there is no anchor 'x'"]),
        ("a: &x [*x]\n", ["1:8 alias-cycle: the alias 'x' stands inside the value that it refers to"]),
        ("a: 1\n---\nb: 2\n", ["2:1 multiple-documents: the file contains more than one YAML document"]),
        ("", ["1:1 empty-document: the document is empty"]),
        ("# only a comment\n", ["1:1 empty-document: the document is empty"]),
        ("a: \x01", ["1:4 syntax: the character U+0001 is not allowed in YAML"]),
        ('a: "\\ud83d"', ["1:7 syntax: found invalid Unicode character escape code while parsing a quoted scalar that begins in line 1"]),
        ("a: b: c", ["1:5 syntax: mapping values are not allowed in this context"]),
        ("a:\n\t- x", ["2:1 syntax: a tab indents this line, where YAML allows only spaces"]),
        ("a: \ud800", ["1:4 lone-surrogate: a lone surrogate (U+D800 to U+DFFF) is not a character"]),
    ],
)  # fmt: skip
def test_faults(text: str, said: list[str]) -> None:
    assert faults(text) == said


def test_a_duplicate_key_names_both_places_and_keeps_the_first_value() -> None:
    result = loaded("a: 1\nb:\n  c: 2\n  c: 3\n")
    (found,) = result.diagnostics
    (first,) = found.related
    assert (first.span.line, first.span.column) == (3, 3)
    assert result.value is not None


def test_every_fault_that_can_be_passed_over_is_told_in_one_run() -> None:
    text = "a: 1\na: 2\nb: !x y\n~: 3\nc: 1e999\n"
    assert [said.split(" ")[1] for said in faults(text)] == [
        "duplicate-key:",
        "unknown-tag:",
        "null-key:",
        "number-out-of-range:",
    ]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    assert faults("\n".join(rows))[0].split(" ")[1] == "too-large:"


def test_many_aliases_of_a_small_thing_are_fine() -> None:
    rows = ["x: &x {a: 1}", "many:", *["- *x"] * 20_000]
    result = value("\n".join(rows))
    assert isinstance(result, dict)
    assert isinstance(result["many"], list)
    assert len(result["many"]) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 201 + "]" * 201,
        "{a: " * 100_000,
        "- " * 100_000,
        "\n".join(" " * n + "a:" for n in range(300)),
    ],
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert faults(text)[0].split(" ")[1] == "too-deep:"


def test_nesting_up_to_the_limit_is_fine() -> None:
    assert faults("a: " + "[" * 199 + "]" * 199) == []


def test_aliases_count_for_depth() -> None:
    text = "a: &a [[[x]]]\nb: [[*a]]\n"
    assert lines(loaded(text, limits=Limits(depth=6)).diagnostics) == []
    assert lines(loaded(text, limits=Limits(depth=5)).diagnostics) == [
        "2:6 too-deep: the document is nested more than 5 levels deep"
    ]


def test_the_length_of_the_text_is_bounded() -> None:
    said = lines(loaded("a: bcdef", limits=Limits(characters=5)).diagnostics)
    assert said == ["1:6 too-large: the document has 8 characters; at most 5 are read"]


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, 'ü', ~]\nb: {c: *x, 012: yes}\nd: |\n  é\ne: >-\n  f\n"
    fast = loaded(text)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert loaded(text) == fast
    assert fast.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a: "\\ud83d"', "1:4 lone-surrogate: a lone surrogate (U+D800 to U+DFFF) is not a character"),
        ('a: "\\U00110000"', "1:16 syntax: the escape sequence does not name a character"),
        ("a: [1", "1:6 syntax: expected ',' or ']', but got '<stream end>'"),
    ],
)  # fmt: skip
def test_the_parser_in_python_has_faults_with_places(
    monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    (found,) = faults(text)
    assert found.startswith(said)
