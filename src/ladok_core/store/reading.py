"""A student's record, read from the store: one row, what others share with it, and what was done here."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from ladok_core.errors import NotFound
from ladok_core.model.change import Change, Placed
from ladok_core.model.institution import Institution
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.student import Student
from ladok_core.sanitize import clean
from ladok_core.store.bodies import CHANGES, RECORD, STUDENT, PlaceBody, PlacedBody
from ladok_core.store.catalogue import Catalogue, Source
from ladok_core.store.damage import undamaged
from ladok_core.store.database import Database, Row
from ladok_core.store.linked import Linked, read_linked
from ladok_core.store.moments import NEVER, moment_text, up_to
from ladok_core.store.queries import queries

_READING = queries("reading")
_OFFERING = PlaceBody.__struct_fields__.index("offering")


class Read(msgspec.Struct, frozen=True):
    """A record as its source has it, and what is linked to its offerings now, with the places taken here."""

    source: Source
    linked: Linked

    def after(self, changes: Iterable[Change]) -> Record:
        """Return the record as it is after what was done here, its exam sessions with the places that are left."""
        record = self.source.record.after(changes)
        return msgspec.structs.replace(record, exam_sessions=self.linked.sessions, places_moved=self.linked.moved)


def read_source(
    database: Database, key: RecordKey, catalogue: Catalogue, path: Path | str, until: datetime | None = None
) -> Read:
    """Read a record as its source has it: the very one that was read before, if it still stands.

    ``until`` is the moment up to which places in exam sessions count as taken, without one ever.
    Raises NotFound, StoreError, sqlite3.Error.
    """
    kept = catalogue.source(key.student_id)
    known = {"revision": kept.revision if kept else None, "catalogue": catalogue.revision}
    row = database.one(_READING["record"], **key.values, **known)
    if row is None:
        raise NotFound(what="student", wanted=key.student_id)
    revision, version, body, student_version, student_body, *shared = row
    if kept is not None and body is None and student_body is None:
        return Read(kept, read_linked(database, key, catalogue, path, until, known=True))
    where = clean(key.institution_id)
    institution = catalogue.institution(*shared)
    student = STUDENT.read(path, where, student_version, student_body)
    held = RECORD.read(path, where, version, body)
    linked = read_linked(database, key, catalogue, path, until, known=False)
    _know(database, key, catalogue, (*(place.offering for place in held.participations), *linked.made))
    record = undamaged(path, "place", where, lambda: _record(institution, student, held, linked, catalogue))
    source = Source(record, undamaged(path, "record", where, lambda: _number(revision)))
    catalogue.keep(key.student_id, source)
    return Read(source, linked)


def read_changes(
    database: Database,
    key: RecordKey,
    catalogue: Catalogue,
    path: Path | str,
    *,
    until: datetime | None = None,
    signed_in_until: datetime | None = None,
) -> tuple[Change, ...]:
    """Return what became true here up to ``until``, without one ever, in the order in which it was done.

    How the student is reached is national: what became true of it is among it, wherever it was done (CON-1).
    Of the sign-ins only the last up to ``signed_in_until`` is among it, without such a moment none.
    """
    rows = database.rows(
        _READING["changes"],
        **key.values,
        until=up_to(until),
        signed_in_until=NEVER if signed_in_until is None else moment_text(signed_in_until),
    )
    changes = tuple(_changes(rows, path))
    placed = [change.participation.offering for change in changes if isinstance(change, PlacedBody)]
    if not placed:
        return changes
    _know(database, key, catalogue, placed)
    where = clean(key.institution_id)
    return undamaged(path, "journal", where, lambda: tuple(_made(one, catalogue) for one in changes))


def _know(database: Database, key: RecordKey, catalogue: Catalogue, offerings: Iterable[str]) -> None:
    """See to it that these offerings are kept, with what is held out on them, as far as the store has them."""
    if not catalogue.knows(offerings):
        catalogue.put(database.rows(_READING["catalogue"], **key.values))


def _made(change: Any, catalogue: Catalogue) -> Change:
    if isinstance(change, PlacedBody):
        return Placed(_place(change.participation, catalogue))
    told: Change = change
    return told


def _changes(rows: Iterable[Row], path: Path | str) -> Iterable[Any]:
    for number, version, changes, _, institution_id in rows:
        where = clean(institution_id)
        yield from CHANGES.read(path, f"{where}/{number:.0f}" if isinstance(number, int) else where, version, changes)


def _record(institution: Institution, student: Student, held: Any, linked: Linked, catalogue: Catalogue) -> Record:
    """Return the record of a body; of what the catalogue holds out on its offerings what its own source told of."""
    places = tuple(_place(place, catalogue) for place in held.participations)
    choices, alternatives = catalogue.held_out((*(place.offering.offering_id for place in places), *linked.made))
    values = {
        **msgspec.structs.asdict(held),
        "institution": institution,
        "student": student,
        "participations": places,
        "choices": tuple(one for one in choices if _is_told(one.choice_id, held.choices)),
        "exam_sessions": linked.sessions,
        "alternatives": tuple(one for one in alternatives if _is_told(one.offering_id, held.alternatives)),
    }
    return Record(**values)


def _is_told(thing_id: str, told: tuple[str, ...] | None) -> bool:
    """Tell whether a source told of a thing; an older body doesn't say, and has all that there is."""
    return told is None or thing_id in told


def _place(held: Any, catalogue: Catalogue) -> Participation:
    """Return a place of a body, whose fields are those of the model, in their order."""
    values = list(msgspec.structs.astuple(held))
    values[_OFFERING] = catalogue.offering(held.offering).only(held.part)
    return Participation(*values)


def _number(cell: object) -> int:
    if not isinstance(cell, int):
        what = "a revision is a number"
        raise TypeError(what)
    return cell
