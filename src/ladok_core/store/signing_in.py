"""A sign-in: what was new up to it is new no more at the next.  STA-1."""

import sqlite3
from datetime import datetime

import msgspec

from ladok_core.store.cells import moment_cell
from ladok_core.store.connection import writing
from ladok_core.store.queries import Subject
from ladok_core.store.writing import RecordKey, write_audit

_ACTIONS = Subject("actions")
_STUDENT = Subject("read_student")


def sign_in(connection: sqlite3.Connection, key: RecordKey, now: datetime, session_id: str) -> datetime | None:
    """Write the sign-in of a session and answer the one before it, None when it is the first.  sqlite3.Error."""
    who = {"institution_id": key.institution_id, "student_id": key.student_id}
    with writing(connection):
        previous = _STUDENT.value(connection, "last_sign_in", **who, until=moment_cell(now))
        _ACTIONS.change(connection, "add_sign_in", **who, signed_in_at=moment_cell(now), session_id=session_id)
        write_audit(connection, key, now, "sign_in", "session", "done")
    return None if previous is None else msgspec.convert(previous, datetime)
