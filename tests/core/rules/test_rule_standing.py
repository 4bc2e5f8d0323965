"""Where a participation stands, and the two lists it is on: every row of Ladok's table at every time."""

from collections.abc import Iterable
from datetime import date

import msgspec
import pytest

from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing, Timing
from ladok_core.rules.registration_periods import registration_of
from ladok_core.rules.standing import is_shown_as_current, is_shown_in_education, shown_packages, standing, timing
from records import (
    DAY,
    ENDS,
    STARTS,
    TODAY,
    course,
    event,
    keys,
    offering,
    package,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

COURSE = course("MA1010")
BEFORE, DURING, AFTER = STARTS - DAY, STARTS + 10 * DAY, ENDS + DAY
DAYS = (BEFORE, DURING, AFTER)


def _place(*kinds: EventKind, begun: bool = True) -> Participation:
    return participation(offering(COURSE), *((registered(),) if begun else ()), *(event(kind) for kind in kinds))


# DOMAIN's table of which list a course is on: Start shows pagaende, kommande and a running avbrott; My education also
# avslutade, oavslutade and every late avbrott; "none" is nowhere.  "Registered before the start" is unknown there: †.
TABLE = [
    ("aterbud", _place(EventKind.WITHDRAWAL, begun=False), Standing.WITHDRAWN, "---", "---"),
    ("aterbud wins", _place(EventKind.WITHDRAWAL, EventKind.COMPLETION), Standing.WITHDRAWN, "---", "---"),
    ("tidigtavbrott", _place(EventKind.EARLY_NON_COMPLETION), Standing.EARLY_NON_COMPLETION, "---", "---"),
    ("avbrott", _place(EventKind.NON_COMPLETION), Standing.NON_COMPLETION, "-s-", "sss"),
    ("avklarad", _place(EventKind.COMPLETION), Standing.COMPLETED, "---", "sss"),
    ("registrerad", _place(), Standing.REGISTERED, "ss-", "sss"),
    ("omregistrerad", _place(EventKind.RE_REGISTRATION, begun=False), Standing.REGISTERED, "ss-", "sss"),
    ("ej_paborjad", _place(begun=False), Standing.EXPECTED, "ss-", "ss-"),
]


@pytest.mark.parametrize(("summary", "place", "stands", "start", "education"), TABLE, ids=[row[0] for row in TABLE])
def test_every_state_is_on_its_lists_at_every_time(
    summary: str, place: Participation, stands: Standing, start: str, education: str
) -> None:
    """STA-5, EDU-2, NCP-3, WDR-4: before, during and after the study period."""
    held = record(place)

    assert standing(held, place) is stands
    assert _shown(is_shown_as_current(held, place, day) for day in DAYS) == start
    assert _shown(is_shown_in_education(held, place, day) for day in DAYS) == education


def _shown(decisions: Iterable[Decision]) -> str:
    return "".join("s" if decision.shown else "-" for decision in decisions)


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (STARTS - DAY, Timing.UPCOMING),
        (STARTS, Timing.ONGOING),
        (STARTS + DAY, Timing.ONGOING),
        (ENDS - DAY, Timing.ONGOING),
        (ENDS, Timing.ONGOING),
        (ENDS + DAY, Timing.ENDED),
    ],
)
def test_the_first_and_the_last_day_are_of_the_period(today: date, when: Timing) -> None:
    """STA-5: a course that ends today is still read today."""
    assert timing(_place(), today) is when


def test_without_dates_nothing_is_known_of_the_time() -> None:
    """STA-5: an imported participation may have no periods."""
    place = participation(offering(COURSE, undated=True))

    assert timing(place, DURING) is Timing.UNKNOWN
    for day in DAYS:
        assert _said(is_shown_as_current(record(place), place, day)) == ("open", "STA-5/undated", None)
        assert _said(is_shown_in_education(record(place), place, day)) == ("open", "EDU-2/shown", None)


def _said(decision: Decision) -> tuple[str, str, date | None]:
    (reason,) = decision.reasons
    seen = reason.saw.get("on")
    return decision.verdict.value, reason.key, seen.on if isinstance(seen, Day) else None


@pytest.mark.parametrize(
    ("place", "today", "said"),
    [
        (_place(), STARTS - DAY, ("open", "STA-5/upcoming", STARTS)),
        (_place(), STARTS, ("open", "STA-5/ongoing", ENDS)),
        (_place(), ENDS, ("open", "STA-5/ongoing", ENDS)),
        (_place(), ENDS + DAY, ("hidden", "STA-5/ended", ENDS)),
        (_place(EventKind.COMPLETION), DURING, ("hidden", "STA-5/completed", None)),
        (_place(EventKind.NON_COMPLETION), STARTS - DAY, ("hidden", "NCP-3/not-started", STARTS)),
        (_place(EventKind.NON_COMPLETION), STARTS, ("open", "NCP-3/late", ENDS)),
        (_place(EventKind.NON_COMPLETION), ENDS, ("open", "NCP-3/late", ENDS)),
        (_place(EventKind.NON_COMPLETION), ENDS + DAY, ("hidden", "STA-5/ended", ENDS)),
        (_place(EventKind.EARLY_NON_COMPLETION), DURING, ("hidden", "NCP-3/early", None)),
        (_place(EventKind.WITHDRAWAL), DURING, ("hidden", "WDR-4/withdrawn", None)),
    ],
)
def test_start_says_why_a_course_is_there_or_not(
    place: Participation, today: date, said: tuple[str, str, date | None]
) -> None:
    """STA-5, NCP-3, WDR-4: explain answers with these, and the days that they saw."""
    assert _said(is_shown_as_current(record(place), place, today)) == said


@pytest.mark.parametrize(
    ("place", "today", "said"),
    [
        (_place(begun=False), ENDS, ("open", "EDU-2/shown", None)),
        (_place(begun=False), ENDS + DAY, ("hidden", "EDU-2/never-started", ENDS)),
        (_place(), ENDS + DAY, ("open", "EDU-2/shown", None)),
        (_place(EventKind.NON_COMPLETION), ENDS + DAY, ("open", "NCP-3/kept", None)),
        (_place(EventKind.EARLY_NON_COMPLETION), DURING, ("hidden", "NCP-3/early", None)),
        (_place(EventKind.WITHDRAWAL), DURING, ("hidden", "WDR-4/withdrawn", None)),
    ],
)
def test_my_education_says_why_a_course_is_there_or_not(
    place: Participation, today: date, said: tuple[str, str, date | None]
) -> None:
    """EDU-2, NCP-3, WDR-4: the period's last day still belongs to it."""
    assert _said(is_shown_in_education(record(place), place, today)) == said


AGAIN = participation(offering(COURSE, code="V2"), registered())
AGAIN_LEFT = participation(offering(COURSE, code="V2"), registered(), event(EventKind.NON_COMPLETION))
EXPECTED_AGAIN = participation(offering(COURSE, code="V2"))
GRADE = (result(COURSE),)
CREDIT = (transfer(whole(COURSE)),)


@pytest.mark.parametrize(
    ("events", "held", "stands"),
    [
        ((registered(),), record(results=GRADE), Standing.COMPLETED),
        ((registered(),), record(transfers=CREDIT), Standing.COMPLETED),
        ((registered(),), record(AGAIN, results=GRADE), Standing.COMPLETED),
        ((), record(results=GRADE), Standing.COMPLETED),
        ((), record(EXPECTED_AGAIN, results=GRADE), Standing.COMPLETED),
        ((), record(AGAIN, results=GRADE), Standing.EXPECTED),
        ((), record(AGAIN_LEFT, results=GRADE), Standing.COMPLETED),
        ((), record(transfers=CREDIT), Standing.EXPECTED),
        ((registered(), event(EventKind.NON_COMPLETION)), record(results=GRADE), Standing.COMPLETED),
        ((registered(), event(EventKind.NON_COMPLETION)), record(AGAIN, results=GRADE), Standing.NON_COMPLETION),
        ((registered(), event(EventKind.NON_COMPLETION)), record(transfers=CREDIT), Standing.NON_COMPLETION),
        ((registered(), event(EventKind.EARLY_NON_COMPLETION)), record(results=GRADE), Standing.COMPLETED),
        (
            (registered(), event(EventKind.EARLY_NON_COMPLETION)),
            record(AGAIN, results=GRADE),
            Standing.EARLY_NON_COMPLETION,
        ),
        ((registered(), event(EventKind.WITHDRAWAL)), record(results=GRADE), Standing.WITHDRAWN),
    ],
)
def test_a_final_grade_stands_on_the_place_that_it_belongs_to(
    events: tuple[ParticipationEvent, ...], held: Record, stands: Standing
) -> None:
    """EDU-2, NCP-3: a final grade is not hidden by what ended, unless another place of the course earned it."""
    place = participation(offering(COURSE), *events, participation_id="this")
    whole_record = record(place, *held.participations, results=held.results, transfers=held.credit_transfers)

    assert standing(whole_record, place) is stands


@pytest.mark.parametrize(
    ("reported", "stands"),
    [(Reported(completed=True), Standing.COMPLETED), (Reported(), Standing.EXPECTED), (None, Standing.EXPECTED)],
)
def test_the_sources_word_completes_an_imported_course(reported: Reported | None, stands: Standing) -> None:
    """EDU-2: its results may not have been saved."""
    place = participation(offering(COURSE), reported=reported)

    assert standing(record(place), place) is stands


def test_a_package_stands_as_what_is_in_it() -> None:
    """EDU-2, STA-5: a programme whose courses were read is not a course never started, also years later."""
    top = participation(offering(package("MAPROG")), participation_id="top")
    leaf = participation(offering(COURSE), registered(), within="top")
    after = ENDS + 400 * DAY

    assert standing(record(top), top) is Standing.EXPECTED
    assert standing(record(top, leaf), top) is Standing.REGISTERED
    assert is_shown_in_education(record(top), top, after).verdict is Verdict.HIDDEN
    assert is_shown_in_education(record(top, leaf), top, after).verdict is Verdict.OPEN


def test_a_finished_course_does_not_finish_its_package() -> None:
    """EDU-2: a grade on a package, whatever that would be, is not looked at."""
    top = participation(offering(package("MAPROG")), registered(), participation_id="top")

    assert standing(record(top, transfers=(transfer(whole(package("MAPROG"))),)), top) is Standing.REGISTERED


def test_a_non_completion_without_dates_is_not_current_for_ever() -> None:
    """NCP-3: on Start during the study period only; where there is none, it stands in My education."""
    place = participation(offering(COURSE, undated=True), registered(), event(EventKind.NON_COMPLETION))
    held = record(place)

    assert keys(is_shown_as_current(held, place, TODAY)) == ["NCP-3/undated"]
    assert not is_shown_as_current(held, place, TODAY).shown
    assert is_shown_in_education(held, place, TODAY).shown


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ((), (), True),
        ((), (event(EventKind.WITHDRAWAL),), False),
        ((registered(),), (), False),
    ],
    ids=["changed", "new place withdrawn", "begun before"],
)
def test_a_place_left_for_another_offering_is_shown_nowhere(
    old: tuple[ParticipationEvent, ...], new: tuple[ParticipationEvent, ...], left: bool
) -> None:
    """OFC-2, REG-5: one course, one place to register on; what is begun stands until the change has taken effect."""
    before = participation(offering(COURSE, offering_id="old"), *old, participation_id="old")
    after = msgspec.structs.replace(
        participation(offering(COURSE, offering_id="new"), *new, participation_id="new"), replaces="old"
    )
    held = record(before, after)

    current, kept, register = (
        is_shown_as_current(held, before, TODAY),
        is_shown_in_education(held, before, TODAY),
        registration_of(held, before, TODAY),
    )

    assert (current.verdict, keys(current)) == (
        (Verdict.HIDDEN, ["STA-5/changed"]) if left else (Verdict.OPEN, ["STA-5/ongoing"])
    )
    assert (kept.verdict, keys(kept)) == (
        (Verdict.HIDDEN, ["EDU-2/changed"]) if left else (Verdict.OPEN, ["EDU-2/shown"])
    )
    assert ((register.verdict, keys(register)) == (Verdict.CLOSED, ["REG-5/changed"])) is left
    assert is_shown_as_current(held, after, TODAY).shown is not bool(new)


@pytest.mark.parametrize(
    ("today", "branch", "nearest"),
    [
        (ENDS, (), "branch"),
        (AFTER, (), "top"),
        (AFTER, (registered(),), "branch"),
        (ENDS, (event(EventKind.WITHDRAWAL),), "top"),
    ],
)
def test_the_nearest_package_that_is_shown_is_the_one_that_is_named(
    today: date, branch: tuple[ParticipationEvent, ...], nearest: str
) -> None:
    """EDU-2, WDR-4: one withdrawn from, or never started and over by then, has no name any more."""
    programme, specialisation = offering(package()), offering(package("MAPRAI"))
    held = record(
        participation(offering(COURSE), participation_id="leaf", within="branch"),
        participation(specialisation, *branch, participation_id="branch", within="top"),
        participation(programme, registered(), participation_id="top"),
    )

    shown = {place: package.participation_id for place, package in shown_packages(held, today).items()}

    assert shown == {"leaf": nearest, "branch": "top"}
