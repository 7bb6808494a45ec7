"""Documents with faults: what each fault stops, what is generated in spite of it, and what is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import fragmint
from fragmint import Diagnostic
from fragmint.cli.main import run
from fragmint.config import Config, parse_config
from fragmint.findings.diagnostic import Stops
from fragmint.findings.rules import Severity

from .test_skips import DOCUMENT

CONFIG = fragmint.default_config("t")
SKIPPING = replace(CONFIG, faults="skip")


def generated(text: str, config: Config = CONFIG) -> fragmint.Result:
    return fragmint.generate(fragmint.Source("t.yaml", text), config)


def told(result: fragmint.Result, rule: str) -> Diagnostic:
    (found,) = [each for each in result.diagnostics if each.rule == rule]
    return found


def with_get(operation: str, rest: str = "") -> str:
    """Return a document with the operations `a` and `b`, the first with the given members."""
    return (
        "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n"
        f"  /a: {{get: {{operationId: a, {operation}}}}}\n"
        "  /b: {get: {operationId: b, responses: {'200': {description: ok}}}}\n" + rest
    )


def test_by_default_a_fault_writes_nothing_and_names_what_it_stops() -> None:
    result = generated(DOCUMENT)
    assert result.files == ()
    assert told(result, "unknown-value").stops == Stops(operations=frozenset({"a"}))
    assert told(result, "unknown-value").severity is Severity.ERROR


@pytest.mark.parametrize("faults", ["skip", ("unknown-value",)])
def test_without_what_a_fault_stops_the_rest_is_generated_and_the_gap_is_told(
    faults: tuple[str, ...],
) -> None:
    result = generated(DOCUMENT, replace(CONFIG, faults=faults))
    assert (result.summary.operations_generated, result.summary.missing) == (1, ("a",))
    assert any("def b(" in file.text for file in result.files)
    assert not any("def a(" in file.text for file in result.files)
    found = told(result, "unknown-value")
    assert (found.severity, found.stops) == (Severity.WARNING, Stops(operations=frozenset("a")))


def test_a_fault_of_another_rule_still_stops_the_run() -> None:
    result = generated(DOCUMENT, replace(CONFIG, faults=("unsupported-schema",)))
    assert result.files == ()
    assert told(result, "unknown-value").severity is Severity.ERROR


def test_a_document_of_which_nothing_is_left_stops_the_run() -> None:
    result = generated(DOCUMENT, replace(SKIPPING, skip=("b",)))
    assert result.files == ()
    assert told(result, "unknown-value").severity is Severity.ERROR


def test_a_skip_is_heard_before_a_fault() -> None:
    result = generated(DOCUMENT, replace(SKIPPING, skip=("a",)))
    assert (result.summary.skipped, result.summary.missing) == (("a",), ())
    assert [each for each in result.diagnostics if each.rule == "unknown-value"] == []


@pytest.mark.parametrize(
    ("text", "rule", "stopped"),
    [
        (with_get("parameters: [{in: query, schema: {}}], responses: {'200': {description: d}}"), "missing-field", "a"),
        (with_get("security: [{nope: []}], responses: {'200': {description: d}}"), "unknown-security-scheme", "a"),
        (with_get("operationId: c, responses: {'200': {description: d}}"), "duplicate-key", "a"),
        (with_get("responses: {'20': {description: d}}"), "unknown-field", "a"),
        (with_get("responses: {'200': {$ref: '#/components/responses/No'}}"), "unresolved-reference", "a"),
        (
            with_get(
                "responses: {'200': {$ref: '#/components/responses/R'}}",
                "components: {responses: {R: {description: d, headers: {X: {schema: {type: strin}}}}}}\n",
            ),
            "unknown-value",
            "a",
        ),
    ],
)  # fmt: skip
def test_a_fault_belongs_to_the_operations_that_reach_its_place(
    text: str, rule: str, stopped: str
) -> None:
    assert told(generated(text), rule).stops == Stops(operations=frozenset(stopped))
    result = generated(text, SKIPPING)
    assert told(result, rule).tolerated
    assert result.summary.operations_generated == 1


def test_a_fault_of_a_path_item_stops_all_of_its_methods_and_no_other() -> None:
    text = (
        "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n"
        "  /a:\n    parameters: [{name: q, in: queri, schema: {}}]\n"
        "    get: {operationId: a, responses: {'200': {description: ok}}}\n"
        "    put: {operationId: c, responses: {'200': {description: ok}}}\n"
        "  /b: {get: {operationId: b, responses: {'200': {description: ok}}}}\n"
    )
    assert told(generated(text), "unknown-value").stops == Stops(operations=frozenset("ac"))
    assert generated(text, SKIPPING).summary.operations_generated == 1


def test_two_operations_of_one_name_are_both_left_out_in_any_order() -> None:
    clashing = "  /{0}: {{get: {{operationId: {0}, tags: [t], responses: {{'200': {{description: d}}}}}}}}\n"
    head = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths:\n"
    paths = [clashing.format(name) for name in ("get-x", "getX", "other")]
    for ordered in (paths, paths[::-1]):
        result = generated(head + "".join(ordered), SKIPPING)
        assert result.summary.missing == ("get-x", "getX")
        assert result.summary.operations_generated == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (with_get("responses: {'200': {}}"), "missing-field"),
        (with_get("").replace("3.1.0", "3.0.3"), "missing-field"),
        (with_get("colour: 1, responses: {'200': {description: d}}"), "unknown-field"),
        (with_get("responses: {'200': {description: d}}", "tags: [{name: t}, {name: t}]\n"), "duplicate-tag"),
        (with_get("responses: {'200': {description: 5}}"), "wrong-type"),
        (with_get("responses: {'200': {description: d}}").replace("1.0.0}", "1.0.0, license: {}}"), "missing-field"),
        (
            with_get(
                "responses: {'200': {description: d, content: {application/json: {schema: "
                "{type: object, required: [x, x], properties: {x: {type: string}}}}}}}"
            ),
            "invalid",
        ),
        (with_get("responses: {'200': {description: d}}", "components: {schemas: {'a b': {}}}\n"), "wrong-form"),
    ],
)  # fmt: skip
def test_a_fault_without_bearing_is_a_warning(text: str, rule: str) -> None:
    result = generated(text)
    assert told(result, rule).severity is Severity.WARNING
    assert told(result, rule).span is not None
    assert result.summary.operations_generated == 2
    assert result.files


@pytest.mark.parametrize("member", ["paramters: []", "descripton: x"])
def test_a_misspelt_field_is_an_error_where_it_would_have_done_something(member: str) -> None:
    result = generated(with_get(f"{member}, responses: {{'200': {{description: d}}}}"))
    is_error = told(result, "unknown-field").severity is Severity.ERROR
    assert is_error == member.startswith("paramters")


def test_a_property_that_is_called_like_a_limit_is_none() -> None:
    text = DOCUMENT.replace(
        "{y: {type: strin}}", "{maximum: {type: string, maximum: x}, minimum: 3}"
    )
    found = {each.pointer: each for each in generated(text).diagnostics}
    place = "#/components/schemas/X/properties"
    assert found[f"{place}/maximum/maximum"].stops.operations == set()
    assert found[f"{place}/minimum"].stops.operations == {"a"}


def test_what_the_document_lacks_as_a_whole_is_tolerated_only_on_request() -> None:
    text = with_get("responses: {'200': {description: d}}").replace(", version: 1.0.0", "")
    text += "servers: [{url: 'ftp://t.example'}]\n"
    assert generated(text).files == ()
    result = generated(text, SKIPPING)
    assert result.summary.operations_generated == 2
    assert {each.rule for each in result.diagnostics if each.tolerated} == {
        "missing-field",
        "server-url",
    }


def test_a_misspelt_rule_is_refused_with_the_one_meant() -> None:
    parsed = parse_config(None, {"spec": "t.yaml", "faults": ["unsuported-schema"]})
    (found,) = parsed.diagnostics
    assert (found.rule, found.hint) == ("setting-value", "did you mean `unsupported-schema`?")


def test_the_command_reports_what_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.yaml").write_text(DOCUMENT, encoding="utf-8")
    assert run(["generate", "t.yaml"]) == 2
    said = capsys.readouterr()
    assert "stops: a; leave it out with" in said.err
    assert 'generate the rest, set faults = "skip" in [tool.fragmint]' in said.out
    assert not Path("generated").exists()
    assert run(["generate", "t.yaml", "--faults", "skip"]) == 0
    said = capsys.readouterr()
    assert "warning[unknown-value]" in said.err
    assert "  leaves out: a\n" in said.err
    assert said.out.endswith("left out for faults of the document: a\n")
    assert run(["check", "t.yaml", "--faults", "skip", "--format", "json"]) == 0
    skipped = json.loads(capsys.readouterr().out)["operations"]["skipped"]
    assert skipped == [{"operation": "a", "reason": 'faults = "skip" in [tool.fragmint]'}]
