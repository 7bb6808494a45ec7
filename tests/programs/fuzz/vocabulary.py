"""What mutations put into documents: OpenAPI's words where they don't belong, and hostile values."""

from __future__ import annotations

SCALARS: tuple[object, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**400, -(10**400), 0.1, -0.0, 1e308, 5e-324,
    float("inf"), float("-inf"), float("nan"), "", " ", "0", "null", "None", "x" * 10_000,
    "\0", "\r", "a\r\nb", "\x1b[31m", "\x9b0m", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "\U0010ffff",
    '"""', "'''", "\\", '\\"""', "{x}", "{{x}}", "{% raw %}", "%s", "$(x)", "\\N{DASH}", "# x", "*/", "```",
    "class", "self", "__init__", "__class__", "import", "match", "None", "1a", "a-b", "a_b", "aB", "ﬁ", "é", "漢字",
    "CON", "../x", "..\\x", "/abs", "%2e%2e/x", "a/b", "~1", "~0", '"]\n[tool', "http://127.0.0.1/", "//x", "?", "/",
    "#", "#/", "#/info", "#/components/schemas/A", "#anchor", "other.yaml#/A", "file:///etc/passwd",
    "string", "integer", "number", "boolean", "array", "object", "date-time", "byte", "binary", "uuid", "password",
    "query", "header", "path", "cookie", "form", "simple", "deepObject", "(a+)+$", "[", "3.0.3", "3.1.0", "3.2.0",
)  # fmt: skip

KEYS: tuple[str, ...] = (
    "$ref", "type", "nullable", "enum", "const", "properties", "required", "items", "additionalProperties",
    "allOf", "anyOf", "oneOf", "not", "discriminator", "mapping", "propertyName", "format", "pattern", "minimum",
    "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxItems", "uniqueItems", "default", "readOnly",
    "writeOnly", "deprecated", "title", "description", "example", "examples", "parameters", "requestBody",
    "responses", "content", "schema", "headers", "security", "servers", "variables", "tags", "operationId", "summary",
    "callbacks", "links", "in", "name", "style", "explode", "allowReserved", "application/json", "text/plain", "*/*",
    "application/x-www-form-urlencoded", "200", "2XX", "default", "4XX", "999", "get", "post", "/x/{y}", "paths",
    "components", "schemas", "securitySchemes", "webhooks", "info", "openapi", "swagger", "x-fragmint-method",
    "x-fragmint-pagination", "x-fragmint-idempotent", "x-fragmint-failure", "x-fragmint-name", "x-sensitive",
    "x-enum-varnames", "x-enum-descriptions", "", "class", "__init__", "a-b", "a_b", "self", "ﬁ", "\x1b", "\0",
)  # fmt: skip

FRAGMENTS: tuple[bytes, ...] = (
    b"&a ", b"*a", b"<<: *a\n", b"!!int ", b"!!python/object:os.system ", b"!x ", b"---\n", b"...\n", b"%YAML 1.1\n",
    b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\x85",
    b"? ", b": ", b"- ", b"| \n", b">-\n", b"|9\n", b"{", b"}", b"[", b"]", b",", b'"', b"'", b"#", b"@", b"`", b"\\u",
    b'"\\ud800"', b'"\\UFFFFFFFF"', b"0x", b"0o7", b"1e400", b".inf", b"-.inf", b".nan", b"9" * 5000, b"~", b"null: 1\n",
    b"[" * 300, b"{a: " * 300, b"- " * 300, b'{"a":' * 300,
)  # fmt: skip
