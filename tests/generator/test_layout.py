"""Long lines are broken as black breaks them, so that black has nothing left to do."""

from __future__ import annotations

import ast

import black
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fragmint.render.layout import Settle, laid_out
from fragmint.render.rendering import RenderedFile

from .test_templates import python_files

WIDTH = 40
MODE = black.Mode(line_length=WIDTH)

SURE = [
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
    "from .resources.pets import AsyncPetsResource, PetsResource\n",
    "class ListOfPetsPage(ListOfPets, SyncPage[Pet]):\n    pass\n",
    'pet_of_mine: Pet | UnsetType = field(name="petOfMine", default=UNSET)\n',
    'a_pet_of_mine: Pet | UnsetType = field(name="petOfMine")\n',
    "the_pet_of_somebody: AnyPet | Unset = UNSET\n",
    'A_NAME_OF_SOME_LENGTH = "a_name_of_some_length"\n',
    "class A:\n    @property\n    def pets_of_mine(self) -> AsyncPetsResource:\n        pass\n",
    "_LIST_PETS_X: Operation[types.AnyPet] = Operation(\n    name=1,\n)\n",
    "call(\n    query={'type': type, 'follow': follow, 'a': a},\n)\n",
    "arm(\n    arm(Cat, tags={'kind': {'cat'}}, required={'kind', 'name'}),\n)\n",
]  # fmt: skip
"""Lines of which the layout knows by itself what becomes of them."""

UNSURE = [
    "a_name_without_any_bracket_that_is_too_long = 1\n",
    "_LIST_PETS: Operation[types.Pet] = Operation(\n    name=1,\n)\n",
    'def f(a: int) -> Annotated[int, "longer than forty"]: ...\n',
    "@deprecated('`pets.list_all_pets` is deprecated')\ndef f() -> None:\n    pass\n",
    "class A:\n    def f(\n        self,\n    ) -> dict[str, types.PetsOfTheNeighbours]:\n        pass\n",
    "value: Literal['日本語日本語日本語', '日本'] = 1\n",
    "b = '日本語日本語日本語日本語日本語'\n",
]  # fmt: skip
"""Lines that are left to black, and only they."""

KEPT = [
    f'_NAMES = """\ntypes.pets\n    {" ".join(["Питомец"] * 8)}\n"""\n',
    'class Pet:\n    """A text [that is, (as a whole, too long)]: a | b."""\n',
    'class Pet:\n    """First.\n\n    A text [that is, (as a whole, too long)]: a | b.\n    """\n',
]


def by_black(width: int) -> Settle:
    return lambda text: black.format_str(text, mode=black.Mode(line_length=width))


def by_nobody(width: int) -> Settle:
    raise AssertionError(f"the layout is not sure of a line of {width}")


@pytest.mark.parametrize("text", SURE)
def test_black_changes_nothing_of_it(text: str) -> None:
    text = text.replace("'", '"')
    result = laid_out(text, WIDTH, by_nobody)
    assert result != text
    assert ast.dump(ast.parse(result)) == ast.dump(ast.parse(text))
    assert black.format_str(result, mode=MODE) == result


@pytest.mark.parametrize("text", UNSURE)
def test_the_rest_is_blacks_a_statement_at_a_time(text: str) -> None:
    text = text.replace("'", '"')
    with pytest.raises(AssertionError, match="not sure"):
        laid_out(text, WIDTH, by_nobody)
    beside = f"a = 1\n\n\n{text}"
    asked: list[str] = []

    def settle(width: int) -> Settle:
        def each(part: str) -> str:
            asked.append(part)
            return by_black(width)(part)

        return each

    assert laid_out(beside, WIDTH, settle) == black.format_str(beside, mode=MODE)
    assert len(asked) == 1
    assert "a = 1" not in asked[0]


@pytest.mark.parametrize("text", KEPT)
def test_docstrings_and_what_cannot_be_broken_stay(text: str) -> None:
    assert laid_out(text, WIDTH, by_nobody) == text


NAMES = st.sampled_from(["a", "Pet", "types.Pet", "types.PetOfNeighbour", "UnsetType", "None"])
VALUES = st.sampled_from(['"a"', '"a, b"', '"(["', '"a | b = c"', "1", '"long enough to matter"'])
ATOMS = NAMES | st.builds("Literal[{}]".format, st.lists(VALUES, min_size=1).map(", ".join))
TYPES = st.recursive(
    ATOMS,
    lambda inner: (
        st.builds("Sequence[{}]".format, inner)
        | st.builds("Annotated[{}, Meta(ge=1, le=2)]".format, inner)
        | st.builds("Mapping[str, {}]".format, inner)
        | st.lists(inner, min_size=2, max_size=4).map(" | ".join)
    ),
    max_leaves=6,
)
CALLS = st.builds("json({})".format, NAMES) | st.just('field(name="petOfMine", default=UNSET)')
STATEMENTS = (
    st.builds("pet: {}\n".format, TYPES)
    | st.builds("pet_of_mine: {} = UNSET\n".format, TYPES)
    | st.builds("pet_of_mine: {} = {}\n".format, TYPES, CALLS)
    | st.builds("PetOfMine: TypeAlias = {}\n".format, TYPES)
    | st.builds("class A:\n    pet_of_mine: {} = {}\n".format, TYPES, CALLS)
    | st.builds("def f(\n    *,\n    pet: {} = UNSET,\n) -> None:\n    pass\n".format, TYPES)
    | st.builds("call(\n    name={},\n)\n".format, CALLS | VALUES)
    | st.builds(
        "call(\n    body={{{}}},\n)\n".format,
        st.lists(st.builds("{}: {}".format, VALUES, CALLS), min_size=1).map(", ".join),
    )
    | st.builds("value = call({})\n".format, st.lists(NAMES | CALLS, min_size=1).map(", ".join))
)


@settings(max_examples=300)
@given(STATEMENTS)
@example("pet_of_mine: types.PetOfNeighbour | Pet = UNSET\n")
def test_whatever_it_is_black_would_have_printed_it(text: str) -> None:
    result = laid_out(text, WIDTH, by_black)
    assert result == black.format_str(text, mode=MODE)


@pytest.mark.parametrize(
    "file", [each for each in python_files() if not each.verbatim], ids=lambda file: file.path
)
def test_black_changes_nothing_of_a_package(file: RenderedFile) -> None:
    result = laid_out(file.text, 100, by_black)
    assert black.format_str(result, mode=black.Mode(line_length=100)) == result
