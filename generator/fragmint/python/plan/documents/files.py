"""`pyproject.toml`, `README.md` and `api.md` of a generated package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ....api.model import Api, Operation
from ....api.webhooks import Webhook
from ....config import Config
from ...document_views import Documents, Example, Row, Section, TypeRow, WebhookRow, WebhooksSection
from ...naming.allocation import Allocation, shared_modules
from ...naming.tree import Resource, dotted, webhooks_module
from ...text.code import Code, file_path, identifier
from ...text.doors import Markdown, markdown, markdown_code, markdown_target, markdown_url
from ...types.annotate import stored
from ...views import Method
from ..client import base_url_variable, credential_variable, has_webhooks
from ..fronts import all_types
from ..operations import ResourcePrinter
from ..parameters import call
from ..webhooks.handlers import handler, imported
from ..webhooks.names import is_signed, secret_variable, webhook_names
from .distribution import plan_distribution
from .first_call import client_settings, first_operation, plan_first_call


def plan_documents(
    model: Api,
    config: Config,
    resources: tuple[Resource, ...],
    allocation: Allocation,
    addresses: Mapping[str, str],
) -> Documents:
    """Return what the package says of itself; text of the document passes the doors of `doors.py`."""
    summary = model.doc.text.strip().partition("\n\n")[0]
    variables = [credential_variable(config, each, allocation) for each in model.credentials]
    operation = first_operation(model)
    return Documents(
        title=markdown(model.title),
        summary=markdown(summary) or markdown(model.title),
        package=identifier(config.package),
        client=identifier(config.client),
        distribution=plan_distribution(model, config),
        variables=tuple(map(markdown_code, variables)),
        base_url_variable=markdown_code(base_url_variable(config)),
        settings=client_settings(operation, model, allocation),
        first=plan_first_call(operation, model, resources) if operation else None,
        examples=tuple(
            Example(markdown(title), markdown_target(path))
            for title, path in config.examples.items()
        ),
        sections=tuple(_sections(resources, allocation, _below(config, addresses))),
        types=tuple(_type_rows(model, allocation, _files(allocation, resources))),
        reference=markdown_target(f"../{config.docs}") if config.docs else None,
        pages=markdown_target(config.docs) if config.docs else None,
        webhooks=_webhooks(model, config, resources, allocation),
    )


def _webhooks(
    model: Api, config: Config, resources: tuple[Resource, ...], allocation: Allocation
) -> WebhooksSection | None:
    listed, constants = model.webhooks.listed, webhook_names(model, allocation)
    if not listed:
        return None
    lines = handler(model, config, allocation)
    signed = is_signed(model, config)
    return WebhooksSection(
        imported=imported(model, allocation),
        lines=lines,
        variable=markdown_code(secret_variable(model, config)) if signed else None,
        offered=has_webhooks(model, resources),
        rows=tuple(
            WebhookRow(
                markdown_code(constants[each.id]),
                markdown_code(_payload(each, allocation)),
                markdown(each.summary or each.doc.text.partition("\n")[0] or each.name),
                each.doc.deprecated,
            )
            for each in listed
        ),
    )


def _payload(webhook: Webhook, allocation: Allocation) -> str:
    """Return the type of a payload, with `or` for what would part the cells of a table."""
    type = webhook.payload.type
    written = stored(type, allocation.names, "webhooks").text if type is not None else "None"
    return written.replace(" | ", " or ")


def _below(config: Config, addresses: Mapping[str, str]) -> Mapping[str, Markdown]:
    """Return the addresses of methods as seen from the package, by the operation's id."""
    return {id: markdown_url(f"../{config.docs}/{each}") for id, each in addresses.items()}


def _sections(
    resources: tuple[Resource, ...], allocation: Allocation, addresses: Mapping[str, Markdown]
) -> Iterable[Section]:
    """Yield the resources that have operations; those between them and the client have nothing to list."""
    files = _files(allocation, resources)
    for resource in (each for top in resources for each in top.walk() if each.operations):
        title = markdown_code(f"client.{dotted(resource.service)}")
        methods = ResourcePrinter(resource, allocation).module().methods
        rows = (
            _row(method, operation, allocation, files, addresses.get(operation.id))
            for method, operation in zip(methods, resource.operations, strict=True)
        )
        yield Section(title, resource.module.path, tuple(rows))


def _row(
    method: Method,
    operation: Operation,
    allocation: Allocation,
    files: Mapping[Code, Code],
    address: Markdown | None,
) -> Row:
    result = method.result
    return Row(
        markdown_code(f"{method.name}({_parameters(operation, allocation)})"),
        markdown_code(f"{operation.method} {operation.path}"),
        markdown_code(result.replace(" | ", " or ")),
        files.get(result),
        markdown(operation.summary or operation.doc.text.partition("\n")[0]),
        operation.doc.deprecated,
        address,
    )


def _parameters(operation: Operation, allocation: Allocation) -> str:
    """Return the parameters that a call must have, and `…` for the rest."""
    described = call(operation, allocation.names.definitions)
    first = [described.positional.name] if described.positional else []
    required = [each.name for each in described.keywords if each.required]
    more = ["…"] if len(required) < len(described.keywords) else []
    return ", ".join([*first, *(["*"] if required or more else []), *required, *more])


def _files(allocation: Allocation, resources: tuple[Resource, ...]) -> dict[Code, Code]:
    """Return the file of each public type, by the type's name."""
    modules = [each.types_module for top in resources for each in top.walk()]
    paths = {each.dotted: each.path for each in (*modules, webhooks_module(resources))}
    shared = shared_modules(allocation.names.modules)
    paths |= {each: file_path(each, ".py") for each in shared}
    paths |= {each: file_path(each, ".py") for each in allocation.names.param_modules.values()}
    return {name: paths[module] for module, name in all_types(allocation, resources)}


def _type_rows(model: Api, allocation: Allocation, files: Mapping[Code, Code]) -> Iterable[TypeRow]:
    texts = _type_texts(model, allocation)
    classes = allocation.names.classes
    old = {classes[id] for id, each in model.definitions.items() if each.doc.deprecated}
    for name in sorted(files):
        summary = markdown(texts[name].partition("\n\n")[0])
        yield TypeRow(name, files[name], summary, name in old)


def _type_texts(model: Api, allocation: Allocation) -> dict[Code, str]:
    """Return what each public type is: the document's words, or ours where the type is made for Python."""
    names = allocation.names
    texts = {names.classes[id]: each.doc.text.strip() for id, each in model.definitions.items()}
    texts |= {name: f"{names.classes[id]} as a plain dict." for id, name in names.params.items()}
    for each in model.operations:
        path = f"client.{dotted(each.service)}.{each.name}"
        texts[allocation.operation_params[each.id]] = f"The keyword arguments of {path}."
        for table in (allocation.pages, allocation.async_pages):
            if each.id in table:
                texts[table[each.id]] = (
                    f"One page of {path}; iterate over it to get the items of all pages."
                )
    return texts
