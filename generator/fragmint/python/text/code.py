"""The doors into Python files: code and documentation, told apart by the type checker.

`Code` is a literal made by `repr`, a proven identifier, or code laid out around these; `Prose` is
documentation, escaped for a docstring. Document text reaches a file as one of them or not at all:
nothing outside of this module makes one (`tests/generator/test_doors.py`).
"""

from __future__ import annotations

import keyword
import re
import textwrap
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import LiteralString, NewType, TypeAlias, cast

Code = NewType("Code", str)
Prose = NewType("Prose", str)

Doc: TypeAlias = tuple[Prose, ...]
"""The lines of a docstring, empty where there is none."""

LINE_LENGTH = 100
_DOCSTRING_WIDTH = 92


def identifier(text: str) -> Code:
    """Return the text as an identifier, as Python reads it (NFKC): `ﬁ` in a source file is `fi`.

    Raises:
        ValueError: It is none, which is a defect of ours.
    """
    is_name = text.isidentifier() and unicodedata.normalize("NFKC", text) == text
    if not is_name or keyword.iskeyword(text):
        raise ValueError(f"not an identifier: {text!r}")
    return Code(text)


def dotted_name(text: str, dots: int = 0) -> Code:
    """Return a module's name, each part proven, behind this number of dots: `..types.pets`."""
    return Code("." * dots + ".".join(identifier(part) for part in text.split(".")))


def file_path(module: str, ending: LiteralString) -> Code:
    """Return the file of a module, each part proven: `types/pets` and its ending."""
    return Code("/".join(identifier(part) for part in module.split(".")) + ending)


def code(layout: LiteralString, *parts: Code) -> Code:
    """Put code around code: `code("{}: {}", name, type)`. The layout is the generator's own text."""
    return Code(layout.format(*parts))


def listed(parts: Iterable[Code], separator: LiteralString = ", ") -> Code:
    """Put code side by side: `a, b`."""
    return Code(separator.join(parts))


def braced(items: Iterable[Code]) -> Code:
    """Return `{…}`: the literal of a set or, where the items are pairs, of a dict."""
    return code("{{{}}}", listed(items))


def within(expression: Code, module: Code, names: Collection[str]) -> Code:
    """Return the expression with these of its names looked up in a module: `builtins.list[str]`."""

    def looked_up(match: re.Match[str]) -> str:
        return f"{module}.{match[0]}" if match[0] in names else match[0]

    return Code(_STRING_OR_NAME.sub(looked_up, expression))


_STRING_OR_NAME = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+""")


def said(layout: LiteralString, *parts: Prose) -> Prose:
    """Put documentation around documentation: `said("{}.", summary)`; the layout is our own text."""
    return Prose(layout.format(*parts))


def literal(value: object) -> Code:
    """Return a value of the document as a Python literal.

    Strings are written as black writes them, in double quotes where these take no more escapes,
    and in ASCII except for letters, so that no control or bidirectional character stands in a file.

    Raises:
        TypeError: The value has none of JSON's types, which is a defect of ours.
    """
    if isinstance(value, str):
        return Code(_string(value))
    if isinstance(value, (list, tuple)):
        values = cast("Sequence[object]", value)
        return Code("[" + ", ".join(literal(item) for item in values) + "]")
    if isinstance(value, dict):
        entries = cast("dict[object, object]", value)
        items = (f"{literal(key)}: {literal(item)}" for key, item in entries.items())
        return Code("{" + ", ".join(items) + "}")
    if value is None or isinstance(value, (bool, int, float)):
        return Code(_number(value))
    raise TypeError(f"no literal for {type(value).__name__}")


def bytes_literal(value: bytes) -> Code:
    """Return bytes as a Python literal, in double quotes."""
    return code("b{}", literal(value.decode("ascii", "replace").replace("\ufffd", "?")))


def _number(value: float | bool | None) -> str:
    """Write a number; `inf` and `nan` have no literal, and JSON has no such numbers either, YAML has."""
    text = repr(value)
    return f'float("{text}")' if text in {"inf", "-inf", "nan"} else text


def _string(value: str) -> str:
    quoted = repr(value)
    if not value.isprintable() or any(_is_unsafe(char) for char in value):
        quoted = ascii(value)
    if quoted[0] == "'" and value.count('"') <= value.count("'"):
        return '"' + quoted[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
    return quoted


def _is_unsafe(char: str) -> bool:
    """Tell whether a character is printable to Python and can still mislead a reader of the source."""
    return char != " " and char.isspace()


def paragraph(text: str, indent: int = 0) -> tuple[Prose, ...]:
    """Return text for a docstring at this indentation, as wrapped lines; blank lines part paragraphs."""
    lines: list[str] = []
    for block in _blocks(text):
        if lines:
            lines.append("")
        lines.extend(_wrap(block, _DOCSTRING_WIDTH - indent))
    return tuple(Prose(_escape(line)) for line in lines)


def one_line(text: str) -> Prose:
    """Return the text's first paragraph as a single line, for a summary or a heading."""
    blocks = list(_blocks(text))
    return Prose(_escape(" ".join(blocks[0].split()))) if blocks else Prose("")


def _blocks(text: str) -> Iterable[str]:
    """Yield paragraphs: what blank lines part. Every kind of line end counts, `\\r` alone too."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield "\n".join(block)
            block = []


def _wrap(block: str, width: int) -> list[str]:
    """Fill prose; a block with list items or indented lines keeps its lines."""
    lines = (block if len(block) < _LONG else _parted(block, width)).split("\n")
    if any(line[:1] in " \t-*#|>" or line[:2].rstrip(".").isdigit() for line in lines):
        return [
            part.rstrip()
            for line in lines
            for part in textwrap.wrap(line, width, subsequent_indent="  ")
        ]
    wrapped = textwrap.wrap(" ".join(" ".join(lines).split()), width, break_on_hyphens=False)
    # A space stays at an end where a word longer than a line begins the next.
    return [line.rstrip() for line in wrapped]


_LONG = 10_000


def _parted(block: str, width: int) -> str:
    """Cut long words and gaps to the width of a line.

    `textwrap` copies what is left of a word for every line: a word of ten million letters would be
    copied a hundred thousand times.
    """
    short_gaps = re.sub(r"[^\S\n]{80,}", " " * 80, block)
    return re.sub(rf"\S{{{width}}}(?=\S)", r"\g<0> ", short_gaps)


def _escape(line: str) -> str:
    """Escape document text inside a docstring: no escape, no quote that could end it, no control character."""
    visible = line
    if not line.isprintable():
        visible = "".join(char if char.isprintable() else _visible(char) for char in line)
    return visible.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _visible(char: str) -> str:
    return " " if char.isspace() else f"<U+{ord(char):04X}>"


def docstring(lines: Iterable[Prose]) -> tuple[Prose, ...]:
    """Return the lines of one docstring, its first and last safe beside the quotes that enclose them."""
    result = list(lines)
    if not result:
        return ()
    if result[0].startswith('"'):
        result[0] = Prose("\\" + result[0])
    if _ends_in_bare_quote(result[-1]):
        result[-1] = Prose(result[-1][:-1] + '\\"')
    return tuple(result)


def _ends_in_bare_quote(line: str) -> bool:
    """Tell whether a last quote is escaped by no backslash of its own: two are a backslash escaped."""
    before = line[:-1]
    return line.endswith('"') and (len(before) - len(before.rstrip("\\"))) % 2 == 0
