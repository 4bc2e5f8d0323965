"""A student's place on an offering, and everything that has happened to it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import msgspec

from ladok_core.model.offering import Offering
from ladok_core.model.third_cycle import StudyActivity, Supervisor


class EventKind(StrEnum):
    """What can happen to a participation; it begins as expected, without an event."""

    REGISTRATION = "registration"
    CONTINUED_REGISTRATION = "continued_registration"
    RE_REGISTRATION = "re_registration"
    WITHDRAWAL = "withdrawal"
    NON_COMPLETION = "non_completion"
    EARLY_NON_COMPLETION = "early_non_completion"
    COMPLETION = "completion"


REGISTRATIONS = frozenset({EventKind.REGISTRATION, EventKind.CONTINUED_REGISTRATION, EventKind.RE_REGISTRATION})


class ParticipationEvent(msgspec.Struct, frozen=True):
    """One thing that happened, on a civil date where it is known, to one study period where it concerns one."""

    kind: EventKind
    on: date | None = None
    period: int | None = None


class Reported(msgspec.Struct, frozen=True):
    """What the source of an imported record says of a course whose results were not at hand; credits in hp."""

    completed: bool = False
    passed: Decimal = Decimal(0)
    credited: Decimal = Decimal(0)


class Participation(msgspec.Struct, frozen=True, dict=True):  # with a dict, for what is asked again and again
    """A student's place on an offering.

    ``within`` is the participation on the package that this one lies in; ``replaces`` the one left by a change of
    course offering, and ``part`` the numbers of the study periods that it was for, empty where it was for them all;
    ``choice`` is the study choice or application that it was made by, or that made the one that it replaces.  In
    third-cycle studies ``study_plan_on`` is the day the individual study plan (ISP) was decided, and there are study
    activity and supervisors.
    """

    participation_id: str
    offering: Offering
    within: str | None = None
    replaces: str | None = None
    part: tuple[int, ...] = ()
    reserve: bool = False
    events: tuple[ParticipationEvent, ...] = ()
    reported: Reported | None = None
    study_plan_on: date | None = None
    activity: tuple[StudyActivity, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    choice: str | None = None

    def has(self, kind: EventKind) -> bool:
        """Tell whether such a thing has ever happened to it."""
        return kind in self._kinds

    def last_day_of(self, *kinds: EventKind) -> date | None:
        """Return the day on which such a thing last happened to it, as far as it is known."""
        return max((event.on for event in self.events if event.kind in kinds and event.on), default=None)

    @cached_property
    def _kinds(self) -> frozenset[EventKind]:
        return frozenset(event.kind for event in self.events)

    @cached_property
    def registered_periods(self) -> frozenset[int]:
        """The numbers of the study periods that are registered; an event without a number is the first period's."""
        first = self.offering.periods[0].number if self.offering.periods else 1
        return frozenset(event.period or first for event in self.events if event.kind in REGISTRATIONS)
