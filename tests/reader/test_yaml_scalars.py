"""Plain scalars mean what YAML 1.2 says, not what YAML 1.1 said."""

from __future__ import annotations

import math

import pytest

from .reading import faults, value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("Off", "Off"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("", None),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("+7", 7),
        ("-7", -7),
        ("--7", "--7"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1.e-2", 0.01),
        (".", "."),
        ("1.2.3", "1.2.3"),
        ("-.inf", -math.inf),
        (".Inf", math.inf),
        ("inf", "inf"),
        ("nan", "nan"),
        ("'12'", "12"),
        ('"null"', "null"),
        ("'<<'", "<<"),
        ("=", "="),
        ("٣", "٣"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ('!!int "12"', 12),
        ("!!float 1", 1.0),
        ("!!bool 'true'", True),
        ("!!null ''", None),
        ('"\\x41\\u263a"', "A☺"),
        ('"a\\0b"', "a\0b"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_scalars(written: str, meant: object) -> None:
    result = value(f"k: {written}")
    assert isinstance(result, dict)
    assert result["k"] == meant
    assert type(result["k"]) is type(meant)


def test_not_a_number() -> None:
    result = value("[.nan, .NaN]")
    assert isinstance(result, list)
    assert all(isinstance(item, float) and math.isnan(item) for item in result)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *(
            (
                digits,
                f"1:4 number-out-of-range: the number '{digits[:39]}…' is too large for a 64-bit float",
            )
            for digits in (
                "1" + "0" * 400,
                "-1" + "0" * 309,
                "9" * 100_000,
                "0x" + "f" * 257,
                "0o" + "7" * 342,
                "9" * 400 + ".5",
            )
        ),
        ("1e999", "1:4 number-out-of-range: the number '1e999' is too large for a 64-bit float"),
        ("!!int x", "1:4 tag-mismatch: the value 'x' does not match the tag `!!int`"),
        ("!!bool 'yes'", "1:4 tag-mismatch: the value 'yes' does not match the tag `!!bool`"),
        (
            "!!float {a: b}",
            "1:4 unknown-tag: the tag '!!float' is not part of the YAML core schema",
        ),
        (
            "!!binary aGk=",
            "1:4 unknown-tag: the tag '!!binary' is not part of the YAML core schema",
        ),
        (
            "!!timestamp 2024-01-01",
            "1:4 unknown-tag: the tag '!!timestamp' is not part of the YAML core schema",
        ),
        ("!!set {a}", "1:4 unknown-tag: the tag '!!set' is not part of the YAML core schema"),
        (
            "!!python/object/apply:os.system [x]",
            "1:4 unknown-tag: the tag '!!python/object/apply:os.system' is not part of the YAML core schema",
        ),
        ("!custom x", "1:4 unknown-tag: the tag '!custom' is not part of the YAML core schema"),
    ],
)
def test_scalars_that_are_refused(written: str, said: str) -> None:
    assert faults(f"k: {written}") == [said]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1" + "0" * 308, 10**308),
        ("-" + "0" * 5000 + "7", -7),
        ("0" * 5000, 0),
        ("0o" + "0" * 5000 + "17", 15),
        ("0x1" + "0" * 255, 16**255),
    ],
)
def test_a_number_that_a_float_can_hold_is_read_however_it_is_written(
    written: str, number: int
) -> None:
    assert value(f"k: {written}") == {"k": number}
