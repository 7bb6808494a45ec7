"""Places in TOML, against what tomllib reads."""

from __future__ import annotations

import tomllib

import pytest

from fragmint.config.places import find_places

DOCUMENT = '''\
# a comment with [brackets] and = signs
top = 1
"quoted key" = 'literal # no comment'
dotted . key = """multi
line = "no key" """ # comment
[a.b]
list = [1, "two, three", [4, 5], { six = 7 }] # [c]
when = 1979-05-27 07:32:00Z
inline = { x = "}", y = [ "]" ], z.w = -1.5e3 }

[[things]]
name = "first"
[[things]]
name = "second"
empty = {}
none = [
  # nothing
]
ends = "a\\"" # done
'''


def leaves(value: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    """All values that hold no others, by path."""
    if isinstance(value, dict):
        items = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        items = [(str(number), item) for number, item in enumerate(value)]
    else:
        return {path: value}
    return {key: leaf for name, item in items for key, leaf in leaves(item, (*path, name)).items()}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_value_is_found_where_it_is(line_end: str) -> None:
    text = DOCUMENT.replace("\n", line_end)
    places = find_places(text)
    for path, value in leaves(tomllib.loads(text)).items():
        start, end = places[path].value
        assert tomllib.loads(f"value = {text[start:end]}")["value"] == value, path


def test_keys_are_found_where_they_are() -> None:
    places = find_places(DOCUMENT)
    found = {path: DOCUMENT[slice(*place.key)] for path, place in places.items()}
    assert found["quoted key",] == '"quoted key"'
    assert found["dotted", "key"] == "dotted . key"
    assert found["a", "b"] == "[a.b]"
    assert found["a", "b", "inline", "z", "w"] == "z.w"
    assert found["things", "1", "name"] == "name"
    assert places["things", "1", "name"].key[0] > places["things", "0", "name"].key[0]


def test_the_end_may_come_at_once() -> None:
    assert find_places("") == {}
    assert find_places("a = 1")[("a",)].value == (4, 5)
