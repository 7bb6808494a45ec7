"""The rules of what is generated otherwise than a maintainer may expect, or not at all."""

from __future__ import annotations

from .rule import Form, Rule, Severity

REMARKS: tuple[Rule, ...] = (
    Rule(
        "contradicting-discriminator",
        Severity.NOTE,
        "A discriminator has other values than its schemas allow. "
        "Without a `mapping`, it has the names of the schemas; a response with either value is read.",
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
        "formless-body",
        Severity.NOTE,
        "The schema of a form is not an object. A form has named fields, so it cannot hold a list or "
        "a single value: the method takes any fields.",
        "Describe the list or the value as a property of an object, or send it as JSON.",
        Form.OPERATION,
        """
        requestBody:
          content:
            application/x-www-form-urlencoded: {schema: {type: array, items: {type: string}}}
        """,
    ),
    Rule(
        "ignored-parameter",
        Severity.NOTE,
        "A header parameter is called `Accept`, `Content-Type` or `Authorization`. "
        "OpenAPI prescribes that such parameters are ignored: other parts of the document say the same.",
        "Use `requestBody.content`, `responses.content` or `security` instead.",
        Form.OPERATION,
        """
        parameters:
          - {name: Authorization, in: header, schema: {type: string}}
        """,
    ),
    Rule(
        "keyword-not-checked",
        Severity.NOTE,
        "A schema has a keyword that restricts its values and that the client does not check. "
        "The server still checks it, and the type is only wider than the schema.",
        "Nothing needs to be done.",
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
        "JSON is preferred to forms, text and bytes.",
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
        "A type did not get the class name of its first choice. "
        "Another type has the same first choice, or the name is reserved, so this name is longer.",
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
        "An operation describes no successful response. "
        "The method returns `None`; the body is in the raw response.",
        "Add a response such as `200` or `2XX`.",
        Form.OPERATION,
        """
        responses:
          '404': {description: There are no pets.}
        """,
    ),
    Rule(
        "pagination-found",
        Severity.NOTE,
        "The names of parameters and of the response's properties say that a list comes in pages. "
        "The method returns a page, which fetches the others while it is iterated over.",
        "Nothing needs to be done; or write `x-fragmint-pagination`, with `false` if it is no such list.",
        Form.OPERATION,
        """
        parameters:
          - {name: page, in: query, schema: {type: integer, minimum: 1}}
        responses:
          '200':
            description: Pets.
            content: {application/json: {schema: {type: array, items: {type: string}}}}
        """,
    ),
    Rule(
        "pagination-not-understood",
        Severity.NOTE,
        "Another generator's extension describes pages in words that are not understood. The method returns the response, without the pages after it.",
        "Describe the pages with `x-fragmint-pagination`.",
        Form.OPERATION,
        """
        x-speakeasy-pagination: {type: pageful}
        """,
    ),
    Rule(
        "relative-server",
        Severity.NOTE,
        "The URL of the first server is relative. "
        "The client does not know what it is relative to, so every caller has to pass `base_url`.",
        "Write an absolute URL.",
        Form.DOCUMENT,
        """
        servers:
          - url: /v1
        """,
    ),
    Rule(
        "unknown-media-type",
        Severity.NOTE,
        "The content of a response has a name that is no media type (RFC 9110 §8.3.1). "
        "What comes is read by the media type that it has.",
        "Write a media type such as `application/json`.",
        Form.OPERATION,
        """
        responses:
          '200': {description: All., content: {undefined: {schema: {type: string}}}}
        """,
    ),
    Rule(
        "unknown-server",
        Severity.NOTE,
        "The server of a path or an operation has no URL that a call could go to. "
        "The call goes to the address that the client is given as `base_url`, and fails without one.",
        "Write an absolute URL, with defaults for its variables.",
        Form.DOCUMENT,
        """
        servers: [{url: 'https://pets.example.com'}]
        paths:
          /pets:
            get: {servers: [{url: 'https://{your-host}'}], responses: {'200': {description: All.}}}
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
)
