"""What a client has to send, told from the document alone: who calls what, and what must arrive."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

SECRET = "s3cret"
BODY = b"note"


@dataclass(frozen=True, slots=True)
class Call:
    """One operation's call. `values` are in the order of the method's parameters."""

    verb: str
    template: str
    values: list[Any]
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[tuple[str, str]] = field(default_factory=list)
    body: Any = None
    form: list[tuple[str, str]] | None = None
    media_type: str = ""
    answer: Any = None
    answer_type: str = "application/json"


def calls(document: Any) -> Iterator[Call]:
    """All calls of the document in `document.yaml`, whatever was put into it."""
    for template, item in document["paths"].items():
        for verb, operation in item.items():
            if verb in ("get", "put", "post", "patch", "delete") and template != "/old":
                yield _call(document, verb.upper(), template, operation)


def _call(document: Any, verb: str, template: str, operation: Any) -> Call:
    schemes = [*document["components"]["securitySchemes"].values()]
    parameters = [
        each
        for each in operation.get("parameters", ())
        if each.get("required") and not _is_ignored(each)
    ]
    sent = [(each["in"], each["name"], f"{each['in']}{n}") for n, each in enumerate(parameters)]
    path = {name: value for place, name, value in sent if place == "path"}
    return Call(
        verb,
        template,
        [
            *[*path.values()][-1:],
            *[*path.values()][:-1],
            *[v for place, _, v in sent if place != "path"],
            *_body_values(document, operation),
        ],
        _filled(template, path),
        [(name, value) for place, name, value in sent if place == "query"]
        + [(schemes[1]["name"], SECRET)],
        {name: value for place, name, value in sent if place == "header"}
        | {schemes[0]["name"]: SECRET, "Authorization": f"Bearer {SECRET}"},
        [(name, value) for place, name, value in sent if place == "cookie"]
        + [(schemes[2]["name"], SECRET)],
        **_content(document, verb, operation),
    )


def _is_ignored(parameter: Any) -> bool:
    """What is no parameter of its own (OpenAPI 3.1, Parameter Object, `name`)."""
    own = ("accept", "authorization", "content-type")
    return parameter["in"] == "header" and parameter["name"].lower() in own


def _filled(template: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def _body_values(document: Any, operation: Any) -> list[Any]:
    verb_body = operation.get("requestBody", {}).get("content", {})
    if "application/json" in verb_body:
        return list(_book(document).values())
    if "application/x-www-form-urlencoded" in verb_body:
        return list(_form(operation).values())
    return ["note"] if verb_body else []


def _content(document: Any, verb: str, operation: Any) -> dict[str, Any]:
    if verb == "POST":
        return {
            "body": _book(document),
            "answer": _book(document),
            "media_type": "application/json",
        }
    if verb == "PATCH":
        return {
            "form": list(_form(operation).items()),
            "media_type": "application/x-www-form-urlencoded",
        }
    if verb == "PUT":
        answer = next(iter(operation["responses"]["200"]["content"]))
        media_type = next(iter(operation["requestBody"]["content"]))
        return {"body": "note", "media_type": media_type, "answer": "note", "answer_type": answer}
    if verb == "GET":
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        items, total = schema["properties"]
        return {"answer": {items: ["one"], total: 1}}
    return {}


def _form(operation: Any) -> dict[str, str]:
    schema = operation["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    return {name: f"form{n}" for n, name in enumerate(schema["properties"])}


def _book(document: Any) -> dict[str, Any]:
    """The required members of the first schema, each with a value that the document allows."""
    schemas = document["components"]["schemas"]
    book = next(iter(schemas.values()))
    tint = next(each for each in schemas.values() if "enum" in each)
    pet = schemas["Pet"]["discriminator"]
    values = {
        "tint": tint["enum"][0],
        "sole": book["properties"]["sole"]["enum"][0],
        "fixed": book["properties"]["fixed"]["const"],
        "pet": {pet["propertyName"]: next(iter(pet["mapping"])), "lives": 7},
    }
    return {
        name: values.get(name, f"member{n}")
        for n, name in enumerate(book["properties"])
        if name in book["required"]
    }


def base_url(document: Any) -> str:
    """The first server's address with the defaults of its variables."""
    server = document["servers"][0]
    url: str = server["url"]
    for name, variable in server["variables"].items():
        url = url.replace("{" + name + "}", str(variable["default"]))
    return url


@dataclass(frozen=True, slots=True)
class Method:
    """Where a package has the method for a verb and a path."""

    module: str
    resource: str
    name: str


def methods(files: Mapping[str, str], package: str) -> dict[tuple[str, str], Method]:
    """The methods of a package by (verb, path template as it is meant)."""
    found: dict[tuple[str, str], Method] = {}
    for path, text in files.items():
        if path.startswith(f"{package}/resources/") and path.endswith(".py"):
            module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for resource in ast.parse(text).body:
                if isinstance(resource, ast.ClassDef):
                    found |= _methods(module, resource)
    return found


def _methods(module: str, resource: ast.ClassDef) -> dict[tuple[str, str], Method]:
    return {
        (ast.literal_eval(request.args[0]), unquote(ast.literal_eval(request.args[1]))): Method(
            module, resource.name, function.name
        )
        for function in resource.body
        if isinstance(function, ast.FunctionDef)
        for request in ast.walk(function)
        if isinstance(request, ast.Call) and ast.unparse(request.func) == "Request"
    }
