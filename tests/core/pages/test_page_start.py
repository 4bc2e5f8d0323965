"""The start page: what is on it, in which order, and what is not."""

from datetime import UTC, date, datetime
from decimal import Decimal

from built import start_page
from ladok_core.model.institution import Place
from ladok_core.model.participation import EventKind
from ladok_core.model.results import ResultState
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing, Timing
from ladok_core.model.text import Text
from ladok_core.pages import start
from records import (
    DAY,
    ENDS,
    FIRST,
    LAST,
    NOW,
    STARTS,
    TODAY,
    UV_VG,
    WINDOW,
    course,
    event,
    institution,
    keys,
    module,
    offering,
    package,
    participation,
    period,
    record,
    registered,
    result,
)


def test_what_can_be_done_now_stands_first_the_soonest_to_close_before_the_rest() -> None:
    """STA-3: a window that closes tomorrow can't wait for one that closes next week."""
    places = [
        participation(offering(course(code), period(1, registration=Span(FIRST, last))))
        for code, last in (("C", LAST), ("B", TODAY), ("A", LAST), ("D", TODAY + DAY))
    ]

    page = start_page(record(*places), NOW)

    assert [row.code for row in page.to_register] == ["B", "D", "A", "C"]
    assert page.current == ()


def test_current_courses_stand_by_their_start() -> None:
    """STA-5, REG-3: nothing to press on any of them; what was missed, and is urgent, stands before them all."""
    shut, soon = Span(FIRST, TODAY - DAY), Span(TODAY + DAY, LAST)
    later = Span(STARTS + 30 * DAY, ENDS)
    places = [
        participation(offering(course("D"), period(1, later, registration=soon))),
        participation(offering(course("A"), undated=True)),
        participation(offering(course("C"), period(1, registration=shut))),
        participation(offering(course("B")), registered()),
    ]

    page = start_page(record(*places), NOW)

    assert page.to_register == ()
    assert [row.code for row in page.current] == ["C", "B", "D", "A"]
    assert [row.standing for row in page.current] == [
        Standing.EXPECTED, Standing.REGISTERED, Standing.EXPECTED, Standing.EXPECTED,
    ]  # fmt: skip
    assert [row.timing for row in page.current] == [
        Timing.ONGOING, Timing.ONGOING, Timing.UPCOMING, Timing.UNKNOWN,
    ]  # fmt: skip


def test_what_has_ended_or_was_left_is_not_there_and_its_line_says_why() -> None:
    """STA-5, WDR-4, NCP-3: the page takes the shown lines, explain takes them all."""
    places = [
        participation(offering(course("A")), event(EventKind.WITHDRAWAL)),
        participation(offering(course("B")), registered(), event(EventKind.EARLY_NON_COMPLETION)),
        participation(offering(course("C")), registered(), event(EventKind.COMPLETION)),
        participation(offering(course("D"), period(1, Span(STARTS, TODAY - DAY)))),
        participation(offering(package("P"), period(registration=None)), registered()),
    ]
    held = record(*places)

    page = start_page(held, NOW)

    assert (page.to_register, page.current) == ((), ())
    assert [keys(row.shown)[0] for row in start.rows(held, NOW)] == [
        "WDR-4/withdrawn", "NCP-3/early", "STA-5/completed", "STA-5/ended", "STA-5/package",
    ]  # fmt: skip


def test_a_programme_that_can_be_registered_on_stands_with_the_courses() -> None:
    """STA-3: courses and programmes."""
    page = start_page(record(participation(offering(package("P"))), participation(offering(course("A")))), NOW)

    assert [row.code for row in page.to_register] == ["A", "P"]


def test_the_next_opening_is_the_soonest_that_will_open_for_the_student() -> None:
    """REG-2: told when there is nothing to do; what is cancelled opens for nobody."""
    windows = {"A": TODAY + 9 * DAY, "B": TODAY + 3 * DAY, "C": TODAY + DAY}
    places = [
        participation(offering(course(code), period(1, registration=Span(first, ENDS)), cancelled=code == "C"))
        for code, first in windows.items()
    ]

    page = start_page(record(*places), NOW)

    assert page.next_opening is not None
    assert page.next_opening.code == "B"
    assert start_page(record(places[2]), NOW).next_opening is None
    assert start_page(record(participation()), NOW).next_opening is None


def test_an_opening_with_an_obstacle_is_still_the_next() -> None:
    """REG-2, REG-6: there is time to pay."""
    place = participation(offering(course("A"), period(1, registration=Span(TODAY + DAY, ENDS))))

    page = start_page(record(place, fee_liable=True), NOW)

    assert page.next_opening is not None


def test_the_page_is_of_the_day_in_stockholm() -> None:
    """STA-3: at half past eleven at night in UTC the window has closed where the student is."""
    place = participation(offering(course("A"), period(1, registration=Span(FIRST, TODAY))))
    evening = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    night = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert start_page(record(place), evening).today == TODAY
    assert start_page(record(place), night).today == date(2026, 11, 24)
    assert [len(start_page(record(place), at).to_register) for at in (evening, night)] == [1, 0]


EXAM = module("1000", "4.5")
OLD = course("MA1010", "7.5", modules=(EXAM,), version=1, name="Old")
NEW = course("MA1010", "9", modules=(module("2000", "9"),), version=2, name="New")


def test_new_results_tell_course_module_and_grade_the_latest_first() -> None:
    """STA-1: with the module's name and extent, whichever version it belongs to."""
    held = record(
        participation(offering(NEW), registered()),
        participation(offering(OLD), registered()),
        results=(
            result(OLD, EXAM, UV_VG, examined_on=TODAY - 9 * DAY),
            result(NEW, examined_on=TODAY - DAY),
            result(NEW, examined_on=None, result_id="undated"),
            result(NEW, state=ResultState.READY, result_id="ready"),
        ),
    )

    news = start_page(held, NOW).new_results

    assert [(n.course.sv, n.module.sv if n.module else None, n.credits) for n in news] == [
        ("New", None, Decimal(9)),
        ("Old", "Modul 1000", Decimal("4.5")),
        ("New", None, Decimal(9)),
    ]
    assert [n.grade.code if n.grade else None for n in news] == ["G", "VG", "G"]
    assert {n.education_id for n in news} == {OLD.education_id}
    assert [keys(n.shown) for n in start.new_results(held, NOW)].count(["STA-1/new"]) == 3


def test_a_result_without_extent_has_the_modules_or_the_courses() -> None:
    """STA-1: the credits stand beside the grade."""
    bare = [
        type(one)(**{**{f: getattr(one, f) for f in one.__struct_fields__}, "credits": None})
        for one in (result(OLD, EXAM), result(OLD))
    ]
    held = record(participation(offering(OLD), registered()), results=tuple(bare))

    assert sorted(n.credits for n in start_page(held, NOW).new_results) == [
        Decimal("4.5"),
        Decimal("7.5"),
    ]
    assert [n.credits for n in start.new_results(record(results=(bare[1],)), NOW)] == [Decimal(0)]
    assert [n.code for n in start.new_results(record(results=(bare[1],)), NOW)] == [""]


def test_the_institutions_words_stand_last_where_there_are_any() -> None:
    """STA-6: else nothing stands there."""
    text = Text("Välkommen", "Welcome")

    assert start_page(record(at=institution(local_texts={Place.START: text})), NOW).local_text == text
    assert start_page(record(), NOW).local_text is None


def test_the_page_says_whose_and_where_it_is() -> None:
    """LOG-4, LOG-5."""
    page = start_page(record(), NOW)

    assert (page.institution.sv, page.student, page.today) == ("Blå lärosätet", "Ellen Ek", TODAY)


def test_a_line_says_which_period_registration_is_for() -> None:
    """REG-4: its number, dates and credits, and how many there are; none when all are registered."""
    second = Span(date(2027, 1, 18), date(2027, 3, 21))
    given = offering(course("A", "15"), period(1, extent="7.5"), period(2, second, "5", WINDOW), code="V9")
    row, done = (
        start_page(record(participation(given, *events)), NOW)
        for events in ((registered(),), (registered(), registered(2)))
    )

    assert [(r.period, r.periods, r.period_span, r.period_credits) for r in row.to_register] == [
        (2, 2, second, Decimal(5))
    ]
    assert [(r.period, r.period_span, r.period_credits) for r in done.current] == [(None, None, None)]
    assert [(r.credits, r.unit, r.kind.value, r.education_id) for r in done.current] == [
        (Decimal(15), "HP", "course", "education-A")
    ]
    (one,) = done.current
    assert (one.given.offering_code, one.given.pace, one.given.form) == ("V9", 50, "NML")
    assert one.given.span == Span(STARTS, second.last)
    assert one.given.place == Text("Umeå", "Umeå")
