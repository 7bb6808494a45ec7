"""What comes of one cell: the stages of the flow, as `fragmint.generate` runs them.

What doesn't depend on the cell is done once: files that come out as they do for the harmless
document are formatted already.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from fragmint import Config, Diagnostic, ParsedConfig, Source, generate, parse_config
from fragmint._resources import templates_dir
from fragmint.check.validate import validate
from fragmint.document.load import load
from fragmint.findings.diagnostic import has_errors
from fragmint.findings.staged import Staged
from fragmint.lower import lower
from fragmint.openapi.parse.document import parse
from fragmint.pipeline import concluded, sound
from fragmint.python.plan.package import plan
from fragmint.render.format import format_files
from fragmint.render.rendering import RenderedFile, Template, read_templates, render

from .positions import Cell, document, settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A cell's document, its settings where they were accepted, and the files or the refusal."""

    document: Any
    config: Config | None
    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


@cache
def templates() -> tuple[Template, ...]:
    """The built-in templates, with the runtime."""
    return _made(read_templates(templates_dir()))


@cache
def runtime() -> Mapping[str, str]:
    """What every package has, as paths below the package's folder."""
    return {
        each.path.removeprefix("package/"): each.text
        for each in templates()
        if each.path.startswith("package/") and each.path.endswith((".py", "py.typed"))
    }


def made(cell: Cell | None) -> Made:
    """Generate the document with this cell's payload, and the harmless one where there is none."""
    tree = document().filled(None if is_setting(cell) else cell)
    parsed = parsed_settings(cell)
    if parsed.config is None:
        return Made(tree, None, {}, parsed.diagnostics)
    files, diagnostics = _flow(source_of(tree), parsed.config)
    shown = {each.path: each.text for each in files if not each.verbatim}
    return Made(tree, parsed.config, shown, diagnostics)


def whole(cell: Cell) -> Mapping[str, str]:
    """The same by the public function, nothing remembered."""
    parsed = parsed_settings(cell)
    assert parsed.config is not None
    tree = document().filled(None if is_setting(cell) else cell)
    result = generate(source_of(tree), parsed.config)
    return {each.path: each.text for each in result.files if not each.verbatim}


def is_setting(cell: Cell | None) -> bool:
    """Whether the cell's position is in the settings."""
    return cell is not None and cell.position in settings().siblings


def source_of(tree: Any) -> Source:
    """The document as JSON, lone surrogates as escapes."""
    return Source("spec.json", json.dumps(tree, indent=1))


def parsed_settings(cell: Cell | None) -> ParsedConfig:
    """The settings as the command reads them."""
    table = settings().filled(cell if is_setting(cell) else None)
    return parse_config(Source("pyproject.toml", f"[tool]\nfragmint = {_toml(table)}\n"))


def _toml(value: Any) -> str:
    match value:
        case dict():
            pairs = (f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case str():
            text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
            return re.sub("[\ud800-\udfff]", lambda bad: f"\\u{ord(bad[0]):04x}", text)
        case _:
            return json.dumps("" if value is None else value)


def _flow(
    source: Source, config: Config
) -> tuple[tuple[RenderedFile, ...], tuple[Diagnostic, ...]]:
    loaded = load(source)
    parsed = loaded.then(parse)
    lowered = parsed.then(lower, config)
    planned = sound(lowered, parsed, config).then(plan, config)
    checked = () if loaded.value is None else validate(loaded.value)
    found = concluded((*checked, *planned.diagnostics), parsed, config)
    if planned.value is None or has_errors(found):
        return (), found
    rendered = _made(render(planned.value, templates()))
    return tuple(_formatted(each) for each in rendered), found


def _made(staged: Staged[T]) -> T:
    assert staged.value is not None
    return staged.value


def _formatted(file: RenderedFile) -> RenderedFile:
    return _harmless().get(file) or _made(format_files((file,)))[0]


@cache
def _harmless() -> Mapping[RenderedFile, RenderedFile]:
    """The files of the harmless document, as rendered and as formatted."""
    config = parsed_settings(None).config
    assert config is not None
    loaded = load(source_of(document().filled(None)))
    planned = loaded.then(parse).then(lower, config).then(plan, config)
    rendered = planned.then(render, templates())
    return dict(zip(_made(rendered), _made(rendered.then(format_files)), strict=True))
