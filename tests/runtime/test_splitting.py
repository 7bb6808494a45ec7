"""Streams of events and of lines, however the network cuts them (HTML, §9.2.5 and §9.2.6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_api._runtime.answer import splitting
from sample_api._runtime.answer.splitting import EventSplitter, LineSplitter
from sample_api._runtime.transports import TransportError


def events_in(*pieces: bytes) -> list[tuple[str, str, str]]:
    splitter = EventSplitter()
    found = [event for piece in pieces for event in splitter.feed(piece)]
    assert list(splitter.finish()) == []
    return [(each.event, each.data, each.id) for each in found]


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"data: a\n\n", [("message", "a", "")]),
        (b"data:a\r\rdata:  b\r\n\r\n", [("message", "a", ""), ("message", " b", "")]),
        (b"\xef\xbb\xbfdata: a\n\n", [("message", "a", "")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\n", []),
        (b"data: a\ndata\ndata: b\n\n", [("message", "a\n\nb", "")]),
        (b"data\n\n", [("message", "", "")]),
        (b"event: x\n\ndata: a\n\n", [("message", "a", "")]),
        (b"event: x\ndata: a\n\ndata: b\n\n", [("x", "a", ""), ("message", "b", "")]),
        (b": comment\ndata: a\n: another\n\n", [("message", "a", "")]),
        (
            b"id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
            [("message", "a", "1"), ("message", "b", "1"), ("message", "c", "")],
        ),
        (b"id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "1")]),
        (b"other: x\ndata: a\n\n", [("message", "a", "")]),
        (b" data: x\ndata: a:b\n\n", [("message", "a:b", "")]),
        (b"data: \xff\n\n", [("message", "\ufffd", "")]),
        (b"data: a\n\ndata: not complete\n", [("message", "a", "")]),
        (b"data: a\x0bb\xe2\x80\xa8c\n\n", [("message", "a\x0bb\u2028c", "")]),
    ],
)
def test_events(stream: bytes, expected: list[tuple[str, str, str]]) -> None:
    assert events_in(stream) == expected
    assert events_in(*(stream[at : at + 1] for at in range(len(stream)))) == expected


@given(
    st.lists(
        st.sampled_from(
            [b"data", b": ", b"a", b"\r", b"\n", b"\r\n", b"id", b"event", b"\xef\xbb\xbf"]
        )
    ),
    st.data(),
)
def test_the_cuts_make_no_difference(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)))))
    pieces = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert events_in(*pieces) == events_in(stream)


def test_an_event_is_there_as_soon_as_its_line_ends() -> None:
    """A server may end lines by CR, and send the next event much later."""
    splitter = EventSplitter()
    assert [each.data for each in splitter.feed(b"data: a\r\r")] == ["a"]


@pytest.mark.parametrize(
    ("value", "retry"),
    [(b"10", 10), (b"1x", None), (b"-1", None), (b"", None), ("١".encode(), None)],
)
def test_retry_is_digits(value: bytes, retry: int | None) -> None:
    splitter = EventSplitter()
    list(splitter.feed(b"retry: " + value + b"\n"))
    assert splitter.retry == retry


def test_what_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "LONGEST", 100)
    with pytest.raises(TransportError, match="a line is longer"):
        events_in(*[b"x" * 30] * 4)
    with pytest.raises(TransportError, match="the data of an event is longer"):
        events_in(*[b"data: xxxxxxxx\n"] * 20)


def test_lines() -> None:
    splitter = LineSplitter()
    stream = b'{"a":1}\r\n\n\x1e{"a":2}\n [1]\n"\xc2\x85"\n{"a":3}'
    found = [each.data for at in range(len(stream)) for each in splitter.feed(stream[at : at + 1])]
    found += [each.data for each in splitter.finish()]
    assert found == ['{"a":1}', '{"a":2}', "[1]", '"\x85"', '{"a":3}']


def test_nothing_shows_the_data() -> None:
    (event,) = EventSplitter().feed(b"data: s3cret\n\n")
    assert repr(event) == "<ServerSentEvent 'message'>"
