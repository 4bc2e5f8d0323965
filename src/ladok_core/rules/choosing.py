"""What a study choice and an application have in common: for whom, when, and how what they gave is taken back.

Each tells it by rules of its own; ``Ways`` are the reasons that it gives.  APP-1, APP-3, CHO-1, CHO-4.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from ladok_core.model.choice import Choice, Option
from ladok_core.model.decision import Code, Day, Decision, Name, Reason, Saw, Verdict
from ladok_core.model.destination import page_of
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing, Timing
from ladok_core.rules.completion import is_completed
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.packages import has_begun
from ladok_core.rules.registration import CANCELLED, COMPLETED, SUSPENDED, lacks_condition
from ladok_core.rules.registration_facts import missing_conditions
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import DeclaredReason, Rule
from ladok_core.rules.standing import holds_place, standing, timing
from ladok_core.rules.switched import Switched


class Ways(msgspec.Struct, frozen=True):
    """The reasons of one kind of choice: of making it, and of taking back what it gave."""

    making: Switched
    removing: Switched
    until: DeclaredReason
    before: DeclaredReason
    after: DeclaredReason
    no_place: DeclaredReason
    empty: DeclaredReason
    already: DeclaredReason
    made: DeclaredReason
    can_remove: DeclaredReason
    again: DeclaredReason
    not_again: DeclaredReason
    not_made: DeclaredReason
    registered: DeclaredReason
    ended: DeclaredReason
    next: DeclaredReason
    next_now: DeclaredReason
    next_closed: DeclaredReason
    next_undated: DeclaredReason


def declare_ways(
    shown: Rule, picked: Rule, given: Rule, taken_back: Rule, making: Switched, removing: Switched
) -> Ways:
    """Declare the reasons of one kind of choice, each by the rule of that kind that it rests on.

    ``shown`` is the rule of for whom and when it is there, ``picked`` of what may be picked, ``given`` of what it
    gives, ``taken_back`` of how that is taken back.
    """
    return Ways(
        making=making,
        removing=removing,
        until=shown.reason("until", Kind.ALLOWS, turn=Turn.STUDENT),
        before=shown.reason("before", Kind.HIDES),
        after=shown.reason("after", Kind.HIDES),
        no_place=shown.reason("no-place", Kind.HIDES),
        empty=shown.reason("empty", Kind.HIDES),
        already=picked.reason("already", Kind.OBSTACLE, Urgency.ASK),
        made=given.reason("made", Kind.DONE),
        can_remove=taken_back.reason("can", Kind.ALLOWS, turn=Turn.STUDENT),
        again=taken_back.reason("again", Kind.FACT),
        not_again=taken_back.reason("not-again", Kind.FACT),
        not_made=taken_back.reason("not-made", Kind.DONE),
        registered=taken_back.reason("registered", Kind.REFUSES, turn=Turn.STUDENT),
        ended=taken_back.reason("ended", Kind.REFUSES, turn=Turn.INSTITUTION),
        next=given.reason("next", Kind.FACT),
        next_now=given.reason("next-now", Kind.FACT),
        next_closed=given.reason("next-closed", Kind.FACT),
        next_undated=given.reason("next-undated", Kind.FACT),
    )


def may_make(record: Record, choice: Choice, today: date, ways: Ways) -> Decision:
    """Decide whether a choice is there for a student on a civil date, made or not.  APP-1, CHO-1.

    It is for those who have a place on the package and have not left or completed it; a reserve place is none †.
    """
    if nothing := _nothing_to_make(record, choice, ways):
        return nothing
    if today < choice.period.first:
        return Decision(Verdict.HIDDEN, (ways.before.because(on=Day(choice.period.first)),))
    if today > choice.period.last:
        return Decision(Verdict.HIDDEN, (ways.after.because(on=Day(choice.period.last)),))
    return Decision(Verdict.OPEN, (ways.until.because(on=Day(choice.period.last)),))


def _nothing_to_make(record: Record, choice: Choice, ways: Ways) -> Decision | None:
    """Return the decision that hides a choice from a student, whatever the day is."""
    if off := ways.making.hidden(record.institution):
        return off
    if package_place(record, choice) is None:
        return Decision(Verdict.HIDDEN, (ways.no_place.because(),))
    if not choice.options:
        return Decision(Verdict.HIDDEN, (ways.empty.because(),))
    return None


def package_place(record: Record, choice: Choice) -> Participation | None:
    """Return the student's place on the package that a choice is for, if they have one that stands."""
    places = record.participations_in(choice.package)
    return next((place for place in places if not place.reserve and holds_place(record, place)), None)


def obstacles_of(record: Record, option: Option, today: date, ways: Ways) -> tuple[Reason, ...]:
    """Return what stands in the way of picking an option on a civil date: what would stop the registration later on †.

    REG-6.  Neither leave nor fee is asked about, which may be settled by then.
    """
    return _obstacles_of(record, option, today, ways)


@remembered
def _obstacles_of(record: Record, option: Option, today: date, ways: Ways) -> tuple[Reason, ...]:
    return tuple(_obstacles(record, option.offering, today, ways))


def _obstacles(record: Record, offering: Offering, today: date, ways: Ways) -> Iterator[Reason]:
    education = offering.education
    if offering.cancelled:
        yield CANCELLED.because()
    if any(_is_had(record, place, today) for place in record.participations_on(education.education_id)):
        yield ways.already.because(page_of(education))
    if education.is_course and is_completed(record, education):
        yield COMPLETED.because()
    for suspension in record.suspensions:
        if offering.span is not None and suspension.span.overlaps(offering.span):
            yield SUSPENDED.because(span=suspension.span)
    for missing in missing_conditions(record, offering.conditions):
        yield lacks_condition(missing)


def _is_had(record: Record, place: Participation, today: date) -> bool:
    """Tell whether a place is one to study on: not one that was never begun and is over, which is shown nowhere †."""
    never_begun = standing(record, place) is Standing.EXPECTED and timing(place, today) is Timing.ENDED
    return holds_place(record, place) and not never_begun


def may_remove(record: Record, choice: Choice, today: date, ways: Ways) -> Decision:
    """Decide whether what a choice gave can be taken back on a civil date.  APP-3, CHO-4, IMP-1.

    All of it or nothing †: a part alone could break the rules of the choice.  What is withdrawn from goes with it.
    """
    return never_in_a_copy(record, _may_remove(record, choice, today, ways))


def _may_remove(record: Record, choice: Choice, today: date, ways: Ways) -> Decision:
    made = record.made_by(choice.choice_id)
    if not made:  # before the switch: it holds even where nothing can be taken back any more
        return Decision(Verdict.CLOSED, (ways.not_made.because(),))
    if off := ways.removing.hidden(record.institution):
        return off
    begun = [place for place in taken_back(record, choice) if has_begun(record, place)]
    if begun:
        # Of each course once: where it was changed for another offering, by the place that stands.
        by_education = {place.offering.education.education_id: place for place in begun}
        return Decision(Verdict.CLOSED, tuple(_is_begun(record, place, ways) for place in by_education.values()))
    return Decision(Verdict.OPEN, (ways.can_remove.because(), when_again(record, choice, today, ways)))


def _is_begun(record: Record, place: Participation, ways: Ways) -> Reason:
    """Return that a place is begun, so that its choice stands; one that is not ended yet can be stopped on its page."""
    education = place.offering.education
    saw: dict[str, Saw] = {"course": Name(education.name), "code": Code(education.code)}
    if standing(record, place) is Standing.REGISTERED:
        return ways.registered.because(page_of(education), **saw)
    return ways.ended.because(**saw)


def chosen_offerings(made: Iterable[Participation]) -> frozenset[str]:
    """Return the offerings that were chosen by what a choice gave: not what was changed to since.  CHO-3, OFC-2."""
    return frozenset(place.offering.offering_id for place in made if place.replaces is None)


def taken_back(record: Record, choice: Choice) -> tuple[Participation, ...]:
    """Return what is taken back with a choice: all that it gave, and what was chosen within that †.  APP-3, CHO-4."""
    gone = {place.participation_id for place in record.made_by(choice.choice_id)}
    while inside := {one.participation_id for one in record.participations if one.choice and one.within in gone} - gone:
        gone |= inside
    return tuple(place for place in record.participations if place.participation_id in gone)


def when_again(record: Record, choice: Choice, today: date, ways: Ways) -> Reason:
    """Return until when a choice can be made again once it is taken back, or that it can't be.  APP-3, CHO-4.

    Where it can't because its period is over the last day of that is said.
    """
    last = Day(choice.period.last)
    if may_make(record, choice, today, ways).open:
        return ways.again.because(on=last)
    over = today > choice.period.last and _nothing_to_make(record, choice, ways) is None
    return ways.not_again.because(on=last) if over else ways.not_again.because()


def when_registered(offering: Offering, today: date, ways: Ways) -> Reason:
    """Return when what was chosen can be registered on, as a receipt says it.  APP-2, CHO-3."""
    course: dict[str, Saw] = {"course": Name(offering.education.name), "code": Code(offering.education.code)}
    window = offering.periods[0].registration if offering.periods else None
    if window is None:
        return ways.next_undated.because(**course)
    if today < window.first:
        return ways.next.because(**course, on=Day(window.first))
    if today <= window.last:
        return ways.next_now.because(**course, on=Day(window.last))
    return ways.next_closed.because(**course, on=Day(window.last))
