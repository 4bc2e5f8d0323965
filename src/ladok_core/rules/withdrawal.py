"""Withdrawal (återbud): may the student give up a place before starting, and what goes with it?  WDR-1, WDR-3, IMP-1.

Afterwards nothing of it is shown anywhere: that stands with the rest of what is shown, in ``standing`` (WDR-4).
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.destination import page_of
from ladok_core.model.education import Education
from ladok_core.model.institution import Switch
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing, Timing
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.packages import counted_inside, is_left_for_another, lying_in, replacing
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import WDR_4, since, standing, timing
from ladok_core.rules.switched import Switched

WDR_1 = Rule(
    "WDR-1",
    "A course or programme that has not been begun can be withdrawn from until its study period is over, where the "
    "institution allows it.",
)
WDR_3 = Rule("WDR-3", "Withdrawal from a programme withdraws what lies in it and has not been begun: all or none.")

CAN = WDR_1.reason("can", Kind.ALLOWS, turn=Turn.STUDENT)
LASTING = WDR_1.reason("lasting", Kind.FACT)
WITHDRAWN = WDR_1.reason("withdrawn", Kind.DONE)
OFF = WDR_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
ENDED = WDR_1.reason("ended", Kind.REFUSES)
COMPLETED = WDR_1.reason("completed", Kind.REFUSES)
REGISTERED = WDR_1.reason("registered", Kind.REFUSES, turn=Turn.STUDENT)
BEGUN = WDR_1.reason("begun", Kind.REFUSES, turn=Turn.STUDENT)
CHANGED = WDR_1.reason("changed", Kind.REFUSES, turn=Turn.STUDENT)
OVER = WDR_1.reason("over", Kind.MISSED, Urgency.DATE)
WITH_IT = WDR_3.reason("with-it", Kind.FACT)
GONE = WDR_4.reason("gone", Kind.FACT)

OF_COURSE = Switched(Switch.WITHDRAW_COURSE, OFF)
OF_PROGRAMME = Switched(Switch.WITHDRAW_PROGRAMME, OFF)


def can_withdraw(record: Record, place: Participation, today: date) -> Decision:
    """Decide whether the student may withdraw from a place on a civil date in Stockholm.  WDR-1, WDR-3, IMP-1.

    A reserve place, a cancelled offering and one without dates can be withdrawn from †, and neither leave, suspension
    nor fee stands in the way †: who gives up a place only makes room for another.
    """
    return never_in_a_copy(record, _stopped(record, place, today) or _open(record, place, today))


def _stopped(record: Record, place: Participation, today: date) -> Decision | None:
    stands = standing(record, place)
    if stands is Standing.WITHDRAWN:  # before the switch: it holds even where none can be made any more
        return Decision(Verdict.CLOSED, (WITHDRAWN.because(**since(place, EventKind.WITHDRAWAL)),))
    if off := _switched(place.offering.education).hidden(record.institution):
        return off
    refusal = _refusal(place, stands)
    if refusal is not None:
        return Decision(Verdict.CLOSED, (refusal,))
    if is_left_for_another(record, place):
        return Decision(Verdict.CLOSED, (CHANGED.because(),))
    span = place.offering.span
    if (
        span is not None and today > span.last
    ):  # by then there is nothing to withdraw from †, and it isn't shown (EDU-2)
        return Decision(Verdict.CLOSED, (OVER.because(on=Day(span.last)),))
    return None


def _refusal(place: Participation, stands: Standing) -> Reason | None:
    """Return why a place that stands so can't be withdrawn from: only an expected one can."""
    education = place.offering.education
    match stands:
        case Standing.EXPECTED:
            return None
        case Standing.REGISTERED if place.registered_periods:
            return REGISTERED.because(page_of(education))
        case Standing.REGISTERED:
            return BEGUN.because(page_of(education))
        case Standing.COMPLETED:
            return COMPLETED.because()
        case _:
            return ENDED.because()


def _open(record: Record, place: Participation, today: date) -> Decision:
    reasons = [CAN.because()]
    if withdrawn := count_withdrawn_with(record, place, today):
        reasons.append(WITH_IT.because(places=Count(withdrawn)))
    return Decision(Verdict.OPEN, (*reasons, LASTING.because()))


def withdrawn_with(record: Record, package: Participation, today: date) -> Iterator[Participation]:
    """Find what is withdrawn with a package: what lies in it, however deep, and is expected.  WDR-3, NCP-2.

    What is over without having been begun is left alone †: it is not shown any more (EDU-2).  So is a place that was
    left for one that is begun; it would come back only with that one's withdrawal (OFC-2).
    """
    return (place for place in lying_in(record, package) if _goes_along(record, place, today))


def count_withdrawn_with(record: Record, package: Participation, today: date) -> int:
    """Count what is withdrawn with a package; a place with the one that it was changed for is one.  WDR-3, NCP-2."""
    return _withdrawn_inside(record, today).get(package.participation_id, 0)


@remembered
def _withdrawn_inside(record: Record, today: date) -> Mapping[str, int]:
    return counted_inside(record, lambda place: _is_counted(record, place, today))


def _goes_along(record: Record, place: Participation, today: date) -> bool:
    if standing(record, place) is not Standing.EXPECTED or timing(place, today) is Timing.ENDED:
        return False
    other = replacing(record, place)
    return other is None or not other.registered_periods


def _is_counted(record: Record, place: Participation, today: date) -> bool:
    other = replacing(record, place)
    return _goes_along(record, place, today) and (other is None or not _goes_along(record, other, today))


def _switched(education: Education) -> Switched:
    return OF_COURSE if education.is_course else OF_PROGRAMME
