"""What a record is linked to now, whatever was decoded before: its exam sessions, and places given here.  EXM-6."""

from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.model.exam_session import ExamSession
from ladok_core.model.record_key import RecordKey
from ladok_core.sanitize import clean
from ladok_core.store.catalogue import Catalogue
from ladok_core.store.damage import undamaged
from ladok_core.store.database import Database, Row
from ladok_core.store.moments import up_to
from ladok_core.store.queries import queries

_READING = queries("reading")


class Linked(msgspec.Struct, frozen=True):
    """The exam sessions in their order, the places taken here in each; and the offerings that places were given on."""

    sessions: tuple[ExamSession, ...]
    moved: dict[str, int]
    made: tuple[str, ...]


_NOTHING = Linked((), {}, ())


def read_linked(
    database: Database, key: RecordKey, catalogue: Catalogue, path: Path | str, until: datetime | None, *, known: bool
) -> Linked:
    """Return what a record is linked to, with the places taken up to a moment, without one ever.

    Where what was decoded before still stands (``known``) nothing but the numbers is read, unless a place that was
    given since has brought along a session.  StoreError, sqlite3.Error.
    """
    values = {**key.values, "until": up_to(until)}
    rows = database.rows(_READING["linked"], **values, known=int(known))
    if not rows:
        return _NOTHING
    if known and any(row[0] == "exam" and catalogue.exam_session(*row[1:4]) is None for row in rows):
        rows = database.rows(_READING["linked"], **values, known=0)
    exams = {row[1]: row for row in rows if row[0] == "exam"}
    found = (catalogue.exam_session(*row[1:4]) for row in exams.values())
    moved = undamaged(path, "exam_places", clean(key.institution_id), lambda: _moved(exams))
    made = tuple(clean(str(row[1])) for row in rows if row[0] == "made")
    return Linked(in_order(tuple(one for one in found if one is not None)), moved, made)


def in_order(sessions: tuple[ExamSession, ...]) -> tuple[ExamSession, ...]:
    """Return sessions as a record has them: by when they begin."""
    return tuple(sorted(sessions, key=lambda one: (one.starts, one.session_id)))


def _moved(exams: dict[str, Row]) -> dict[str, int]:
    moved = {session_id: row[4] for session_id, row in exams.items() if row[4] != 0}
    if not all(isinstance(count, int) for count in moved.values()):
        what = "a number of places is a number"
        raise TypeError(what)
    return moved
