"""The rules of the settings in `[tool.fragmint]`."""

from __future__ import annotations

from .rule import Form, Rule, Severity

SETTINGS: tuple[Rule, ...] = (
    Rule(
        "config-missing",
        Severity.ERROR,
        "No `pyproject.toml` here or in a folder above has the table `[tool.fragmint]`. "
        "Without it, the call has to name the document.",
        'Add the table with `spec = "…"`, or name a document: `fragmint generate SPEC`.',
        Form.SETTINGS,
        """
        [project]
        name = "pets"
        """,
    ),
    Rule(
        "empty-filter",
        Severity.ERROR,
        "An entry of the setting `only`, or a tag or pattern of `skip`, matches no operation. "
        "The client would have other operations than it was meant to have.",
        "Correct the entry: an operationId, `GET /pets`, a path such as `/pets/*`, or `tag:pets`.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        only = ["tag:cats"]
        """,
    ),
    Rule(
        "missing-example",
        Severity.WARNING,
        "A file that the setting `examples` names is not in the output folder. "
        "The README of the package links it in vain.",
        "Write the file in the output folder, or remove the setting. fragmint neither writes nor deletes it.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        examples = { "A first call" = "examples/first.py" }
        """,
    ),
    Rule(
        "missing-helper",
        Severity.ERROR,
        "The module that the setting `helpers` names is not in the package. "
        "Importing the resource would fail.",
        "Write the module in the package's folder, or remove the setting. fragmint neither writes nor "
        "deletes it.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        helpers = { "client.pets" = "helpers" }
        """,
    ),
    Rule(
        "setting-missing",
        Severity.ERROR,
        "A required setting is missing. "
        "`spec` is always required, other settings where their default values cannot be used.",
        "Add the setting.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        package = "pets"
        """,
    ),
    Rule(
        "setting-type",
        Severity.ERROR,
        "A setting has a value of the wrong type. "
        "Settings are strings, lists of strings and tables of strings.",
        "Write a value of the type that the message names.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        skip = "listPets"
        """,
    ),
    Rule(
        "setting-value",
        Severity.ERROR,
        "A setting has a value that cannot be used. "
        "Names must be valid in Python and for distributions, and folders must be writable.",
        "Correct the value as the message says.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        package = "my-pets"
        """,
    ),
    Rule(
        "toml-syntax",
        Severity.ERROR,
        "The file with the settings is not valid TOML. None of its settings can be read.",
        "Correct the text at the place that the finding names.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = pets.yaml
        """,
    ),
    Rule(
        "unknown-operation",
        Severity.ERROR,
        "The setting `methods` names an operation that the document does not have. "
        "It may be misspelt, or the operation may have been renamed or removed.",
        "Correct the name, or remove the entry.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        methods = { listCats = "cats.list" }
        """,
    ),
    Rule(
        "unknown-resource",
        Severity.ERROR,
        "The setting `helpers` names a resource that the client does not have. "
        "It may be misspelt, or its operations may have been moved or removed.",
        "Write the resource as its users do: `client.pets`, or `client` itself.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        helpers = { "client.cats" = "helpers" }
        """,
    ),
    Rule(
        "unknown-setting",
        Severity.ERROR,
        "The table `[tool.fragmint]` has a key that is not a setting. "
        "A misspelt setting would have no effect.",
        "Correct the key; the finding suggests the nearest setting.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        pakage = "pets"
        """,
    ),
    Rule(
        "unneeded-skip",
        Severity.WARNING,
        "The setting `skip` names an operation that the document does not have. "
        "It may be misspelt, or the operation may have gone with a change of the document.",
        "Correct the name, or remove it from `skip`.",
        Form.SETTINGS,
        """
        [tool.fragmint]
        spec = "pets.yaml"
        skip = ["listCats"]
        """,
    ),
)
