"""New results once only; what has a line on Start; the institution's own words."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from declared import because
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.results import Result, ResultState
from ladok_core.model.span import Span
from ladok_core.rules.course_page import is_shown_course_page
from ladok_core.rules.standing import is_shown_in_education
from ladok_core.rules.start import is_new_result, is_shown_on_start, is_shown_start
from records import (
    DAY,
    ENDS,
    FIRST,
    LAST,
    NOW,
    STARTS,
    TODAY,
    UV_U,
    WINDOW,
    course,
    event,
    institution,
    keys,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    result,
)

SECOND = timedelta(seconds=1)
COURSE = course("MA1010")
PLACE = participation(offering(COURSE), registered())


def _certified(at: datetime | None) -> Result:
    return result(COURSE, certified_at=at)


def _new(of: Result, previous: datetime | None, signed_in: datetime | None = None, now: datetime = NOW) -> list[str]:
    held = record(PLACE, results=(of,), previous_sign_in=previous, signed_in_at=signed_in)
    return keys(is_new_result(held, of, now))


LAST_TIME = NOW - 5 * DAY


@pytest.mark.parametrize(
    ("certified", "said"),
    [
        (LAST_TIME - SECOND, "STA-1/seen"),
        (LAST_TIME, "STA-1/seen"),
        (LAST_TIME + SECOND, "STA-1/new"),
        (NOW - SECOND, "STA-1/new"),
        (NOW, "STA-1/new"),
        (NOW + SECOND, "STA-1/to-come"),
    ],
)
def test_new_is_what_was_certified_since_the_last_sign_in(certified: datetime, said: str) -> None:
    """STA-1: to the second, either side of both ends."""
    assert _new(_certified(certified), LAST_TIME) == [said]


def test_at_the_very_first_sign_in_every_certified_result_is_new() -> None:
    """STA-1: also an old one."""
    assert _new(_certified(NOW - 900 * DAY), None) == ["STA-1/new"]


@pytest.mark.parametrize(
    ("certified", "said"),
    [
        (NOW - 600 * SECOND, "STA-1/new"),
        (NOW - 599 * SECOND, "STA-1/next-time"),
        (NOW, "STA-1/next-time"),
    ],
)
def test_what_is_certified_while_the_student_is_signed_in_waits(certified: datetime, said: str) -> None:
    """STA-1: shown at the first sign-in after it was certified, then never again; so not now and then once more."""
    assert _new(_certified(certified), LAST_TIME, signed_in=NOW - 600 * SECOND) == [said]


@pytest.mark.parametrize("minutes_between", [1, 60, 60 * 24 * 30])
def test_every_result_is_told_at_exactly_one_sign_in(minutes_between: int) -> None:
    """STA-1: over a run of sign-ins with several visits each, whenever it was certified."""
    step = timedelta(minutes=minutes_between)
    sign_ins = [NOW + n * step for n in range(6)]
    for certified in (NOW - step, NOW, NOW + step / 3, NOW + 2 * step, NOW + 2 * step + SECOND, NOW + 4.5 * step):
        told = [
            n
            for n, signed_in in enumerate(sign_ins)
            for visit in (signed_in, signed_in + step / 2, signed_in + step - SECOND)
            if _new(_certified(certified), sign_ins[n - 1] if n else None, signed_in, visit) == ["STA-1/new"]
        ]
        assert told == [next(n for n, at in enumerate(sign_ins) if at >= certified)] * 3


@pytest.mark.parametrize("state", [ResultState.DRAFT, ResultState.READY])
def test_what_is_not_certified_is_never_new(state: ResultState) -> None:
    """STA-1, CRS-2: it may still be changed."""
    assert _new(result(COURSE, state=state), None) == ["STA-1/not-certified"]


def test_a_result_certified_nobody_knows_when_is_not_news() -> None:
    """STA-1: it can't be told which sign-in was the first after it; it stands in My education."""
    of = _certified(None)
    decision = is_new_result(record(PLACE, results=(of,)), of, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["STA-1/undated"])


def test_an_institution_may_keep_new_results_off_the_page() -> None:
    """STA-1: a feature that is turned off shows nothing."""
    of = _certified(NOW - DAY)
    held = record(PLACE, results=(of,), at=institution(switches=frozenset()))

    assert keys(is_new_result(held, of, NOW)) == ["STA-1/off"]
    assert is_new_result(held, of, NOW).verdict is Verdict.HIDDEN


@pytest.mark.parametrize(
    "places",
    [
        (),
        (participation(offering(course("SP1001")), registered()),),
        (participation(offering(COURSE), event(EventKind.WITHDRAWAL)),),
    ],
)
def test_news_lead_to_a_course_that_is_shown(places: tuple[Participation, ...]) -> None:
    """STA-1, WDR-4: what is withdrawn isn't shown anywhere, so not here either."""
    of = _certified(NOW - DAY)
    decision = is_new_result(record(*places, results=(of,)), of, NOW)

    assert (decision.verdict, keys(decision)) == (Verdict.HIDDEN, ["STA-1/no-course"])


@pytest.mark.parametrize(("now", "said"), [(NOW, "STA-1/new"), (NOW + 60 * DAY, "STA-1/no-course")])
def test_news_of_a_course_never_started_end_with_its_study_period(now: datetime, said: str) -> None:
    """STA-1, EDU-2: a failed try at a course that was never registered is told only while the course is shown."""
    of = result(COURSE, None, UV_U)

    assert keys(is_new_result(record(participation(offering(COURSE)), results=(of,)), of, now)) == [said]


def test_the_day_of_certification_is_stockholms() -> None:
    """STA-1: half past eleven in the evening in UTC is the next day where the student is."""
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    of = _certified(late)
    decisions = [
        is_new_result(record(PLACE, results=(of,)), of, NOW),
        is_new_result(record(PLACE, results=(of,), previous_sign_in=NOW), of, NOW),
        is_new_result(record(PLACE, results=(of,), signed_in_at=late - SECOND), of, NOW),
        is_new_result(record(PLACE, results=(of,)), of, late - SECOND),
    ]

    assert [keys(d) for d in decisions] == [["STA-1/new"], ["STA-1/seen"], ["STA-1/next-time"], ["STA-1/to-come"]]
    assert [d.verdict.value for d in decisions] == ["open", "hidden", "hidden", "hidden"]
    assert all(d.reasons[0].saw == {"on": Day(civil_date(late))} for d in decisions)
    assert civil_date(late).day == 22


WINDOWS = {"none": None, "open": WINDOW, "later": Span(TODAY + DAY, ENDS), "closed": Span(FIRST, TODAY - DAY)}


def _programme(*events: ParticipationEvent, second: str = "none", reserve: bool = False) -> Participation:
    given = offering(package(), period(1), period(2, registration=WINDOWS[second]))
    return participation(given, *events, participation_id="programme", reserve=reserve)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (_programme(), "STA-5/ongoing"),
        (_programme(registered(), second="open"), "STA-5/ongoing"),
        (_programme(registered(), second="later"), "STA-5/ongoing"),
        (_programme(registered(), second="open", reserve=True), "STA-5/ongoing"),
        (_programme(registered(), second="none"), "STA-5/package"),
        (_programme(registered(), second="closed"), "STA-5/package"),
        (_programme(registered(), registered(2), second="open"), "STA-5/package"),
        (_programme(registered(), event(EventKind.NON_COMPLETION)), "NCP-3/package"),
        (_programme(event(EventKind.WITHDRAWAL)), "WDR-4/withdrawn"),
        (_programme(event(EventKind.COMPLETION)), "STA-5/completed"),
    ],
)
def test_a_running_package_is_on_start_only_for_its_registration(place: Participation, said: str) -> None:
    """STA-3, STA-5, NCP-3: its courses stand there; the programme itself stands in My education."""
    decision = is_shown_on_start(record(place), place, TODAY)

    assert keys(decision) == [said]
    assert decision.shown is (said == "STA-5/ongoing")


def test_a_package_begun_by_its_courses_is_as_one_begun_by_itself() -> None:
    """STA-5: not every institution registers on programmes."""
    given = offering(package(), period(registration=None))
    top = participation(given, participation_id="top")
    leaf = participation(offering(COURSE), registered(), within="top")

    assert is_shown_on_start(record(top), top, TODAY).shown
    assert keys(is_shown_on_start(record(top, leaf), top, TODAY)) == ["STA-5/package"]


@pytest.mark.parametrize("day", [STARTS - DAY, STARTS, ENDS])
@pytest.mark.parametrize("stopped", [EventKind.EARLY_NON_COMPLETION, EventKind.NON_COMPLETION])
def test_a_stopped_programme_is_not_on_start(stopped: EventKind, day: date) -> None:
    """NCP-3: it stands in My education, also where all that had been begun of it ended early, and so counts no more."""
    top = participation(offering(package()), event(EventKind.NON_COMPLETION, FIRST), participation_id="top")
    leaf = participation(offering(COURSE), registered(), event(stopped, FIRST), within="top")
    held = record(top, leaf)

    assert not is_shown_on_start(held, top, day).shown
    assert is_shown_in_education(held, top, day).shown


def test_a_copy_of_a_programme_is_shown_while_its_window_is_open() -> None:
    """STA-3, IMP-1: the student can register in the real portal."""
    place = _programme(registered(), second="open")

    assert is_shown_on_start(record(place, imported_on=TODAY), place, TODAY).shown
    assert not is_shown_on_start(record(place, imported_on=TODAY), place, LAST + DAY).shown


@pytest.mark.parametrize(("day", "shown"), [(STARTS - DAY, True), (ENDS, True), (ENDS + DAY, False)])
def test_a_course_is_on_start_as_long_as_it_is_current(day: date, shown: bool) -> None:
    """STA-5: also when registered, without anything to press."""
    assert is_shown_on_start(record(PLACE), PLACE, day).shown is shown


def test_in_a_copy_that_is_seen_for_the_first_time_nothing_is_new() -> None:
    """STA-1: years of results, told as news on the first day, would be no news; later imports tell what came since."""
    held = record(PLACE, results=(result(COURSE),), imported_on=TODAY)

    assert is_new_result(held, held.results[0], NOW) == Decision(
        Verdict.HIDDEN, (because("STA-1/copied", on=Day(civil_date(NOW - DAY))),)
    )


@pytest.mark.parametrize(
    ("previous", "read_in", "signed_in", "said"),
    [
        (None, NOW, NOW, "STA-1/new"),
        (NOW - SECOND, NOW, NOW, "STA-1/new"),
        (NOW, NOW, NOW, "STA-1/seen"),
        (NOW + SECOND, NOW, NOW + 2 * SECOND, "STA-1/seen"),
        (NOW - SECOND, NOW + SECOND, NOW, "STA-1/next-time"),
        (NOW - SECOND, NOW, NOW - SECOND / 2, "STA-1/next-time"),
    ],
)
def test_in_a_copy_new_is_what_was_read_in_since_the_last_visit(
    previous: datetime | None, read_in: datetime, signed_in: datetime, said: str
) -> None:
    """STA-1: certified before the student last looked at a copy that didn't have it yet, it is news all the same."""
    told = msgspec.structs.replace(result(COURSE), read_in_at=read_in)
    held = msgspec.structs.replace(
        record(PLACE, results=(told,), imported_on=TODAY), previous_sign_in=previous, signed_in_at=signed_in
    )

    assert keys(is_new_result(held, told, NOW + DAY)) == [said]


def test_every_student_has_a_start_page_and_pages_for_courses() -> None:
    """STA-5, CRS-1: open, whatever an institution has turned off."""
    held = record(at=institution(switches=frozenset()))

    assert is_shown_start(held).verdict is Verdict.OPEN
    assert is_shown_course_page(held).verdict is Verdict.OPEN
