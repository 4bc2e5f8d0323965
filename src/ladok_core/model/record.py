"""A student's record at one institution: all that the rules and the pages may see.  LOG-4."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

import msgspec

from ladok_core.model.change import Change, Happened, Placed, SignedIn, TakenBack
from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.circumstances import StudyLeave, Suspension
from ladok_core.model.contact import with_change
from ladok_core.model.exam_session import ExamSession, SignedOff, SignedUp, SignUp, with_seat_change, with_seat_moved
from ladok_core.model.fees import Invoice, TuitionFee
from ladok_core.model.institution import Institution
from ladok_core.model.noticed import Differed, Noticed, Thing
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation, ParticipationEvent
from ladok_core.model.results import CreditTransfer, OtherResult, Result, Target
from ladok_core.model.student import Student

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Record(msgspec.Struct, frozen=True, dict=True):  # with a dict, for what is looked up again and again
    """One student at one institution, whole.

    ``previous_sign_in`` is the last sign-in before this one: results certified after it are new (STA-1); None when
    there has been none.  ``signed_in_at`` is this sign-in, None outside a session.  ``imported_on`` is set on a copy of
    a record kept elsewhere, which is never written to; ``dated`` is False where nothing says when that was, so that any
    copy of a known day holds against it.
    ``fee_liable`` students pay tuition fees.  ``choices`` are what the student may choose, by id, now or once they have
    chosen a package to choose in, and ``alternatives`` the offerings that they may change to: of the catalogue, as far
    as their own source tells of them.  ``noticed`` is what was seen to be new or different in it, and when.
    ``exam_sessions`` are those of the offerings that the student has places on, and those of ``exam_sign_ups``; one of
    an offering that they may come to have a place on may be among them;
    ``places_moved`` is how many places of a session have been taken here since its source counted them, less than
    nothing where more were given back (EXM-6).
    """

    institution: Institution
    student: Student
    participations: tuple[Participation, ...] = ()
    results: tuple[Result, ...] = ()
    other_results: tuple[OtherResult, ...] = ()
    credit_transfers: tuple[CreditTransfer, ...] = ()
    leaves: tuple[StudyLeave, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    fee_liable: bool = False
    fees: tuple[TuitionFee, ...] = ()
    exam_sessions: tuple[ExamSession, ...] = ()
    exam_sign_ups: tuple[SignUp, ...] = ()
    places_moved: dict[str, int] = {}
    previous_sign_in: datetime | None = None
    signed_in_at: datetime | None = None
    imported_on: date | None = None
    dated: bool = True
    choices: tuple[Choice, ...] = ()
    alternatives: tuple[Offering, ...] = ()
    noticed: tuple[Noticed, ...] = ()

    def participation(self, participation_id: str) -> Participation | None:
        """Return the participation of that id, if the student has it here."""
        return self._places.get(participation_id)

    def participations_on(self, education_id: str) -> tuple[Participation, ...]:
        """Return the participations on a course or package, in any of its versions, in the record's order."""
        return self._places_on.get(education_id, ())

    def choice(self, choice_id: str) -> Choice | None:
        """Return the study choice or application of that id, if there is one for the student."""
        return next((one for one in self.choices if one.choice_id == choice_id), None)

    def choices_of(self, kind: ChoiceKind) -> tuple[Choice, ...]:
        """Return the study choices, or the applications, that there are for the student, by id."""
        return tuple(choice for choice in self.choices if choice.kind is kind)

    def made_by(self, choice_id: str) -> tuple[Participation, ...]:
        """Return the places that a study choice or an application has given, and those that they were changed for.

        In the record's order.
        """
        return self._made_by.get(choice_id, ())

    def participations_in(self, offering_id: str) -> tuple[Participation, ...]:
        """Return the participations on an offering, in the record's order."""
        return self._places_by_offering.get(offering_id, ())

    def results_on(self, education_id: str, module_id: str | None) -> tuple[Result, ...]:
        """Return the results on a course (no module), or on one of its modules, in the record's order."""
        return self._results_on.get((education_id, module_id), ())

    def targets_on(self, education_id: str) -> tuple[tuple[CreditTransfer, Target], ...]:
        """Return what credits a course, whole or in part, each with its decision, in the record's order."""
        return self._targets_on.get(education_id, ())

    def exam_session(self, session_id: str) -> ExamSession | None:
        """Return the exam session of that id, if it concerns the student."""
        return self._sessions.get(session_id)

    def exam_sign_up(self, session_id: str) -> SignUp | None:
        """Return the student's place in a session, if they have one."""
        return self._sign_ups.get(session_id)

    @property
    def invoices(self) -> tuple[Invoice, ...]:
        """All invoices of all fees, in the record's order, wherever they are handled."""
        return tuple(invoice for fee in self.fees for invoice in fee.invoices)

    def leaves_from(self, participation_id: str) -> tuple[StudyLeave, ...]:
        """Return the leave from studies on a package, in the order of its days."""
        return tuple(
            sorted((one for one in self.leaves if one.participation_id == participation_id), key=lambda o: o.span.first)
        )

    def after(self, changes: Iterable[Change]) -> "Record":
        """Return the record as it is once the changes are true, in their order; what it is about is found by its id.

        A change to a participation that the record no longer has (a later copy may lack it) changes nothing, nor does
        a place that the record has by now.
        """
        events: dict[str, list[ParticipationEvent]] = defaultdict(list)
        made: dict[str, Participation] = {}
        gone: set[str] = set()
        previous, student, noticed = self.previous_sign_in, self.student, list(self.noticed)
        sign_ups, moved = self.exam_sign_ups, self.places_moved
        for change in changes:
            match change:
                case Happened():
                    events[change.participation_id].append(change.event)
                case Placed():
                    made[change.participation.participation_id] = change.participation
                case TakenBack():
                    made.pop(change.participation_id, None)
                    events.pop(change.participation_id, None)
                    gone.add(change.participation_id)
                    noticed = [n for n in noticed if (n.thing, n.id) != (Thing.PLACE, change.participation_id)]
                case SignedIn():
                    previous = change.at
                case Differed():
                    noticed += change.noticed
                case SignedUp() | SignedOff():
                    before, sign_ups = sign_ups, with_seat_change(sign_ups, change)
                    moved = moved if sign_ups is before else with_seat_moved(moved, change)
                case _:
                    student = with_change(student, change)
        same = previous == self.previous_sign_in and student == self.student and len(noticed) == len(self.noticed)
        same = same and sign_ups is self.exam_sign_ups
        if same and not (events or made or gone):
            return self
        places = [place for place in self.participations if place.participation_id not in gone]
        known = {place.participation_id for place in places}
        places += (place for place in made.values() if place.participation_id not in known)
        return msgspec.structs.replace(
            self,
            student=student,
            participations=tuple(_with_events(place, events.get(place.participation_id, ())) for place in places),
            previous_sign_in=previous,
            exam_sign_ups=sign_ups,
            places_moved=moved,
            noticed=tuple(noticed),
        )

    # A page asks for each of its rows; looking through the whole record each time would take a long record's square.

    @cached_property
    def _places(self) -> Mapping[str, Participation]:
        return {p.participation_id: p for p in reversed(self.participations)}

    @cached_property
    def _sessions(self) -> Mapping[str, ExamSession]:
        return {one.session_id: one for one in reversed(self.exam_sessions)}

    @cached_property
    def _sign_ups(self) -> Mapping[str, SignUp]:
        return {one.session_id: one for one in reversed(self.exam_sign_ups)}

    @cached_property
    def _places_by_offering(self) -> Mapping[str, tuple[Participation, ...]]:
        return _grouped((p.offering.offering_id, p) for p in self.participations)

    @cached_property
    def _places_on(self) -> Mapping[str, tuple[Participation, ...]]:
        return _grouped((p.offering.education.education_id, p) for p in self.participations)

    @cached_property
    def _made_by(self) -> Mapping[str | None, tuple[Participation, ...]]:
        return _grouped((p.choice, p) for p in self.participations if p.choice is not None)

    @cached_property
    def _results_on(self) -> Mapping[tuple[str, str | None], tuple[Result, ...]]:
        return _grouped(((r.education_id, r.module_id), r) for r in self.results)

    @cached_property
    def _targets_on(self) -> Mapping[str | None, tuple[tuple[CreditTransfer, Target], ...]]:
        return _grouped((target.education_id, (one, target)) for one in self.credit_transfers for target in one.targets)


def _with_events(place: Participation, events: Iterable[ParticipationEvent]) -> Participation:
    return msgspec.structs.replace(place, events=(*place.events, *events)) if events else place


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
