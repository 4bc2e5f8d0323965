"""Swedish identity numbers: personal, coordination and interim ones.  LOG-1, LOG-5, CON-2.

The number itself is kept out of everything that could reach a log: no ``repr``, no ``str`` and no error shows it.
"""

import re
from datetime import date
from enum import StrEnum
from typing import NoReturn

import msgspec

# Compiled when they are first used, as most programs that hold an identity read none.
_WRITTEN = r"([0-9]{2})?([0-9]{2})([0-9]{4})([-+ ]?)([0-9]{4}|[A-Z][0-9A-Z]{3})"
_KEPT = r"[0-9]{8}([0-9]{4}|[A-Z][0-9A-Z]{3})"
_FOREIGN = r"[^0-9A-Z+ -]"
_COORDINATION = 60  # added to the day of birth, also to one that isn't known: 00, as a month that isn't


class IdentityKind(StrEnum):
    """Who gave the number: the population register (two kinds), or the admission system until one of those is known."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    INTERIM = "interim"


class InvalidIdentity(ValueError):
    """A text that is no identity number.

    ``code`` says what is wrong, for the words to be put elsewhere: ``letters`` (a sign that no such number has),
    ``length``, ``form`` (the right signs in the wrong places), ``date`` (no such day), ``future`` (a day not come yet),
    ``serial`` (000 is given to nobody) or ``checksum``.  The message never contains the number.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"not an identity number: {code}")
        self.code = code


class Identity(msgspec.Struct, frozen=True):
    """An identity number: its kind and its twelve characters, the year of birth in full.

    ``repr`` and ``str`` show a mask, so that a number can't slip into a log, a traceback or a test report.
    """

    kind: IdentityKind
    digits: str

    def __post_init__(self) -> None:
        """Refuse what has not the shape of its kind, as when a damaged store or a foreign answer is decoded."""
        match = re.fullmatch(_KEPT, self.digits)
        if match is None or match[1].isdigit() is (self.kind is IdentityKind.INTERIM):
            _refuse("form")

    @property
    def shown(self) -> str:
        """The number in full, ``YYYYMMDD-NNNN``: for the student's own eyes and their documents only."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def masked(self) -> str:
        """The same mask for everyone: the day of birth, shown, would already point out a person in a small group."""
        return "******-****"

    @property
    def has_swedish_personal_number(self) -> bool:
        """Whether it is a personal identity number proper; sign-in and address rules hang on it.  LOG-1, CON-2."""
        return self.kind is IdentityKind.PERSONAL

    def __repr__(self) -> str:
        return f"Identity({self.kind.name}, {self.masked})"

    def __rich_repr__(self) -> list[tuple[str, str]]:  # else a struct would list its fields to a traceback
        return [("kind", self.kind.name), ("digits", self.masked)]


def parse_identity(text: str, *, today: date) -> Identity:
    """Read an identity number in ten or twelve characters, with ``-``, ``+``, a space or nothing before the last four.

    ``today``, a civil date in Stockholm, completes the year of the short form: the bearer turns at most 99 this year,
    and 100 to 199 when the sign is ``+``.  A coordination number has 60 added to the day; an interim one has a letter
    and three characters (T281) instead of four digits, and no checksum.  A coordination number has 00 for a month or a
    day (60, that is) that nobody knows.  Raises InvalidIdentity.
    """
    if not text.isascii():  # before upper(), which makes an S of ſ
        _refuse("letters")
    written = text.strip().upper()
    match = re.fullmatch(_WRITTEN, written)
    if match is None:
        _refuse(_misshape(written))
    century, year, day, sign, last = match.groups()
    if century is None:
        full_year = today.year - (today.year - int(year)) % 100 - (100 if sign == "+" else 0)
        century = f"{full_year // 100:02}"
    digits = century + year + day + last
    if last[0].isalpha():
        _check_date(digits, 0, today)
        return Identity(IdentityKind.INTERIM, digits)
    coordination = int(day[2:]) >= _COORDINATION
    _check_date(digits, _COORDINATION if coordination else 0, today)
    if last.startswith("000"):
        _refuse("serial")
    from personnummer import personnummer  # type: ignore[import-untyped]  # noqa: PLC0415  untyped; only to read one

    # The library's own ``valid`` knows no month or day that isn't known, as some coordination numbers have; its errors
    # would carry the number, too.
    if personnummer._luhn(digits[2:-1]) != int(digits[-1]):  # noqa: SLF001  # it has no public name; a test holds it
        _refuse("checksum")
    return Identity(IdentityKind.COORDINATION if coordination else IdentityKind.PERSONAL, digits)


def _check_date(digits: str, added: int, today: date) -> None:
    month, day = int(digits[4:6]), int(digits[6:8]) - added
    try:
        # What isn't known of a coordination number's birth was in January, on the first, for all that is asked here.
        born = date(int(digits[:4]), month or bool(added), day or bool(added))
    except ValueError:
        born = None
    if born is None:  # raised out here, so that no inner error with its values hangs on to ours
        _refuse("date")
    if born > today:
        _refuse("future")


def _misshape(written: str) -> str:
    if re.search(_FOREIGN, written):
        return "letters"
    return "form" if sum(map(str.isalnum, written)) in {10, 12} else "length"


def _refuse(code: str) -> NoReturn:
    raise InvalidIdentity(code)
