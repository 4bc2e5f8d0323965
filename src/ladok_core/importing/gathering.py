"""Putting a visit's answers together, for each student: the later answer holds, field by field where it says less."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from ladok_core.importing.answer import Answer, Kind
from ladok_core.importing.course_shapes import CertifiedList, CertifiedOnCourse, CoursePageShape
from ladok_core.importing.json_text import is_null
from ladok_core.importing.owners import owned
from ladok_core.importing.shapes import Contact, EducationInfo, Node, Person, Place, Places, Shape, Structure
from ladok_core.importing.shaping import shaped
from ladok_core.importing.skips import WRONG, Skips
from ladok_core.importing.times import UNKNOWN
from ladok_core.importing.values import BadValue, ident

_DEEPEST = 20  # a course in a specialisation in a programme is at the third level
_Form = TypeVar("_Form", bound=Shape)


class FoundPlace(msgspec.Struct, frozen=True):
    """A place with where it was found: the institution and the UIDs in the address of its answer."""

    place: Place
    institution: str
    uids: tuple[str, ...]
    where: str


class FoundPage(msgspec.Struct, frozen=True):
    """A course page with where it was found."""

    page: CoursePageShape
    institution: str
    where: str


@dataclass
class Gathered:
    """Everything that was found of one student.

    ``parents`` leads from a node of the study structure to the one above it, ``place_of`` from a node to its place.
    ``at`` is when the last answer was given, ``saved_at`` when the last file was written; ``lost`` are the kinds of
    answers that could not be read.
    """

    student: str
    person: Person | None = None
    contact: Contact | None = None
    places: dict[str, FoundPlace] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    place_of: dict[str, str] = field(default_factory=dict)
    pages: dict[str, FoundPage] = field(default_factory=dict)
    certified: dict[str, CertifiedOnCourse] = field(default_factory=dict)
    institutions: set[str] = field(default_factory=set)
    kinds: set[Kind] = field(default_factory=set)
    at: datetime = UNKNOWN
    saved_at: datetime = UNKNOWN
    lost: set[Kind] = field(default_factory=set)


def gather(answers: Iterable[Answer], path: Path, skips: Skips) -> tuple[Gathered, ...]:
    """Put answers together by student, in the order in which they were given.

    Raises BadFile at ``path`` when it can't be told whose they are.
    """
    ordered = sorted(answers, key=lambda answer: answer.at)
    found: dict[str, Gathered] = {}
    for answer, student in owned(ordered, path):
        gathered = found.setdefault(student, Gathered(student))
        gathered.kinds.add(answer.kind)
        gathered.at = max(gathered.at, answer.at)
        gathered.saved_at = max(gathered.saved_at, answer.saved_at)
        if answer.address.institution:
            gathered.institutions.add(answer.address.institution)
        try:
            _take(gathered, answer, skips)
        except WRONG:
            skips.add(answer.kind, answer.address.where)
            gathered.lost.add(answer.kind)
    return tuple(found[student] for student in sorted(found))


def ident_or_none(value: object) -> str:
    """Return an id as text, empty when it is none or can't be one."""
    try:
        return ident(value)
    except BadValue:
        return ""


def _take(gathered: Gathered, answer: Answer, skips: Skips) -> None:
    match answer.kind:
        case Kind.PERSON:
            gathered.person = overlaid(gathered.person, _decoded(answer, Person, skips))
            _note(gathered, gathered.person.larosate_id)
        case Kind.CONTACT:
            gathered.contact = _decoded(answer, Contact, skips)
            _note(gathered, gathered.contact.larosate_id)
        case Kind.PLACES:
            _take_places(gathered, answer, skips)
        case Kind.STRUCTURE:
            _take_structure(gathered, answer, skips)
        case Kind.COURSE:
            page = _decoded(answer, CoursePageShape, skips)
            _there(page.kursversioner)
            found = FoundPage(page, answer.address.institution, answer.address.where)
            gathered.pages[_required(page.utbildning_uid)] = found
        case Kind.CERTIFIED:
            for raw in _there(_decoded(answer, CertifiedList, skips).studentresultat_per_kurs):
                try:
                    on_course = _shaped(raw, CertifiedOnCourse, answer, skips)
                    gathered.certified[_required(on_course.kurs_uid)] = on_course
                except WRONG:
                    skips.add("result", answer.address.where)


def _decoded(answer: Answer, form: type[_Form], skips: Skips) -> _Form:
    return _shaped(answer.body, form, answer, skips)


def _shaped(raw: bytes | msgspec.Raw, form: type[_Form], answer: Answer, skips: Skips) -> _Form:
    return shaped(raw, form, lambda: skips.add("detail", answer.address.where))


def _there(listed: list[msgspec.Raw] | None) -> list[msgspec.Raw]:
    """Return what an answer is there to list.  BadValue where it lists nothing at all, not even none."""
    if listed is None:
        raise BadValue
    return listed


def _required(value: object) -> str:
    uid = ident(value)
    if not uid:
        raise BadValue
    return uid


def _note(gathered: Gathered, institution: object) -> str:
    """Note an institution's number, and answer it; Ladok's -1 means all of them, and what can't be one none."""
    found = ident_or_none(institution)
    if not found.isascii() or not found.isdigit():
        return ""
    gathered.institutions.add(found)
    return found


def _take_places(gathered: Gathered, answer: Answer, skips: Skips) -> None:
    listed = bytes(memoryview(answer.body)[:4096]).lstrip().startswith(b"[")
    if listed:
        places = msgspec.json.decode(answer.body, type=list[msgspec.Raw])
    else:
        places = _there(_decoded(answer, Places, skips).tillfallesdeltaganden)
    for raw in places:
        try:
            _add_place(gathered, answer, _shaped(raw, Place, answer, skips))
        except WRONG:
            skips.add("place", answer.address.where)


def _add_place(gathered: Gathered, answer: Answer, place: Place, info: EducationInfo | None = None) -> str:
    uid = _required(place.uid)
    if place.utbildningsinformation is None and info is not None:
        place = msgspec.structs.replace(place, utbildningsinformation=info)
    older = gathered.places.get(uid)
    place = overlaid(older.place if older else None, place)
    about = place.utbildningsinformation
    institution = _note(gathered, place.larosate_id) or (_note(gathered, about.larosate_id) if about else "")
    uids = (older.uids if older else ()) + tuple(u for u in answer.address.uids if not older or u not in older.uids)
    gathered.places[uid] = FoundPlace(
        place,
        institution or answer.address.institution or (older.institution if older else ""),
        uids,
        answer.address.where,
    )
    return uid


def _take_structure(gathered: Gathered, answer: Answer, skips: Skips) -> None:
    """Take the nodes from the top; a heap instead of recursion, since how deep they lie is the file's choice."""
    heap = [(raw, "", 1) for raw in _there(_decoded(answer, Structure, skips).studiestrukturer)]
    while heap:
        raw, above, depth = heap.pop()
        try:
            node = _shaped(raw, Node, answer, skips)
            reference = ident(node.referens)
            parent = ident(node.referens_till_foralder) or above
            if reference and parent and parent != reference:
                gathered.parents[reference] = parent
            if not is_null(node.tillfallesdeltagande):
                place = _shaped(node.tillfallesdeltagande, Place, answer, skips)
                gathered.place_of[reference] = _add_place(gathered, answer, place, node.utbildningsinformation)
        except WRONG:
            skips.add("node", answer.address.where)
            continue
        if depth < _DEEPEST:
            heap += [(child, reference or above, depth + 1) for child in node.barn or ()]
        elif node.barn:
            skips.add("node", answer.address.where)


def overlaid(older: _Form | None, newer: _Form) -> _Form:
    """Return the newer form, its missing fields filled from the older, also inside its own forms."""
    if older is None:
        return newer
    filled: dict[str, object] = {}
    for name in newer.__struct_fields__:
        before, now = getattr(older, name), getattr(newer, name)
        if now is None and before is not None:
            filled[name] = before
        elif isinstance(now, Shape) and isinstance(before, Shape):
            filled[name] = overlaid(before, now)
    return msgspec.structs.replace(newer, **filled)
