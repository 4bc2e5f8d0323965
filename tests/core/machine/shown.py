"""What the model says that pages show, and what they do show: neither more nor less.  STA-1 to STA-5, EDU-2, FEE-3."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.machine.days import KINDS, Told, told_days
from core.machine.facts import Own, Place, Said
from core.machine.meanings import MEANINGS
from core.machine.of_choices import is_there, made_by
from core.machine.of_exams import is_listed, places_left, signing_up
from core.machine.of_places import next_number, registering
from ladok_core.actions import spec_of
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Count, Day, Decision, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.results import ResultState


def agrees(said: Said, decision: Decision | type) -> bool:
    """Whether a decision is what the model says."""
    if isinstance(decision, type):
        return said is Said.ABSENT
    if said in (Said.OPEN, Said.HOLDS):
        return (decision.open, decision.holds) == (said is Said.OPEN, said is Said.HOLDS)
    hidden, later = decision.verdict is Verdict.HIDDEN, decision.verdict is Verdict.LATER
    if decision.open or decision.holds or hidden is not (said is Said.HIDDEN):
        return False
    return said is not Said.ABSENT and later is (said is Said.LATER)


def is_in_education(own: Own, place: Place, today: date) -> bool:
    """EDU-2, WDR-4, NCP-3: what stands in My education, and has a page."""
    stands = own.stands(place)
    never_begun = stands == "expected" and today > own.ends(place)
    return stands not in ("withdrawn", "early") and not own.left_for_another(place) and not never_begun


def is_on_start(own: Own, place: Place, today: date) -> bool:
    """STA-3, STA-5, NCP-3: what has a line on Start."""
    stands, over = own.stands(place), today > own.ends(place)
    if stands in ("withdrawn", "early", "completed") or own.changed(place) or over:
        return False
    if stands == "late" and (today < own.starts(place) or not own.is_course(place)):
        return False
    if own.is_course(place) or not own.begun(place):
        return True
    return registering(own, place, next_number(own, place), today) in (Said.OPEN, Said.LATER, Said.STOPPED)


def start_is_right(own: Own, page: Any, today: date) -> None:
    """STA-3, STA-5: the very places, those to register on apart."""
    places = own.kept.places.values()
    shown = {one.place_id for one in places if is_on_start(own, one, today)}
    open_now = {
        one.place_id for one in places if registering(own, one, next_number(own, one), today) is Said.OPEN
    } & shown
    assert {row.participation_id for row in page.to_register} == open_now, "to register on"
    assert {row.participation_id for row in page.current} == shown - open_now, "current"


def choices_are_right(own: Own, page: Any, today: date) -> None:
    """STA-2, APP-1, CHO-1: what can be chosen now and is not yet."""
    wanted = {one.choice_id for one in own.choices.values() if is_there(own, one, today) and not made_by(own, one)}
    assert {row.choice_id for row in page.choices} == wanted, "choices"


def start_exams_are_right(own: Own, page: Any, now: datetime) -> None:
    """STA-4, EXM-3: the sessions to come that one is signed up for, and until when one can sign up for how many."""
    on, today, sessions = own.on(Switch.EXAM_SESSIONS), civil_date(now), own.sessions.values()
    mine = [one for one in sessions if on and one.session_id in own.kept.seats]
    coming = sorted((one.starts, one.session_id) for one in mine if today <= civil_date(one.ends or one.starts))
    assert sorted((row.starts, row.session_id) for row in page.exams) == coming, "exams on Start"
    assert [row.starts for row in page.exams] == [starts for starts, _ in coming], "exams on Start in their order"
    closing = [one.sign_up.last for one in sessions if one.sign_up and signing_up(own, one, now) is Said.OPEN]
    saw = page.exam_sign_up and page.exam_sign_up.headline.saw
    wanted = {"sessions": Count(len(closing)), "on": Day(min(closing))} if closing else None
    assert saw == wanted, f"signing up on Start is {saw}, not {wanted}"


def news_are_right(own: Own, page: Any, now: datetime, previous: datetime | None, today: date) -> None:
    """STA-1: at the first sign-in after it was certified, and where its course is shown."""
    courses = {own.course(one) for one in own.kept.places.values() if is_in_education(own, one, today)}
    wanted = {
        one.result_id
        for one in own.kept.results
        if one.state is ResultState.CERTIFIED and one.certified_at is not None and one.certified_at <= now
        if previous is None or one.certified_at > previous
        if one.education_id in courses and own.on(Switch.NEW_RESULTS)
    }
    assert {one.result_id for one in page.new_results} == wanted, "new results"


def education_is_right(own: Own, page: Any, today: date) -> None:
    """EDU-2, EDU-3: the very places, and a sum that is exact."""
    if not own.on(Switch.MY_EDUCATION):
        assert isinstance(page, Decision), "My education is turned off"
        return
    rows = list(_flat((*page.packages, *page.freestanding)))
    ids = [row.row.participation_id for row in rows]
    assert len(ids) == len(set(ids)), "each line once"
    assert set(ids) == {one.place_id for one in own.kept.places.values() if is_in_education(own, one, today)}
    there = {own.course(one): own.offering(one).education for one in own.kept.places.values() if not one.withdrawn}
    total = sum((of.credits for course, of in there.items() if of.is_course and own.passed(course)), Decimal(0))
    assert (page.sum.completed, page.sum.credited) == (total, 0), "the sum of credits"


def _flat(rows: Any) -> Iterator[Any]:
    for row in rows:
        yield row
        yield from _flat(row.children)


def offers_are_right(own: Own, rows: Any, now: datetime) -> None:
    """What a line offers is what the model says of the same wish."""
    for row in rows:
        for one in row.offered:
            said = MEANINGS[spec_of(one.action).name].said(own, one.action, now)
            assert agrees(said, one.decision), f"{one.action} is {said}, offered as {one.decision}"


def fees_are_right(own: Own, page: Any, today: date) -> None:
    """FEE-3, FEE-4: whole numbers of öre that add up, counted anew."""
    if not own.on(Switch.TUITION_FEES):
        assert isinstance(page, Decision), "Tuition fees is turned off"
        return
    here = [fee for fee in own.kept.fees if not fee.elsewhere]
    assert {row.fee_id for row in page.fees} == {fee.fee_id for fee in here}, "fees"
    total = covered = left = overdue = 0
    for fee in here:
        total += max(fee.fee_ore, sum(one.fee_ore for one in fee.invoices))
        for one in fee.invoices:
            came_in = sum(moved.ore for moved in one.movements if moved.kind != "refund")
            owed = max(one.fee_ore - came_in, 0)
            covered += one.fee_ore - owed
            is_sent = one.sent_on is not None and one.sent_on <= today
            left += owed if is_sent else 0
            overdue += owed if is_sent and one.due_on is not None and one.due_on < today else 0
    sums = page.sums
    assert (sums.fee_ore, sums.covered_ore, sums.left_ore) == (total, covered, left), "sums of fees"
    assert sums.fee_ore == sums.covered_ore + sums.left_ore + sums.to_come_ore, "fees add up"
    assert page.overdue_ore == overdue, "what is overdue"


def exams_are_right(own: Own, page: Any, now: datetime) -> None:
    """EXM-1 to EXM-6: the very sessions, each in its list, with the places that are left."""
    if not own.on(Switch.EXAM_SESSIONS):
        assert isinstance(page, Decision), "Exam sessions is turned off"
        return
    today, sessions = civil_date(now), own.sessions
    listed = {one for one, session in sessions.items() if is_listed(own, session, today)}
    assert {row.session_id for row in page.sessions} == listed, "sessions"
    for row in page.sessions:
        session, seated = sessions[row.session_id], row.session_id in own.kept.seats
        past = today > civil_date(session.ends or session.starts)
        assert row.tab == ("passed" if seated and past else "signed_up" if seated else "not_signed_up")
        assert row.places_left == places_left(own, session), f"places left of {row.session_id}"
        assert agrees(signing_up(own, session, now), row.sign_up), f"signing up for {row.session_id}"
        assert not row.anonymous_code or not session.code_withheld or now >= (session.ends or session.starts)
    offers_are_right(own, page.sessions, now)


def deadlines_are_right(own: Own, page: Any, now: datetime) -> None:
    """DLN-1 to DLN-3: the very days of exams and choices, and of registrations none that is pointless nor missing."""
    rows = [(row, missed) for missed, part in ((False, page.coming), (True, page.missed)) for row in part]
    told = [
        Told(str(row.kind), str(row.edge), row.thing, row.day, missed, len(row.offered))
        for row, missed in rows
        if row.kind in KINDS
    ]
    assert sorted(told) == sorted(told_days(own, now)), "days of exams and choices"
    offers_are_right(own, (*page.coming, *page.missed), now)
    _registrations_are_told(own, page, civil_date(now))


def _registrations_are_told(own: Own, page: Any, today: date) -> None:
    """DLN-1, DLN-3: no deadline of what is shown nowhere or done, and none is missing of what can be registered on."""
    named = {(row.participation_id, row.period) for row in page.coming if row.kind == "registration"}
    told = named | {(row.participation_id, row.period) for row in page.missed if row.kind == "registration"}
    for place in own.kept.places.values():
        shown = is_in_education(own, place, today)
        for period in own.offering(place).periods:
            said = registering(own, place, period.number, today)
            here = (place.place_id, period.number)
            assert here not in told or (shown and said is not Said.HOLDS and said is not Said.HIDDEN), f"{here} is told"
            wanted = shown and said is Said.OPEN
            assert here in named or not wanted, f"{here} is not told"
