"""The rules of reading a file as YAML or JSON."""

from __future__ import annotations

from .rule import Form, Rule, Severity

READING: tuple[Rule, ...] = (
    Rule(
        "alias-cycle",
        Severity.ERROR,
        "A YAML alias stands inside the value that its anchor names. "
        "Written out, such a value would have no end.",
        "Use `$ref` for a schema that contains itself.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            Pet: &pet
              properties:
                parent: *pet
        """,
    ),
    Rule(
        "duplicate-key",
        Severity.ERROR,
        "An object has the same key twice. "
        "Most parsers silently keep one of the two, so neither can be relied on.",
        "Remove or rename one of the two.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.0.0
          title: Animals
        """,
    ),
    Rule(
        "empty-document",
        Severity.ERROR,
        "The file contains no value. A file of comments and blank lines counts as empty.",
        "Write an OpenAPI document into the file, or name another file.",
        Form.FILE,
        """
        # openapi: 3.1.0
        """,
    ),
    Rule(
        "encoding",
        Severity.ERROR,
        "The bytes of the file are not text in the encoding that the file announces. "
        "Files are read as UTF-8, and as UTF-16 or UTF-32 where a byte order mark says so.",
        "Save the file as UTF-8.",
        Form.COMMANDS,
        """
        $ printf 'title: Caf\\351' > cafe.yaml
        $ fragmint validate cafe.yaml
        """,
    ),
    Rule(
        "lone-surrogate",
        Severity.ERROR,
        "A string contains half of a surrogate pair (U+D800 to U+DFFF). "
        "Half a pair is not a character, and no Unicode encoding can represent it.",
        "Write the whole character, or both halves of its pair.",
        Form.FILE,
        """
        {
          "openapi": "3.1.0",
          "info": {"title": "\\ud83d", "version": "1.0.0"},
          "paths": {}
        }
        """,
    ),
    Rule(
        "merge-key",
        Severity.ERROR,
        "The key `<<` would merge another mapping into this one. "
        "Merge keys belong to YAML 1.1, and OpenAPI documents are YAML 1.2.",
        "Write the entries out, or use `allOf` with `$ref`.",
        Form.DOCUMENT,
        """
        components:
          schemas:
            Pet: &pet {type: object}
            Cat:
              <<: *pet
        """,
    ),
    Rule(
        "multiple-documents",
        Severity.ERROR,
        "The file contains more than one YAML document. Only one document per file is read.",
        "Put each document into a file of its own.",
        Form.FILE,
        """
        openapi: 3.1.0
        ---
        openapi: 3.1.0
        """,
    ),
    Rule(
        "non-string-key",
        Severity.ERROR,
        "The key of an object is a list, a mapping or an alias to one. "
        "The keys of JSON objects, and so of OpenAPI's, are strings.",
        "Write a word or a quoted text as the key.",
        Form.DOCUMENT,
        """
        info:
          title: Pets
          version: 1.0.0
          ? [a, b]
          : c
        """,
    ),
    Rule(
        "null-key",
        Severity.ERROR,
        "The key of an object is YAML's null: `null`, `~` or nothing. "
        "The keys of JSON objects, and so of OpenAPI's, are strings.",
        "Put the key in quotes if it is meant as text.",
        Form.SCHEMA,
        """
        type: object
        properties:
          null: {type: string}
        """,
    ),
    Rule(
        "number-out-of-range",
        Severity.ERROR,
        "A number is larger than a 64-bit float can hold. "
        "Most JSON parsers turn it into infinity, which JSON cannot represent.",
        "Correct the number, or put it in quotes if it is meant as text.",
        Form.SCHEMA,
        """
        type: number
        maximum: 1e400
        """,
    ),
    Rule(
        "syntax",
        Severity.ERROR,
        "The file is not valid YAML or JSON at this place. "
        "Nothing after the place can be read, so more errors may follow once this one is corrected.",
        "Correct the text at the place that the finding names.",
        Form.FILE,
        """
        openapi: 3.1.0
        info: {title: Pets, version: 1.0.0
        paths: {}
        """,
    ),
    Rule(
        "tag-mismatch",
        Severity.ERROR,
        "A value does not fit the YAML tag that stands before it. "
        "The tag and the value say different things, and either may be the mistake.",
        "Remove the tag, or correct the value.",
        Form.SCHEMA,
        """
        type: integer
        maximum: !!int many
        """,
    ),
    Rule(
        "too-deep",
        Severity.ERROR,
        "The document is nested too deeply, by itself or through its references. "
        "The nested levels of a YAML alias are counted wherever the alias stands.",
        "Name inner parts in `components` and refer to them.",
        Form.DOCUMENT,
        """
        x-a: &a [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        x-b: &b [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*a ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        x-c: &c [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*b ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        x-d: &d [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*c ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        x-e: &e [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*d ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        """,
    ),
    Rule(
        "too-large",
        Severity.ERROR,
        "The file has too many bytes or values, or a type has too many parts. "
        "The values that a YAML alias stands for are counted wherever the alias stands.",
        "Split the document, remove examples, or refer to repeated parts with `$ref`.",
        Form.DOCUMENT,
        """
        x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
        x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        """,
    ),
    Rule(
        "unknown-alias",
        Severity.ERROR,
        "A YAML alias names an anchor that the document does not have before it. "
        "An alias stands for a value that an anchor has named earlier in the same document.",
        "Correct the name, or put the value in quotes if it is meant as text.",
        Form.DOCUMENT,
        """
        info:
          title: *name
          version: 1.0.0
        """,
    ),
    Rule(
        "unknown-tag",
        Severity.ERROR,
        "A YAML tag is not part of the core schema. "
        "OpenAPI documents contain only the types of JSON, which need no tag.",
        "Remove the tag, or put the value in quotes if it is meant as text.",
        Form.DOCUMENT,
        """
        info:
          title: !include title.txt
          version: 1.0.0
        """,
    ),
)
