"""The rules of what the parts of a document say about each other."""

from __future__ import annotations

from .rule import Form, Rule, Severity

REFERENCES: tuple[Rule, ...] = (
    Rule(
        "duplicate-operation-id",
        Severity.ERROR,
        "Two operations have the same id. "
        "Settings and messages name an operation by its id, so each needs one of its own.",
        "Give each operation an `operationId` of its own.",
        Form.DOCUMENT,
        """
        paths:
          /pets:
            get: {operationId: pets, responses: {'200': {description: All.}}}
            post: {operationId: pets, responses: {'200': {description: Made.}}}
        """,
    ),
    Rule(
        "duplicate-parameter",
        Severity.ERROR,
        "Two parameters of an operation have the same location and the same name. "
        "A request could carry only one of them; header names are compared without regard to case.",
        "Remove or rename one of the two.",
        Form.OPERATION,
        """
        parameters:
          - {name: limit, in: query, schema: {type: integer}}
          - {name: limit, in: query, schema: {type: string}}
        """,
    ),
    Rule(
        "duplicate-status",
        Severity.ERROR,
        "An operation describes two responses for the same status. "
        "Only one of them can be what the client reads.",
        "Remove one of the two.",
        Form.OPERATION,
        """
        responses:
          4XX: {description: Wrong.}
          4xx: {description: Wrong too.}
        """,
    ),
    Rule(
        "duplicate-tag",
        Severity.WARNING,
        "Two tags of the document have the same name. "
        "Operations refer to a tag by its name, so that the first of the two describes them.",
        "Remove or rename one of the two.",
        Form.DOCUMENT,
        """
        tags:
          - {name: pets, description: All pets.}
          - {name: pets, description: Some pets.}
        """,
    ),
    Rule(
        "external-reference",
        Severity.ERROR,
        "A reference leads out of the document, to another file or to a URL. "
        "Only one file is read, and nothing is fetched from the network.",
        "Copy what it names into `components` and refer to it there.",
        Form.SCHEMA,
        """
        type: object
        properties:
          owner: {$ref: 'owners.yaml#/Owner'}
        """,
    ),
    Rule(
        "ignored-beside-ref",
        Severity.WARNING,
        "A keyword stands beside `$ref` in a document of OpenAPI 3.0. "
        "OpenAPI 3.0 ignores everything beside `$ref`, so the keyword has no effect.",
        "Write `allOf: [{$ref: …}]`, and put the keyword beside `allOf`.",
        Form.DOCUMENT,
        """
        openapi: 3.0.3
        components:
          schemas:
            Name: {type: string}
            Nick: {$ref: '#/components/schemas/Name', maxLength: 20}
        """,
    ),
    Rule(
        "path-parameter",
        Severity.ERROR,
        "A path and its parameters do not agree. "
        "Each `{name}` of a path needs a parameter with `in: path`, and each such parameter its place.",
        "Add the parameter, write its name into the path, or remove it.",
        Form.DOCUMENT,
        """
        paths:
          /pets/{id}:
            get: {responses: {'200': {description: One.}}}
        """,
    ),
    Rule(
        "path-template",
        Severity.ERROR,
        "The braces of a path do not enclose parameter names. "
        "The client cannot tell where a value belongs in the path.",
        "Write every parameter as `{name}`.",
        Form.DOCUMENT,
        """
        paths:
          /pets/{id:
            get: {responses: {'200': {description: One.}}}
        """,
    ),
    Rule(
        "reference-cycle",
        Severity.ERROR,
        "References lead back to where they began without a value in between. "
        "A schema may contain itself in a property, but it cannot consist of itself alone.",
        "Let one of the references name what is meant, or put an object in between.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            Pet: {$ref: '#/components/schemas/Animal'}
            Animal: {$ref: '#/components/schemas/Pet'}
        """,
    ),
    Rule(
        "repeated-path-parameter",
        Severity.WARNING,
        "A path names the same parameter twice. Both places get the same value.",
        "Give one of the two another name, unless the same value is meant.",
        Form.DOCUMENT,
        """
        paths:
          /pets/{id}/friends/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: {responses: {'200': {description: One.}}}
        """,
    ),
    Rule(
        "unknown-security-scheme",
        Severity.ERROR,
        "An operation or the document asks for a security scheme that is not described. "
        "The client cannot tell how to send the credential.",
        "Describe the scheme in `components.securitySchemes`, or correct the name.",
        Form.OPERATION,
        """
        security:
          - token: []
        """,
    ),
    Rule(
        "unresolved-reference",
        Severity.ERROR,
        "A reference does not resolve in the document. Only JSON pointers such as "
        "`#/components/schemas/Pet` are followed, not anchors.",
        "Correct the reference, or add what it names.",
        Form.SCHEMA,
        """
        type: object
        properties:
          owner: {$ref: '#/components/schemas/Owner'}
        """,
    ),
)
