"""The doors into web pages: text of the document, and code, as HTML and as Markdown.

Nothing outside of this module makes an `Html`. Jinja escapes what is none, as a second wall.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, LiteralString, NewType

from markupsafe import Markup, escape

from .doors import Markdown, markdown, markdown_code
from .twins import twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it import MarkdownIt

Html = NewType("Html", Markup)

_ALLOWED_LINK = re.compile(r"(?:https?://|mailto:|#[^/]*$)", re.IGNORECASE)
"""A place of another renderer, such as `#operation/list_pets`, leads nowhere here."""
_SHORT = 16
_SEGMENTS = re.compile(r"(?<=/)(?=.)")
_BREAKS = re.compile(r"(?<=[._/])(?=[\w{])|(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in both forms of a page."""

    html: Html
    markdown: Markdown


NOTHING = Words(Html(Markup()), Markdown(""))


def html(text: str) -> Html:
    """Return text so that nothing in it is markup, in content and in quoted attributes (HTML §13.1.2)."""
    if not text.isprintable():
        text = "".join(each if each.isprintable() or each in "\n\t" else "\ufffd" for each in text)
    return Html(escape(text))


def laid_out(layout: LiteralString, *parts: Html) -> Html:
    """Put HTML around HTML; the layout is the generator's own text."""
    return Html(Markup(layout).format(*parts))


def words(text: str) -> Words:
    """Return text of any origin as a line of text."""
    return Words(html(" ".join(text.split())), markdown(text))


def own(text: LiteralString, *parts: Words) -> Words:
    """Put words around words; the layout is the generator's own text, with nothing in it that is markup."""
    return Words(
        Html(Markup(text).format(*(each.html for each in parts))),
        Markdown(text.format(*(each.markdown for each in parts))),
    )


def breakable(text: str) -> Html:
    """Return a name that may be broken between its words, or a path between its segments."""
    breaks = _SEGMENTS if text.startswith("/") else _BREAKS
    pieces = breaks.split(text) if len(text) > _SHORT else [text]
    return Html(Markup("<wbr>").join(map(html, pieces)))


def coded(text: str) -> Words:
    """Return text as code within a line."""
    return Words(laid_out("<code>{}</code>", breakable(text)), markdown_code(text))


def plain(text: str) -> Words:
    """Return text that stands where code is shown already."""
    return Words(breakable(text), markdown_code(text))


def with_links(code: str, addresses: Mapping[str, str]) -> Html:
    """Return code in which every name that has an address is a link to it; strings hold no names."""
    pieces: list[Html] = []
    end = 0
    for found in _STRING_OR_NAME.finditer(code):
        pieces.append(html(code[end : found.start()]))
        name, end = found[0], found.end()
        address = addresses.get(name)
        pieces.append(linked(plain(name), address).html if address else html(name))
    return Html(Markup("").join([*pieces, html(code[end:])]))


_STRING_OR_NAME = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\W\d]\w*""")


def linked(text: Words, address: str) -> Words:
    """Return words as a link to a place of this site, percent-encoded by whoever made the address."""
    link = laid_out('<a href="{}">{}</a>', html(address), text.html)
    return Words(link, text.markdown)


def joined(parts: Iterable[Words], separator: LiteralString) -> Words:
    """Put words side by side."""
    parts = list(parts)
    return Words(
        Html(Markup(separator).join(each.html for each in parts)),
        Markdown(separator.join(each.markdown for each in parts)),
    )


@lru_cache(maxsize=1 << 14)
def rich(text: str) -> Words:
    """Return a text of the document, its Markdown rendered: no HTML, no images, only links that lead
    to the web, to an address of mail, or to a place of the page. The same texts come often."""
    if not text.strip():
        return NOTHING
    printable = "".join(each if each.isprintable() or each in "\n\t" else " " for each in text)
    renderer = _renderer()
    tokens = renderer.parse(printable)
    rendered: str = renderer.renderer.render(tokens, renderer.options, {})
    return Words(Html(Markup(rendered.strip())), twin(tokens))


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    renderer.validateLink = lambda url: bool(_ALLOWED_LINK.match(url))  # type: ignore[method-assign]
    renderer.add_render_rule(
        "heading_open", _always("<p><strong>")
    )  # the page has its own headings
    renderer.add_render_rule("heading_close", _always("</strong></p>\n"))
    renderer.add_render_rule("table_open", _always('<div class="wide" tabindex="0"><table>'))
    renderer.add_render_rule("table_close", _always("</table></div>"))
    return renderer


def _always(tag: LiteralString) -> Any:
    def rendered(*_: object) -> str:
        return tag

    return rendered


Language = Literal["python", "bash", "json"]


def highlighted(text: str, language: Language) -> Html:
    """Return code with those of its tokens marked that have a colour."""
    from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
    from pygments.token import Comment, Keyword, Literal, Name, String

    styles = {Comment: "c", String: "s", Literal.Number: "m", Name.Tag: "k", Keyword: "k"}
    tokens = get_lexer_by_name(language, stripnl=False).get_tokens(text.rstrip())
    styled = (
        (next((styles[kind] for kind in styles if _is_within(token, kind)), ""), piece)
        for token, piece in tokens
    )
    pieces: list[Html] = []
    for style, group in groupby(styled, key=itemgetter(0)):
        shown = html("".join(piece for _, piece in group))
        pieces.append(laid_out('<b class="{}">{}</b>', html(style), shown) if style else shown)
    return Html(Markup("").join(pieces).rstrip("\n"))


def _is_within(token: Any, kind: Any) -> bool:
    return token in kind  # as Pygments' tokens tell it: each is in those above it


def script_literal(value: object) -> Html:
    """Return a value as JSON that can stand in a script: ASCII, without what could end one."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for each in "<>&":
        text = text.replace(each, f"\\u{ord(each):04x}")
    return Html(Markup(text))


def fenced(text: str) -> Markdown:
    """Return code as the inside of a fence of four backticks, which nothing in it ends."""
    return Markdown(text.replace("````", "``` `"))


def told(text: Html) -> str:
    """Return the text of HTML, without its tags."""
    return " ".join(text.striptags().split())
