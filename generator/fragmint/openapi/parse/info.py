"""What a document says about itself: contact, license, servers, tags (OpenAPI 3.1 §4.8.2 to §4.8.6, §4.8.22)."""

from __future__ import annotations

from urllib.parse import urlsplit

from ...findings.diagnostic import Diagnostic, Related
from ...findings.text import shown
from ..model.document import Contact, License
from ..model.operation import Server, ServerVariable, Tag
from .fields import Fields


def parse_contact(info: Fields | None) -> Contact | None:
    """Return who answers questions."""
    fields = None if info is None else info.child("contact")
    if fields is None:
        return None
    return Contact(fields.text("name"), fields.text("url"), fields.text("email"), fields.origin)


def parse_license(info: Fields | None) -> License | None:
    """Return the terms of use."""
    fields = None if info is None else info.child("license")
    if fields is None:
        return None
    return License(
        fields.text("name"), fields.text("identifier"), fields.text("url"), fields.origin
    )


def parse_servers(fields: Fields) -> tuple[Server, ...]:
    """Return the servers that the document, a path item or an operation lists."""
    return tuple(_server(each) for each in fields.children("servers"))


def _server(fields: Fields) -> Server:
    server = Server(
        url=fields.text("url") or "/",
        description=fields.text("description"),
        variables=tuple(_variable(name, var) for name, var in fields.named("variables")),
        origin=fields.origin,
    )
    if not _is_url(server.default_url):
        message = f"the server URL '{shown(server.default_url, 100)}' is not a valid URL"
        fields.report("server-url", message, "correct the URL, or the defaults of its variables")
    return server


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return text.isprintable() and (parts.port is None or parts.hostname is not None)
    except ValueError:  # of http://[ and http://a:b
        return False


def parse_tags(fields: Fields) -> tuple[Tag, ...]:
    """Return the described groups of operations."""
    tags: dict[str, Tag] = {}
    for each in fields.children("tags"):
        name = each.text("name")
        if name is None:
            continue
        tag = Tag(name, each.text("description"), each.origin)
        first = tags.setdefault(name, tag)
        if first is not tag:
            fields.context.found.append(_duplicate_tag(tag, first))
    return tuple(tags.values())


def _duplicate_tag(second: Tag, first: Tag) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-tag",
        message=f"two tags have the name '{shown(second.name, 100)}'",
        span=second.origin.span,
        pointer=second.origin.pointer,
        hint="remove or rename one of the two",
        related=(Related(first.origin.span, "the first is here"),),
    )


def _variable(name: str, fields: Fields) -> ServerVariable:
    return ServerVariable(
        name=name,
        default=fields.text("default") or "",
        enum=fields.texts("enum"),
        description=fields.text("description"),
        origin=fields.origin,
    )
