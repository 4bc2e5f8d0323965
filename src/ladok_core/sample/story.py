"""Telling one student's history at one institution, a line an event; the last line makes the record of it."""

from datetime import date, timedelta
from functools import cache
from typing import TypedDict, Unpack
from zlib import crc32

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.choice import Choice
from ladok_core.model.circumstances import StudyLeave, Suspension
from ladok_core.model.education import Education, Module
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.fees import TuitionFee
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.institution import Institution
from ladok_core.model.offering import Offering
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, OtherResult, Result, ResultState
from ladok_core.model.student import Student
from ladok_core.model.third_cycle import StudyActivity, Supervisor
from ladok_core.sample.calendar import Calendar, at

_EXAMINERS = (
    "Agneta Fjäll",
    "Bo Granlid",
    "Carla Mendes Holm",
    "Dag Ytterby",
    "Eva-Lena Skarp",
    "Farhad Norrsken",
    "Gun Asplöv",
    "Henning Ekhult",
)
_LAST_SIGN_IN = -4  # days from today; whatever isn't told as new was certified at least three days before it
_OLD_RESULT = -7


class Surroundings(TypedDict, total=False):
    """What a record holds beside participations and results."""

    other_results: tuple[OtherResult, ...]
    credit_transfers: tuple[CreditTransfer, ...]
    leaves: tuple[StudyLeave, ...]
    suspensions: tuple[Suspension, ...]
    fee_liable: bool
    fees: tuple[TuitionFee, ...]
    choices: tuple[Choice, ...]
    exam_sessions: tuple[ExamSession, ...]


def identity(digits: str) -> Identity:
    """Take the twelve characters of an identity number that belongs to nobody.

    The Tax Agency keeps the serials 980 to 999 for testing; they are given to no one.
    """
    if digits[8].isalpha():
        return Identity(IdentityKind.INTERIM, digits)
    return Identity(IdentityKind.COORDINATION if int(digits[6:8]) > 60 else IdentityKind.PERSONAL, digits)


class Story:
    """One student's history at one institution as it is told.  Dates not given follow from the study period."""

    def __init__(self, student: Student, institution: Institution, cal: Calendar) -> None:
        self._student = student
        self._institution = institution
        self._cal = cal
        self._participations: list[Participation] = []
        self._results: list[Result] = []
        self._sign_ups: list[SignUp] = []

    def expected(
        self,
        offering: Offering,
        within: Participation | None = None,
        *,
        reserve: bool = False,
        choice: Choice | None = None,
    ) -> Participation:
        """Admit the student to an offering; by a ``choice``, where they have made one."""
        return self._add(offering, within, (), reserve=reserve, choice=choice)

    def chosen(self, choice: Choice, within: Participation, *picks: str) -> None:
        """Let the student have chosen these options of a choice."""
        for option in choice.options:
            if option.option_id in picks:
                self.expected(option.offering, within, choice=choice)

    def registered(
        self,
        offering: Offering,
        within: Participation | None = None,
        *,
        periods: int = 1,
        again: bool = False,
        study_plan_on: date | None = None,
    ) -> Participation:
        """Register the student on the first so many study periods; ``again`` when it is a re-registration."""
        events = self._registrations(offering, periods, again=again)
        return self._add(offering, within, events, study_plan_on=study_plan_on)

    def left(self, offering: Offering, kind: EventKind, on: date, within: Participation | None = None) -> Participation:
        """Let the student leave: by a withdrawal before, or by a non-completion after a registration."""
        begun = () if kind is EventKind.WITHDRAWAL else self._registrations(offering, 1)
        return self._add(offering, within, (*begun, ParticipationEvent(kind, on)))

    def completed(self, offering: Offering, letter: str, within: Participation | None = None) -> Participation:
        """Register the student on all periods, pass every module and give the final grade, at the end of the span.

        Modules of the course's own scale get its grade, the others the plain pass that their scale has first.
        """
        taken = self.registered(offering, within, periods=len(offering.periods))
        course, on = offering.education, self._examined(offering)
        for module in course.modules:
            self.result(course, letter if module.scale_id == course.scale_id else _pass(module), on, module.code)
        self.result(course, letter, on)
        return taken

    def finished(self, offering: Offering) -> Participation:
        """Let the student begin and complete a package."""
        done = ParticipationEvent(EventKind.COMPLETION, self._examined(offering))
        return self._add(offering, None, (*self._registrations(offering, 1), done))

    def doctoral(
        self, subject: Participation, activity: tuple[StudyActivity, ...], supervisors: tuple[Supervisor, ...]
    ) -> None:
        """Tell of the studies in a third-cycle subject that the student is on: how much, and under whom."""
        told = msgspec.structs.replace(subject, activity=activity, supervisors=supervisors)
        self._participations[self._participations.index(subject)] = told

    def result(
        self,
        course: Education,
        letter: str,
        on: date,
        module: str | None = None,
        *,
        state: ResultState = ResultState.CERTIFIED,
        new: bool = False,
        title: str = "",
    ) -> None:
        """Report a grade on the course or on its module of that code; ``new`` when certified since the last visit."""
        part = next((m for m in course.modules if m.code == module), None)
        scale_id = part.scale_id if part else course.scale_id
        seen = min(on + timedelta(days=11), self._cal.day(_OLD_RESULT))
        certified = self._cal.day(-1) if new else seen
        self._results.append(
            Result(
                result_id=f"{self._student.student_id}.{course.education_id}.{module or 'final'}.{on:%Y%m%d}",
                education_id=course.education_id,
                module_id=part.module_id if part else None,
                scale_id=scale_id,
                grade_id=_grade_id(scale_id, letter),
                state=state,
                credits=part.credits if part else course.credits,
                examined_on=on,
                certified_at=at(certified, 9) if state is ResultState.CERTIFIED else None,
                examiner=_EXAMINERS[crc32(course.code.encode()) % len(_EXAMINERS)],
                title=title,
            )
        )

    def signed_up(self, session: ExamSession, days: int | None = None, code: str = "") -> None:
        """Sign the student up for an exam session, so many days from today; by staff where they did not ask."""
        at = None if days is None else self._cal.moment(days, 11)
        self._sign_ups.append(SignUp(session.session_id, at, by_staff=days is None, anonymous_code=code))

    def record(self, *, first_sign_in: bool = False, **surroundings: Unpack[Surroundings]) -> Record:
        """Close the story."""
        surroundings["choices"] = tuple(sorted(surroundings.get("choices", ()), key=lambda one: one.choice_id))
        return Record(
            institution=self._institution,
            student=self._student,
            participations=tuple(self._participations),
            results=tuple(self._results),
            exam_sign_ups=tuple(self._sign_ups),
            previous_sign_in=None if first_sign_in else self._cal.moment(_LAST_SIGN_IN, 18),
            **surroundings,
        )

    def _add(
        self,
        offering: Offering,
        within: Participation | None,
        events: tuple[ParticipationEvent, ...],
        *,
        reserve: bool = False,
        study_plan_on: date | None = None,
        choice: Choice | None = None,
    ) -> Participation:
        participation = Participation(
            participation_id=f"{self._student.student_id}.{offering.offering_id}",
            offering=offering,
            within=within.participation_id if within else None,
            reserve=reserve,
            events=events,
            study_plan_on=study_plan_on,
            choice=choice.choice_id if choice else None,
        )
        self._participations.append(participation)
        return participation

    def _registrations(
        self, offering: Offering, periods: int, *, again: bool = False
    ) -> tuple[ParticipationEvent, ...]:
        first = EventKind.RE_REGISTRATION if again else EventKind.REGISTRATION
        return tuple(
            ParticipationEvent(
                first if period.number == 1 else EventKind.CONTINUED_REGISTRATION,
                min(period.span.first - timedelta(days=6), self._cal.today),
                period.number,
            )
            for period in offering.periods[:periods]
        )

    def _examined(self, offering: Offering) -> date:
        """Return the Friday before the last week of an offering that is over."""
        return max(period.span.last for period in offering.periods) - timedelta(days=9)


@cache
def _grade_id(scale_id: str, letter: str) -> str:
    """Find a grade by its letter inside one scale.  KeyError when the scale has no such grade."""
    scale = grade_scale(scale_id)
    grades = {grade.code: grade.grade_id for grade in scale.grades} if scale else {}
    return grades[letter]


@cache
def _pass(module: Module) -> str:
    scale = grade_scale(module.scale_id)
    passing = [grade.code for grade in scale.grades if grade.passing] if scale else []
    return passing[-1]
