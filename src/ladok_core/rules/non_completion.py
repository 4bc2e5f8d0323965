"""Non-completion (avbrott): may the student stop, what goes with it, and is it early?  NCP-1 to NCP-4, IMP-1.

What is shown of it afterwards stands with the rest of what is shown, in ``standing`` (NCP-3).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ladok_core.codes.tables import education_type
from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.destination import page_of
from ladok_core.model.education import Education
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing
from ladok_core.rules.grading import is_passing
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.packages import counted_inside, is_changed_for_another, lying_in
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import NCP_3, since, standing
from ladok_core.rules.switched import Switched
from ladok_core.rules.withdrawal import count_withdrawn_with

NCP_1 = Rule(
    "NCP-1",
    "A course or programme that has been begun and not completed can be stopped, where the institution allows it; "
    "CSN is to be told.",
)
NCP_2 = Rule(
    "NCP-2",
    "Non-completion of a programme stops the courses in it that are begun and not completed, and withdraws the places "
    "in it that are not begun: all or none.",
)
NCP_4 = Rule("NCP-4", "Resuming is not offered: the institution is to be contacted.")

CAN = NCP_1.reason("can", Kind.ALLOWS, turn=Turn.STUDENT)
OFF = NCP_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
STOPPED = NCP_1.reason("stopped", Kind.DONE)
WITHDRAWN = NCP_1.reason("withdrawn", Kind.REFUSES)
COMPLETED = NCP_1.reason("completed", Kind.REFUSES)
CHANGED = NCP_1.reason("changed", Kind.REFUSES, turn=Turn.STUDENT)
NOT_BEGUN = NCP_1.reason("not-begun", Kind.REFUSES, turn=Turn.STUDENT)
CSN = NCP_1.reason("csn", Kind.FACT)
STOPS_TOO = NCP_2.reason("stops-too", Kind.FACT)
WITHDRAWS_TOO = NCP_2.reason("withdraws-too", Kind.FACT)
EARLY_UNTIL = NCP_3.reason("early-until", Kind.FACT)
NO_LONGER_EARLY = NCP_3.reason("no-longer-early", Kind.FACT)
NEVER_EARLY = NCP_3.reason("never-early", Kind.FACT)
PASSED_ALREADY = NCP_3.reason("passed-already", Kind.FACT)
RESUMING = NCP_4.reason("resuming", Kind.FACT)

OF_COURSE = Switched(Switch.NON_COMPLETION_COURSE, OFF)
OF_PROGRAMME = Switched(Switch.NON_COMPLETION_PROGRAMME, OFF)

_STOPPED = (EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION)


def can_stop(record: Record, place: Participation, today: date) -> Decision:
    """Decide whether the student may stop on a place on a civil date in Stockholm.  NCP-1, NCP-2, NCP-3, IMP-1.

    A programme is begun when anything in it is †, as not every institution registers students on programmes.  What is
    not completed can be stopped also when its study period is over †.  Who studies on another offering by now stops on
    that one †.
    """
    return never_in_a_copy(
        record, _stopped(record, place) or Decision(Verdict.OPEN, (CAN.because(), *_extent(record, place, today)))
    )


def _stopped(record: Record, place: Participation) -> Decision | None:
    stands = standing(record, place)
    if stands in (Standing.NON_COMPLETION, Standing.EARLY_NON_COMPLETION):  # before the switch: it holds all the same
        return Decision(Verdict.CLOSED, (STOPPED.because(**since(place, *_STOPPED)),))
    if off := _switched(place.offering.education).hidden(record.institution):
        return off
    match stands:
        case Standing.REGISTERED if is_changed_for_another(record, place):
            return Decision(Verdict.CLOSED, (CHANGED.because(),))
        case Standing.REGISTERED:
            return None
        case Standing.WITHDRAWN:
            return Decision(Verdict.CLOSED, (WITHDRAWN.because(),))
        case Standing.COMPLETED:
            return Decision(Verdict.CLOSED, (COMPLETED.because(),))
        case _:
            return Decision(Verdict.CLOSED, (NOT_BEGUN.because(page_of(place.offering.education)),))


def _extent(record: Record, place: Participation, today: date) -> Iterator[Reason]:
    """Say what the non-completion covers and, of a course, whether it is early.  NCP-2, NCP-3."""
    if place.offering.education.is_course:
        yield _how_early(record, place, today)
    if stopped := count_stopped_with(record, place):
        yield STOPS_TOO.because(places=Count(stopped))
    if withdrawn := count_withdrawn_with(record, place, today):
        yield WITHDRAWS_TOO.because(places=Count(withdrawn))


def _how_early(record: Record, place: Participation, today: date) -> Reason:
    last = last_early_day(place)
    if last is None:
        return NEVER_EARLY.because()
    if today > last:
        return NO_LONGER_EARLY.because(on=Day(last))
    return PASSED_ALREADY.because() if _has_passed(record, place) else EARLY_UNTIL.because(on=Day(last))


def last_early_day(place: Participation) -> date | None:
    """Return the last day on which a non-completion is early; None where there is none.  NCP-3.

    The days are those of the course's own type, counted from the day on which its offering starts: with 20 the three
    first weeks are early, from a Monday to the third Sunday, and that day is too †.  A type that no table knows has no
    early days †, nor has an offering without dates †.
    """
    education, span = place.offering.education, place.offering.span
    known = education_type(education.type_code) if education.is_course else None
    days = known.early_non_completion_days if known else None
    return None if days is None or span is None else span.first + timedelta(days=days)


def kind_of_non_completion(record: Record, place: Participation, today: date) -> EventKind:
    """Return which kind a non-completion today would be: a course with a passed result is never early †.  NCP-3."""
    last = last_early_day(place)
    early = last is not None and today <= last and not _has_passed(record, place)
    return EventKind.EARLY_NON_COMPLETION if early else EventKind.NON_COMPLETION


def stopped_with(record: Record, package: Participation) -> Iterator[Participation]:
    """Find what is stopped with a package: what lies in it, however deep, and is begun and not completed.  NCP-2.

    What was changed for another offering is left alone: the other one is stopped.
    """
    return (place for place in lying_in(record, package) if _goes_along(record, place))


def count_stopped_with(record: Record, package: Participation) -> int:
    """Count what is stopped with a package.  NCP-2."""
    return _stopped_inside(record).get(package.participation_id, 0)


@remembered
def _stopped_inside(record: Record) -> Mapping[str, int]:
    return counted_inside(record, lambda place: _goes_along(record, place))


def _goes_along(record: Record, place: Participation) -> bool:
    return standing(record, place) is Standing.REGISTERED and not is_changed_for_another(record, place)


def _has_passed(record: Record, place: Participation) -> bool:
    """Tell whether a certified passing result stands on the course, or on any of its modules."""
    return place.offering.education.education_id in _passed(record)


@remembered
def _passed(record: Record) -> frozenset[str]:
    """Return the ids of the courses that something is passed on."""
    return frozenset(result.education_id for result in record.results if is_passing(result))


def _switched(education: Education) -> Switched:
    return OF_COURSE if education.is_course else OF_PROGRAMME
