"""The table [tool.fragmint]: what is read, and what is said about what is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fragmint.config import Config, default_config, parse_config
from fragmint.source import Source

ROOT = Path(__file__).parents[2]

MINIMAL = '[tool.fragmint]\nspec = "spec/night-museum.yaml"\n'


def read(text: str, options: Mapping[str, object] | None = None) -> Config:
    parsed = parse_config(Source("pyproject.toml", text), options or {})
    assert parsed.diagnostics == ()
    assert parsed.config is not None
    return parsed.config


def problems(text: str) -> list[str]:
    """What is wrong, each as ``line:column rule: message (hint)``."""
    parsed = parse_config(Source("pyproject.toml", text))
    assert parsed.config is None
    return [
        f"{each.span.line}:{each.span.column} {each.rule}: {each.message} ({each.hint})"
        for each in parsed.diagnostics
        if each.span
    ]


def test_names_follow_from_the_document() -> None:
    config = read(MINIMAL)
    assert (config.package, config.client, config.distribution) == (
        "night_museum",
        "NightMuseum",
        "night-museum",
    )
    assert (config.output, config.version, config.response_types) == (
        "generated",
        "0.1.0",
        "component",
    )


def test_every_setting_is_read() -> None:
    config = read("""\
[tool.fragmint]
spec = "api.yaml"
output = "out"
package = "museum"
client = "Louvre"
distribution = "museum-client"
version = "2.0.0rc1"
response-types = "operation"
request-id-headers = ["x-trace"]
templates = "mine"
skip = ["GET /legacy", "buy"]
env = { base-url = "MUSEUM_URL", token = "MUSEUM_TOKEN" }
methods = { buyTicket = "museum.tickets.buy" }
""")
    assert config == Config(
        package="museum",
        client="Louvre",
        distribution="museum-client",
        version="2.0.0rc1",
        spec="api.yaml",
        output="out",
        templates="mine",
        response_types="operation",
        request_id_headers=("x-trace",),
        env={"base-url": "MUSEUM_URL", "token": "MUSEUM_TOKEN"},
        methods={"buyTicket": "museum.tickets.buy"},
        skip=("GET /legacy", "buy"),
    )


def test_settings_know_their_places() -> None:
    config = read(
        MINIMAL + 'skip = [\n  "one",\n  "two",\n]\n\n[tool.fragmint.env]\nbase-url = "URL"\n'
    )
    places = [config.span("spec"), config.span("skip", "two"), config.span("env", "base-url")]
    assert [(each.line, each.column, each.text) for each in places if each] == [
        (2, 1, "spec"),
        (5, 3, '"two"'),
        (9, 1, "base-url"),
    ]
    assert config.span("client") is None


def test_options_replace_settings_even_wrong_ones() -> None:
    config = read(MINIMAL + 'package = "class"\n', {"package": "museum"})
    assert config.package == "museum"


def test_options_alone_are_enough() -> None:
    parsed = parse_config(None, {"spec": "x/museum.json", "version": "1.0"})
    assert parsed.config is not None
    assert (parsed.config.package, parsed.config.version) == ("museum", "1.0")
    assert default_config("museum").client == "Museum"


def test_a_wrong_option_is_named_as_it_is_written() -> None:
    parsed = parse_config(None, {"spec": "museum.json", "version": "one", "package": "a-b"})
    assert [each.message.split(" must")[0] for each in parsed.diagnostics] == [
        "`--package-version`",
        "`--package`",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('ouput = "x"', "unknown-setting: there is no setting 'ouput' (did you mean `output`?)"),
        ('response_types = "x"', "unknown-setting: there is no setting 'response_types' (did you mean `response-types`?)"),
        ("package = 3", "setting-type: `package` must be a string, not a number (None)"),
        ('faults = "skp"', "setting-value: `faults` must be `stop` or `skip`, not 'skp' (did you mean `skip`?)"),
        ("faults = 1", "setting-type: `faults` must be `stop` or `skip`, or a list of strings, not a number (None)"),
        ("skip = true", "setting-type: `skip` must be a list of strings, not a boolean (None)"),
        ("skip = [1]", "setting-type: `skip.0` must be a string, not a number (None)"),
        ("env = 1979-05-27", "setting-type: `env` must be a table of strings, not a date or time (None)"),
        ("client = []", "setting-type: `client` must be a string, not a list (None)"),
    ],
)  # fmt: skip
def test_wrong_settings(line: str, said: str) -> None:
    assert problems(f"{MINIMAL}{line}\n") == [f"3:{9 if 'skip.0' in said else 1} {said}"]


@pytest.mark.parametrize("name", ["a b", "", "Host"])
def test_request_ids_come_in_header_fields(name: str) -> None:
    said = f"`request-id-headers.0` must be the name of a header field, not {name!r}"
    wrong = problems(f'{MINIMAL}request-id-headers = ["{name}"]\n')
    assert wrong == [f"3:23 setting-value: {said} (None)"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("package", "class"),
        ("package", "a-b"),
        ("package", "__init__"),
        ("package", "_private"),
        ("package", "ﬁsh"),
        ("package", "json"),
        ("package", "msgspec"),
        ("package", "con"),
        ("package", "x" * 300),
        ("package", ""),
        ("client", "None"),
        ("client", "super"),
        ("client", "Transport"),
        ("client", "Service"),
        ("client", "Client"),
        ("client", "A\\nimport os"),
        ("client", "1st"),
        ("distribution", "-x"),
        ("distribution", "a b"),
        ("distribution", '\\"]\\n[tool'),
        ("version", "v1"),
        ("version", "1.0.0-alpha"),
        ("version", "1.0\\n"),
        ("output", "a\\u0000b"),
        ("output", ""),
        ("templates", "\\u001b[31m"),
        ("response-types", "both"),
    ],
)
def test_values_that_are_refused(setting: str, value: str) -> None:
    (said,) = problems(f'{MINIMAL}{setting} = "{value}"\n')
    assert said.startswith(f"3:1 setting-value: `{setting}` must be ")
    assert said.isprintable()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ('env = { token = "A B" }', "env.token"),
        ('methods = { buy = "museum.class" }', "methods.buy"),
        ('methods = { buy = "museum..buy" }', "methods.buy"),
        ('methods = { buy = "museum._buy" }', "methods.buy"),
        ('skip = [" "]', "skip.0"),
    ],
)
def test_values_inside_of_settings_that_are_refused(line: str, label: str) -> None:
    (said,) = problems(f"{MINIMAL}{line}\n")
    assert f"setting-value: `{label}` must be " in said


def test_all_problems_are_told_in_order() -> None:
    said = problems('[tool.fragmint]\nspec = 1\nclient = "1"\nnope = 2\n')
    assert [each.split(":")[0] for each in said] == ["2", "3", "4"]


def test_derived_names_are_proven_too() -> None:
    assert (
        "set `client`; its default value follows from other settings"
        in problems('[tool.fragmint]\nspec = "none.yaml"\n')[0]
    )
    assert (
        "set `package`; its default value follows from other settings"
        in problems('[tool.fragmint]\nspec = "3d.yaml"\n')[0]
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 config-missing"),
        ("[tool.other]\n", "1:1 config-missing"),
        ("[tool]\nfragmint = 3\n", "2:1 setting-type"),
        ("[tool.fragmint]\n", "1:1 setting-missing"),
        ("[tool.fragmint]\nspec = \n", "2:8 toml-syntax"),
        ('[tool.fragmint]\nspec = "a"\nspec = "b"\n', "3:11 toml-syntax"),
        ("[tool.fragmint", "1:15 toml-syntax"),
        ("x = " + "[" * 100_000, "1:1 toml-syntax"),
        ("x = " + "1" * 5_000, "1:5005 toml-syntax"),
    ],
)
def test_files_without_settings(text: str, said: str) -> None:
    (found,) = problems(text)
    assert found.startswith(said)


@pytest.mark.parametrize(
    ("setting", "written", "meant"),
    [
        ("package", "parcel-client", "parcel_client"),
        ("package", "My Parcels", "my_parcels"),
        ("client", "parcel-client", "ParcelClient"),
    ],
)
def test_a_name_that_is_none_has_its_nearest(setting: str, written: str, meant: str) -> None:
    (said,) = problems(f'{MINIMAL}{setting} = "{written}"\n')
    assert said.startswith(f"3:1 setting-value: `{setting}` must be an ASCII Python identifier ")
    assert said.endswith(f" (did you mean `{meant}`?)")


@pytest.mark.parametrize("written", ["class", "json", "--"])
def test_a_name_without_a_near_one_has_no_suggestion(written: str) -> None:
    (said,) = problems(f'{MINIMAL}package = "{written}"\n')
    assert said.endswith(" (None)")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("con", "a folder whose name Windows does not reserve"),
        ("a/AUX.d", "a folder whose name Windows does not reserve"),
        ("../pages", "a folder in the output folder, such as `docs`"),
        ("pets", "`docs` must be a folder beside the package, not 'pets'"),
        ("Pets/pages", "`docs` must be a folder beside the package, not 'Pets/pages'"),
    ],
)
def test_pages_lie_beside_the_package_where_every_system_can_have_them(
    value: str, said: str
) -> None:
    text = f"[tool.fragmint]\nspec = 'a.yaml'\npackage = 'pets'\ndocs = {value!r}\n"
    parsed = parse_config(Source("pyproject.toml", text))
    (found,) = parsed.diagnostics
    assert (found.rule, found.span.line if found.span else 0) == ("setting-value", 4)
    assert said in found.message


def test_pages_alone_of_a_package_called_docs(tmp_path: Path) -> None:
    spec = ROOT / "tests" / "cases" / "petstore" / "spec.yaml"
    command = [sys.executable, "-m", "fragmint", "docs", str(spec), "--package", "docs"]
    subprocess.run([*command, "--output", "site"], cwd=tmp_path, check=True, capture_output=True)
    written = {each.suffix for each in (tmp_path / "site").rglob("*.*")}
    assert ".html" in written
    assert ".py" not in written
