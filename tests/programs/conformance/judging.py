"""What openapi-core says about a request. It knows nothing of fragmint."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from .comparing import differences
from .document import Called, Document, is_base64, without_annotations

_ORIGIN = "http://any.test"
_OF_A_PARAMETER, _UNWRITTEN = "InvalidParameter", "Tried to write read-only property"
"""`readOnly` is said of properties (OpenAPI 3.0 §4.7.24.1); of a parameter it means nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire. `target` is the request line's, never decoded."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header field, "" without one."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(slots=True)
class _Asked:
    """A request in openapi-core's protocol."""

    host_url: str
    path: str
    method: str
    body: bytes
    content_type: str
    parameters: RequestParameters = field(default_factory=RequestParameters)


class Judge:
    """Holds requests of one operation against its document."""

    def __init__(self, document: Document, called: Called) -> None:
        # A document of this path alone: openapi-core compares a request with every path.
        item = {
            called.verb: _plain(called.at.value),
            "parameters": [each.value for each in called.parameters],
        }
        alone = {
            **document.root,
            "components": document.components,
            "servers": [{"url": _ORIGIN}],
            "paths": {_path(called.path): without_annotations(item)},
        }
        # The document's own faults are fragmint's to tell.
        content = document.child(document.child(called.at, "requestBody"), "content").value or {}
        config = Config(
            spec_validator_cls=cast("Any", None),
            # Any other `+json` (RFC 6839 §3.1) is bytes to openapi-core.
            extra_media_type_deserializers={
                **{kind: json.loads for kind in content if kind.endswith("+json")},
                **{
                    kind: bytes.decode for kind in content if is_base64(content[kind].get("schema"))
                },
            },
        )
        self._openapi = OpenAPI.from_dict(alone, config)

    def faults(self, request: Request, sent: Mapping[tuple[str, str], Any]) -> list[str]:
        """What is wrong with the request, and where it says something else than the arguments.

        Args:
            request: As the server has it.
            sent: The arguments, by place (`query`) and wire name.
        """
        found = self._openapi.unmarshal_request(cast("Any", _asked(request)))
        errors = [_text(error) for error in found.errors]
        telling = [each for each in errors if not (_OF_A_PARAMETER in each and _UNWRITTEN in each)]
        if telling:
            return telling
        if errors:
            return [*_body_faults(request, sent)]
        return [*_parameter_faults(found.parameters, sent), *_body_faults(request, sent)]


def _path(key: str) -> str:
    """The path of a key of `paths`; a fragment tells operations apart, a query is fixed."""
    return key.partition("#")[0].partition("?")[0]


def _parameter_faults(parameters: Any, sent: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    for place in ("path", "query", "header", "cookie"):
        read = getattr(parameters, place)
        for (where, name), value in sent.items():
            if where == place:
                if name not in read:
                    yield f"{place} parameter {name} did not arrive"
                else:
                    found = _decoded(read[name]) if place == "path" else read[name]
                    yield from differences(found, value, f"{place} parameter {name}")


def _decoded(read: Any) -> Any:
    """What a path says: openapi-core leaves its percent-encoding (RFC 3986 §2.1) to frameworks."""
    if isinstance(read, list):
        return [_decoded(each) for each in read]
    return unquote(read) if isinstance(read, str) else read


def _body_faults(request: Request, sent: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    body = sent.get(("body", ""))
    if "json" in request.header("Content-Type") and ("body", "") in sent:
        yield from differences(json.loads(request.body), body, "sent body")
    elif isinstance(body, bytes) and body != request.body:
        yield f"sent body: {request.body[:80]!r} is not {body!r}"


def _asked(request: Request) -> _Asked:
    parts = urlsplit(request.target)
    pairs = (each.partition("=") for each in request.header("Cookie").split("; ") if each)
    parameters = RequestParameters(
        query=ImmutableMultiDict(parse_qsl(parts.query, keep_blank_values=True)),
        header=Headers(request.headers),
        cookie=ImmutableMultiDict([(name, unquote(value)) for name, _, value in pairs]),
    )
    kind = request.header("Content-Type")
    return _Asked(_ORIGIN, parts.path, request.method.lower(), request.body, kind, parameters)


def _plain(operation: Any) -> Any:
    """The operation without servers of its own, and with its answers left out: no one asks for them."""
    kept = {key: value for key, value in operation.items() if key not in ("servers", "parameters")}
    return {**kept, "responses": {}}


def _text(error: Exception) -> str:
    """An error and what it comes from: openapi-core keeps the schema's words in the causes."""
    inner = getattr(error.__cause__, "schema_errors", None) or ()
    try:
        words = str(error)
    except UnicodeDecodeError:  # some errors decode the body that they are about
        words = "the body is no text"
    return "; ".join([f"{type(error).__name__}: {words}", *(str(e.message) for e in inner)])[:600]
