"""How a thing stands today, the same wherever it is shown.  REG-2 to REG-6, EDU-4, CRS-2, CRS-3, NCP-3, IMP-1."""

from datetime import date

from msgspec.structs import replace

from ladok_core.codes.tables import grade_scale
from ladok_core.model.decision import Day, Decision, Reason
from ladok_core.model.grade_state import GradeState
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, OtherResult
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing, Timing
from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.rules.completion import lacks_only_final_grade
from ladok_core.rules.crediting import targets_on
from ladok_core.rules.education import is_passed
from ladok_core.rules.grading import Graded, grade_on
from ladok_core.rules.packages import is_changed_for_another
from ladok_core.rules.registration_periods import next_period, registration_of
from ladok_core.rules.remembered import remembered
from ladok_core.rules.standing import standing, timing

_LEFT = {
    Standing.WITHDRAWN: (StateWord.WITHDRAWN, EventKind.WITHDRAWAL),
    Standing.NON_COMPLETION: (StateWord.NON_COMPLETION, EventKind.NON_COMPLETION),
    Standing.EARLY_NON_COMPLETION: (StateWord.EARLY_NON_COMPLETION, EventKind.EARLY_NON_COMPLETION),
}


@remembered
def state_of(record: Record, place: Participation, today: date) -> State:
    """Return how a place stands on a civil date: what has ended it, else what registration means, else the time."""
    stands, education = standing(record, place), place.offering.education
    if stands in _LEFT:
        word, kind = _LEFT[stands]
        return State(StateKind.LEFT, word, when=_happened(place, kind))
    if stands is Standing.REGISTERED and is_changed_for_another(record, place):
        return State(StateKind.LEFT, StateWord.CHANGED)
    graded = grade_on(record, education) if education.is_course else None
    if graded is not None and graded.state is GradeState.CREDITED:
        decided = [transfer.decided_on for transfer, _ in targets_on(record, education) if transfer.decided_on]
        return _credited(max(decided, default=None))
    if stands is Standing.COMPLETED:
        return _completed(place, graded)
    registering = _registering(record, place, stands, today)
    if registering is not None:
        return registering
    timed = _timed(place, stands, today)
    if stands is Standing.REGISTERED and education.is_course and lacks_only_final_grade(record, education):
        return State(StateKind.WAITING, StateWord.FINAL_GRADE_MISSING, when=timed.when)
    return timed


def state_of_other(result: OtherResult) -> State:
    """Return how a result that belongs to no course stands.  EDU-1, EDU-4."""
    scale = grade_scale(result.scale_id)
    grade, when = scale.grade(result.grade_id) if scale else None, _on(result.examined_on)
    if is_passed(result):
        return State(StateKind.COMPLETED, StateWord.COMPLETED, grade=grade, when=when)
    return State(StateKind.NOT_COMPLETED, StateWord.FAILED, grade=grade, when=when)


def state_of_transfer(transfer: CreditTransfer) -> State:
    """Return how a credit transfer stands: credited, on the day of the decision.  EDU-1."""
    return _credited(transfer.decided_on)


def _credited(on: date | None) -> State:
    return State(StateKind.CREDITED, StateWord.CREDITED, when=_on(on))


def _completed(place: Participation, graded: Graded | None) -> State:
    """Return a completed place, with its grade where one is certified.  CRS-2."""
    passed = graded if graded is not None and graded.state is GradeState.PASSED else None
    examined = _on(passed.result.examined_on) if passed and passed.result else _happened(place, EventKind.COMPLETION)
    grade = passed.grade if passed else None
    return State(StateKind.COMPLETED, StateWord.COMPLETED, grade=grade, when=examined or _term(place))


def _registering(record: Record, place: Participation, stands: Standing, today: date) -> State | None:
    """Return what registration means for a place now; None where it has no say, as years too late.  REG-2 to REG-6."""
    decision = registration_of(record, place, today)
    if decision.headline.kind is Kind.COPY and decision.obstacles:  # Ladok refuses it, too: that is what to know
        decision = replace(decision, reasons=decision.obstacles)
    first, closes = decision.headline, _closes(place)
    if decision.open:
        return State(StateKind.REGISTER, StateWord.REGISTER, reason=first, when=closes)
    if timing(place, today) is Timing.ENDED:
        return None
    if first.kind is Kind.WAITS:
        return State(StateKind.WAITING, StateWord.EXPECTED, reason=first, when=_seen_day(first, WhenKind.ON))
    if first.kind is Kind.OBSTACLE:
        return State(StateKind.STOPPED, StateWord.OBSTACLES, None, first, decision.counted, _deadline(decision, closes))
    if first.kind is Kind.COPY:
        return State(StateKind.REGISTER, StateWord.IN_LADOK, when=closes)
    if record.imported_on is not None:  # what a copy lacks is not what the institution lacks †
        return None
    if first.kind is Kind.MISSED and (stands is Standing.EXPECTED or place.registered_periods):
        return _missed(place, first, today)
    if first.kind is Kind.UNSET and stands is Standing.EXPECTED:
        return State(StateKind.WAITING, StateWord.EXPECTED, reason=first, when=_when(place, today))
    return None


def _deadline(decision: Decision, closes: When | None) -> When | None:
    """Return until when what is said first stands in the way, or else can be removed by the student.  REG-6."""
    first = decision.headline
    own = next((saw for saw in first.saw.values() if isinstance(saw, Span)), None)
    if own is None:
        return closes if first.turn is Turn.STUDENT else None
    return None if decision.counted else When(WhenKind.UNTIL, own.last)


def _seen_day(first: Reason, kind: WhenKind) -> When | None:
    """Return the day that a reason is about, if it saw one."""
    on = first.saw.get("on")
    return When(kind, on.on) if isinstance(on, Day) else None


def _missed(place: Participation, first: Reason, today: date) -> State:
    """Return a registration that has closed; urgent once the studies it was for have begun.  REG-3."""
    period, when = next_period(place), _seen_day(first, WhenKind.CLOSED)
    if period is not None and today >= period.span.first:
        return State(StateKind.STOPPED, StateWord.MISSED, when=when, urgent=True)
    return State(StateKind.STOPPED, StateWord.EXPECTED, reason=first, when=when)


def _timed(place: Participation, stands: Standing, today: date) -> State:
    """Return a place by its time alone."""
    timed, registered = timing(place, today), stands is Standing.REGISTERED
    if timed is Timing.ENDED:
        word = StateWord.NOT_COMPLETED if registered else StateWord.EXPECTED
        return State(StateKind.NOT_COMPLETED, word, when=_term(place))
    when = _when(place, today)
    if not registered:
        return State(StateKind.WAITING, StateWord.EXPECTED, when=when)
    word = StateWord.ONGOING if timed is Timing.ONGOING else StateWord.REGISTERED
    return State(StateKind.REGISTERED, word, when=when)


def _closes(place: Participation) -> When | None:
    """Return the last day to register on the next period, where one is set."""
    period = next_period(place)
    return When(WhenKind.UNTIL, period.registration.last) if period and period.registration else None


def _when(place: Participation, today: date) -> When | None:
    """Return the day that the studies begin on, or end on once they have begun."""
    span = place.offering.span
    if span is None:
        return None
    return When(WhenKind.FROM, span.first) if today < span.first else When(WhenKind.UNTIL, span.last)


def _term(place: Participation) -> When | None:
    span = place.offering.span
    return When(WhenKind.TERM, span.first) if span else None


def _happened(place: Participation, kind: EventKind) -> When | None:
    """Return the day of the last thing of that kind that happened to a place, where it is known."""
    return _on(place.last_day_of(kind))


def _on(day: date | None) -> When | None:
    return When(WhenKind.ON, day) if day else None
