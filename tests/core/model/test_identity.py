"""Identity numbers: read in every written form, refused with a code, never shown by accident.

All numbers are of the 1890s in the series 980–999, which the tax agency sets aside for tests: they belong to nobody.
"""

import io
import traceback
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer  # type: ignore[import-untyped]  # the package carries no types
from rich.console import Console
from rich.pretty import pretty_repr

from ladok_core.model.identity import Identity, IdentityKind, InvalidIdentity, parse_identity

TODAY = date(2026, 3, 2)
PERSON = "189001019802"
COORDINATION = "189001619809"
INTERIM = "18900101T281"

births = st.dates(date(1890, 1, 1), date(1899, 12, 31))
serials = st.integers(980, 999)


def checked(first_nine: str) -> str:
    """Add the check digit, counted here by another road than the library's: the sum of the digits of each product."""
    total = sum(sum(divmod(int(digit) * (2, 1)[place % 2], 10)) for place, digit in enumerate(first_nine))
    return f"{first_nine}{-total % 10}"


@st.composite
def written_in_twelve(draw: st.DrawFn) -> tuple[IdentityKind, str]:
    """A valid number of any kind, in twelve characters."""
    born, kind = draw(births), draw(st.sampled_from(IdentityKind))
    if kind is IdentityKind.INTERIM:
        return kind, f"{born:%Y%m%d}{draw(st.from_regex('[A-Z][0-9A-Z]{3}', fullmatch=True))}"
    day = born.day + (60 if kind is IdentityKind.COORDINATION else 0)
    return kind, f"18{checked(f'{born:%y%m}{day:02}{draw(serials)}')}"


@given(written_in_twelve(), st.sampled_from(["", "-", "+", " "]))
def test_every_kind_is_read_whatever_the_sign(number: tuple[IdentityKind, str], sign: str) -> None:
    """LOG-5: students and files write it in every way; it is kept and shown in one."""
    kind, digits = number

    identity = parse_identity(f" {digits[:8]}{sign}{digits[8:].lower()} ", today=TODAY)

    assert (identity.kind, identity.digits) == (kind, digits)
    assert identity.shown == f"{digits[:8]}-{digits[8:]}"
    assert identity.has_swedish_personal_number is (kind is IdentityKind.PERSONAL)
    assert parse_identity(identity.shown, today=TODAY) == identity


@given(written_in_twelve(), st.integers(min_value=0, max_value=11), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes_for_another_person(
    number: tuple[IdentityKind, str], place: int, digit: str
) -> None:
    """CON-2: the checksum catches every single slip in the last ten digits, or the day no longer exists."""
    kind, digits = number
    slipped = digits[:place] + digit + digits[place + 1 :]
    if kind is IdentityKind.INTERIM or place < 2 or slipped == digits:
        return

    with pytest.raises(InvalidIdentity):
        parse_identity(slipped, today=TODAY)


@given(written_in_twelve(), st.text(max_size=8))
def test_the_number_is_shown_only_when_asked_for(number: tuple[IdentityKind, str], noise: str) -> None:
    """No identity number in logs or errors: no repr, format, pretty-printer, mask or exception holds a part of it."""
    kind, digits = number
    identity = Identity(kind, digits)
    out = io.StringIO()
    Console(file=out, width=200).print([identity])

    for said in (
        repr(identity),
        str(identity),
        f"{[identity]}",
        pretty_repr(identity),
        out.getvalue(),
        identity.masked,
    ):
        assert not any(sign.isdigit() for sign in said)
    with pytest.raises(InvalidIdentity) as caught:
        parse_identity(f"{digits}{noise}9", today=TODAY)
    assert str(caught.value) == f"not an identity number: {caught.value.code}"
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("-", "length"),
        ("18900101980", "length"),
        ("1890010198022", "length"),
        ("18900101-98021", "length"),
        ("18900101--9802", "form"),
        ("1890-0101-9802", "form"),
        ("189001019802-", "form"),
        ("18T001019802", "form"),
        ("18900101-2T81", "form"),
        ("18900101/9802", "letters"),
        ("18900101–9802", "letters"),
        ("18900101-980\u0662", "letters"),
        ("18900101-ſ281", "letters"),
        ("18900101\n9802", "letters"),
        ("18900100-9802", "date"),
        ("18900229-9802", "date"),
        ("18901301-9802", "date"),
        ("18900132-9802", "date"),
        ("18900159-9802", "date"),
        ("18900192-9802", "date"),
        ("00000101-9802", "date"),
        ("18900132-T281", "date"),
        ("18900161-T281", "date"),
        ("20260303-9802", "future"),
        ("20260303-T281", "future"),
        ("18900101-0001", "serial"),
        ("18900101-9801", "checksum"),
        ("18900161-9801", "checksum"),
    ],
)
def test_what_is_wrong_is_told_by_a_code(text: str, code: str) -> None:
    """The sentence is put elsewhere, in two languages; only the code travels, and never the number."""
    with pytest.raises(InvalidIdentity) as caught:
        parse_identity(text, today=TODAY)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("today", "sign", "year"),
    [
        (date(1949, 12, 31), "-", "1890"),
        (date(1949, 12, 31), "", "1890"),
        (date(1989, 12, 31), "-", "1890"),
        (date(1990, 1, 1), "+", "1890"),
        (date(1990, 1, 1), "-", "1990"),
        (date(2026, 3, 2), "-", "1990"),
        (date(2026, 3, 2), "+", "1890"),
        (date(2089, 12, 31), "+", "1890"),
        (date(2090, 1, 1), "+", "1990"),
    ],
)
def test_today_and_the_sign_complete_the_year(today: date, sign: str, year: str) -> None:
    """The sign turns in the year of the hundredth birthday, not on the day; interim numbers need no checksum."""
    assert parse_identity(f"900101{sign}T281", today=today).digits == f"{year}0101T281"


@given(births, serials, st.integers(0, 60_000))
def test_the_ten_digit_form_comes_back_to_the_same_person(born: date, serial: int, days: int) -> None:
    """On any later day within 199 years, the short form with the right sign names the very number it was made from."""
    today = born + timedelta(days=days)
    short = checked(f"{born:%y%m%d}{serial}")
    sign = "+" if today.year - born.year >= 100 else "-"

    assert parse_identity(f"{short[:6]}{sign}{short[6:]}", today=today).digits == f"18{short}"


@pytest.mark.parametrize(("today", "year"), [(date(1999, 12, 31), "1900"), (date(2000, 1, 1), "2000"), (TODAY, "2000")])
def test_the_year_00_belongs_to_the_century_that_it_begins(today: date, year: str) -> None:
    """The one year where an error of one would be an error of a hundred."""
    assert parse_identity("000101-T281", today=today).digits == f"{year}0101T281"


def test_a_birthday_still_to_come_this_year_is_not_a_hundred_years_ago() -> None:
    """Whoever turns a hundred this year has a plus; a day ahead with a minus is a slip, today's is a newborn."""
    assert parse_identity("260302-T281", today=TODAY).digits == "20260302T281"
    with pytest.raises(InvalidIdentity, match="future"):
        parse_identity("260303-T281", today=TODAY)
    assert parse_identity("260303+T281", today=TODAY).digits == "19260303T281"


def test_the_clock_of_the_machine_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text and day give the same answer anywhere: a case file is read years later (SUP-3)."""
    answers = []
    for clock in (date(1901, 1, 1), date(2400, 1, 1)):
        monkeypatch.setattr(personnummer, "_get_current_date", lambda clock=clock: clock)
        answers.append([parse_identity(text, today=TODAY) for text in ("900101+9802", PERSON, COORDINATION)])

    assert answers[0] == answers[1]
    assert [identity.kind for identity in answers[0]] == ["personal", "personal", "coordination"]


@pytest.mark.parametrize(
    ("kind", "digits"),
    [
        ("personal", INTERIM),
        ("coordination", INTERIM),
        ("interim", PERSON),
        ("personal", "18900101-9802"),
        ("personal", "\x1b[2J"),
        ("personal", f"{PERSON}\n"),
        ("personal", ""),
    ],
)
def test_a_damaged_record_is_refused_without_quoting_it(kind: str, digits: str) -> None:
    """What a store or a server hands over must have its kind's shape; the error says no digit of it."""
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert({"kind": kind, "digits": digits}, Identity)

    assert "not an identity number: form" in str(caught.value)
    assert not digits or digits not in "".join(traceback.format_exception_only(caught.value))


@pytest.mark.parametrize("text", [PERSON, COORDINATION, INTERIM])
def test_an_identity_survives_the_wire(text: str) -> None:
    """The store and the server carry the same struct; only the mask is for reading."""
    identity = parse_identity(text, today=TODAY)

    assert msgspec.json.decode(msgspec.json.encode(identity), type=Identity) == identity


@pytest.mark.parametrize("number", ["191500882392", "191500722390", "150088+2392", "19150088-2392"])
def test_a_coordination_number_may_tell_no_month(number: str) -> None:
    """LOG-1: the tax agency's own test numbers; a month that nobody knows is 00."""
    assert parse_identity(number, today=TODAY).kind is IdentityKind.COORDINATION


@pytest.mark.parametrize(("month", "day"), [(0, 60), (0, 61), (0, 91), (12, 60), (2, 88), (1, 60)])
def test_a_coordination_number_may_tell_no_day(month: int, day: int) -> None:
    """LOG-1: a day that nobody knows is 00, and 60 with what is added."""
    identity = parse_identity(f"18{checked(f'90{month:02}{day:02}980')}", today=TODAY)

    assert identity.kind is IdentityKind.COORDINATION


@pytest.mark.parametrize(("month", "day"), [(0, 92), (13, 60), (2, 90), (0, 28), (1, 0), (0, 0), (4, 91), (1, 59)])
def test_what_can_be_no_day_is_refused_with_or_without_a_month(month: int, day: int) -> None:
    with pytest.raises(InvalidIdentity, match="date"):
        parse_identity(f"18{checked(f'90{month:02}{day:02}980')}", today=TODAY)


def test_a_year_that_has_not_come_is_refused_though_no_month_is_told() -> None:
    with pytest.raises(InvalidIdentity, match="future"):
        parse_identity(f"20{checked('270060980')}", today=TODAY)
