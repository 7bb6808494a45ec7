"""What openapi-core says about a request and its answer. It knows nothing of fragmint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

ORIGIN = "http://any.test"


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came over the wire. `target` is the request line's, never decoded."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def cookies(self) -> list[tuple[str, str]]:
        pairs = (each.partition("=") for each in (self.header("Cookie") or "").split("; ") if each)
        return [(name, unquote(value)) for name, _, value in pairs]

    def header(self, name: str) -> str | None:
        """The value of a header, None without one; an error if it came more than once."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) < 2, f"{name} came {len(values)} times"
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says. `conforms` is what the test claims about it, and the judge verifies."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    conforms: bool = True

    def header(self, name: str) -> str | None:
        """The value of a header, None without one."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Judge:
    """Holds requests and answers against a document whose server is `prefix` at any host."""

    def __init__(self, document: dict[str, Any], prefix: str) -> None:
        rewritten = _without({**document, "servers": [{"url": ORIGIN + prefix}]}, "allowEmptyValue")
        # The document's validity is the business of tests/spec.
        self._openapi = OpenAPI.from_dict(rewritten, Config(spec_validator_cls=cast("Any", None)))

    def request(self, call: Call) -> list[str]:
        """What is wrong with the request; nothing, if it is as the document says."""
        found = self._openapi.unmarshal_request(_Request.of(call))
        return [_text(error) for error in found.errors]

    def parameters(self, call: Call) -> dict[str, dict[str, Any]]:
        """The values of the parameters as openapi-core reads them, by location."""
        found = self._openapi.unmarshal_request(_Request.of(call)).parameters
        return {
            place: dict(getattr(found, place)) for place in ("path", "query", "header", "cookie")
        }

    def answer(self, call: Call, answer: Answer) -> list[str]:
        """What is wrong with the answer to this request."""
        found = self._openapi.unmarshal_response(_Request.of(call), _Response.of(answer))
        return [_text(error) for error in found.errors]


@dataclass(slots=True)
class _Request:
    """A request in openapi-core's protocol."""

    host_url: str
    path: str
    method: str
    body: bytes
    content_type: str
    parameters: RequestParameters = field(default_factory=RequestParameters)

    @classmethod
    def of(cls, call: Call) -> _Request:
        parameters = RequestParameters(
            query=ImmutableMultiDict(call.query),
            header=Headers(call.headers),
            cookie=ImmutableMultiDict(call.cookies),
        )
        content_type = call.header("Content-Type") or ""
        return cls(ORIGIN, call.path, call.method.lower(), call.body, content_type, parameters)


@dataclass(frozen=True, slots=True)
class _Response:
    """A response in openapi-core's protocol."""

    data: bytes
    status_code: int
    headers: Headers
    content_type: str

    @classmethod
    def of(cls, answer: Answer) -> _Response:
        headers = Headers(answer.headers)
        return cls(answer.body, answer.status, headers, headers.get("Content-Type", ""))


def _text(error: Exception) -> str:
    """An error and what it comes from: openapi-core keeps the schema's words in the causes."""
    inner = getattr(error.__cause__, "schema_errors", None) or ()
    try:
        words = str(error)
    except UnicodeDecodeError:  # some errors decode the body that they are about
        words = "the body is no text"
    return "; ".join([f"{type(error).__name__}: {words}", *(str(e.message) for e in inner)])


def _without(node: Any, key: str) -> Any:
    """A copy without a keyword, anywhere: openapi-core warns about this one at every request."""
    if isinstance(node, dict):
        return {name: _without(value, key) for name, value in node.items() if name != key}
    return [_without(item, key) for item in node] if isinstance(node, list) else node
