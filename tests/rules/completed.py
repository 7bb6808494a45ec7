"""The examples of the table, each completed to a whole document in the one way that its form states."""

from __future__ import annotations

from textwrap import indent

from fragmint.findings.rules import Form, Rule

HEAD = {
    "openapi": "openapi: 3.1.0\n",
    "info": "info: {title: Pets, version: 1.0.0}\n",
    "paths": "paths: {}\n",
}
RESPONSES = "responses: {'200': {description: All pets.}}\n"
DOCUMENT = f"""\
{HEAD['openapi']}{HEAD['info']}paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      {RESPONSES}"""
"""What lies as `pets.yaml` beside examples of settings and of commands."""
SETTINGS = '[tool.fragmint]\nspec = "pets.yaml"\n'
"""What lies as `pyproject.toml` beside examples of commands."""
_ANSWERING = """\
      responses:
        '200':
          description: A pet.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
"""


def completed(rule: Rule) -> str:
    """The whole document of an example that is one or a part of one."""
    match rule.form:
        case Form.FILE:
            return rule.example
        case Form.DOCUMENT:
            return _with_head(rule.example)
        case Form.OPERATION:
            responses = "" if "responses:" in rule.example.split("\n", 1)[0] else RESPONSES
            return _with_head(_paths(indent(rule.example + responses, " " * 6)))
        case Form.SCHEMA:
            schema = indent(rule.example, " " * 6)
            return _with_head(f"{_paths(_ANSWERING)}components:\n  schemas:\n    Pet:\n{schema}")
        case Form.SETTINGS | Form.COMMANDS | Form.MACHINE:
            raise AssertionError(f"{rule.id} is no part of a document")


def _paths(operation: str) -> str:
    return f"paths:\n  /pets:\n    get:\n{operation}"


def _with_head(part: str) -> str:
    """The part behind those of `openapi`, `info` and `paths` that it doesn't have itself."""
    keys = {line.partition(":")[0] for line in part.splitlines()}
    return "".join(text for key, text in HEAD.items() if key not in keys) + part
