"""How each client writes a request's body and reads a response's: its own functions, in its order.

Names that begin with an underscore are the clients' own business; a benchmark has to know them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from reference import BODY

Encode = Callable[[], bytes]
Decode = Callable[[bytes], Any]


def paths(kind: str) -> tuple[Encode, Decode]:
    """Two functions: one encodes the reference call's body, one decodes a response's."""
    return _cloudflare() if kind == "cloudflare" else _realtimekit()


def _cloudflare() -> tuple[Encode, Decode]:
    dumps = import_module("cloudflare._utils._json").openapi_dumps
    transform = import_module("cloudflare._utils").maybe_transform
    construct = import_module("cloudflare._models").construct_type
    types = import_module("cloudflare.types.realtime_kit")
    parameters = types.recording_start_recordings_params.RecordingStartRecordingsParams
    response = types.RecordingStartRecordingsResponse

    def encode() -> bytes:
        encoded: bytes = dumps(transform(BODY, parameters))
        return encoded

    def decode(body: bytes) -> Any:
        return construct(type_=response, value=json.loads(body))

    return encode, decode


def _realtimekit() -> tuple[Encode, Decode]:
    bodies = import_module("realtimekit._runtime.request.bodies")
    check = import_module("realtimekit._runtime.request.checking").problems_of_body
    decode_success = import_module("realtimekit._runtime.answer.decoding").decode_success
    headers = import_module("realtimekit._runtime.values.fields").HeaderMap([])
    resource = import_module("realtimekit.resources.realtime_kit.recordings")
    operation = resource._START_RECORDINGS

    def encode() -> bytes:
        value = bodies.merged_body(BODY, None)
        encoded: bytes = bodies.encode_body(operation.body, value)
        assert not check(operation.body, encoded, value)
        return encoded

    def decode(body: bytes) -> Any:
        return decode_success(operation, 200, headers, body).value

    return encode, decode
