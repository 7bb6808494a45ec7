"""Names that a generated identifier must not take, each table with its reason."""

from __future__ import annotations

import keyword

KEYWORDS = frozenset(keyword.kwlist)
"""The language's own. Soft keywords (`match`, `type`) are names like any other."""

ANNOTATION_NAMES = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "object", "dt", "field"}
)
"""Lower-case names that annotations use: a class's member of that name would hide them."""

MODEL_MEMBERS = frozenset(
    {"to_dict", "to_json", "from_dict", "from_json", "model_extra", "model_extra_of", "replace"}
)
"""Members that every model has."""

PAGE_MEMBERS = frozenset({"iter_pages", "has_next_page", "get_next_page"})
"""Methods that a page adds to its model."""

CALL_OPTIONS = frozenset({"extra_headers", "extra_query", "extra_body", "timeout"})
"""Parameters that every call has."""

METHOD_LOCALS = frozenset({"self"})
"""The receiver of a method."""

RESOURCE_MEMBERS = frozenset(
    {
        "with_raw_response",
        "with_streaming_response",
        "property",
        "dt",
        "float",
        "object",
        "overload",
        "str",
    }
)
"""Properties that every resource has, and what its decorators and every call's options need."""

FACES = frozenset({"eventful", "faces"})
"""What makes a method's other faces in the body of a class: `faces = faces.raw(…)` would hide it there."""

CLIENT_MEMBERS = frozenset(
    {
        "get", "post", "put", "patch", "delete", "request", "copy", "with_options", "close",
        "aclose", "send", "send_events", "send_page", "send_raw", "send_streaming", "stream", "base_url", "timeout", "max_retries",
        "default_headers", "default_query", "transport", "strict", "validate_requests",
        "is_closed", "options", "property",
    }
)  # fmt: skip
"""Members and constructor parameters that every client has, and the decorator of properties."""

CONSTRUCTOR_NAMES = CLIENT_MEMBERS | {
    "self", "super", "max_retry_after", "retry_unsafe", "max_response_bytes", "on_deviations",
    "middleware",
}  # fmt: skip
"""What a credential's argument can't be called: a setting, the receiver, `super().__init__`."""

MODULE_NAMES = frozenset({"_runtime", "types", "resources", "testing", "shared"})
"""Modules of the package that the generator writes under fixed names."""

DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""What no file can be called on Windows, whatever its ending: a tag `con` would be `con.py`."""

TYPE_NAMES = frozenset(
    {
        "Annotated", "Any", "AsyncClientCredentials", "AsyncEventStream", "AsyncPage", "AsyncRawResource", "AsyncResource",
        "AsyncStreamingResource", "ClassVar", "ClientCredentials", "False", "EventStream", "Headers", "Literal", "Mapping", "Meta",
        "None", "NotRequired", "OpenEnum", "OpenIntEnum", "Operation", "PageNumber", "Query",
        "RawResource", "Request", "Required", "Resource", "Sequence", "ServerSentEvent", "StreamingResource", "Struct",
        "Style", "SyncPage", "TYPE_CHECKING", "True", "TypeAlias", "TypedDict", "Uploadable",
        "UploadableBody", "UploadFile",
    }
)  # fmt: skip
"""What the modules of types and resources import; the front's own names are in `front_names`."""

WEBHOOK_NAMES = frozenset(
    {
        "EventT", "PayloadT", "TOLERANCE", "WebhookDescription", "WebhookHeaderFields", "WebhookSecrets",
        "WebhooksResource",
    }
)  # fmt: skip
"""What the module of webhooks defines and imports, in a package that has one."""

CLIENT_MODULE_NAMES = frozenset(
    {
        "AsyncClient", "AsyncMiddleware", "BaseClient", "Callable", "Credential", "DEFAULT_TIMEOUT",
        "Given", "Middleware", "Scheme", "Service", "SyncClient", "TransportT", "_Client", "basic", "bearer",
        "cookie_key", "header_key", "outside_of_http", "public", "query_key",
    }
)  # fmt: skip
"""What the module of the client imports, and the base of its two classes."""

CONTENT_NAMES = frozenset(
    {
        "binary", "event_stream", "form", "json", "json_lines", "multipart", "nothing", "part", "text",
    }
)  # fmt: skip
"""Functions that describe content, which modules of resources import."""
