"""One look over a body finds whatever has to be looked at closely: it may say no too often, and never yes too often."""

import sys
from contextlib import nullcontext
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ladok_core.model
from ladok_core.model.span import Span
from ladok_core.sanitize import clean
from ladok_core.store.safe_json import check, cleaned, is_ordinary, is_safe

AMOUNTS = {"credits", "passed", "credited", "least", "most"}


def structs() -> list[type[msgspec.Struct]]:
    """Every struct of the model."""
    folder = Path(ladok_core.model.__file__).parent
    modules = [import_module(f"ladok_core.model.{file.stem}") for file in sorted(folder.glob("[a-z]*.py"))]
    things = [thing for module in modules for thing in vars(module).values()]
    return [thing for thing in things if isinstance(thing, type) and issubclass(thing, msgspec.Struct)]


def test_every_letter_that_is_let_through_is_safe_by_itself() -> None:
    """And so are all of them together, since none of them joins with another."""
    letters = (chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000)
    passed = [letter for letter in letters if is_safe(f'"{letter}"')]

    assert len(passed) > 700
    assert [letter for letter in passed if letter != '"' and clean(letter) != letter] == []
    assert clean("".join(passed)) == "".join(passed)


@given(st.text(max_size=40))
def test_what_is_safe_at_a_look_is_what_cleaning_leaves_alone(text: str) -> None:
    """Whatever the text: JSON of it that passes holds it as it may be drawn."""
    written = msgspec.json.encode(text).decode()

    if is_safe(written):
        assert clean(text) == text


@pytest.mark.parametrize("length", [1990, 2000, 2001, 2500, 10_000])
def test_a_text_too_long_to_be_drawn_is_never_let_through(length: int) -> None:
    """An endless line would fill the terminal, wherever in a body it begins."""
    for before in (0, 1, 999, 1000, 1001):
        body = msgspec.json.encode(["a" * before, "x" * length]).decode()
        assert not (is_safe(body) and length > 2000)
        assert max(map(len, cleaned(msgspec.json.decode(body)))) <= 2000


def test_texts_of_one_line_and_of_several_are_told_apart() -> None:
    """A line break in a name would push a row of the list apart; in a note it is wanted."""
    body = {"name": "a\nb", "notes": [{"sv": "a\nb"}], "local_texts": {"start": {"sv": "a\nb"}}}

    safe = cleaned(body)

    assert "\n" not in safe["name"]
    assert safe["notes"][0]["sv"] == safe["local_texts"]["start"]["sv"] == "a\nb"


def test_the_fields_with_amounts_are_those_that_are_looked_for() -> None:
    """A new field with another name would let through what is no number: its name has to be looked for, too."""
    named = {
        field.name
        for struct in structs()
        if struct.__module__ != "ladok_core.model.decision"  # in no body that is summed up
        for field in msgspec.structs.fields(struct)
        if field.type is Decimal or Decimal in get_args(field.type)
    }

    assert {name for name in named if not name.endswith(("credited", "completed"))} <= AMOUNTS


@pytest.mark.parametrize(
    "value",
    ["7.5", "0", "-3", "400.0", "999999.5", "7.500000", None],
)
@pytest.mark.parametrize("name", sorted(AMOUNTS))
def test_an_amount_as_it_is_written_needs_no_closer_look(name: str, value: str | None) -> None:
    """Nearly all do: the closer look takes its time."""
    assert is_ordinary(msgspec.json.encode({name: value}).decode())


@pytest.mark.parametrize(
    "value",
    ["NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "1E3", "1000000", "1_0", " 7", "٧", "", 7.5, 1e300, True],
)
def test_an_amount_that_looks_otherwise_is_looked_at_closely(value: object) -> None:
    """However the file was written."""
    for name, blank in product(sorted(AMOUNTS), ["", " ", "\n"]):
        text = msgspec.json.encode({name: value}).decode().replace(":", f"{blank}:{blank}")
        assert not is_ordinary(text), text


class _Thing(msgspec.Struct, frozen=True):
    inside: tuple[Any, ...]


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal(1_000_001), datetime(2026, 1, 1)])  # noqa: DTZ001  # that is the point
def test_what_can_not_be_is_refused_wherever_it_is(value: object) -> None:
    """Sums would become NaN, or be drawn digit by digit; a moment without a zone names none."""
    with pytest.raises(ValueError, match=r"credits|zone"):
        check(_Thing((Span(date(2026, 1, 1), date(2026, 1, 2)), _Thing((value,)))))


@pytest.mark.parametrize(
    ("year", "odd"), [("0001", True), ("0002", False), ("2026", False), ("9998", False), ("9999", True)]
)
def test_a_moment_at_the_ends_of_time_has_no_day(year: str, odd: bool) -> None:
    """A7: civil_date could not tell it."""
    moment = msgspec.json.decode(f'"{year}-06-15T10:00:00Z"', type=datetime)
    assert is_ordinary(f'{{"at":"{year}-06-15T10:00:00Z"}}') != odd
    with pytest.raises(ValueError, match="day") if odd else nullcontext():
        check(_Thing((moment,)))


def test_a_moment_without_a_zone_is_looked_at_closely() -> None:
    """As another program may write one."""
    assert is_ordinary('{"at":"2026-01-01T10:00:00Z","on":"2026-01-01"}')
    assert is_ordinary('{"at":"2026-01-01T10:00:00.000001+01:00"}')
    assert not is_ordinary('{"at":"2026-01-01T10:00:00"}')
    assert not is_ordinary('{"at":"2026-01-01T10:00:00.5"}')
    assert not is_ordinary('{"at":"2026-01-01t10:00:00"}')
    assert not is_ordinary('{"at":"2026-01-01 10:00:00"}')
