"""The tree of a document to OpenAPI's words: operations, parameters, bodies, answers."""

from __future__ import annotations

import pytest

from fragmint.openapi.model.operation import Operation

from .reading import HEAD_3_0, HEAD_3_1, findings, rules, spec_of


def operation_of(yaml: str, rest: str = "", head: str = HEAD_3_1) -> Operation:
    """The first operation of a document whose paths are given."""
    return spec_of(f"{head}paths:\n{yaml}{rest}").operations[0]


def test_the_document_itself() -> None:
    spec = spec_of("""\
openapi: 3.1.0
info:
  title: Museum
  version: 1.2.3
  summary: Tickets.
  description: All of it.
  termsOfService: https://example.com/terms
  contact: {name: N, email: a@b.c}
  license: {name: MIT, identifier: MIT}
servers:
  - url: https://{region}.example.com
    variables: {region: {default: eu, enum: [eu, us]}}
tags: [{name: a, description: A.}, {name: b}]
x-thing: {k: v}
paths: {}
""")
    assert (spec.title, spec.version, spec.summary) == ("Museum", "1.2.3", "Tickets.")
    assert spec.contact is not None
    assert (spec.contact.name, spec.contact.url, spec.contact.email) == ("N", None, "a@b.c")
    assert spec.license is not None
    assert spec.license.identifier == "MIT"
    (server,) = spec.servers
    assert [(v.name, v.default, v.enum) for v in server.variables] == [
        ("region", "eu", ("eu", "us"))
    ]
    assert [(tag.name, tag.description) for tag in spec.tags] == [("a", "A."), ("b", None)]
    assert list(spec.extensions) == ["x-thing"]


def test_an_operation() -> None:
    operation = operation_of("""\
  /a/{id}:
    summary: Of the path.
    x-of-path: 1
    get:
      operationId: getA
      description: D.
      tags: [t, u]
      deprecated: true
      x-own: 2
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: d}}
""")
    assert (operation.method, operation.path, operation.operation_id) == ("GET", "/a/{id}", "getA")
    assert (operation.summary, operation.description) == ("Of the path.", "D.")
    assert operation.tags == ("t", "u")
    assert operation.deprecated
    assert sorted(operation.extensions) == ["x-of-path", "x-own"]
    assert operation.origin.pointer == "#/paths/~1a~1{id}/get"
    assert (operation.origin.span.line, operation.origin.span.column) == (7, 5)


def test_parameters_of_a_path_are_merged_and_replaced() -> None:
    operation = operation_of("""\
  /a/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, description: of the path, schema: {}}
    get:
      parameters:
        - {name: q, in: query, description: own, schema: {}}
        - {name: q, in: header, schema: {}}
      responses: {default: {description: d}}
""")
    assert [(p.name, p.location, p.description) for p in operation.parameters] == [
        ("id", "path", None),
        ("q", "query", "own"),
        ("q", "header", None),
    ]


def test_styles_have_the_standard_defaults() -> None:
    operation = operation_of("""\
  /a/{p}:
    get:
      parameters:
        - {name: p, in: path, required: true, schema: {}}
        - {name: q, in: query, schema: {}}
        - {name: h, in: header, schema: {}}
        - {name: c, in: cookie, schema: {}}
        - {name: r, in: query, explode: false, schema: {}}
        - {name: s, in: query, style: deepObject, schema: {}}
        - {name: t, in: query, content: {application/json: {schema: {type: object}}}}
      responses: {default: {description: d}}
""")
    assert [(p.name, p.style, p.explode, p.content_type) for p in operation.parameters] == [
        ("p", "simple", False, None),
        ("q", "form", True, None),
        ("h", "simple", False, None),
        ("c", "form", True, None),
        ("r", "form", False, None),
        ("s", "deepObject", False, None),
        ("t", "form", True, "application/json"),
    ]
    assert operation.parameters[-1].schema.types == ("object",)


def test_header_parameters_that_the_standard_ignores_are_noted() -> None:
    text = HEAD_3_1 + """\
paths:
  /a:
    get:
      parameters: [{name: accept, in: header, schema: {}}, {name: X-A, in: header, schema: {}}]
      responses: {default: {description: d}}
"""
    assert rules(text) == ["ignored-parameter"]
    assert [p.name for p in spec_of(text).operations[0].parameters] == ["X-A"]


def test_bodies_and_answers() -> None:
    operation = operation_of(
        """\
  /a:
    post:
      requestBody:
        required: true
        content:
          application/json: {schema: {type: string}, example: e}
          multipart/form-data:
            schema: {type: object}
            encoding: {f: {contentType: image/png, headers: {X-A: {schema: {type: integer}}}}}
      responses:
        '200':
          description: d
          headers: {X-Rate: {schema: {type: integer}}, Content-Type: {schema: {}}}
          content: {text/plain: {}}
        4XX: {description: e}
        default: {$ref: '#/components/responses/Other'}
""",
        "components: {responses: {Other: {description: o}}}\n",
    )
    body = operation.request_body
    assert body is not None
    assert body.required
    assert [media.name for media in body.content] == ["application/json", "multipart/form-data"]
    assert [example.value for example in body.content[0].examples] == ["e"]
    (encoding,) = body.content[1].encoding
    assert (encoding.property_name, encoding.content_type) == ("f", "image/png")
    assert [header.name for header in encoding.headers] == ["X-A"]
    assert [r.status for r in operation.responses] == ["200", "4XX", "default"]
    assert [header.name for header in operation.responses[0].headers] == ["X-Rate"]
    assert operation.responses[0].content[0].schema is None
    assert operation.responses[2].origin.pointer == "#/components/responses/Other"


def test_references_to_everything_but_schemas_are_followed() -> None:
    operation = operation_of(
        """\
  /a:
    $ref: '#/components/pathItems/A'
""",
        """\
components:
  pathItems:
    A:
      post:
        parameters: [{$ref: '#/components/parameters/Q'}]
        requestBody: {$ref: '#/components/requestBodies/B'}
        responses: {default: {$ref: '#/components/responses/R1'}}
  parameters: {Q: {name: q, in: query, schema: {$ref: '#/components/schemas/S'}}}
  requestBodies: {B: {content: {a/b: {schema: {$ref: '#/components/schemas/S'}}}}}
  responses:
    R1: {$ref: '#/components/responses/R2'}
    R2: {description: d, headers: {X: {$ref: '#/components/headers/H'}}}
  headers: {H: {schema: {type: integer}}}
  schemas: {S: {type: string}}
""",
    )
    assert operation.parameters[0].schema.ref == "#/components/schemas/S"
    assert operation.request_body is not None
    assert operation.responses[0].headers[0].schema.types == ("integer",)


def test_security_and_servers_are_resolved_with_the_defaults() -> None:
    spec = spec_of(HEAD_3_1 + """\
security: [{a: []}, {b: [], c: []}]
paths:
  /a:
    servers: [{url: https://path.example.com}]
    get: {responses: {default: {description: d}}}
    put: {security: [], responses: {default: {description: d}}}
    post:
      security: [{}]
      servers: [{url: https://own.example.com}]
      responses: {default: {description: d}}
components:
  securitySchemes:
    a: {type: http, scheme: Bearer}
    b: {type: apiKey, in: header, name: X-B}
    c:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: 'https://e.com/t', scopes: {r: read}}}
""")
    assert [operation.security for operation in spec.operations] == [
        (("a",), ("b", "c")),
        (),
        ((),),
    ]
    urls = [[s.url for s in operation.servers or ()] for operation in spec.operations]
    assert urls == [
        ["https://path.example.com"],
        ["https://path.example.com"],
        ["https://own.example.com"],
    ]
    bearer, key, oauth = spec.security_schemes
    assert (bearer.type, bearer.scheme) == ("http", "bearer")
    assert (key.name, key.location) == ("X-B", "header")
    assert dict(oauth.flows[0].scopes) == {"r": "read"}


def test_nothing_said_about_security_is_none() -> None:
    operation = operation_of("  /a: {get: {responses: {default: {description: d}}}}\n")
    assert operation.security is None
    assert operation.servers is None


def test_webhooks_and_callbacks_are_calls_of_the_server() -> None:
    text = HEAD_3_1 + """\
webhooks: {sold: {post: {responses: {default: {description: d}}}}}
paths:
  /a:
    post:
      callbacks: {done: {'{$request.body#/url}': {post: {responses: {default: {description: d}}}}}}
      responses: {default: {description: d}}
"""
    assert rules(text) == []
    sold, done = spec_of(text).webhooks
    assert (sold.id, sold.name, sold.callback_of) == ("webhook sold", "sold", "")
    assert (done.id, done.callback_of) == ("callback done of POST /a", "POST /a")
    assert done.expression == "{$request.body#/url}"
    assert spec_of(text).operations[0].callbacks == ("done",)


def test_webhooks_of_3_0_are_an_extension() -> None:
    text = HEAD_3_0 + """\
paths: {}
x-webhooks:
  sold: {$ref: '#/x-webhooks/bought'}
  bought: {put: {responses: {default: {description: d}}}}
  lost: {post: {requestBody: {$ref: '#/components/requestBodies/None'}, responses: {default: {description: d}}}}
"""
    assert [each.id for each in spec_of(text).webhooks] == [
        "webhook sold PUT",
        "webhook bought PUT",
        "webhook lost",
    ]
    assert rules(text) == ["unresolved-reference"]


def test_a_callback_to_several_urls_tells_them_apart() -> None:
    text = HEAD_3_0 + """\
paths:
  /a:
    post:
      operationId: add
      callbacks:
        done:
          '{$request.body#/url}': {post: {responses: {default: {description: d}}}}
          '{$request.query.url}': {post: {responses: {default: {description: d}}}}
      responses: {default: {description: d}}
"""
    assert [each.id for each in spec_of(text).webhooks] == [
        "callback done at {$request.body#/url} of add",
        "callback done at {$request.query.url} of add",
    ]


def test_faults_between_objects_name_both_places() -> None:
    text = HEAD_3_0 + """\
paths:
  /a/{x}/{y}:
    get:
      operationId: same
      parameters:
        - {name: x, in: path, required: true, schema: {type: string}}
        - {name: z, in: path, required: true, schema: {type: string}}
        - {name: q, in: query, schema: {}}
        - {name: q, in: query, schema: {type: string}}
      responses: {default: {description: d}}
    put:
      operationId: same
      parameters:
        - {name: x, in: path, required: true, schema: {type: string}}
        - {name: y, in: path, required: true, schema: {type: string}}
      responses: {default: {description: d}}
"""
    assert findings(text) == [
        "5:5 path-parameter: the path has '{y}', but the operation has no such path parameter",
        "9:11 path-parameter: the path '/a/{x}/{y}' has no '{z}'",
        "11:11 duplicate-parameter: two query parameters have the name 'q'",
        "13:5 duplicate-operation-id: two operations have the operationId 'same'",
    ]


def test_a_path_whose_braces_name_nothing_is_refused() -> None:
    for path in ("/a/{", "/a/{}", "/a/}", "/{a{b}}"):
        text = f"{HEAD_3_1}paths: {{'{path}': {{get: {{responses: {{default: {{description: d}}}}}}}}}}\n"
        assert "path-template" in rules(text)


@pytest.mark.parametrize("url", ["http://[", "http://a:b", "http://a:99999", "http://{x}/"])
def test_a_server_that_is_no_url_is_an_error_at_the_server(url: str) -> None:
    said = findings(
        f"{HEAD_3_1}paths: {{}}\nservers:\n- url: '{url}'\n  variables: {{x: {{default: '['}}}}\n"
    )
    assert said == [
        f"5:3 server-url: the server URL '{url.replace('{x}', '[')}' is not a valid URL"
    ]
