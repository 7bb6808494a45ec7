"""No name of a document hides what the runtime offers or a constructor needs."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Set

import pytest

from fragmint.names import reserved
from fragmint.names.front import is_taken
from fragmint.python.plan.package import plan
from fragmint.python.views import ClientModule
from fragmint.source import Source
from realtimekit import _client
from realtimekit._runtime.client.clients import AsyncClient, SyncClient
from realtimekit._runtime.client.resources import AsyncResource, Resource
from realtimekit._runtime.describe import schemes
from realtimekit._runtime.pages.page import AsyncPage, SyncPage
from realtimekit._runtime.values.models import Model

from ..staged import value_of
from .own import api_of
from .snippets import HEAD, settings


@pytest.mark.parametrize(
    ("classes", "names"),
    [
        ((SyncClient, AsyncClient), reserved.CLIENT_MEMBERS),
        ((Resource, AsyncResource), reserved.RESOURCE_MEMBERS),
        ((Model,), reserved.MODEL_MEMBERS),
        ((SyncPage, AsyncPage), reserved.MODEL_MEMBERS | reserved.PAGE_MEMBERS),
    ],
)
def test_public_members_of_the_runtime_are_reserved(
    classes: tuple[type, ...], names: Set[str]
) -> None:
    public = {name for each in classes for name in dir(each) if not name.startswith("_")}
    assert public - names == set()


SETTINGS = sorted(
    {*inspect.signature(_client.Cloudflare).parameters} - {"api_token", "api_email", "api_key"}
)


@pytest.mark.parametrize("name", ["self", "super", *SETTINGS])
def test_a_credential_is_called_as_nothing_else(name: str) -> None:
    scheme = f"{name}: {{type: http, scheme: bearer}}"
    document = (
        f"openapi: 3.1.0\n{HEAD}security: [{{{name}: []}}]\n"
        f"paths: {{/a: {{get: {{operationId: a}}}}}}\ncomponents: {{securitySchemes: {{{scheme}}}}}\n"
    )
    package = value_of(plan(api_of(Source("spec.yaml", document), settings()), settings()))
    client = next(each.view for each in package.files if isinstance(each.view, ClientModule))
    assert [each.parameter for each in client.credentials] == [f"{name}_"]


def test_what_the_clients_module_imports_is_no_name_for_a_client() -> None:
    public = {name: each for name, each in vars(schemes).items() if not name.startswith("_")}
    home = schemes.__name__
    names = {name for name, each in public.items() if getattr(each, "__module__", "") == home}
    assert {"bearer", "basic", "Scheme"} <= names
    tree = ast.parse(inspect.getsource(_client))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    names |= {each.name for node in imports for each in node.names} - {"annotations"}
    names |= {each for each in vars(_client) if each.startswith("_Client")}
    assert [name for name in sorted(names) if not is_taken(name)] == []
