"""Records whose every text is an attack on a terminal: the sample's, with something planted in each string field."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec

from ladok_core.model.identity import Identity
from ladok_core.model.record import Record
from tui.sample_app import sample

MARK = "STUL"
"""A word of four letters, the same as no other: what is planted carries it, so that it can be found on the screen."""

PLANTED = {
    "escapes": f"{MARK}\x1b]52;c;c3R1bGVu\x07\x1b[31m\x1b[2J\x1b]0;{MARK}\x1b\\\x1bP1;2|x\x1b\\\x07\x08\r\n\x7f",
    "c1": f"{MARK}\x9b31m\x9d52;c;c3R1bGVu\x9c\x90x\x9c\x85\x84",
    "bidi": f"{MARK}\u202e\u2066\u200f\u200b\ufeff\u2028\U000e0041{MARK}",
    "markup": f"[bold]{MARK}[/bold][@click=app.quit]{MARK}[/] [link=https://x.example]{MARK}[/] \\[ $accent {{{MARK}}}",
    "long": MARK * 2_500,
    "marks": f"{MARK}" + "a\u0301\u0302\u0303\u0304\u0305\u0306" * 40,
    "wide": f"{MARK}漢字かな交じり文" * 12 + "🎓👩‍🎓🏳️‍🌈",
}

# What decides where a thing belongs, and not what it says, is left as it is: the records have to hang together.
_KEPT = {"scale_id", "grade_id", "education_id", "version_id", "module_id", "participation_id", "within", "replaces",
         "student_id", "institution_id", "unit", "level", "type_code"}  # fmt: skip

Thing = TypeVar("Thing")


@cache
def hostile(kind: str) -> tuple[Record, ...]:
    """The sample's records with the text of a kind planted in every string that is shown."""
    return tuple(planted(record, PLANTED[kind]) for record in sample())


def planted(thing: Thing, text: str, *, before: bool = False) -> Thing:
    """A struct as it is, with the text at the end of each string in it, or before it, however deep."""
    found: Any = _planted(thing, *((text, "") if before else ("", text)))
    return found  # type: ignore[no-any-return]  # the same type, field by field


def _planted(thing: Any, first: str, last: str) -> Any:
    match thing:
        case Enum() | Identity() | Decimal() | datetime() | date() | None | bool() | int():
            return thing
        case str():
            return f"{first}{thing}{last}" if thing else thing
        case msgspec.Struct():
            fields = {
                name: _planted(value, first, last)
                for name in thing.__struct_fields__
                if name not in _KEPT and (value := getattr(thing, name)) is not None
            }
            return msgspec.structs.replace(thing, **fields)
        case tuple():
            return tuple(_planted(one, first, last) for one in thing)
        case frozenset():
            return thing
        case dict():
            return {key: _planted(value, first, last) for key, value in thing.items()}
        case _:
            raise TypeError(type(thing))


def strings(thing: Any) -> Sequence[str]:
    """Every string in a struct, however deep."""
    match thing:
        case Enum():
            return []
        case str():
            return [thing]
        case msgspec.Struct():
            return [one for name in thing.__struct_fields__ for one in strings(getattr(thing, name))]
        case tuple() | frozenset():
            return [one for part in thing for one in strings(part)]
        case dict():
            return [one for part in thing.values() for one in strings(part)]
        case _:
            return []
