"""The text of one file, and places in it."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, islice

_LINE_BREAK = re.compile(r"\r\n|\n|\r")

_BLOCK = 1 << 16
"""Characters from one noted count of lines to the next: to note every line would take gigabytes for a
file of 50 MB that is all line ends, and to count those of one block takes no time."""


# No slots: a cached property keeps its value in the instance's __dict__.
@dataclass(frozen=True)
class Source:
    """The text of one file. Offsets into it count characters (code points).

    For example: `Source("spec/api.yaml", "openapi: 3.1.0\\n")`.
    """

    path: str
    """The file's name as it is shown to people: posix, relative where possible."""
    text: str

    def span(self, start: int, end: int) -> Span:
        """Return the place from `start` up to, not including, `end`."""
        return Span(self, start, end)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds `offset`, the first line being 1."""
        block = offset // _BLOCK
        return 1 + self._breaks_before[block] + self._breaks(block * _BLOCK, offset)

    def line_start(self, line: int) -> int:
        """Return the offset at which line number `line` begins; behind the last line, the end of the text."""
        ends = (found.end() for found in _LINE_BREAK.finditer(self.text))
        return next(islice(chain((0,), ends), line - 1, None), len(self.text))

    def line_start_before(self, offset: int) -> int:
        """Return the offset at which the line begins that holds `offset`."""
        end = offset - 1 if self.text[offset - 1 : offset + 1] == "\r\n" else offset
        block = end // _BLOCK
        last = self._last_break(block * _BLOCK, end)
        return (last if last >= 0 else self._last_breaks[block]) + 1

    def line_text(self, start: int) -> str:
        """Return the line that begins at `start` without its line break, as the file has it (not made safe to print)."""
        line_break = _LINE_BREAK.search(self.text, start)
        return self.text[start : line_break.start() if line_break else None]

    @cached_property
    def _breaks_before(self) -> array[int]:
        """How many lines have ended before each block of the text."""
        blocks = range(0, len(self.text), _BLOCK)
        counts = (self._breaks(start, start + _BLOCK) for start in blocks)
        return array("Q", accumulate(counts, initial=0))

    @cached_property
    def _last_breaks(self) -> array[int]:
        """Where the last line break before each block is, -1 for none: a line may have a million characters."""
        blocks = range(0, len(self.text), _BLOCK)
        found = (self._last_break(start, start + _BLOCK) for start in blocks)
        return array("q", accumulate(found, max, initial=-1))

    def _last_break(self, start: int, end: int) -> int:
        """Return where the last character is that can end a line, from `start` up to `end`; -1 for none."""
        return max(self.text.rfind("\n", start, end), self.text.rfind("\r", start, end))

    def _breaks(self, start: int, end: int) -> int:
        """Return how many lines end after `start` and not after `end`: a line ends behind LF, CR LF or CR."""
        count = self.text.count
        # CR LF is one break; where only its CR is before `end`, its LF is counted with what follows.
        return count("\n", start, end) + count("\r", start, end) - count("\r\n", start, end + 1)


@dataclass(frozen=True, slots=True, repr=False)
class Span:
    """A place in a source: the characters from `start` up to, not including, `end`.

    For example: in the line `title: Museum` the value has the columns 8 to 14.
    Lines and columns count from 1; columns count characters.
    """

    source: Source
    start: int
    end: int

    def __repr__(self) -> str:
        """Name the place: with the whole text, a tree of a thousand nodes would show it a thousand times."""
        return f"Span({self.source.path}:{self.line}:{self.column})"

    @property
    def line(self) -> int:
        """The line of the first character."""
        return self.source.line_of(self.start)

    @property
    def column(self) -> int:
        """The column of the first character."""
        return self.start - self.source.line_start_before(self.start) + 1

    @property
    def end_line(self) -> int:
        """The line of the place right after the last character."""
        return self.source.line_of(self.end)

    @property
    def end_column(self) -> int:
        """The column right after the last character."""
        return self.end - self.source.line_start_before(self.end) + 1

    @property
    def line_text(self) -> str:
        """The whole first line, as the file has it (not made safe to print)."""
        return self.source.line_text(self.source.line_start_before(self.start))

    @property
    def text(self) -> str:
        """The characters of this place, as the file has them."""
        return self.source.text[self.start : self.end]
