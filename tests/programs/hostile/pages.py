"""What reference pages may hold: known tags, no handlers, and links that lead nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_SHAPES = frozenset(
    {
        "a", "article", "aside", "b", "blockquote", "body", "br", "button", "code", "dd", "details", "div",
        "dl", "dt", "em", "fieldset", "footer", "h1", "h2", "h3", "h4", "head", "header", "hr", "html", "i",
        "img", "input", "kbd", "label", "legend", "li", "link", "main", "meta", "nav", "ol", "p", "pre",
        "script", "section", "small", "span", "strong", "summary", "table", "tbody", "td", "th", "thead",
        "title", "tr", "ul", "wbr",
    }
)  # fmt: skip
_OURS = re.compile(r"[\w.-]+\.(?:html|md|css|js|svg|png)(?:#.*)?|#.*", re.DOTALL)
_BESIDE = re.compile(r"(?![/\\])[^:?#]+")
"""A picture of the user's own, which lies below the folder of the pages."""
_WEB = re.compile(r"https?://|mailto:")


class _Page(HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.scripts: list[str | None] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SHAPES:
            self.wrong.append(f"<{tag}>")
        given = dict(attrs)
        self.wrong += [
            f"{tag} {name}" for name in given if name.startswith("on") or name == "style"
        ]
        if tag == "script":
            self.scripts.append(given.get("src"))
        if "id" in given:
            self.ids.append(str(given["id"]))
        for name in ("href", "src", "action", "formaction"):
            target = given.get(name)
            if target is not None and not _may_lead(tag, target):
                self.wrong.append(f"{tag} {name}={target[:100]!r}")


def _may_lead(tag: str, target: str) -> bool:
    if tag == "img":
        return _BESIDE.fullmatch(target) is not None
    return _OURS.fullmatch(target) is not None or (tag == "a" and bool(_WEB.match(target)))


def page_findings(files: Mapping[str, str], folder: str) -> Iterator[str]:
    """What is wrong with the pages below a folder."""
    for path, text in files.items():
        if path.startswith(f"{folder}/"):
            yield from (f"{path}: {each}" for each in _found(path, text))


def _found(path: str, text: str) -> Iterator[str]:
    if path.endswith(".html"):
        page = _Page()
        page.feed(text)
        page.close()
        yield from page.wrong
        if page.scripts != ["search.js", "script.js"]:
            yield f"scripts {page.scripts}"
        if len(page.ids) != len(set(page.ids)):
            yield "a place is named twice"
    elif path.endswith("search.js"):
        index = re.fullmatch(r"window\.REFERENCE = (.*);\n", text, re.DOTALL)
        if index is None or not text.isascii() or "<" in text:
            yield "the index is no literal"
        else:
            json.loads(index[1])
    elif path.endswith((".md", ".txt")):
        yield from _markdown(text)


def _markdown(text: str) -> Iterator[str]:
    """HTML other than places, images, and links to where nobody should go."""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "html_block" and not re.fullmatch(
            r"(?:<a id=\"[^\"<]*\"></a>\s*)+", token.content
        ):
            yield f"HTML: {token.content[:100]!r}"
        for each in token.children or ():
            if each.type == "image":
                yield f"an image {each.attrs}"
            if each.type == "html_inline" and not re.fullmatch(
                r'<a id="[^"<]*">|</a>', each.content
            ):
                yield f"HTML in a line: {each.content[:100]!r}"
            if each.type == "link_open":
                target = str(each.attrs["href"])
                if not (_OURS.fullmatch(target) or _WEB.match(target)):
                    yield f"a link to {target[:100]!r}"
