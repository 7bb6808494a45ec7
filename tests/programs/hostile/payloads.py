"""What is put into a document: texts that ended badly in some generator, and their neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Plain: TypeAlias = str | int | float | bool | list[object] | dict[str, object] | None

CANARY = "hostile_canary"
"""The attribute of `builtins` that code among the payloads would set."""

_RUN = f"__import__('builtins').__setattr__('{CANARY}', 1)"

QUOTES = ['"""', "'''", '"', "'", "\\", '\\"""', '""""', "a\\", 'a\\"', "'\"", "`", "```", "``x"]
LAYOUT = [
    "{x}", "{{x}}", "{}", "{0}", "%s", "%(x)s", "$x", "${x}", "{% raw %}", "{% endraw %}",
    "{{ cycler.__init__ }}", "{{ view }}", "{# x #}", "{%- x -%}", "{", "}",
]  # fmt: skip
CODE = [
    f'"""\n{_RUN}\n"""', f"'''\n{_RUN}\n'''", f'"; {_RUN}; "', f"'; {_RUN}; '",
    f"\\\"; {_RUN} #", f"{{{_RUN}}}", f"{{{{ {_RUN} }}}}", f"\n{_RUN}\n", f"\r{_RUN}\r",
    f"\r\n{_RUN}", f"\x0c{_RUN}", f"\x85{_RUN}", f"\u2028{_RUN}", f"#\r{_RUN}",
    f") or {_RUN} or (",
    f"x = {_RUN}", f"A | {_RUN}", f"]\n{_RUN}\n[", f"str = {_RUN}", f"$({_RUN})",
    f"str, {_RUN}: int",
    "\n import os", "import os", "A | B", "int | None", "list[int]", "Annotated[str, 1]",
    "*args", "**kwargs",
    "lambda: 0", "a: int", "a=1", "a, b", "a.b", "a()", "@a", ":", "...", "# type: ignore",
    "# noqa",
    "# fmt: off", "# -*- coding: utf-7 -*-",
]  # fmt: skip
CHARACTERS = [
    "a\rb", "a\r\nb", "a\nb", "a\tb", "a\x00b", "\x00", "a\ud800b", "\udfff", "\\N{DASH}", "\\x41",
    "\\u0041", "\\", "a\x0bb", "a\x0cb", "a\x1cb", "a\x1db", "a\x1eb", "a\x85b", "a\u2028b",
    "a\u2029b",
    "\u202etxt.exe", "\u2066a\u2069", "\u200b", "\ufeff", "a\ufeffb", "\ufffe", "\ue000",
    "\U000e0041",
    "😀", "e\u0301", "ß", "İ", "ﬁ", "ℌ", "ｃｌａｓｓ", "𝐜𝐥𝐚𝐬𝐬", "ª", "µ", "名", "a\x7fb", "\x9b31m",
]  # fmt: skip
SPACE = [
    "",
    " ",
    "  a  ",
    "\t",
    "\n",
    "\u00a0",
    "\u3000",
    "a" * 10_000,
    "a b",
    "名" * 3_000,
    "\n" * 500,
]
NAMES = [
    "None", "True", "self", "super", "cls", "class", "def", "import", "match", "type", "case", "_", "__",
    "print",
    "__init__", "__class__", "__dict__", "__slots__", "__all__", "__getattr__", "__import__",
    "__builtins__", "__debug__", "__annotations__", "__struct_fields__", "__post_init__",
    "__secrets__",
    "__file__", "mro", "name", "value", "client", "timeout", "extra_headers", "request", "json",
    "field",
    "str", "int", "object", "dict", "list", "Operation", "Request", "Model", "UNSET", "TypedDict",
    "TYPE_CHECKING", "AsyncShop", "Shop", "shared", "resources", "types", "1", "1a", "0x10",
    "1e5", "-1",
]  # fmt: skip
PATHS = [
    "CON", "NUL", "aux", "com1", "../x", "..\\x", "/abs", "%2e%2e/", "..", ".", "a/b", "a\\b",
    "C:\\x",
    "//host/x", "~", "~/x", "a/../../x", "x.", "x ", "a:b", "a?b", "a#b", "a%b", "a;b", "a&b=c",
    "file:///etc/passwd",
    "http://evil.example/x", "javascript:alert(1)", "data:text/html,x", "__pycache__",
    "_runtime", "py.typed",
]  # fmt: skip
MARKUP = [
    '"]\n[tool', '"]\n[tool.evil]\nx = "', "'''\n[tool]", "]", "[", "<script>alert(1)</script>",
    "<b>", "<!-- x -->",
    "-->", "&lt;", "&#x41;", "[x](javascript:alert(1))", "[x](http://evil.example)",
    "![x](http://evil.example/x.png)",
    "<http://evil.example>", "[x]: http://evil.example", "# head", "- item", "+ item", "* item",
    "1. item",
    "2) item", "> quote", "| a | b |\n|---|---|", "a|b", "\\|", "---", "===", "a\n===", "***",
    "    code", "~~~",
    "*a*", "_a_", "**a**", "~~a~~", "[^1]", "- [ ] x", "$$x$$", ":x:", "a  \nb", "//", "/*",
    "*/", "--", ";",
]  # fmt: skip
TERMINAL = [
    "\x1b[31mred",
    "\x1b]8;;http://evil.example\x07x",
    "\x1b[2J",
    "\x07",
    "\x08",
    "::error::x",
]
HEADERS = [
    "x\r\nX-Evil: 1",
    "X-Evil: 1",
    "text/plain; charset=utf-8",
    "text/plain\r\nX: 1",
    "Host",
    "Cookie",
    "Authorization",
    "Content-Length",
]
VALUES: list[Plain] = [
    None, True, False, 0, -1, 2**63, -(2**63) - 1, 2**70, 10**400, 0.5, -0.0, 1e300, [], {},
    ["a"], {"a": "b"},
]  # fmt: skip
GROUPS = [
    ("a-b", "a_b", "aB"),
    ("pet", "Pet", "PET"),
    ("ﬁ", "fi", "FI"),
    ("", " ", "-"),
    ("class", "class_", "Class"),
    ("self", "SELF", "_self"),
    ("__a", "_a", "a"),
    ("a\r", "a\n", "a"),
    ("1", "01", "1.0"),
    ("x" * 10_000, "x" * 9_999 + "y", "X" * 10_000),
    ("ß", "ss", "SS"),
    ("é", "e\u0301", "e"),
    ("con", "CON", "con.x"),
    ("名", "称", "字"),
]
"""Several names side by side: each must stay itself."""

Payload: TypeAlias = Plain | tuple[str, ...]

KINDS: Mapping[str, list[Payload]] = {
    "quotes": [*QUOTES],
    "layout": [*LAYOUT],
    "code": [*CODE],
    "characters": [*CHARACTERS],
    "space": [*SPACE],
    "names": [*NAMES],
    "paths": [*PATHS],
    "markup": [*MARKUP],
    "terminal": [*TERMINAL],
    "headers": [*HEADERS],
    "values": [*VALUES],
    "groups": [*GROUPS],
}

PAYLOADS: tuple[Payload, ...] = tuple(each for payloads in KINDS.values() for each in payloads)
