"""A visit's places as participations, and what has happened to them.  The table of lists: STA-5, EDU-2, NCP-3, WDR-4.

Ladok gives three answers on a place's state; the summary is the one to show, yet a withdrawal wins over it, said by
the place's own flag or state.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ladok_core.importing.course_pages import CoursePage
from ladok_core.importing.educations import education, joined, offering
from ladok_core.importing.gathering import FoundPlace, Gathered
from ladok_core.importing.shapes import Place, StateOfPlace
from ladok_core.importing.skips import WRONG, Details, Skips
from ladok_core.importing.values import BadValue, credits_of, day, ident, number, state
from ladok_core.model.education import Education
from ladok_core.model.offering import Offering
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent, Reported

_ENDS = {
    "avbrott": EventKind.NON_COMPLETION,
    "tidigtavbrott": EventKind.EARLY_NON_COMPLETION,
    "avklarad": EventKind.COMPLETION,
}
_BEGUN = frozenset({"registrerad", "omregistrerad", "paborjad", "pagaende", "ejpagaende.pga.inaktivitet"})
_AGAIN = "omregistrerad"
_NOT_BEGUN = "ej_paborjad"
_WITHDRAWN = "aterbud"
_KNOWN = _BEGUN | _ENDS.keys() | {_NOT_BEGUN, _WITHDRAWN}


def participations(
    gathered: Gathered, places: dict[str, FoundPlace], pages: dict[str, CoursePage], skips: Skips
) -> tuple[Participation, ...]:
    """Read the places of one institution.  One that can't be right is passed over."""
    educations: dict[tuple[str, str], Education] = {}
    offerings: dict[str, Offering] = {}
    readable: dict[str, str] = {}
    of_item = {uid: Details(skips, found.where) for uid, found in places.items()}
    for uid, found in places.items():
        try:
            given = _offering(uid, found.place, pages, educations, of_item[uid])
        except WRONG:
            skips.add("place", found.where)
            continue
        known = offerings.get(given.offering_id)
        offerings[given.offering_id] = joined(given, known) if known else given
        readable[uid] = given.offering_id
    nodes = {place: node for node, place in gathered.place_of.items()}
    made = []
    for uid, offering_id in readable.items():
        found = places[uid]
        try:
            within = of_item[uid](partial(_within, gathered, nodes, uid, found), None)
            made.append(_participation(uid, found.place, within, offerings[offering_id], pages, of_item[uid]))
        except WRONG:
            skips.add("place", found.where)
    return tuple(made)


def _offering(
    uid: str,
    place: Place,
    pages: dict[str, CoursePage],
    educations: dict[tuple[str, str], Education],
    of_item: Details,
) -> Offering:
    info = place.utbildningsinformation
    if info is None:
        raise BadValue
    of = education(info, place, pages.get(ident(info.utbildning_uid)), of_item)
    of = educations.setdefault((of.education_id, of.version_id), of)  # described once, however many places are on it
    offering_id = of_item(lambda: ident(info.utbildningstillfalle_uid), "") or f"{uid}:offering"
    return offering(info, place, of, offering_id, of_item)


def _participation(
    uid: str, place: Place, within: str | None, given: Offering, pages: dict[str, CoursePage], of_item: Details
) -> Participation:
    return Participation(
        participation_id=uid,
        offering=given,
        within=within,
        replaces=of_item(lambda: ident(place.foregaende_tillfallesdeltagande_uid), "") or None,
        events=tuple(events(place, of_item)),
        reported=None if given.education.education_id in pages else _reported(place, of_item),
    )


def events(place: Place, of_item: Details) -> list[ParticipationEvent]:
    """Return what has happened to a place, its end last.

    BadValue for a period that can't be numbered, or whose state or recall can't be read: a guess could register.
    """
    summary = summary_of(place)
    said = place.tillstand_kurs or place.tillstand_kurspaketering or StateOfPlace()
    happened = [] if summary == _NOT_BEGUN else list(_registrations(place, summary))
    if place.aterbud is True or _WITHDRAWN in (summary, state(said.tillfallesdeltagande)):
        happened.append(ParticipationEvent(EventKind.WITHDRAWAL))
    elif summary in _ENDS:
        on = of_item(lambda: day(place.godkannandedatum), None) if summary == "avklarad" else None
        happened.append(ParticipationEvent(_ENDS[summary], on))
    return happened


def summary_of(place: Place) -> str:
    """Return the summary state, as ``avklarad``; by the flags where the answer has none that is known."""
    said = place.tillstand_kurs or place.tillstand_kurspaketering or StateOfPlace()
    for summary in (state(said.sammanfattattillstand), state(said.sammanfattat)):
        if summary in _KNOWN:
            return summary
    if place.avklarad is True:
        return "avklarad"
    return "registrerad" if place.paborjad is True else _NOT_BEGUN


def _registrations(place: Place, summary: str) -> Iterator[ParticipationEvent]:
    states = {
        number(period.periodindex): state(period.tillstand)
        for period in place.perioddeltaganden or ()
        if day(period.aterkallad_datum) is None
    }
    ahead = 1 if 0 in states else 0
    numbered = {(index if index is not None else 1) + ahead: said for index, said in states.items()}
    begun = sorted(index for index, said in numbered.items() if said in _BEGUN or said == "avklarad")
    for index in begun:
        yield ParticipationEvent(_kind(numbered[index], first=index == begun[0]), None, index)
    if not begun and summary in _BEGUN:  # the answer lists no periods, or none with a state
        yield ParticipationEvent(_kind(summary, first=True), None, min(numbered, default=1))


def _kind(said: str, *, first: bool) -> EventKind:
    if said == _AGAIN:
        return EventKind.RE_REGISTRATION
    return EventKind.REGISTRATION if first else EventKind.CONTINUED_REGISTRATION


def _reported(place: Place, of_item: Details) -> Reported:
    return Reported(
        completed=summary_of(place) == "avklarad",
        passed=of_item(lambda: credits_of(place.summerad_godkand_omfattning), None) or Decimal(0),
        credited=of_item(lambda: credits_of(place.summerad_tillgodoraknad_omfattning), None) or Decimal(0),
    )


def _within(gathered: Gathered, nodes: dict[str, str], uid: str, found: FoundPlace) -> str | None:
    """Return the place on the package that this one lies in, by the study structure.

    A node without a place of its own only groups what lies below it, so the way goes on upward; a ring ends.  Courses
    that were listed below a node of the structure are known by the node in their answer's address alone.
    """
    own = nodes.get(uid) or ident(found.place.studiestrukturreferens)
    starts = [own, *(node for node in found.uids if node in gathered.place_of)]
    for start in starts:
        seen: set[str] = set()
        node: str | None = start
        while node and node not in seen:
            seen.add(node)
            place = gathered.place_of.get(node)
            if place is not None and place != uid:
                return place
            node = gathered.parents.get(node)
    return None
