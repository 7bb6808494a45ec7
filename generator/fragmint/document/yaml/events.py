"""The events of PyYAML's parser, with its errors as findings that have a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import DocumentStartEvent, Event, StreamEndEvent

from ...findings.text import shown
from ...source import Source, Span
from ..problems import Unreadable, problem, syntax
from .indentation import wrong_indentation

# YAML 1.2 §5.1: everything but these may stand in a document.
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)
_EMPTY_HINT = "begin the document with `openapi: 3.1.0`"
_HINTS = (
    ("mapping values are not allowed", "put a text that contains `: ` in quotes"),
    (
        "cannot start any token",
        "indent with spaces; put a text that begins with `@`, a backtick or `%` in quotes",
    ),
    ("',' or ']'", "close the list, or put its text in quotes"),
    ("',' or '}'", "close the braces, or put the text inside them in quotes"),
    ("'-' indicator", "give all items of a list the same indentation"),
    ("could not find expected ':'", "write `: ` after the key; indent a text of several lines"),
    ("block end", "give all keys of an object the same indentation"),
    ("end of stream", "close the quotation mark"),
    (
        "escape",
        "in double quotes a backslash is written \\\\; in single quotes it stands for itself",
    ),
    ("incompatible", "remove the %YAML line: documents are read as YAML 1.2"),
)
_HINT = "compare quotes, brackets and indentation with the lines around"


@dataclass(frozen=True, slots=True)
class YamlEvents:
    """The events of one document, in their order.

    For example: `openapi: 3.1.0` is the start of a mapping, two scalars, and the end of the mapping.
    """

    source: Source
    parser: Any
    """A loader of PyYAML; it has no types for what the fast and the slow one have in common."""

    def span(self, event: Event) -> Span:
        """Return the place of an event."""
        start = _offset(event.start_mark, 0)
        return self.source.span(start, _offset(event.end_mark, start))

    def next(self) -> Event:
        """Return the next event.

        Raises:
            Unreadable: The text is not YAML.
        """
        try:
            event: Event = self.parser.get_event()
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except ValueError:  # The parser in Python, of "\U00110000".
            message = "the escape sequence does not name a character"
            raise syntax(message, self._at(len(self.source.text)), _HINT) from None
        except yaml.YAMLError as error:
            raise syntax(shown(str(error)), self._at(len(self.source.text)), _HINT) from None
        return event

    def start_of_document(self) -> Event:
        """Return the first event of the content.

        Raises:
            Unreadable: The document is empty.
        """
        self.next()
        if isinstance(self.next(), StreamEndEvent):
            raise Unreadable(
                problem("empty-document", "the document is empty", self._at(0), _EMPTY_HINT)
            )
        return self.next()

    def end_of_document(self) -> None:
        """Read to the end.

        Raises:
            Unreadable: A second document follows.
        """
        self.next()
        event = self.next()
        if isinstance(event, DocumentStartEvent):
            message = "the file contains more than one YAML document"
            hint = "keep one document per file: remove what follows `---`"
            raise Unreadable(problem("multiple-documents", message, self.span(event), hint))

    def _at(self, offset: int) -> Span:
        end = len(self.source.text)
        return self.source.span(min(offset, end), min(offset + 1, end))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Unreadable:
        place = _offset(error.problem_mark, len(self.source.text))
        context = _offset(error.context_mark, place)
        message = error.problem or error.context or "this is not valid YAML"
        if error.context and context != place:
            message += f" {error.context} that begins in line {self.source.line_of(context)}"
        if layout := wrong_indentation(self.source, place, message):
            return layout
        hint = next((hint for part, hint in _HINTS if part in message), _HINT)
        return syntax(shown(message), self._at(place), hint)


def open_events(source: Source) -> YamlEvents:
    """Return the events of a text.

    Raises:
        Unreadable: The text has a character that YAML does not allow.
    """
    bad = _NOT_PRINTABLE.search(source.text)
    if bad is not None:
        message = f"the character U+{ord(bad[0]):04X} is not allowed in YAML"
        hint = "write it as an escape sequence in double quotes"
        raise syntax(message, source.span(*bad.span()), hint)
    # The fast parser where PyYAML was built with it, else the one in Python.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return YamlEvents(source, loader(source.text))


def _offset(mark: Any, default: int) -> int:
    return default if mark is None else int(mark.index)
