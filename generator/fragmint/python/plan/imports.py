"""The names that the text of the templates uses: what each template needs imported, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..text.imports import Import

ALWAYS = ""
"""Stands for the text of a template that is under no `{% if %}` and in no `{% for %}`."""

_Names = Mapping[str, tuple[str, ...]]
"""Names by the module that has them; `_runtime…` is the package's own."""

NAMED: Mapping[str, Mapping[str, _Names]] = {
    "package/_client.py.jinja": {
        ALWAYS: {
            "collections.abc": ("Callable", "Sequence"),
            "typing": ("Any",),
            "_runtime.answer": ("APIResponse",),
            "_runtime.client": (
                "AsyncClient", "BaseClient", "SyncClient", "TransportT", "public",
            ),
            "_runtime.describe": (
                "DEFAULT_TIMEOUT", "Given", "Headers", "Query", "Service", "Timeout",
            ),
            "_runtime.transports": (
                "AsyncMiddleware", "AsyncTransport", "Middleware", "Transport",
            ),
            "_runtime.values": ("UNSET", "UnsetType"),
        },
        "credentials": {"_runtime.describe": ("Credential",)},
        "child_imports": {"typing": ("TYPE_CHECKING",)},
    },
    "package/resources/module.py.jinja": {
        ALWAYS: {"_runtime.client": ("resources",)},
        "children": {"typing": ("TYPE_CHECKING",)},
        "overloads": {"typing": ("TYPE_CHECKING", "Any", "overload")},
        "methods": {
            "collections.abc": ("Mapping",),
            "_runtime.client": ("faces",),
            "_runtime.describe": ("Headers", "Operation", "Query", "Request", "Timeout"),
            "_runtime.values": ("UNSET", "UnsetType"),
        },
    },
    "package/types/module.py.jinja": {
        "checked_imports": {"typing": ("TYPE_CHECKING",)},
        "unions": {"typing": ("TYPE_CHECKING", "TypeAlias"), "_runtime.values": ("one_of",)},
        "aliases": {"typing": ("TypeAlias",)},
    },
    "package/types/params.py.jinja": {"unions": {"typing": ("TypeAlias",)}},
    "package/types/_dict.jinja": {ALWAYS: {"typing": ("TypedDict",)}},
    "package/types/_model.jinja": {
        "constructor": {"typing": ("TYPE_CHECKING",)},
        "secrets": {"typing": ("ClassVar",)},
    },
    "package/webhooks.py.jinja": {
        ALWAYS: {
            "_runtime.webhooks": (
                "TOLERANCE", "PayloadT", "WebhookDescription", "WebhookHeaderFields",
                "WebhookSecrets", "read", "signing_keys", "verify",
            ),
        },
        "event": {
            "typing": ("Any", "overload"),
            "_runtime.describe": ("json",),
            "_runtime.webhooks": ("UnknownWebhook",),
        },
    },
}  # fmt: skip
"""By template and by the part of its view whose `{% if %}` or `{% for %}` the text stands under.

What the values of a view need, as an annotation does, isn't here: each carries its own imports.
"""


def named_in(template: str, parts: Mapping[str, object] = {}) -> Iterator[Import]:
    """Yield the imports of a template's text; `parts` has those parts of its view that the table names."""
    for part, modules in NAMED[template].items():
        if part == ALWAYS or parts.get(part):
            for module, names in modules.items():
                yield from (Import(module, name, local=module.startswith("_")) for name in names)
