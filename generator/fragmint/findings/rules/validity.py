"""The rules of what the standard allows in a document."""

from __future__ import annotations

from .rule import Form, Rule, Severity

VALIDITY: tuple[Rule, ...] = (
    Rule(
        "exclusive-fields",
        Severity.ERROR,
        "An object has two fields that exclude each other. "
        "The standard allows one of them, since each says the same in another way.",
        "Remove one of the two.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.0.0
          license: {name: MIT, identifier: MIT, url: 'https://opensource.org/license/mit'}
        """,
    ),
    Rule(
        "foreign-pattern",
        Severity.WARNING,
        "A regular expression of the document is not valid in Python. JSON Schema uses the syntax "
        "of ECMA-262, some of which Python does not have or reads in another way.",
        "Correct the pattern, or write it with what ECMA-262 and Python have in common.",
        Form.SCHEMA,
        """
        type: string
        pattern: '(?<year>[0-9]{4})'
        """,
    ),
    Rule(
        "invalid",
        Severity.ERROR,
        "A value breaks the OpenAPI specification in a way that has no rule of its own. "
        "The message names the constraint that the value breaks.",
        "Compare the value with the OpenAPI specification.",
        Form.SCHEMA,
        """
        type: string
        maxLength: -1
        """,
    ),
    Rule(
        "lower-case-status",
        Severity.WARNING,
        "A range of status codes is written in lower case. "
        "OpenAPI writes it in upper case, and other tools may not accept it otherwise.",
        "Write it as `4XX`.",
        Form.OPERATION,
        """
        responses:
          4xx: {description: Wrong.}
        """,
    ),
    Rule(
        "missing-field",
        Severity.ERROR,
        "An object lacks a field that OpenAPI requires. "
        "Without the field, the object has no defined meaning.",
        "Add the field.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
        """,
    ),
    Rule(
        "openapi-version",
        Severity.ERROR,
        "The document states an OpenAPI version that is not supported, or none. "
        "OpenAPI 3.0, 3.1 and 3.2 are supported.",
        "Write `openapi: 3.1.0` or `openapi: 3.0.3`, and convert a document of Swagger 2.0 first.",
        Form.FILE,
        """
        swagger: '2.0'
        info: {title: Pets, version: 1.0.0}
        paths: {}
        """,
    ),
    Rule(
        "required-without-property",
        Severity.WARNING,
        "A schema with `allOf` requires a property that none of its parts describes. "
        "JSON Schema allows that, but it is most often a misspelt name.",
        "Describe the property under `properties`, or correct the name.",
        Form.SCHEMA,
        """
        type: object
        required: [nmae]
        allOf:
          - properties: {name: {type: string}}
        """,
    ),
    Rule(
        "too-entangled",
        Severity.ERROR,
        "The document refers to its own parts so often that checking it would not end in time. "
        "A few schemas that each refer twice to the next have too many paths to follow.",
        "Name inner parts in `components`, and refer to each of them once.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            A: {allOf: [&b {$ref: '#/components/schemas/B'}, *b, *b, *b, *b, *b, *b, *b], default: 1}
            B: {allOf: [&c {$ref: '#/components/schemas/C'}, *c, *c, *c, *c, *c, *c, *c]}
            C: {allOf: [&d {$ref: '#/components/schemas/D'}, *d, *d, *d, *d, *d, *d, *d]}
            D: {allOf: [&e {$ref: '#/components/schemas/E'}, *e, *e, *e, *e, *e, *e, *e]}
            E: {allOf: [&f {$ref: '#/components/schemas/F'}, *f, *f, *f, *f, *f, *f, *f]}
            F: {type: integer}
        """,
    ),
    Rule(
        "unchecked",
        Severity.WARNING,
        "The validator failed on the document, which was therefore not checked in full. "
        "The client is generated, but an error in the document may have been missed.",
        "Look at the less common keywords of the document's schemas; the validator may not know them.",
        Form.MACHINE,
        """
        $ fragmint generate
        """,
    ),
    Rule(
        "unknown-field",
        Severity.ERROR,
        "An object has a field that OpenAPI does not define there. "
        "The name may be misspelt, and the field has no effect.",
        "Correct the name, remove the field, or begin its name with `x-` if it is an extension.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.0.0
          licence: {name: MIT}
        """,
    ),
    Rule(
        "unknown-keyword",
        Severity.WARNING,
        "A schema has a keyword that its version of JSON Schema does not have. "
        "Tools ignore the keyword, so it has no effect.",
        "Correct the keyword, or begin its name with `x-` if it is an extension.",
        Form.SCHEMA,
        """
        type: string
        maxLenght: 20
        """,
    ),
    Rule(
        "unknown-value",
        Severity.ERROR,
        "A value is not one of those that OpenAPI lists for the field. "
        "The message lists the allowed values.",
        "Write one of the allowed values.",
        Form.SCHEMA,
        """
        type: int
        """,
    ),
    Rule(
        "wrong-default",
        Severity.WARNING,
        "A default value does not match its schema. "
        "The server is likely to reject a value that does not match its own schema.",
        "Correct the default or the schema.",
        Form.SCHEMA,
        """
        type: integer
        default: many
        """,
    ),
    Rule(
        "wrong-example",
        Severity.WARNING,
        "An example is outside of the enum or the type of its schema. "
        "Whoever copies it gets a request that the server refuses, or expects an answer that never comes.",
        "Correct the example or the schema.",
        Form.SCHEMA,
        """
        type: string
        enum: [cat, dog]
        example: cow
        """,
    ),
    Rule(
        "wrong-form",
        Severity.ERROR,
        "A string does not have the format that OpenAPI requires at this place. "
        "The format may be a URI, an e-mail address or a name of certain characters.",
        "Correct the string.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            Pet & Cat: {type: object}
        """,
    ),
    Rule(
        "wrong-type",
        Severity.ERROR,
        "A value has another type than OpenAPI requires at this place. "
        "YAML reads `3.10` as a number; in quotes it is a string.",
        "Write a value of the type that the message names.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.10
        """,
    ),
)
