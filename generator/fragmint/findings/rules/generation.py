"""The rules of what can't be generated."""

from __future__ import annotations

from .rule import Form, Rule, Severity

GENERATION: tuple[Rule, ...] = (
    Rule(
        "bad-extension",
        Severity.ERROR,
        "A key that begins with `x-fragmint-` has a value that it can't have, or is none of fragmint's. "
        "A setting that is not understood would have no effect.",
        "Correct it after the README's list of the document's settings.",
        Form.OPERATION,
        """
        operationId: listPets
        x-fragmint-method: Pets/list
        """,
    ),
    Rule(
        "duplicate-method",
        Severity.ERROR,
        "Two operations would become the same method of the client, or one a method and a resource. "
        "Neither of the two can be chosen over the other.",
        "Give one of them another `x-fragmint-method`.",
        Form.DOCUMENT,
        """
        paths:
          /pets:
            get: {operationId: pets, tags: [a], responses: {'200': {description: All.}}}
            post: {operationId: Pets, tags: [a], responses: {'200': {description: Made.}}}
        """,
    ),
    Rule(
        "formless-body",
        Severity.ERROR,
        "A form is described whose schema is no object. "
        "Forms are fields with names, so that a list or a single value has no form.",
        "Describe an object that has the list or the value as a property, or send it as JSON.",
        Form.OPERATION,
        """
        requestBody:
          content:
            application/x-www-form-urlencoded: {schema: {type: array, items: {type: string}}}
        """,
    ),
    Rule(
        "server-url",
        Severity.ERROR,
        "The URL of a server is none that a client can use. "
        "It has to be an http or https URL without a user, a query or a fragment.",
        "Correct the URL, or the defaults of its variables.",
        Form.DOCUMENT,
        """
        servers:
          - url: ftp://pets.example.com
        """,
    ),
    Rule(
        "unsendable",
        Severity.ERROR,
        "A name, a path or a parameter's only value can't be sent over HTTP as it is written. "
        "The client would fail on its first call.",
        "Correct the name, the path or the value.",
        Form.OPERATION,
        """
        parameters:
          - {name: pet name, in: header, schema: {type: string}}
        """,
    ),
    Rule(
        "unsupported-enum",
        Severity.ERROR,
        "An enum has values that are neither all strings nor all integers of 64 bits. "
        "No class is generated for other enums yet.",
        "Use values of one of these types, or leave out the operations that need the enum.",
        Form.SCHEMA,
        """
        enum: [1, two]
        """,
    ),
    Rule(
        "unsupported-media-type",
        Severity.ERROR,
        "A body is described only in media types that the client can't write or read yet. "
        "Multipart bodies and streams of events are among them.",
        "Describe the body in another media type, or leave the operation out.",
        Form.OPERATION,
        """
        requestBody:
          content:
            multipart/form-data: {schema: {type: object}}
        """,
    ),
    Rule(
        "unsupported-parameter",
        Severity.ERROR,
        "A parameter is written in a style or in a media type that the client can't write yet. "
        "The server would not understand a value that is sent in another way.",
        "Describe the parameter in another way, or leave the operation out.",
        Form.OPERATION,
        """
        parameters:
          - {name: filter, in: query, content: {text/csv: {schema: {type: string}}}}
        """,
    ),
    Rule(
        "unsupported-schema",
        Severity.ERROR,
        "A schema says something for which there is no type yet. "
        "A type that leaves it out would be wrong, not only wide.",
        "Write the schema in another way, or leave out the operations that need it.",
        Form.SCHEMA,
        """
        oneOf:
          - {type: string, maxLength: 3}
          - {type: string, minLength: 9}
        """,
    ),
    Rule(
        "unsupported-security",
        Severity.ERROR,
        "An operation can only be called with a credential that the client can't send. "
        "API keys, HTTP's basic and bearer schemes, OAuth 2 and OpenID Connect are supported.",
        "Add a scheme that is supported as an alternative, or leave the operation out.",
        Form.DOCUMENT,
        """
        components: {securitySchemes: {login: {type: http, scheme: digest}}}
        security: [{login: []}]
        paths:
          /pets:
            get: {responses: {'200': {description: All.}}}
        """,
    ),
    Rule(
        "unsupported-servers",
        Severity.ERROR,
        "An operation or a path has servers of its own. "
        "A client has one base URL, so the call would go to the wrong server.",
        "Move the servers to the document's root, or leave the operation out.",
        Form.OPERATION,
        """
        servers:
          - url: https://files.example.com
        """,
    ),
)
