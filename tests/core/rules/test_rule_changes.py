"""What changed: which news are told, since when, and what is never named."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from ladok_core.model.fees import MoneyKind, Movement
from ladok_core.model.institution import Switch
from ladok_core.model.news import NewsKind
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.participation import EventKind, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState
from ladok_core.rules.changes import is_told, news, since_when
from ladok_core.rules.changes_page import is_shown_changes_page
from records import (
    ALL_SWITCHES,
    DAY,
    NOW,
    TODAY,
    at,
    course,
    event,
    fee,
    institution,
    invoice,
    module,
    offering,
    other_result,
    package,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

SINCE = TODAY - 5 * DAY
COURSE = course("MA1010", modules=(module("1000"),))
PLACE = participation(offering(COURSE), registered(on=TODAY - 90 * DAY))


def told(held: Record, since: date = SINCE, now: datetime = NOW) -> list[tuple[str, str, date]]:
    return [(one.kind, one.code, one.day) for one in news(held, now) if is_told(one, since, now).shown]


def reasons_of(held: Record, kind: NewsKind, since: date = SINCE) -> list[str]:
    return [is_told(one, since, NOW).headline.key for one in news(held, NOW) if one.kind is kind]


def seen(thing: Thing, of: str, *, new: bool = True, when: datetime = NOW) -> Noticed:
    return Noticed(thing, of, new=new, at=when)


def with_(held: Record, *noticed: Noticed) -> Record:
    return held.after([Differed(noticed)])


@pytest.mark.parametrize(("day", "why"), [
    (SINCE - DAY, "CHG-1/before"), (SINCE, "CHG-1/since"), (SINCE + DAY, "CHG-1/since"),
    (TODAY, "CHG-1/since"), (TODAY + DAY, "CHG-1/to-come"),
])  # fmt: skip
def test_the_day_itself_counts_and_so_does_today(day: date, why: str) -> None:
    """CHG-1."""
    held = record(participation(offering(COURSE), event(EventKind.REGISTRATION, day, 1)))

    assert reasons_of(held, NewsKind.EVENT) == [why]


def test_it_is_since_the_last_sign_in_else_since_thirty_days_else_as_said() -> None:
    """CHG-2: the day of the sign-in is Stockholm's."""
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    assert since_when(record(), None, NOW)[0] == TODAY - 30 * DAY
    assert since_when(record(), None, NOW)[1].headline.key == "CHG-2/lately"
    day, why = since_when(record(previous_sign_in=late), None, NOW)
    assert (day, why.headline.key) == (date(2026, 11, 21), "CHG-2/signed-in")
    day, why = since_when(record(previous_sign_in=late), SINCE, NOW)
    assert (day, why.headline.key) == (SINCE, "CHG-2/said")


def test_a_result_is_news_from_when_it_was_certified_or_read_in() -> None:
    """CHG-1, STA-1: in a copy it may be seen first long after."""
    when = at(SINCE)
    certified = result(COURSE, certified_at=when)
    older = result(COURSE, certified_at=at(SINCE - DAY))
    read_in = msgspec.structs.replace(older, read_in_at=when)

    assert told(record(PLACE, results=(certified,))) == [(NewsKind.RESULT, "MA1010", SINCE)]
    assert told(record(PLACE, results=(older,))) == []
    assert told(record(PLACE, results=(read_in,))) == [(NewsKind.RESULT, "MA1010", SINCE)]


def test_a_result_of_unknown_moment_is_news_from_its_examination() -> None:
    """CHG-1."""
    one = msgspec.structs.replace(result(COURSE), certified_at=None)

    assert told(record(PLACE, results=(msgspec.structs.replace(one, examined_on=TODAY),))) == [
        (NewsKind.RESULT, "MA1010", TODAY)
    ]
    assert told(record(PLACE, results=(msgspec.structs.replace(one, examined_on=None),))) == []


def test_what_may_not_be_seen_is_not_news() -> None:
    """CHG-3, STA-1, WDR-4: a result that is not certified, or of a course that is shown nowhere."""
    draft = msgspec.structs.replace(result(COURSE, certified_at=at(TODAY)), state=ResultState.READY)
    gone = participation(offering(COURSE), event(EventKind.WITHDRAWAL, TODAY - 90 * DAY))

    assert reasons_of(record(PLACE, results=(draft,)), NewsKind.RESULT) == ["CHG-3/not-certified"]
    assert reasons_of(record(gone, results=(result(COURSE, certified_at=at(TODAY)),)), NewsKind.RESULT) == [
        "CHG-3/no-course"
    ]


@pytest.mark.parametrize("kind", [EventKind.WITHDRAWAL, EventKind.EARLY_NON_COMPLETION])
def test_that_something_was_left_is_told_and_not_what(kind: EventKind) -> None:
    """CHG-3, WDR-4, NCP-3: nor is it told what else had happened to it."""
    place = participation(offering(COURSE), event(EventKind.REGISTRATION, TODAY, 1), event(kind, TODAY))
    one, other = (row for row in news(record(place), NOW) if row.kind is NewsKind.EVENT)

    assert is_told(one, SINCE, NOW).shown is False
    assert is_told(other, SINCE, NOW).shown
    assert (other.name.sv, other.name.en, other.code, other.leads_to) == ("", "", "", None)
    assert other.rests_on.headline.key == "CHG-3/left"


def test_a_later_non_completion_is_told_by_its_name() -> None:
    """CHG-1, NCP-3: it is shown in My education."""
    place = participation(offering(COURSE), registered(on=TODAY - 90 * DAY), event(EventKind.NON_COMPLETION, TODAY))

    assert told(record(place)) == [(NewsKind.EVENT, "MA1010", TODAY)]


def test_an_event_of_no_known_day_is_no_news() -> None:
    """CHG-1."""
    assert told(record(participation(offering(COURSE), ParticipationEvent(EventKind.REGISTRATION)))) == []


def test_a_place_that_was_seen_to_be_new_or_different_is_news_once() -> None:
    """CHG-1, IMP-1: of a copy; the last time it was seen counts, and what the record has no more is nothing."""
    of = PLACE.participation_id
    new, later = seen(Thing.PLACE, of, when=NOW - 2 * DAY), seen(Thing.PLACE, of, new=False)
    gone = seen(Thing.PLACE, "gone")

    assert told(with_(record(PLACE), new, gone)) == [(NewsKind.PLACE, "MA1010", TODAY - 2 * DAY)]
    assert told(with_(record(PLACE), new, later)) == [(NewsKind.PLACE_CHANGED, "MA1010", TODAY)]
    hidden = participation(offering(COURSE), event(EventKind.WITHDRAWAL, TODAY - 90 * DAY))
    assert told(with_(record(hidden), seen(Thing.PLACE, hidden.participation_id))) == []


def test_credit_and_results_of_no_course_are_news_from_their_day_or_when_they_were_seen() -> None:
    """CHG-1, EDU-1; where My education is turned off there are none."""
    other = msgspec.structs.replace(other_result(), examined_on=SINCE)
    credit = msgspec.structs.replace(transfer(whole(COURSE)), decided_on=SINCE - DAY)
    held = record(other_results=(other,), transfers=(credit,))

    assert told(held) == [(NewsKind.OTHER_RESULT, other.code, SINCE)]
    noticed = (seen(Thing.TRANSFER, credit.transfer_id), seen(Thing.OTHER_RESULT, other.result_id))
    assert told(with_(held, *noticed)) == [
        (NewsKind.OTHER_RESULT, other.code, TODAY), (NewsKind.TRANSFER, credit.targets[0].code, TODAY),
    ]  # fmt: skip
    off = institution(switches=ALL_SWITCHES - {Switch.MY_EDUCATION})
    assert told(msgspec.structs.replace(with_(held, *noticed), institution=off)) == []
    undated = record(
        other_results=(msgspec.structs.replace(other, examined_on=None),),
        transfers=(msgspec.structs.replace(credit, decided_on=None),),
    )
    assert told(undated) == []


def test_money_and_invoices_are_news_on_their_days() -> None:
    """CHG-1, FEE-2, FEE-3; of fees that are not shown there are none (FEE-1, FEE-4)."""
    sent = invoice(None, 1, Movement(MoneyKind.PAYMENT, 5, TODAY), Movement(MoneyKind.REFUND, 5), sent_on=SINCE)
    to_come = invoice(None, 1, sent_on=TODAY + DAY, invoice_id="to-come")
    held = record(fees=(fee(sent, to_come),))

    assert [(kind, day) for kind, _, day in told(held)] == [(NewsKind.INVOICE, SINCE), (NewsKind.MONEY, TODAY)]
    (paid,) = (one for one in news(held, NOW) if one.kind is NewsKind.MONEY and one.day == TODAY)
    assert (paid.money, paid.ore) == (MoneyKind.PAYMENT, 5)
    changed = seen(Thing.INVOICE, sent.invoice_id, new=False), seen(Thing.INVOICE, to_come.invoice_id)
    kinds = [kind for kind, _, _ in told(with_(held, *changed))]
    assert kinds == [NewsKind.INVOICE, NewsKind.INVOICE_CHANGED, NewsKind.MONEY]
    off = institution(switches=ALL_SWITCHES - {Switch.TUITION_FEES})
    assert told(record(fees=(fee(sent),), at=off)) == []
    assert told(record(fees=(msgspec.structs.replace(fee(sent), elsewhere=True),))) == []


def test_of_how_a_student_is_reached_it_is_told_that_it_was_changed() -> None:
    """CHG-3, CON-3: never to what."""
    held = with_(record(), seen(Thing.EMAIL, ""), seen(Thing.TEMPORARY, "", when=NOW - 9 * DAY))
    one, other = news(held, NOW)

    assert told(held) == [(NewsKind.CONTACT, "", TODAY)]
    assert (one.contact, other.contact) == (Thing.EMAIL, Thing.TEMPORARY)
    assert one.rests_on.headline.key == "CHG-3/contact"


def test_a_package_leads_to_its_own_page() -> None:
    """CHG-1."""
    place = participation(offering(package()), event(EventKind.REGISTRATION, TODAY, 1))
    leads = [type(one.leads_to).__name__ for held in (record(place), record(PLACE)) for one in news(held, NOW)]

    assert leads == ["ToPackage", "ToCourse"]


def test_every_student_has_the_page() -> None:
    """CHG-1."""
    assert (is_shown_changes_page(record()).open, is_shown_changes_page(record()).headline.key) == (True, "CHG-1/page")


def test_what_is_news_today_was_none_before() -> None:
    """CHG-1, SUP-1: as of an earlier moment nothing of it is told."""
    held = record(participation(offering(COURSE), event(EventKind.REGISTRATION, TODAY, 1)))

    assert told(held, now=NOW - timedelta(days=1)) == []
