"""The rules of what can't be generated."""

from __future__ import annotations

from .rule import Form, Rule, Severity

GENERATION: tuple[Rule, ...] = (
    Rule(
        "bad-extension",
        Severity.ERROR,
        "A key that begins with `x-fragmint-` is unknown or has an invalid value. "
        "An extension that is not understood would have no effect.",
        "Correct the key or its value as the message says.",
        Form.OPERATION,
        """
        operationId: listPets
        x-fragmint-method: Pets/list
        """,
    ),
    Rule(
        "contradicting-limits",
        Severity.WARNING,
        "No value meets the limits of a schema, such as a minimum above the maximum. "
        "A call would be refused whatever it sends, and every response would deviate.",
        "Correct one of the limits.",
        Form.OPERATION,
        """
        parameters:
          - {name: size, in: query, schema: {type: integer, minimum: 5, maximum: 4}}
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
        "server-url",
        Severity.ERROR,
        "The URL of a server cannot be used by a client. "
        "It must be an http or https URL without a user, a query or a fragment.",
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
        "A name, a path or a parameter's only value cannot be sent over HTTP. "
        "The client would fail on its first call.",
        "Correct the name, the path or the value.",
        Form.OPERATION,
        """
        parameters:
          - {name: pet name, in: header, schema: {type: string}}
        """,
    ),
    Rule(
        "unsupported-media-type",
        Severity.ERROR,
        "A body is described only in media types that are not supported. "
        "Formats of which nothing is known are among them, where the schema is an object.",
        "Describe the body in another media type, or leave the operation out.",
        Form.OPERATION,
        """
        requestBody:
          content:
            application/x-protobuf: {schema: {type: object}}
        """,
    ),
    Rule(
        "unsupported-parameter",
        Severity.ERROR,
        "A parameter has a style or a media type that is not supported. "
        "The server would not understand a value that is sent in another form.",
        "Describe the parameter with another style or media type, or leave the operation out.",
        Form.OPERATION,
        """
        parameters:
          - {name: filter, in: query, content: {text/csv: {schema: {type: string}}}}
        """,
    ),
    Rule(
        "unsupported-schema",
        Severity.ERROR,
        "A schema uses a keyword, or a combination of keywords, that is not supported. "
        "A type that ignored it would be wrong.",
        "Write the schema in another way, or leave out the operations that need it.",
        Form.SCHEMA,
        """
        type: object
        properties: {name: false}
        """,
    ),
    Rule(
        "unsupported-security",
        Severity.ERROR,
        "An operation requires a credential that the client cannot send. "
        "API keys, HTTP's basic and bearer schemes, OAuth 2 and OpenID Connect are supported.",
        "Add a supported scheme as an alternative, or leave the operation out.",
        Form.DOCUMENT,
        """
        components: {securitySchemes: {login: {type: http, scheme: digest}}}
        security: [{login: []}]
        paths:
          /pets:
            get: {responses: {'200': {description: All.}}}
        """,
    ),
)
