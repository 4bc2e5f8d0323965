"""What the model keeps: plain facts of places, people and what the institution has, and where a place then stands.

It is written from the rules' own words in the guide, and calls nothing of the rules' code: two formulations that agree.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from ladok_core.model.choice import Choice
from ladok_core.model.circumstances import StudyLeave, Suspension
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.fees import TuitionFee
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering
from ladok_core.model.record_key import RecordKey
from ladok_core.model.results import Result, ResultState

EARLY_DAYS = {"2007GKURS": 20, "PIPTKURS": 15}
PASSING = {"101313", "101314"}  # VG and G of the scale that every result here is on


class Said(StrEnum):
    """What is answered to a wish."""

    OPEN = "open"
    HOLDS = "holds"
    LATER = "later"
    STOPPED = "stopped"
    """Nothing but obstacles."""
    NO = "no"
    HIDDEN = "hidden"
    ABSENT = "absent"


@dataclass
class Place:
    """A place, and what has happened to it."""

    place_id: str
    offering_id: str
    within: str | None = None
    part: tuple[int, ...] = ()
    replaces: str | None = None
    choice: str | None = None
    reserve: bool = False
    registered: set[int] = field(default_factory=set)
    withdrawn: bool = False
    stopped: str = ""


@dataclass
class Person:
    """A student, as they are reached; each address is street, postcode, town."""

    email: str
    phone: str = ""
    postal: tuple[str, str, str] = ("", "", "")
    temporary: tuple[tuple[str, str, str], date, date] | None = None
    protected: bool = False
    swedish: bool = False


@dataclass
class Kept:
    """What one institution has of one student; ``given`` are the ids of the places that the source gave.

    ``sign_ups`` are the seats in exam sessions that staff gave, ``seats`` the sessions of all that there are now.
    """

    places: dict[str, Place] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    results: list[Result] = field(default_factory=list)
    fees: list[TuitionFee] = field(default_factory=list)
    leaves: list[StudyLeave] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    liable: bool = False
    sign_ups: list[SignUp] = field(default_factory=list)
    seats: set[str] = field(default_factory=set)
    signed_in: list[datetime] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


@dataclass
class Facts:
    """All of it; offerings and exam sessions by institution and id; ``sold`` are the places taken here since then."""

    offerings: dict[str, dict[str, Offering]] = field(default_factory=dict)
    choices: dict[str, dict[str, Choice]] = field(default_factory=dict)
    sessions: dict[str, dict[str, ExamSession]] = field(default_factory=dict)
    sold: Counter[str] = field(default_factory=Counter)
    switches: dict[str, set[Switch]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    records: dict[RecordKey, Kept] = field(default_factory=dict)

    def at(self, key: RecordKey) -> "Own":
        """What concerns one record."""
        return Own(self, key)


class Own:
    """The facts of one record, and what follows from them."""

    def __init__(self, facts: Facts, key: RecordKey) -> None:
        self.facts, self.key, self.kept = facts, key, facts.records[key]
        self.choices = facts.choices.get(key.institution_id, {})
        self.person, self.offerings = facts.people[key.student_id], facts.offerings[key.institution_id]
        self.sessions = facts.sessions[key.institution_id]

    def on(self, switch: Switch) -> bool:
        return switch in self.facts.switches[self.key.institution_id]

    def offering(self, place: Place) -> Offering:
        """The offering, or the study periods of it that the place is for."""
        return self.offerings[place.offering_id].only(place.part)

    def course(self, place: Place) -> str:
        return self.offerings[place.offering_id].education.education_id

    def is_course(self, place: Place) -> bool:
        return self.offerings[place.offering_id].education.is_course

    def ends(self, place: Place) -> date:
        return max(period.span.last for period in self.offering(place).periods)

    def starts(self, place: Place) -> date:
        return min(period.span.first for period in self.offering(place).periods)

    def places_on(self, course: str) -> list[Place]:
        return [one for one in self.kept.places.values() if self.course(one) == course]

    def inside(self, package: Place) -> list[Place]:
        """All that lies in a package, however deep."""
        return [one for one in self.kept.places.values() if package in self.around(one)]

    def around(self, place: Place) -> Iterator[Place]:
        package = self.kept.places.get(place.within or "")
        while package is not None:
            yield package
            package = self.kept.places.get(package.within or "")

    def passed(self, course: str) -> bool:
        """Whether a certified passing final grade stands on a course."""
        return any(one.education_id == course and one.module_id is None and _passes(one) for one in self.kept.results)

    def passed_any(self, course: str) -> bool:
        return any(one.education_id == course and _passes(one) for one in self.kept.results)

    def passed_credits(self, code: str) -> Decimal:
        """How much of the course of a code is passed, where the student has, or had, a place on it."""
        known = {self.course(one): self.offering(one).education for one in self.kept.places.values()}
        total = Decimal(0)
        for course, education in known.items():
            if education.code == code:
                modules = [m for m in education.modules if self.passed_module(course, m.module_id)]
                part = sum((module.credits for module in modules), Decimal(0))
                total += education.credits if self.passed(course) else min(part, education.credits)
        return total

    def passed_module(self, course: str, module: str | None) -> bool:
        return any(one.education_id == course and one.module_id == module and _passes(one) for one in self.kept.results)

    def replacement(self, place: Place) -> Place | None:
        """The place that the student changed to from another, unless it was withdrawn from.  OFC-2."""
        return next(
            (
                one
                for one in self.kept.places.values()
                if one.replaces == place.place_id and not one.withdrawn and self.course(one) == self.course(place)
            ),
            None,
        )

    def left_for_another(self, place: Place) -> bool:
        return not place.registered and self.replacement(place) is not None

    def changed(self, place: Place) -> bool:
        """Whether the student studies on another offering instead.  OFC-2."""
        other = self.replacement(place)
        return other is not None and bool(other.registered or not place.registered)

    def begun(self, place: Place) -> bool:
        """NCP-1: a programme is begun when anything in it is."""
        inside = self.inside(place) if not self.is_course(place) else ()
        return bool(place.registered) or any(
            one.registered and not one.withdrawn and one.stopped != "early" for one in inside
        )

    def stands(self, place: Place) -> str:
        """Where a place stands, in one word."""
        if place.withdrawn:
            return "withdrawn"
        passed = self.is_course(place) and self.passed(self.course(place))
        if passed and not any(
            one.registered and not one.withdrawn and not one.stopped for one in self.places_on(self.course(place))
        ):
            return "completed"
        if place.stopped:
            return place.stopped
        if not self.begun(place):
            return "expected"
        return "completed" if passed else "registered"

    def early(self, place: Place, today: date) -> bool:
        """NCP-3: by the days of the course's type from its start, and not with a passed result."""
        days = EARLY_DAYS.get(self.offering(place).education.type_code) if self.is_course(place) else None
        if days is None or self.passed_any(self.course(place)):
            return False
        return today <= self.starts(place) + timedelta(days=days)

    def has_settled_fee(self, day: date) -> bool:
        """REG-6: whether a fee period that is settled covers a day."""
        for fee in self.kept.fees:
            for invoice in fee.invoices:
                came_in = sum(one.ore for one in invoice.movements if one.kind != "refund")
                if came_in >= invoice.fee_ore and invoice.span.first <= day <= invoice.span.last:
                    return True
        return False


def _passes(result: Result) -> bool:
    return result.state is ResultState.CERTIFIED and result.grade_id in PASSING
