"""The two clients."""

from __future__ import annotations

from urllib.parse import urlsplit

from ...api.model import Api, Credential, CredentialKind
from ...config import Config
from ..naming.allocation import Allocation
from ..naming.tree import Resource
from ..text import prose
from ..text.code import Code, Prose, code, identifier, listed, literal
from ..text.imports import print_imports, runtime
from ..text.sentences import closed
from ..views import ClientModule, CredentialView, HeaderView
from .children import child_imports, children
from .facts import tuples
from .imports import named_in

_SCHEME_OF = {
    CredentialKind.BEARER: "bearer",
    CredentialKind.BASIC: "basic",
    CredentialKind.HEADER: "header_key",
    CredentialKind.QUERY: "query_key",
    CredentialKind.COOKIE: "cookie_key",
}


CLIENT_TEMPLATE = "package/_client.py.jinja"


def plan_client(
    model: Api, config: Config, resources: tuple[Resource, ...], allocation: Allocation
) -> ClientModule:
    """Plan `_client.py`."""
    credentials = _credentials(model, config, allocation)
    used = {_SCHEME_OF[each.kind] for each in model.credentials}
    schemes = {runtime("describe", name) for name in used}
    offered = has_webhooks(model, resources)
    imported = (*child_imports(resources, 0), *(_WEBHOOKS if offered else ()))
    parts = {"credentials": credentials, "child_imports": imported}
    return ClientModule(
        doc=prose.own("The client and the asynchronous client."),
        imports=print_imports({*schemes, *named_in(CLIENT_TEMPLATE, parts)}, 0),
        class_name=identifier(config.client),
        async_class_name=identifier(f"Async{config.client}"),
        class_doc=prose.own(f"A client of {model.title}.\n\n{_SHARED_BY_THREADS}", 4),
        async_class_doc=prose.own(
            f"An asynchronous client of {model.title}.\n\n{_SHARED_BY_TASKS}", 4
        ),
        argument_docs=_argument_docs(model, config, allocation),
        credentials=credentials,
        base_url=literal(_without_slash(model.server)),
        base_url_variable=literal(base_url_variable(config)),
        version=literal(config.version),
        security=_security(model, allocation),
        failure=_failure(model),
        request_id_headers=tuple(literal(each) for each in config.request_id_headers),
        headers=tuple(
            HeaderView(literal(name.lower()), literal(value))
            for name, value in sorted(config.default_headers.items())
        ),
        child_imports=imported,
        children=children(resources, 0),
        webhooks=offered,
    )


_WEBHOOKS = (code("from .webhooks import WebhooksResource"),)


def has_webhooks(model: Api, resources: tuple[Resource, ...]) -> bool:
    """Tell whether the client has the resource of webhooks: there are some, and no other one has its name."""
    taken = any(each.attribute == "webhooks" for each in resources)
    return model.webhooks.event is not None and not taken


_SHARED_BY_THREADS = (
    "Threads can share a client. Close it after use, or use it as a context manager."
)
_SHARED_BY_TASKS = (
    "Tasks and event loops can share a client; each event loop has its own connections. "
    "Close it with `await client.close()`, or use it as an asynchronous context manager."
)


def _argument_docs(model: Api, config: Config, allocation: Allocation) -> tuple[Prose, ...]:
    """Return the entries of credentials and base URL, with the environment variables that replace them."""
    texts = {
        allocation.credentials[each.id]: _words(each, credential_variable(config, each, allocation))
        for each in model.credentials
    }
    usual = f"Default: the environment variable {base_url_variable(config)}"
    rest = ", else the server of the API's description." if model.server else "."
    entries = [*texts.items(), ("base_url", f"The base URL of the API. {usual}{rest}")]
    return tuple(line for name, text in entries for line in prose.entry(name, text))


def base_url_variable(config: Config) -> str:
    """Return the environment variable of the server's address."""
    return config.env.get("base-url", f"{config.package.upper()}_BASE_URL")


def _failure(model: Api) -> Code | None:
    """Return the member that makes any answer a failure; it is the same for all operations."""
    failure = next((each.failure for each in model.operations if each.failure), None)
    return code("({}, {})", literal(failure.wire), literal(failure.value)) if failure else None


def _without_slash(url: str) -> str:
    return url if urlsplit(url).path == "" else url.rstrip("/")


def _credentials(model: Api, config: Config, allocation: Allocation) -> tuple[CredentialView, ...]:
    """Return a constructor parameter for each credential, and how it is sent."""
    return tuple(
        CredentialView(
            allocation.credentials[each.id],
            _scheme(each, credential_variable(config, each, allocation)),
        )
        for each in model.credentials
    )


def _words(credential: Credential, variable: str) -> str:
    words = credential.doc.text.strip() or f"The credential of the security scheme {credential.id}."
    if credential.grants:
        words = f"{closed(words)} `ClientCredentials` fetches one."
    return f"{closed(words)} Default: the environment variable {variable}."


def credential_variable(config: Config, credential: Credential, allocation: Allocation) -> str:
    """Return the environment variable of a credential: the configured one, else `PACKAGE_PARAMETER`."""
    parameter = allocation.credentials[credential.id]
    return config.env.get(credential.id) or f"{config.package}_{parameter}".upper()


def _security(model: Api, allocation: Allocation) -> Code:
    """Return all alternatives that some operation takes, for calls that no operation describes."""
    groups = dict.fromkeys(group for each in model.operations for group in each.security if group)
    return tuples([allocation.credentials[id] for id in group] for group in groups)


def _scheme(credential: Credential, variable: str) -> Code:
    named = credential.kind not in (CredentialKind.BEARER, CredentialKind.BASIC)
    arguments = [credential.wire, variable] if named else [variable]
    called = listed(literal(argument) for argument in arguments)
    return code("{}({})", identifier(_SCHEME_OF[credential.kind]), called)
