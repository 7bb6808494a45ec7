"""The rules of what the standard allows in a document."""

from __future__ import annotations

from .rule import Form, Rule, Severity

VALIDITY: tuple[Rule, ...] = (
    Rule(
        "exclusive-fields",
        Severity.ERROR,
        "An object holds two fields that exclude each other. "
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
        "Python can't read a regular expression of the document. JSON Schema has the patterns of "
        "ECMA-262, and a few of them mean something else in Python or nothing.",
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
        "A value does not keep to the OpenAPI specification in a way that has no rule of its own. "
        "The message names the constraint that the value breaks.",
        "Compare the place with the OpenAPI specification.",
        Form.SCHEMA,
        """
        type: string
        maxLength: -1
        """,
    ),
    Rule(
        "lower-case-status",
        Severity.WARNING,
        "A class of statuses is written in lower case. "
        "OpenAPI writes it in capitals, and other tools may not know it otherwise.",
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
        "An object lacks a field that the standard requires. "
        "What the object means can't be told without it.",
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
        "The document is of a version of OpenAPI that is not read, or does not say its version. "
        "OpenAPI 3.0 and 3.1 are read.",
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
        "A schema with `allOf` requires a member that none of its parts describes. "
        "JSON Schema allows that, but it is most often a misspelt name.",
        "Describe the member under `properties`, or correct the name.",
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
        "A few schemas that name each other twice make more ways than can be walked.",
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
        "The client is generated, but a fault of the document may have gone unseen.",
        "Look at the rarer keywords of the document's schemas; a validator may not know them.",
        Form.MACHINE,
        """
        $ fragmint generate
        """,
    ),
    Rule(
        "unknown-field",
        Severity.ERROR,
        "An object holds a field that the standard does not know there. "
        "It may be a misspelt name, and would have no effect.",
        "Correct the name, remove the field, or begin it with `x-` if it is an extension.",
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
        "A schema holds a keyword that its version of JSON Schema does not have. "
        "Readers ignore the keyword, so it has no effect.",
        "Correct the keyword, or begin it with `x-` if it is an extension.",
        Form.SCHEMA,
        """
        type: string
        maxLenght: 20
        """,
    ),
    Rule(
        "unknown-value",
        Severity.ERROR,
        "A value is none of the words that the standard has for this field. "
        "The message lists the words that may stand there.",
        "Write one of the words.",
        Form.SCHEMA,
        """
        type: int
        """,
    ),
    Rule(
        "wrong-default",
        Severity.WARNING,
        "A default does not fit the schema that it belongs to. "
        "Servers are likely to refuse a value that their own schema refuses.",
        "Correct the default or the schema.",
        Form.SCHEMA,
        """
        type: integer
        default: many
        """,
    ),
    Rule(
        "wrong-form",
        Severity.ERROR,
        "A text is not of the form that the standard asks for at this place. "
        "It may have to be a URI, an e-mail address or a name of certain characters.",
        "Correct the text.",
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
        "A value has another type than the standard wants at this place. "
        "YAML reads `3.10` as a number and `yes` as a text; quotes make a text of either.",
        "Write a value of the type that the message names.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.10
        """,
    ),
)
