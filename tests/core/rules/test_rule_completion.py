"""Completed or not, in which version, and how much is passed."""

from decimal import Decimal

import pytest
from msgspec import structs

from ladok_core.model.education import Education
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Result, ResultState
from ladok_core.rules.completion import (
    course_of,
    is_completed,
    lacks_only_final_grade,
    modules_taken,
    passed_credits,
    version_taken,
)
from records import (
    UV_U,
    course,
    event,
    hp,
    module,
    offering,
    package,
    part,
    participation,
    record,
    registered,
    result,
    transfer,
    whole,
)

EXAM, LABS = module("1000", "4.5"), module("1100", "3")
COURSE = course("MA1010", "7.5", modules=(EXAM, LABS))
PROGRAMME = package("MAPROG")
BEGUN = participation(offering(COURSE), registered())


@pytest.mark.parametrize(
    ("held", "completed"),
    [
        (record(BEGUN), False),
        (record(BEGUN, results=(result(COURSE),)), True),
        (record(BEGUN, results=(result(COURSE, state=ResultState.READY),)), False),
        (record(BEGUN, results=(result(COURSE, None, UV_U),)), False),
        (record(BEGUN, results=(result(COURSE, EXAM), result(COURSE, LABS))), False),
        (record(BEGUN, transfers=(transfer(whole(COURSE)),)), True),
        (record(participation(offering(COURSE), event(EventKind.COMPLETION))), True),
        (record(participation(offering(COURSE), reported=Reported(completed=True))), True),
        (record(participation(offering(COURSE), reported=Reported())), False),
    ],
)
def test_a_course_is_completed_by_a_final_grade_whole_credit_or_the_records_own_word(
    held: Record, completed: bool
) -> None:
    """CRS-2, EDU-3: all modules passed is not completed, and nothing is before it is certified."""
    assert is_completed(held, COURSE) is completed


@pytest.mark.parametrize("said", [(event(EventKind.COMPLETION),), ()])
def test_a_withdrawn_place_completes_nothing(said: tuple[ParticipationEvent, ...]) -> None:
    """WDR-4: what is said of it is not shown anywhere."""
    gone = participation(offering(COURSE), *said, event(EventKind.WITHDRAWAL), reported=Reported(completed=True))

    assert not is_completed(record(gone), COURSE)


def test_a_package_is_completed_only_by_the_records_own_word() -> None:
    """EDU-3: a grade on a package means nothing here."""
    place = participation(offering(PROGRAMME), registered())
    done = participation(offering(PROGRAMME), registered(), event(EventKind.COMPLETION))

    assert not is_completed(record(place, results=(result(PROGRAMME),)), PROGRAMME)
    assert is_completed(record(done), PROGRAMME)


OLD = course("MA1010", "7.5", modules=(EXAM, LABS), version=1, current=False)
NEW = course("MA1010", "6", version=2)
NEWER = course("MA1010", "9", version=3)


def _place(of: Education, *, begun: bool = False, gone: bool = False) -> Participation:
    events = ((registered(),) if begun else ()) + ((event(EventKind.WITHDRAWAL),) if gone else ())
    return participation(offering(of), *events)


def _under(version: Education, outcome: Result) -> Result:
    """A result that says which version it stands under."""
    return structs.replace(outcome, version_id=version.version_id)


BOTH = (_place(OLD, begun=True), _place(NEW, begun=True))


@pytest.mark.parametrize(
    ("places", "outcome", "taken"),
    [
        (BOTH, _under(OLD, result(OLD)), OLD),
        (BOTH, _under(NEW, result(OLD)), NEW),
        ((_place(OLD), _place(NEW, begun=True)), _under(OLD, result(OLD)), OLD),
        (BOTH, result(OLD), NEW),
        (BOTH, _under(OLD, result(OLD, None, UV_U)), NEW),
        (BOTH, _under(OLD, result(OLD, state=ResultState.READY)), NEW),
        (BOTH, _under(OLD, result(OLD, EXAM)), NEW),
        (BOTH, _under(NEWER, result(OLD)), NEW),
        ((_place(OLD, begun=True, gone=True), _place(NEW, begun=True)), _under(OLD, result(OLD)), NEW),
    ],
)
def test_a_course_counts_in_the_version_that_it_was_passed_in(
    places: tuple[Participation, ...], outcome: Result, taken: Education
) -> None:
    """EDU-3: a later version that one was only registered on has other credits; a fail binds nothing."""
    assert version_taken(record(*places, results=(outcome,)), NEW) == taken
    assert version_taken(record(*reversed(places), results=(outcome,)), NEW) == taken


def test_a_result_is_told_of_in_the_version_that_it_stands_under() -> None:
    """STA-1: where it says so; a version that nobody has a place on, or without the module, is passed over."""
    held = record(*BOTH)

    assert course_of(held, _under(OLD, result(OLD))) == (OLD, None)
    assert course_of(held, _under(OLD, result(OLD, EXAM))) == (OLD, EXAM)
    assert course_of(held, _under(NEW, result(OLD, EXAM))) == (OLD, EXAM)
    assert course_of(held, _under(NEWER, result(OLD))) == (NEW, None)
    assert course_of(held, result(OLD)) == (NEW, None)

    later = course("MA1010", "8", modules=(EXAM,), version=4)
    changed = record(_place(later), *BOTH)
    assert course_of(changed, _under(OLD, result(OLD, EXAM))) == (OLD, EXAM)
    assert course_of(changed, result(OLD, EXAM)) == (later, EXAM)


@pytest.mark.parametrize(
    ("places", "taken"),
    [
        ((), NEW),
        ((_place(OLD), _place(NEW)), NEW),
        ((_place(NEWER), _place(NEW)), NEWER),
        ((_place(OLD, begun=True), _place(NEW)), OLD),
        ((_place(OLD, begun=True), _place(NEW, begun=True)), NEW),
        ((_place(OLD), _place(NEW, gone=True)), OLD),
        ((_place(OLD), _place(NEW, begun=True, gone=True)), OLD),
        ((_place(NEWER, gone=True),), NEW),
    ],
)
def test_results_belong_to_the_version_that_was_begun_else_the_latest(
    places: tuple[Participation, ...], taken: Education
) -> None:
    """CRS-2, EDU-3: results don't know their version, and versions differ in credits and modules."""
    assert version_taken(record(*places), NEW) == taken
    assert version_taken(record(*reversed(places)), NEW) == taken


@pytest.mark.parametrize(
    ("results", "transfers", "lacks"),
    [
        ((), (), False),
        ((result(COURSE, EXAM),), (), False),
        ((result(COURSE, EXAM), result(COURSE, LABS, state=ResultState.DRAFT)), (), False),
        ((result(COURSE, EXAM), result(COURSE, LABS)), (), True),
        ((result(COURSE, EXAM),), (transfer(part(COURSE, "3", LABS)),), True),
        ((result(COURSE, EXAM),), (transfer(part(COURSE, "2", LABS)),), False),
        ((result(COURSE, EXAM), result(COURSE, LABS), result(COURSE)), (), False),
        ((), (transfer(whole(COURSE)),), False),
    ],
)
def test_all_modules_passed_without_a_final_grade_is_a_state_of_its_own(
    results: tuple[Result, ...], transfers: tuple[CreditTransfer, ...], lacks: bool
) -> None:
    """EDU-4: normal and common, and over as soon as the final grade stands."""
    assert lacks_only_final_grade(record(BEGUN, results=results, transfers=transfers), COURSE) is lacks


def test_a_course_without_modules_lacks_no_final_grade() -> None:
    """EDU-4: all of nothing is not all."""
    assert not lacks_only_final_grade(record(), course("MA1020"))


@pytest.mark.parametrize(
    ("results", "transfers", "passed"),
    [
        ((), (), "0"),
        ((result(COURSE, EXAM),), (), "4.5"),
        ((result(COURSE, EXAM, UV_U),), (), "0"),
        ((result(COURSE, EXAM, state=ResultState.READY),), (), "0"),
        ((result(COURSE, EXAM), result(COURSE, LABS)), (), "7.5"),
        ((result(COURSE),), (), "7.5"),
        ((), (transfer(part(COURSE, "2", LABS)),), "2"),
        ((result(COURSE, LABS),), (transfer(part(COURSE, "2", LABS)),), "3"),
        ((result(COURSE, LABS),), (transfer(part(COURSE, "2")),), "5"),
        ((result(COURSE, EXAM),), (transfer(part(COURSE, "2", LABS), part(COURSE, "1")),), "7.5"),
        ((result(COURSE, EXAM), result(COURSE, LABS)), (transfer(part(COURSE, "5")),), "7.5"),
        ((), (transfer(part(COURSE, "1", EXAM), part(COURSE, "2", LABS), part(COURSE, "3")),), "6"),
        ((), (transfer(whole(COURSE)),), "7.5"),
    ],
)
def test_passed_credits_are_modules_and_credit_but_never_more_than_the_course(
    results: tuple[Result, ...], transfers: tuple[CreditTransfer, ...], passed: str
) -> None:
    """REG-6, EDU-3: what an entry condition asks for; a credited module that is also passed counts once."""
    assert passed_credits(record(BEGUN, results=results, transfers=transfers), COURSE) == Decimal(passed)


def test_passed_credits_are_of_the_version_taken() -> None:
    """REG-6: a new version that the student only waits for doesn't empty what was passed in the old."""
    held = record(
        participation(offering(OLD), registered()),
        participation(offering(NEW)),
        results=(result(OLD, EXAM),),
    )

    assert passed_credits(held, NEW) == Decimal("4.5")


def test_a_module_of_an_earlier_version_is_kept_with_its_result() -> None:
    """CRS-2, REG-6: the course was changed after the student had passed the old examination."""
    old, gone, new = module("OLD", "3"), module("GONE", "1"), module("NEW", "4.5")
    first = course("MA1010", "7.5", modules=(old, gone), version=1)
    second = course("MA1010", "7.5", modules=(new,), version=2)
    places = participation(offering(first)), participation(offering(second), registered())
    held = record(*places, results=(result(first, old),))

    assert modules_taken(held, second) == (new, old)
    assert passed_credits(held, second) == hp("3")


def test_a_module_of_a_withdrawn_place_is_gone_with_it() -> None:
    """WDR-4, CRS-2: nothing of a withdrawn place is shown, its module as little as the place."""
    old, new = module("OLD", "3"), module("NEW", "4.5")
    first = course("MA1010", "7.5", modules=(old,), version=1)
    second = course("MA1010", "7.5", modules=(new,), version=2)
    withdrawn = participation(offering(first), event(EventKind.WITHDRAWAL))
    held = record(withdrawn, participation(offering(second), registered()), results=(result(first, old),))

    assert modules_taken(held, second) == (new,)
