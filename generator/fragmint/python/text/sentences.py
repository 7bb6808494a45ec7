"""How texts of a document and sentences of our own join: a full stop between them, never two."""

from __future__ import annotations

import re

_STOPS = ".!?…。！？．｡"
"""What ends a sentence, in the scripts that have a sign of their own for it (Unicode, Sentence_Terminal)."""

_AFTER_STOP = "\"'’”»)]}*_`"
"""What may stand behind the full stop and belongs to its sentence: quotes, brackets, emphasis."""

_OPEN_ENDS = ":;,–—-"
"""Ends that announce what follows: a full stop takes their place where nothing of it does."""

_KEEPS_LINES = re.compile(r"^(?:\s|[-*+#|>]|\d+[.)]\s|```)", re.MULTILINE)
"""Lines of Markdown that are no running text: lists, headings, tables, quotes, code."""


def is_closed(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return text.rstrip().rstrip(_AFTER_STOP).endswith(tuple(_STOPS))


def closed(text: str) -> str:
    """Return the text with a full stop where it has no end of its own: `A size (px)` → `A size (px).`"""
    text = text.rstrip()
    if not text or is_closed(text):
        return text
    return f"{text.rstrip(_OPEN_ENDS).rstrip() or text}."


def followed(text: str, sentences: str) -> str:
    """Put sentences of our own behind a document's text: in its paragraph, where it is running text.

    Behind several paragraphs, a list or a block of code, they are a paragraph of their own.
    """
    if not (text and sentences):
        return text or sentences
    if "\n\n" in text or _KEEPS_LINES.search(text):
        return f"{text}\n\n{sentences}"
    return f"{closed(text)} {sentences}"


def run_on(text: str) -> str:
    """Return the paragraphs of a text as one line, each but the last with its full stop."""
    *before, last = _BLANK_LINES.split(text.strip())
    return " ".join(" ".join(part.split()) for part in (*map(closed, before), last))


_BLANK_LINES = re.compile(r"\n\s*\n")
