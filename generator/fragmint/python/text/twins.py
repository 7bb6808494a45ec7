"""The Markdown of a document as Markdown of ours: what it means is kept, and nothing in it is HTML.

The tokens are those that the HTML is rendered from, so that both forms of a page say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .doors import Markdown, markdown, markdown_code

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = "````"


def twin(tokens: Iterable[Token]) -> Markdown:
    """Return the blocks of a text, a blank line between them; a row of a table is a line."""
    return Markdown("\n\n".join(_blocks(tokens)))


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    depth, begins = 0, False
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                begins = True
            case "tr_open":
                row = []
            case "tr_close":
                yield "; ".join(row or ())
                row = None
            case "inline" if row is not None:
                row.append(_line(token.children or ()))
            case "inline":
                yield _item(_line(token.children or ()), depth, begins=begins)
                begins = False
            case "fence" | "code_block":
                yield f"{_FENCE}\n{token.content.rstrip().replace(_FENCE, '``` `')}\n{_FENCE}"
            case _:
                pass  # rules and quotes, whose lines are told


def _item(line: str, depth: int, *, begins: bool) -> str:
    """Return a line; in a list, as what begins an item, or as what goes on in it."""
    return f"{'  ' * (depth - 1)}{'- ' if begins else '  '}{line}" if depth else line


def _line(spans: Iterable[Token]) -> str:
    """Return text, code and links; emphasis is left out."""
    pieces: list[str] = []
    for span in spans:
        match span.type:
            case "text":
                pieces.append(_spaced(span.content))
            case "code_inline":
                pieces.append(markdown_code(span.content))
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case "link_open":
                pieces.append("[")
            case "link_close":
                pieces.append(f"](<{_address(spans, span)}>)")
            case _:
                pass
    return "".join(pieces)


def _address(spans: Iterable[Token], end: Token) -> str:
    """Return the address of the link that ends here; its text holds no other (CommonMark §6.3).

    It is percent-encoded by whoever made the tokens, so that nothing in it ends the target.
    """
    address = ""
    for span in spans:
        if span.type == "link_open":
            address = str(span.attrGet("href") or "")
        if span is end:
            break
    return address


def _spaced(text: str) -> str:
    """Return escaped text with the spaces at its ends."""
    if not text.strip():
        return " " if text else ""
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{before}{markdown(text)}{after}"
