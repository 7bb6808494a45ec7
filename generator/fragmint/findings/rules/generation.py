"""The rules of what can be generated, and of what a maintainer may want to know of it."""

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
        "callback-not-generated",
        Severity.NOTE,
        "An operation describes a callback, for which no code is generated. "
        "A callback is a call that the server makes, not one of a client.",
        "Nothing needs to be mended.",
        Form.OPERATION,
        """
        callbacks:
          petSold:
            '{$request.query.url}':
              post: {responses: {'200': {description: Thanks.}}}
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
        "extra-members-untyped",
        Severity.NOTE,
        "An object has named properties and typed further ones beside them. "
        "The client's record has the named ones; the others are reachable in the raw body.",
        "Describe the further members in an object of their own, where their types matter.",
        Form.SCHEMA,
        """
        type: object
        properties:
          name: {type: string}
        additionalProperties: {type: integer}
        """,
    ),
    Rule(
        "ignored-parameter",
        Severity.NOTE,
        "A header parameter is called `Accept`, `Content-Type` or `Authorization`. "
        "OpenAPI wants such parameters to be ignored, since other parts of the document say the same.",
        "Say it with `requestBody.content`, `responses.content` or `security`.",
        Form.OPERATION,
        """
        parameters:
          - {name: Authorization, in: header, schema: {type: string}}
        """,
    ),
    Rule(
        "keyword-not-checked",
        Severity.NOTE,
        "A schema has a keyword that narrows its values and that the client does not check. "
        "The server still does, and the type is wider than the schema, never wrong.",
        "Nothing needs to be mended.",
        Form.SCHEMA,
        """
        type: object
        properties:
          name: {type: string, not: {const: ''}}
        """,
    ),
    Rule(
        "media-type-unused",
        Severity.NOTE,
        "A body is described in several media types, of which the client uses one. "
        "JSON goes before forms, text and bytes.",
        "Remove the media type that no one needs, or leave it.",
        Form.OPERATION,
        """
        requestBody:
          content:
            application/json: {schema: {type: string}}
            text/plain: {schema: {type: string}}
        """,
    ),
    Rule(
        "name-collision",
        Severity.NOTE,
        "A type did not get the class name that it asks for. "
        "Another type asks for the same name, or the name is reserved, so this one got a longer name.",
        "Choose a name with `x-fragmint-name` on the schema.",
        Form.SCHEMA,
        """
        type: object
        properties:
          home_address: {type: object, properties: {city: {type: string}}}
          homeAddress: {type: object, properties: {town: {type: string}}}
        """,
    ),
    Rule(
        "no-success-described",
        Severity.NOTE,
        "An operation describes no answer with a status of success. "
        "The method returns nothing; what came is in the raw response.",
        "Add a response such as `200` or `2XX`.",
        Form.OPERATION,
        """
        responses:
          '404': {description: There are no pets.}
        """,
    ),
    Rule(
        "relative-server",
        Severity.NOTE,
        "The URL of the first server is relative to where the document was found. "
        "A client can't know that place, so every caller has to give `base_url`.",
        "Write the whole URL.",
        Form.DOCUMENT,
        """
        servers:
          - url: /v1
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
        "A name or a path of the document can't be sent over HTTP as it is written. "
        "The client would fail on its first call.",
        "Correct the name or the path.",
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
    Rule(
        "unused-component",
        Severity.NOTE,
        "No operation uses a schema of `components`. "
        "Nothing is generated for it, since no method takes or returns it.",
        "Remove the schema, or leave it.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            Pet: {type: object}
        """,
    ),
    Rule(
        "webhook-not-generated",
        Severity.NOTE,
        "The document describes a webhook, for which no code is generated. "
        "A webhook is a call that the server makes, not one of a client.",
        "Nothing needs to be mended.",
        Form.DOCUMENT,
        """
        webhooks:
          petSold:
            post: {responses: {'200': {description: Thanks.}}}
        """,
    ),
)
