"""HTTP responses as bytes."""

from __future__ import annotations

from .peer import Do, Received, Steps

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
THING = b'{"success": true, "data": {"id": "t1"}}'


def answer(
    body: bytes = THING,
    *headers: str,
    status: int = 200,
    content_type: str = "application/json",
) -> bytes:
    """A whole response with a right length."""
    fields = [f"Content-Type: {content_type}"] if content_type else []
    fields += [f"Content-Length: {len(body)}", *headers]
    return f"HTTP/1.1 {status} -\r\n{_lines(fields)}\r\n".encode("latin-1") + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", headers: tuple[str, ...] = ()) -> bytes:
    """A response in chunks."""
    fields = ["Content-Type: application/json", "Transfer-Encoding: chunked", *headers]
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return f"HTTP/1.1 200 OK\r\n{_lines(fields)}\r\n".encode("latin-1") + body + end


def always(response: bytes) -> Steps:
    """Answer every request of a connection with the same response."""
    return (Do.READ, response, Do.AGAIN)


def echo(request: Received) -> bytes:
    """A thing whose id is the last part of the request's path."""
    return answer(THING.replace(b"t1", request.target.rpartition("/")[2].encode()))


def _lines(fields: list[str]) -> str:
    return "".join(f"{field}\r\n" for field in fields)
