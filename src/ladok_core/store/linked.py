"""What belongs to the offerings that a record has places on: what may be chosen, and the exam sessions.  EXM-6."""

from datetime import datetime
from pathlib import Path
from typing import Any

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
    """Choices as they are kept, alternatives by their ids, the sessions in their order, and the places taken here.

    Of what was known already neither choices nor alternatives are told.
    """

    choices: tuple[Any, ...]
    alternatives: tuple[str, ...]
    sessions: tuple[ExamSession, ...]
    moved: dict[str, int]


def read_linked(
    database: Database, key: RecordKey, catalogue: Catalogue, path: Path | str, until: datetime | None, *, known: bool
) -> Linked:
    """Return what is linked to a record's offerings, with the places taken up to a moment, without one ever.

    Where what was decoded before still stands (``known``) nothing but the numbers is read, unless a place that was
    given since has brought along something new.  StoreError, sqlite3.Error.
    """
    values = {**key.values, "until": up_to(until)}
    rows = database.rows(_READING["linked"], **values, known=int(known))
    if known and any(catalogue.exam_session(*_session(row)) is None for row in rows):
        rows = database.rows(_READING["linked"], **values, known=0)
    choices = [catalogue.choice_body(*_session(row)) for row in rows if row[0] == "choice"]
    moved = undamaged(path, "exam_places", clean(key.institution_id), lambda: _moved(rows))
    found = {row[1]: catalogue.exam_session(*_session(row)) for row in rows if row[0] == "exam"}
    others = tuple(clean(str(row[1])) for row in rows if row[0] == "alternative")
    return Linked(tuple(choices), others, in_order(tuple(one for one in found.values() if one is not None)), moved)


def in_order(sessions: tuple[ExamSession, ...]) -> tuple[ExamSession, ...]:
    """Return sessions as a record has them: by when they begin."""
    return tuple(sorted(sessions, key=lambda one: (one.starts, one.session_id)))


def _session(row: Row) -> tuple[Any, Any, Any]:
    _, thing_id, version, body, _ = row
    return thing_id, version, body


def _moved(rows: list[Row]) -> dict[str, int]:
    moved = {row[1]: row[4] for row in rows if row[0] == "exam" and row[4] != 0}
    if not all(isinstance(count, int) for count in moved.values()):
        what = "a number of places is a number"
        raise TypeError(what)
    return moved
