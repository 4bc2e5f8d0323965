"""Where a run begins: three students of a programme, one of them at a second institution too, on dates drawn anew."""

from datetime import timedelta
from random import Random

from msgspec.structs import replace

from core.machine.courses import (
    ALONE,
    ELSEWHERE,
    FIRST,
    LATER,
    OPTIONS,
    PROGRAMME,
    SECOND,
    SPECIALISATION,
    choices,
    sessions,
)  # fmt: skip
from core.machine.facts import Facts, Kept, Person, Place
from ladok_core.model.choice import Choice
from ladok_core.model.circumstances import StudyLeave
from ladok_core.model.education import Education
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.institution import Institution, Switch
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.span import Span
from ladok_core.model.student import Address, Student
from ladok_core.store.settling import settled
from records import (
    DAY,
    TODAY,
    condition,
    hp,
    institution,
    offering,
    registered,
)

BLA = ("ellen", "nils", "maja")
KEYS = (*(RecordKey("bla", one) for one in BLA), RecordKey("grona", "ellen"))
NUMBERED = {"ellen": Identity(IdentityKind.PERSONAL, "199803032383")}
"""Whose address is that of the population register."""


def begin(rng: Random) -> Facts:
    """The facts of a new run."""
    facts = Facts()
    facts.switches = {where: set(Switch) for where in ("bla", "grona")}
    given = [
        _given(rng, PROGRAMME, "PO", lasts=900),
        _given(rng, SPECIALISATION, "SO", lasts=300),
        *(_given(rng, FIRST, f"A{number}", changeable=number > 1) for number in (1, 2, 3)),
        *(_given(rng, SECOND, f"B{number}", periods=3 - number, changeable=True) for number in (1, 2)),
        _given(rng, LATER, "C1", conditional=rng.random() < 0.5),
        *(_given(rng, ALONE, f"D{number}", periods=number, changeable=number > 1) for number in (1, 3)),
    ]
    elsewhere = [_given(rng, ELSEWHERE, f"G{number}", changeable=number == 2) for number in (1, 2)]
    facts.offerings = {
        "bla": {one.offering_id: one for one in given},
        "grona": {one.offering_id: one for one in elsewhere},
    }
    picked = [_given(rng, of, f"{of.code[-1]}O", conditional=of is OPTIONS[2]) for of in OPTIONS]
    facts.offerings["bla"] |= {one.offering_id: one for one in picked}
    facts.choices = {"bla": choices(rng, picked)}
    facts.sessions = {"bla": sessions(rng, given), "grona": sessions(rng, elsewhere)}
    for student in BLA:
        facts.people[student] = Person(
            f"{student}@example.org", protected=student == "maja", swedish=student in NUMBERED
        )
    for key in KEYS:
        facts.records[key] = _places(rng, key)
    return facts


def _given(
    rng: Random, of: Education, offering_id: str, *, periods: int = 1, lasts: int = 0, changeable: bool = False,
    conditional: bool = False,
) -> Offering:  # fmt: skip
    """An offering of so many periods, each with a registration period about its beginning, or none."""
    start, told = TODAY + rng.randint(-40, 60) * DAY, []
    for number in range(1, periods + 1):
        last = start + (lasts or rng.randint(20, 80)) * DAY
        window = Span(start - rng.randint(5, 30) * DAY, start + rng.randint(0, 40) * DAY)
        share = hp(of.credits / periods)
        told.append(StudyPeriod(number, Span(start, last), share, window if rng.random() < 0.9 else None))
        start = last + DAY
    return offering(
        of,
        *told,
        offering_id=offering_id,
        code=f"T{offering_id}",
        changeable=changeable,
        conditions=(condition(FIRST, "3"),) if conditional else (),
    )


def _places(rng: Random, key: RecordKey) -> Kept:
    if key.institution_id == "grona":
        places = [Place("ge", "G1")]
    else:
        start = key.student_id[0]
        programme, inside = f"{start}p", f"{start}s"
        places = [
            Place(programme, "PO", registered={1} if rng.random() < 0.5 else set()),
            Place(inside, "SO", programme),
            Place(f"{start}a", "A1", programme),
            Place(f"{start}b", "B1", programme, registered={1} if rng.random() < 0.3 else set()),
            Place(f"{start}c", "C1", inside, reserve=rng.random() < 0.2),
            Place(f"{start}d", "D1"),
        ]
    kept = Kept({one.place_id: one for one in places}, tuple(one.place_id for one in places))
    kept.liable = key == KEYS[1]
    if key == KEYS[2] and rng.random() < 0.5:
        first = TODAY + rng.randint(-20, 60) * DAY
        kept.leaves.append(StudyLeave(places[0].place_id, Span(first, first + timedelta(days=rng.randint(10, 60)))))
    return kept


def copy_of(facts: Facts, key: RecordKey, begun: dict[str, set[int]]) -> Record:
    """The record as staff have it, settled as a store keeps it; ``begun`` is what was registered before all this."""
    own, kept = facts.at(key), facts.records[key]
    offerings = own.offerings
    named = institution(key.institution_id, frozenset(facts.switches[key.institution_id]))
    places = []
    for place_id in kept.given:
        place = kept.places[place_id]
        events = tuple(registered(number, TODAY - 50 * DAY) for number in sorted(begun.get(place_id, ())))
        given = offerings[place.offering_id]
        places.append(Participation(place_id, given, place.within, reserve=place.reserve, events=events))
    return settled(
        Record(
            institution=Institution(key.institution_id, named.name, named.switches),
            student=_student(key.student_id),
            participations=tuple(places),
            alternatives=tuple(one for one in offerings.values() if one.changeable),
            results=tuple(kept.results),
            fees=tuple(kept.fees),
            choices=tuple(_as_given(one, offerings) for one in own.choices.values()),
            exam_sessions=tuple(facts.sessions[key.institution_id].values()),
            exam_sign_ups=tuple(kept.sign_ups),
            leaves=tuple(kept.leaves),
            suspensions=tuple(kept.suspensions),
            fee_liable=kept.liable,
        )
    )


def _as_given(of: Choice, offerings: dict[str, Offering]) -> Choice:
    """A choice with its options as they are given now."""
    options = tuple(replace(one, offering=offerings[one.offering.offering_id]) for one in of.options)
    return replace(of, options=options)


def _student(student_id: str) -> Student:
    """A student as the source has them: what they change here is no part of it."""
    registered_at = (Address("Folkgatan 1", "111 11", "Folkby", registered=True),)
    return Student(
        student_id,
        student_id.title(),
        "Ek",
        NUMBERED.get(student_id),
        f"{student_id}@example.org",
        addresses=registered_at if student_id in NUMBERED else (),
        protected=student_id == "maja",
    )
