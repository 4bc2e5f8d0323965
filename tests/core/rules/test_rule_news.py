"""News and deadlines, whole: every field of each kind, so that none is lost or taken for another."""

from datetime import date

from msgspec.structs import replace

from ladok_core.codes.tables import grade_scale
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.destination import ToCourse, ToPackage, ToPage
from ladok_core.model.fees import MoneyKind, Movement
from ladok_core.model.grading import Grade
from ladok_core.model.news import News, NewsKind
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.text import Text
from ladok_core.rules.changes import (
    BEFORE,
    LATELY,
    SAID,
    SIGNED_IN,
    SINCE,
    TO_COME,
    is_told,
    news,
    since_when,
)
from ladok_core.rules.changes_page import PAGE as CHANGES
from ladok_core.rules.changes_page import is_shown_changes_page
from ladok_core.rules.deadlines import (
    HELD,
    STILL,
    STOPPED,
    deadlines,
    is_shown_deadline,
)
from ladok_core.rules.deadlines_page import PAGE as DEADLINES
from ladok_core.rules.deadlines_page import is_shown_deadlines_page
from ladok_core.rules.education import OTHER_RESULT, TRANSFER
from ladok_core.rules.fees import SHOWN, payment_of
from ladok_core.rules.news import CONTACT, LEFT, NO_COURSE, NOT_CERTIFIED, RESULT
from ladok_core.rules.registration_periods import registration_on
from ladok_core.rules.standing import is_shown_in_education
from records import (
    DAY,
    NOW,
    TODAY,
    UV,
    UV_G,
    at,
    course,
    days,
    event,
    fee,
    invoice,
    module,
    offering,
    other_result,
    package,
    participation,
    period,
    record,
    registered,
    result,
    transfer,
    whole,
)

MODULE = module("1000")
COURSE = course("MA1010", modules=(MODULE,))
OPEN = Verdict.OPEN


def good() -> Grade:
    scale = grade_scale(UV)
    assert scale is not None
    grade = scale.grade(UV_G)
    assert grade is not None
    return grade


def test_a_result() -> None:
    """CHG-1: with its course, its module and its grade."""
    place = participation(offering(COURSE))
    on_course, on_module = result(COURSE, certified_at=at(TODAY)), result(COURSE, MODULE, certified_at=at(TODAY))
    of_nothing = replace(result(course("XX1")), certified_at=at(TODAY))
    told = {one.thing: one for one in news(record(place, results=(on_course, on_module, of_nothing)), NOW)}
    rests_on = Decision(OPEN, (RESULT.because(),))
    wanted = News(
        kind=NewsKind.RESULT, day=TODAY, thing=on_course.result_id, name=COURSE.name, code="MA1010", grade=good(),
        leads_to=ToCourse("education-MA1010"), rests_on=rests_on,
    )  # fmt: skip

    assert told[on_course.result_id] == wanted
    assert told[on_module.result_id] == replace(wanted, thing=on_module.result_id, module=MODULE.name)
    assert told[of_nothing.result_id] == replace(
        wanted, thing=of_nothing.result_id, name=Text(""), code="", leads_to=ToCourse("education-XX1"),
        rests_on=Decision(Verdict.HIDDEN, (NO_COURSE.because(),)),
    )  # fmt: skip


def test_a_result_counts_as_shown_where_any_place_on_its_course_is() -> None:
    """CHG-3: one that was withdrawn beside one that wasn't."""
    gone = participation(offering(COURSE, code="X"), event(EventKind.WITHDRAWAL, TODAY), participation_id="x")
    draft = replace(result(COURSE), state="ready")
    held = record(gone, participation(offering(COURSE)), results=(result(COURSE),))

    assert [one.rests_on for one in news(held, NOW) if one.kind is NewsKind.RESULT] == [
        Decision(OPEN, (RESULT.because(),))
    ]
    (hidden,) = news(record(participation(offering(COURSE)), results=(draft,)), NOW)
    assert hidden.rests_on == Decision(Verdict.HIDDEN, (NOT_CERTIFIED.because(),))


def test_what_happened_to_a_place() -> None:
    """CHG-1, CHG-3: by its own decision; what was left without its name; an undated event hides none behind it."""
    undated, happened = event(EventKind.COMPLETION), registered(on=TODAY)
    place = participation(offering(COURSE), undated, happened)
    shown = is_shown_in_education(record(place), place, TODAY)
    withdrawal = event(EventKind.WITHDRAWAL, TODAY)
    gone = participation(offering(COURSE), withdrawal)
    bare = News(
        kind=NewsKind.EVENT, day=TODAY, thing=place.participation_id, name=COURSE.name, code="MA1010", event=happened,
        leads_to=ToCourse("education-MA1010"), rests_on=shown,
    )  # fmt: skip

    assert [*news(record(place), NOW)] == [bare]
    assert [*news(record(gone), NOW)] == [
        replace(
            bare, name=Text(""), code="", leads_to=None, event=withdrawal, rests_on=Decision(OPEN, (LEFT.because(),))
        )
    ]


def test_a_place_that_was_seen_to_be_new() -> None:
    """CHG-1: a package by its own page."""
    programme = package()
    place = participation(offering(programme))
    seen = Differed((Noticed(Thing.PLACE, place.participation_id, new=True, at=at(TODAY - DAY)),))
    held = record(place).after([seen])

    assert [*news(held, NOW)] == [
        News(
            kind=NewsKind.PLACE, day=TODAY - DAY, thing=place.participation_id, name=programme.name,
            code=programme.code, leads_to=ToPackage(programme.education_id),
            rests_on=is_shown_in_education(held, place, TODAY),
        )
    ]  # fmt: skip


def test_credit_and_other_results() -> None:
    """CHG-1: what bears no day is passed over, and what comes behind it isn't."""
    other, credit = replace(other_result(), examined_on=TODAY), replace(transfer(whole(COURSE)), decided_on=TODAY)
    before = replace(transfer(whole(COURSE), transfer_id="undated"), decided_on=None)
    target = credit.targets[0]

    assert [*news(record(other_results=(other,), transfers=(before, credit)), NOW)] == [
        News(
            kind=NewsKind.OTHER_RESULT, day=TODAY, thing=other.result_id, name=other.name, code=other.code,
            leads_to=ToPage("education"), rests_on=Decision(OPEN, (OTHER_RESULT.because(),)),
        ),
        News(
            kind=NewsKind.TRANSFER, day=TODAY, thing=f"transfer {target.target_id}", name=target.name, code=target.code,
            leads_to=ToPage("education"), rests_on=Decision(OPEN, (TRANSFER.because(),)),
        ),
    ]  # fmt: skip


def test_invoices_and_money() -> None:
    """CHG-1: an invoice by its fee, money by its own sum."""
    moved = (Movement(MoneyKind.REFUND, 5), Movement(MoneyKind.PAYMENT, 3, TODAY))
    sent = replace(invoice(None, 1, sent_on=TODAY), movements=moved)
    seen = Differed((Noticed(Thing.INVOICE, sent.invoice_id, new=False, at=at(TODAY - DAY)),))
    wanted = News(
        kind=NewsKind.INVOICE, day=TODAY, thing=f"fee- {sent.invoice_id}", name=sent.term, leads_to=ToPage("fees"),
        ore=sent.fee_ore, rests_on=Decision(OPEN, (SHOWN.because(),)),
    )  # fmt: skip

    assert [*news(record(fees=(fee(sent),)).after([seen]), NOW)] == [
        wanted,
        replace(wanted, kind=NewsKind.INVOICE_CHANGED, day=TODAY - DAY),
        replace(wanted, kind=NewsKind.MONEY, money=MoneyKind.PAYMENT, ore=3),
    ]


def test_contact() -> None:
    """CHG-3: that it was changed, and when."""
    when = at(TODAY)
    held = record().after([Differed((Noticed(Thing.PHONE, "", new=False, at=when),))])

    assert [*news(held, NOW)] == [
        News(
            kind=NewsKind.CONTACT, day=TODAY, thing=f"phone {when.isoformat()}", name=Text(""),
            leads_to=ToPage("details"), contact=Thing.PHONE, rests_on=Decision(OPEN, (CONTACT.because(),)),
        )
    ]  # fmt: skip


def test_the_decisions_say_what_they_saw() -> None:
    """CHG-1, CHG-2."""
    one, day = next(iter(news(record(participation(offering(COURSE), registered(on=TODAY))), NOW))), Day(TODAY)
    lately, early = TODAY - 30 * DAY, date(2026, 11, 1)

    assert is_told(one, TODAY, NOW) == Decision(OPEN, (SINCE.because(on=day),))
    assert is_told(one, TODAY + DAY, NOW) == Decision(Verdict.HIDDEN, (BEFORE.because(on=day),))
    assert is_told(one, early, NOW - DAY) == Decision(Verdict.HIDDEN, (TO_COME.because(on=day),))
    assert since_when(record(), early, NOW) == (early, Decision(OPEN, (SAID.because(on=Day(early)),)))
    assert since_when(record(), None, NOW) == (lately, Decision(OPEN, (LATELY.because(on=Day(lately)),)))
    assert since_when(record(previous_sign_in=NOW), None, NOW) == (
        TODAY, Decision(OPEN, (SIGNED_IN.because(on=day),))
    )  # fmt: skip
    assert is_shown_changes_page(record()) == Decision(OPEN, (CHANGES.because(),))
    assert is_shown_deadlines_page(record()) == Decision(OPEN, (DEADLINES.because(),))


def test_a_registration_deadline() -> None:
    """DLN-1: both edges, each with the decision on its own period."""
    first, second = (
        period(dates=days(-9, 9), registration=days(-2, 3)),
        period(2, days(10, 20), registration=days(5, 8)),
    )
    place = participation(offering(COURSE, first, second))
    held = record(place)
    opens, closes, *later = deadlines(held, NOW)
    wanted = Deadline(
        kind=DeadlineKind.REGISTRATION, edge=Edge.OPENS, day=TODAY - 2 * DAY, thing=place.participation_id,
        name=COURSE.name, code="MA1010", period=1, periods=2, leads_to=ToCourse("education-MA1010"),
        participation_id=place.participation_id, rests_on=registration_on(held, place, first, TODAY),
    )  # fmt: skip

    assert opens == wanted
    assert closes == replace(wanted, edge=Edge.CLOSES, day=TODAY + 3 * DAY)
    assert [(one.day, one.period) for one in later] == [(TODAY + 5 * DAY, 2), (TODAY + 8 * DAY, 2)]


def test_a_fee_deadline() -> None:
    """DLN-1: both edges, each with how the invoice stands."""
    programme = participation(offering(package()), registered())
    one = invoice(None, 1, sent_on=TODAY + DAY, due_on=TODAY + 9 * DAY)
    held = record(programme, fees=(fee(one, place=programme.participation_id),))
    opens, closes = (found for found in deadlines(held, NOW) if found.kind is DeadlineKind.FEE)
    wanted = Deadline(
        kind=DeadlineKind.FEE, edge=Edge.OPENS, day=TODAY + DAY, thing=f"{held.fees[0].fee_id} {one.invoice_id}",
        name=one.term, code="MAPROG", leads_to=ToPage("fees"), rests_on=payment_of(one, TODAY),
    )  # fmt: skip

    assert opens == wanted
    assert closes == replace(wanted, edge=Edge.CLOSES, day=TODAY + 9 * DAY)


def test_the_decisions_on_deadlines_say_their_day() -> None:
    """DLN-1 to DLN-3: open is to come, closed was missed, hidden says why and no more."""
    place = participation(offering(COURSE, period(dates=days(-60, 60), registration=days(-5, 5))))

    def decided(when: date) -> list[tuple[Verdict, str, list[str]]]:
        made = (is_shown_deadline(one, at(when)) for one in deadlines(record(place), at(when)))
        return [(one.verdict, one.headline.key, [*one.headline.saw]) for one in made]

    assert decided(TODAY - 6 * DAY) == [(OPEN, "DLN-1/opens", ["on"]), (OPEN, "DLN-1/closes", ["on"])]
    assert decided(TODAY) == [(Verdict.HIDDEN, "DLN-3/over", []), (OPEN, "DLN-1/closes", ["on"])]
    assert decided(TODAY + 6 * DAY) == [(Verdict.HIDDEN, "DLN-3/over", []), (Verdict.CLOSED, "DLN-2/missed", ["on"])]
    assert decided(TODAY + 40 * DAY)[1] == (Verdict.HIDDEN, "DLN-2/long-ago", [])


def test_what_was_never_begun_is_gone_with_its_days() -> None:
    """CHG-3, DLN-1, EDU-2: neither its results nor its fee's education are named once its period has passed."""
    over = participation(offering(COURSE, period(dates=days(-9, -1))))
    ahead = participation(offering(COURSE, period(dates=days(-9, 0))))
    undated = replace(result(COURSE, MODULE), certified_at=None, examined_on=None, result_id="undated")

    def told(place: Participation) -> tuple[list[bool], list[str]]:
        due = fee(invoice(None, 1, due_on=TODAY), place=place.participation_id)
        held = record(place, results=(undated, result(COURSE, MODULE)), fees=(due,))
        results = [one.rests_on.shown for one in news(held, NOW) if one.kind is NewsKind.RESULT]
        return results, [one.code for one in deadlines(held, NOW) if one.kind is DeadlineKind.FEE]

    assert told(over) == ([False], ["", ""])
    assert told(ahead) == ([True], ["MA1010", "MA1010"])


def test_an_invoice_is_no_news_before_it_is_sent() -> None:
    """CHG-1, FEE-2."""
    to_come = replace(invoice(None, 1, sent_on=TODAY + DAY), movements=())

    assert [*news(record(fees=(fee(to_come),)), NOW)] == []


def test_a_package_is_registered_on_from_its_own_page() -> None:
    """DLN-1."""
    place = participation(offering(package(), period(registration=days(-1, 1))))

    assert {one.leads_to for one in deadlines(record(place), NOW)} == {ToPackage("education-MAPROG")}


def test_what_is_owed_held_or_stopped_says_its_day() -> None:
    """DLN-1, DLN-2."""
    (_, owed) = deadlines(record(fees=(fee(invoice(None, 1, due_on=TODAY - DAY)),)), NOW)
    held = replace(owed, edge=Edge.HELD, day=TODAY)
    reserve = participation(offering(COURSE, period(registration=days(-1, 1))), reserve=True)
    (_, stopped) = deadlines(record(reserve), NOW)

    assert is_shown_deadline(owed, NOW) == Decision(Verdict.CLOSED, (STILL.because(on=Day(TODAY - DAY)),))
    assert is_shown_deadline(replace(held, rests_on=stopped.rests_on), NOW) == Decision(
        OPEN, (HELD.because(on=Day(TODAY)),)
    )
    assert is_shown_deadline(stopped, NOW) == Decision(OPEN, (STOPPED.because(on=Day(TODAY + DAY)),))
