"""Bodies of several parts, as they are sent (RFC 7578).

Files are not read here: the body is a list of what is known and of what is yet to be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from secrets import token_hex
from typing import Any, Final

import msgspec

from ..describe.content import Style
from ..describe.encoding import Multipart, Part
from ..values.fields import check_header_name, check_header_value
from ..values.kinds import is_bytes, is_list, is_mapping, is_sequence, is_tuple
from ..values.models import UNSET, OpenModel
from ..values.sending import Source, StreamedBody
from ..values.uploads import UploadFile, is_path, is_upload
from .texts import JSON, as_object, as_text, json_text, named_parts

_PLAIN: Final = Part()
_BYTES: Final = "application/octet-stream"
_JSON: Final = "application/json"


def encode_multipart(content: Multipart[Any], value: Any) -> StreamedBody:
    """The body with a part for each property; one that is None is left out.

    Raises:
        ValueError: A value can't be sent. The message names the property.
        OSError: A file can't be found.
    """
    boundary = token_hex(16)
    segments: list[bytes | Source] = []
    for name, field in fields_of(value).items():
        for head, item in _parts(name, field, content.parts.get(name, _PLAIN)):
            begin = f"--{boundary}\r\n".encode() + head + b"\r\n\r\n"
            segments += [begin, item, b"\r\n"]
    segments.append(f"--{boundary}--\r\n".encode())
    return StreamedBody(_merged(segments), f"{content.media_type}; boundary={boundary}")


def encode_upload(value: Any, media_type: str) -> StreamedBody:
    """A whole body that is read while it is sent.

    Args:
        value: See `values.uploads.UploadableBody`.
        media_type: That of the operation; one of a `UploadFile` takes its place.

    Raises:
        ValueError: It is no content.
    """
    file = value if isinstance(value, UploadFile) else UploadFile(value)
    source = Source("body", file.content, file.progress)
    if file.type is not None:
        check_header_value("body", file.type)
    return StreamedBody([source], file.type or media_type)


def fields_of(value: Any) -> dict[str, Any]:
    """The properties by wire name, as they were given: files are not touched.

    Raises:
        ValueError: It is no object.
    """
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        own = {wire: getattr(value, name) for wire, name in names}
        members = {**own, **value.model_extra} if isinstance(value, OpenModel) else own
    elif is_mapping(value):
        members = {str(key): each for key, each in value.items()}
    elif value is None:
        members = {}
    else:
        raise ValueError(f"body: expected an object, got {type(value).__name__}")
    return {name: each for name, each in members.items() if each is not UNSET}


def plain_fields(value: Any) -> dict[str, Any]:
    """The properties as JSON would have them, to be checked; files are None."""
    return {
        name: msgspec.to_builtins(field, enc_hook=_nothing, builtin_types=_BYTES_TYPES)
        for name, field in fields_of(value).items()
    }


_BYTES_TYPES: Final = (bytes, bytearray, memoryview)


def _nothing(_: Any) -> None:
    return None


def _merged(segments: list[bytes | Source]) -> list[bytes | Source]:
    """The segments, those that are known put together."""
    merged: list[bytes | Source] = []
    for each in segments:
        if isinstance(each, bytes) and merged and isinstance(merged[-1], bytes):
            merged[-1] += each
        else:
            merged.append(each)
    return merged


def _parts(name: str, field: Any, part: Part) -> Iterator[tuple[bytes, bytes | Source]]:
    """Each part of a property: its head, and its content."""
    if field is None:
        return
    if part.is_file or is_upload(field):
        for item in _files(field, part):
            yield _file(name, item, part)
        return
    if is_list(field) and any(map(is_upload, field)):
        for item in field:
            yield from _parts(name, item, part)
        return
    for key, text, media_type in _texts(name, field, part):
        yield _head(name, key, None, media_type, part.headers), _encoded(name, text)


def _files(field: Any, part: Part) -> Iterator[Any]:
    """The files of a property. A list is several, unless it can only be one file in pieces."""
    is_named = is_tuple(field) and field and (field[0] is None or isinstance(field[0], str))
    if part.is_list and is_sequence(field) and not is_named and not is_bytes(field):
        yield from (each for each in field if each is not None)
    else:
        yield field


def _file(name: str, given: Any, part: Part) -> tuple[bytes, bytes | Source]:
    file, filename = _named(name, given)
    media_type = file.type or _media_type(part, filename)
    head = _head(name, name, filename, media_type, {**part.headers, **file.headers})
    return head, Source(name, file.content, file.progress)


def _named(name: str, given: Any) -> tuple[UploadFile, str | None]:
    """A file with its name: what is given, else that of the path, else that of the property.

    A tuple whose first item is None asks for none.
    """
    if is_tuple(given):
        if len(given) not in (2, 3):
            raise ValueError(f"{name}: expected (name, content) or (name, content, media type)")
        filename: Any = given[0]
        media_type: Any = given[2] if len(given) == 3 else None
        content: Any = given[1]
        return UploadFile(content, type=media_type), filename
    file = given if isinstance(given, UploadFile) else UploadFile(given)
    return file, file.name or _own_name(file.content) or name


def _own_name(content: Any) -> str | None:
    path: object = content if is_path(content) else getattr(content, "name", None)
    return os.path.basename(path) if isinstance(path, str) or is_path(path) else None


def _media_type(part: Part, filename: str | None) -> str:
    """What the description says where that is one type; else what the name tells, if it may be."""
    from mimetypes import guess_type  # here, because it is rarely needed

    named = [each.strip() for each in part.media_type.split(",") if each.strip()]
    known = [each for each in named if "*" not in each]
    if len(named) == 1 and known:
        return known[0]
    guessed = guess_type(filename or "")[0]
    if guessed and (not named or any(_within(guessed, each) for each in named)):
        return guessed
    return known[0] if known else _BYTES


def _within(media_type: str, range: str) -> bool:
    return range in (media_type, "*/*") or (
        range.endswith("/*") and media_type.startswith(range[:-1])
    )


def _texts(name: str, field: Any, part: Part) -> Iterator[tuple[str, str, str]]:
    """The name, the text and the media type of each part; "" for plain text, which needs none."""
    if part.style is not None:
        style: Style = part.style
        media_type = _JSON if style == JSON else ""
        for key, text in named_parts(name, field, style, _as_it_is):
            yield key or name, text, media_type
        return
    said = part.media_type
    if _is_json(said):
        yield name, json_text(field), said
        return
    for item in field if is_sequence(field) else [field]:
        if item is None:
            continue
        if as_object(item) is not None or is_sequence(item):
            yield name, json_text(item), said or _JSON
        else:
            yield name, as_text(name, item), said


def _is_json(media_type: str) -> bool:
    essence = media_type.partition(";")[0].strip().lower()
    return essence == _JSON or essence.endswith("+json")


def _as_it_is(_: str, text: str) -> str:
    return text


def _head(
    name: str, key: str, filename: str | None, media_type: str, headers: Mapping[str, str]
) -> bytes:
    lines = [f'Content-Disposition: form-data; name="{_quoted(key)}"']
    if filename is not None:
        lines[0] += f'; filename="{_quoted(filename)}"'
    fields = {"Content-Type": media_type, **headers} if media_type else headers
    for field, value in fields.items():
        check_header_name(field)
        check_header_value(name, value)
        lines.append(f"{field}: {value}")
    return _encoded(name, "\r\n".join(lines))


def _quoted(text: str) -> str:
    """A name as a browser writes it (HTML, multipart/form-data encoding algorithm)."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _encoded(name: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name}: text can't contain lone surrogates") from None
