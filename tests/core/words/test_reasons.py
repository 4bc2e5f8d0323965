"""Every reason that any rule can give is put into words, in both languages, and nothing of its machinery shows."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest

from core.words import families, sources
from declared import because
from ladok_core.model.decision import Code, Count, Credits, Day, Decision, Moment, Money, Name, Reason, Saw, Verdict
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.words import Words, reasons

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
SV, EN = Words("sv"), Words("en")

# A new name that a rule sees is a KeyError here: give it a likely value.
LIKELY: dict[str, Saw] = {
    "on": Day(date(2027, 1, 14)),
    "until": Day(date(2026, 12, 3)),
    "days": Count(12),
    "period": Count(2),
    "of": Count(3),
    "first": Count(1),
    "places": Count(2),
    "longest": Count(100),
    "results": Count(2),
    "span": Span(date(2026, 12, 1), date(2027, 1, 15)),
    "course": Name(Text("Mekanik I", "Mechanics I")),
    "code": Code("MA1020"),
    "needed": Credits(Decimal("7.5")),
    "passed": Credits(Decimal(3)),
    "credits": Credits(Decimal("7.5")),
    "term": Name(Text("vårterminen 2027", "the spring term of 2027")),
    "left": Money(35_000_00),
    "fee": Money(70_000_00),
    "paid": Money(35_000_00),
    "refunded": Money(20_000_00),
    "over": Money(500_00),
    "box": Name(Text("Matematik", "Mathematics")),
    "other": Name(Text("Statistik", "Statistics")),
    "least": Count(2),
    "most": Count(2),
    "more": Count(1),
    "excess": Count(1),
    "picks": Count(4),
    "starts": Moment(datetime(2027, 1, 12, 7, 0, tzinfo=UTC)),
    "where": Name(Text("Sal B12", "Room B12")),
    "free": Count(12),
    "sessions": Count(3),
}


@cache
def given() -> tuple[Reason, ...]:
    """Every reason that the source gives; reading it takes a second, which is no part of collecting the tests."""
    given = (because(one.key, **{name: LIKELY[name] for name in one.saw}) for one in sources.reasons())
    # Where a rule passes on what it may or may not know, as the day of an examination, both are said.
    more = [one for one in sources.reasons() if one.more]
    dated = (because(one.key, on=LIKELY["on"]) for one in more if not one.saw)
    # And that the least is the most, where exactly so much is meant.
    exact = (
        because(one.key, most=LIKELY["least"], **{name: LIKELY[name] for name in one.saw}) for one in more if one.saw
    )
    return (*given, *dated, *exact)


def _sentences(words: Words, reason: Reason) -> Iterator[str]:
    for said in (
        reasons.sentence(words, reason, TODAY),
        reasons.sentence(words, reason, TODAY, spoken=True),
        reasons.sentence(words, reason, None),
        reasons.remedy(words, reason, TODAY),
        reasons.remedy(words, reason),
    ):
        if said is not None:
            yield said


def test_exactly_so_much_is_not_at_least_so_much() -> None:
    """CHO-2."""
    least, more = Credits(Decimal(30)), Credits(Decimal("7.5"))
    some = because("CHO-2/too-little", least=least, more=more)
    exact = because("CHO-2/too-little", least=least, more=more, most=least)
    above = because("CHO-2/too-little", least=least, more=more, most=Credits(Decimal("37.5")))

    said = [reasons.sentence(SV, reason, TODAY) for reason in (some, exact, above)]
    assert [one.split(" ska ")[0].replace("\N{NO-BREAK SPACE}", " ") for one in said] == [
        "Minst 30,0 hp", "Exakt 30,0 hp", "Minst 30,0 hp"
    ]  # fmt: skip


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_every_reason_is_a_sentence(words: Words) -> None:
    """No key, no brace, no empty place; the warning for a missing word would fail this test too."""
    wrong = [
        f"{reason.key}: {said}"
        for reason in given()
        for said in _sentences(words, reason)
        if not (said[0].isupper() and said.endswith(".")) or re.search(r"[{}…]|  |\.\.|\b[A-Z]{3}-\d", said)
    ]
    assert len(given()) > 250, "the reasons of the rules are found"
    assert wrong == []


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_every_state_has_a_short_form(words: Words) -> None:
    """The column is 30 cells at the most, or the name beside it is gone at 80 columns."""
    short = [(one.key, reasons.short(words, one, TODAY)) for one in given() if families.has_a_short_form(one)]
    wrong = [
        f"{key}: {said}"
        for key, said in short
        if not 0 < len(said) <= 30 or said.endswith(".") or re.search(r"[{}…]", said)
    ]
    assert short
    assert wrong == []


def test_the_days_to_an_opening_are_said() -> None:
    """REG-2."""
    opens = because("REG-2/opens", on=Day(date(2026, 12, 5)), days=Count(12))

    assert reasons.sentence(SV, opens, TODAY) == "Registreringen öppnar 5 december, om 12 dagar."
    assert reasons.sentence(EN, opens, TODAY) == "Registration opens on 5 December, in 12 days."
    assert reasons.short(SV, opens, TODAY) == "öppnar om 12 dagar"


def test_the_next_period_gives_way_to_the_names_beside_it() -> None:
    """REG-4: on Start at 80 columns its days are still told, and no name is cut for the sake of a verb."""
    opens = because("REG-4/opens", period=Count(2), on=Day(date(2026, 12, 5)), days=Count(12))

    assert reasons.short(SV, opens, TODAY) == "period 2 öppnar om 12 dagar"
    assert (reasons.tight(SV, opens, TODAY), reasons.tight(EN, opens, TODAY)) == (
        "period 2 om 12 dagar",
        "period 2 in 12 days",
    )
    assert reasons.tight(SV, because("REG-2/opens", on=Day(TODAY + DAY), days=Count(1)), TODAY) is None


@pytest.mark.parametrize(("days", "said"), [(1, "öppnar i morgon"), (2, "öppnar om 2 dagar")])
def test_an_opening_tomorrow_is_said_as_people_say_it(days: int, said: str) -> None:
    """REG-2."""
    assert reasons.short(SV, because("REG-2/opens", on=Day(TODAY + days * DAY), days=Count(days)), TODAY) == said


@pytest.mark.parametrize(
    ("left", "sentence", "short"),
    [
        (4, "Registreringen är öppen till och med 27 november, 4 dagar kvar.", "t.o.m. 27 nov, 4 dagar"),
        (1, "Registreringen är öppen till och med 24 november, 1 dag kvar.", "t.o.m. 24 nov, 1 dag"),
        (0, "I dag är sista dagen att registrera sig.", "sista dagen i dag"),
    ],
)
def test_an_open_window_counts_down_to_its_last_day(left: int, sentence: str, short: str) -> None:
    """REG-1: the last day belongs to the window."""
    until = because("REG-1/until", on=Day(TODAY + left * DAY))
    assert (reasons.sentence(SV, until, TODAY), reasons.short(SV, until, TODAY)) == (sentence, short)


def test_a_fee_is_named_with_what_is_left_and_a_missing_one_without() -> None:
    """REG-6/fee: unpaid, and outside every paid period, are two different troubles with two different ways out."""
    unpaid = because("REG-6/fee", term=LIKELY["term"], left=LIKELY["left"])
    outside = because("REG-6/fee")

    assert (
        reasons.sentence(SV, unpaid, TODAY)
        == "Studieavgiften för vårterminen 2027 är inte betald: 35 000 kr kvar att betala."
    )
    assert reasons.short(SV, unpaid, TODAY) == "studieavgift: 35 000 kr kvar"
    assert reasons.sentence(SV, outside, TODAY) == "Ingen betald studieavgift täcker studieperioden."
    assert reasons.remedy(SV, unpaid) != reasons.remedy(SV, outside)


def test_a_condition_says_what_is_needed_and_what_is_there() -> None:
    """REG-6/conditions: nothing passed is not told as a figure, for the student knows."""
    saw = {name: LIKELY[name] for name in ("course", "code", "needed", "passed")}
    some, none = (
        because("REG-6/conditions", **saw),
        because("REG-6/conditions", **{**saw, "passed": Credits(Decimal(0))}),
    )

    expected = "Förkunskaper saknas: 7,5 hp av Mekanik I (MA1020) ska vara avklarade, och du har 3,0 hp."
    assert reasons.sentence(SV, some, TODAY) == expected
    assert reasons.sentence(SV, none, TODAY) == "Förkunskaper saknas: 7,5 hp av Mekanik I (MA1020) ska vara avklarade."
    assert "7,5 högskolepoäng" in reasons.sentence(SV, none, TODAY, spoken=True)
    assert "Mechanics I" in reasons.sentence(EN, none, TODAY)


def test_braces_in_data_are_data() -> None:
    """A course may be called anything; its name is never read as a place to fill."""
    saw: dict[str, Saw] = {**LIKELY, "course": Name(Text("{code} {0.__class__} {{")), "code": Code("}{!r:>9}")}
    said = reasons.sentence(SV, because("REG-6/conditions", **saw), TODAY)

    assert "{code} {0.__class__} {{ (}{!r:>9})" in said


FEE = because("REG-6/fee")
CONDITIONS = because("REG-6/conditions", **{name: LIKELY[name] for name in ("course", "code", "needed", "passed")})
CLOSED = because("REG-3/closed", on=Day(TODAY - DAY))


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ((CONDITIONS, FEE), "2 hinder"),
        ((CONDITIONS, FEE, because("REG-6/reserve")), "3 hinder"),
        ((FEE,), "studieavgift saknas"),
        ((CLOSED, CONDITIONS, FEE), "registrering stängd"),
        ((because("REG-6/cancelled"), FEE), "inställt"),
        ((because("REG-6/completed"), FEE), "redan avklarad"),
    ],
)
def test_obstacles_are_counted_where_they_alone_stand_in_the_way(seen: tuple[Reason, ...], said: str) -> None:
    """REG-6: a closed window or a cancelled offering is said instead, since no obstacle is then worth removing."""
    assert reasons.summary(SV, Decision(Verdict.CLOSED, seen), TODAY) == said


def test_a_decision_is_told_whole_in_the_order_of_the_rules() -> None:
    """REG-6: the headline is what helps soonest, the list keeps the catalogue's order."""
    decision = Decision(Verdict.CLOSED, (CONDITIONS, FEE))
    lines = reasons.lines(SV, decision, TODAY)

    assert [line.rule for line in lines] == ["REG-6/conditions", "REG-6/fee"]
    assert all(line.remedy for line in lines)
    assert reasons.sentence(SV, decision.headline, TODAY) == lines[1].sentence
