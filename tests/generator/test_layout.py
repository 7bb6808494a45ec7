"""Long lines are broken as black breaks them, so that black has nothing left to do."""

from __future__ import annotations

import ast

import black
import pytest

from fragmint.render.layout import broken
from fragmint.render.rendering import RenderedFile

from .test_templates import python_files

WIDTH = 40
MODE = black.Mode(line_length=WIDTH)

LONG = [
    "value: Literal['a', 'b'] | Sequence[int] | None = UNSET\n",
    "value: Annotated[list[int], Meta(min_length=1)] | UnsetType = UNSET\n",
    "value: Sequence[Annotated[str, Meta(min_length=1)] | Literal['a | b']] | UnsetType = UNSET\n",
    "Pet: TypeAlias = Cat | DogOfTheNeighbours | HorseOfTheFarmer\n",
    "Pet: TypeAlias = Annotated[Cat, Meta()] | Annotated[Dog, Meta(min_length=1)]\n",
    "both = asynchronous_pages(Pets.list_pets, AsyncPage[Pet])\n",
    'facts = {"400": json(Problem), "401": json(Problem)}\n',
    'facts = {"400": json(Problem, "application/problem+json", True)}\n',
    'said = f("a, b | c = d: (e", "[", other="]")\n',
    "PETS = Operation(\n"
    '    errors={"400": json(Problem), "401": json(Problem)},\n'
    '    page=Page(page="page", first=1, items=("data",)),\n'
    ")\n",
    "def f(\n    *,\n    value: Literal[1, 2, 3, 4, 5] | UnsetType = UNSET,\n) -> None:\n    pass\n",
]

KEPT = [
    'class Pet:\n    """A text [that is, (as a whole, too long)]: a | b."""\n',
    'class Pet:\n    """First.\n\n    A text [that is, (as a whole, too long)]: a | b.\n    """\n',
    'def f(a: int) -> Annotated[int, "longer than forty"]: ...\n',
    "a_name_without_any_bracket_that_is_too_long = 1\n",
]


@pytest.mark.parametrize("text", LONG)
def test_black_changes_nothing_of_it(text: str) -> None:
    result = broken(text, WIDTH)
    assert result != text
    assert ast.dump(ast.parse(result)) == ast.dump(ast.parse(text))
    text = black.format_str(result.replace("'", '"'), mode=MODE)
    assert text == result.replace("'", '"')


@pytest.mark.parametrize("text", KEPT)
def test_docstrings_and_what_it_does_not_understand_stay(text: str) -> None:
    assert broken(text, WIDTH) == text


@pytest.mark.parametrize(
    "file", [each for each in python_files() if not each.verbatim], ids=lambda file: file.path
)
def test_black_changes_nothing_of_a_package(file: RenderedFile) -> None:
    result = broken(file.text, 100)
    assert black.format_str(result, mode=black.Mode(line_length=100)) == result
