"""The rules of what is generated otherwise than a maintainer may expect, or not at all."""

from __future__ import annotations

from .rule import Form, Rule, Severity

REMARKS: tuple[Rule, ...] = (
    Rule(
        "callback-not-generated",
        Severity.NOTE,
        "An operation describes a callback, for which no code is generated. "
        "A callback is a call that the server makes, not one of a client.",
        "Nothing.",
        Form.OPERATION,
        """
        callbacks:
          petSold:
            '{$request.query.url}':
              post: {responses: {'200': {description: Thanks.}}}
        """,
    ),
    Rule(
        "contradicting-discriminator",
        Severity.NOTE,
        "A discriminator says other values than the schemas that it chooses among. "
        "Without a `mapping` it says the names of the schemas; an answer with either value is read.",
        "Add a `mapping` from the values that the server sends to the schemas.",
        Form.DOCUMENT,
        """
        paths: {/pets: {get: {responses: {'200': {$ref: '#/components/responses/Pet'}}}}}
        components:
          responses: {Pet: {description: A pet., content: {application/json: {schema:
            {$ref: '#/components/schemas/Pet'}}}}}
          schemas:
            Cat: {type: object, properties: {kind: {const: cat}}}
            Pet: {discriminator: {propertyName: kind}, oneOf: [
              {$ref: '#/components/schemas/Cat'}, {properties: {kind: {const: dog}}}]}
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
        "Nothing.",
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
        "Nothing.",
        Form.DOCUMENT,
        """
        webhooks:
          petSold:
            post: {responses: {'200': {description: Thanks.}}}
        """,
    ),
)
