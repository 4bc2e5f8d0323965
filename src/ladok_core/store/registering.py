"""Registering on a study period: one transaction from the record to the receipt.  REG-1 to REG-6."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook, Receipt, foresee, receipt
from ladok_core.errors import Refused
from ladok_core.model.civil_date import civil_date
from ladok_core.rules.request import used_for_another
from ladok_core.sanitize import clean
from ladok_core.store.cells import moment, moment_cell
from ladok_core.store.connection import writing
from ladok_core.store.queries import Subject
from ladok_core.store.reading import read_record
from ladok_core.store.trouble import undamaged
from ladok_core.store.writing import RecordKey, write_audit

_ACTIONS = Subject("actions")
_STUDENT = Subject("read_student")


def carry_out(
    connection: sqlite3.Connection,
    key: RecordKey,
    action: AnyAction,
    request_key: str,
    clock: Callable[[], datetime],
    path: Path | str,
) -> Receipt:
    """Carry out an action, or answer what holds already.

    The clock is read once the right to write is ours, since waiting for it may pass midnight.  Raises Refused with the
    decision of the page, NotFound, StoreForeign, sqlite3.Error; nothing is then written.
    """
    with writing(connection):
        answered = _answered(connection, key, action, request_key, path)
        if answered is not None:
            return answered
        now = clock()
        record = read_record(connection, key.institution_id, key.student_id, path)
        outlook = foresee(record, action, now)
        if outlook.decision.holds:
            return _held(connection, key, outlook, path)
        if not outlook.decision.open:
            raise Refused(outlook.decision)
        done = receipt(outlook, now, changed=True)
        if not _write(connection, key, request_key, done, civil_date(now), now):
            # Another was faster, in a store that lets two write at once; the constraint has kept the period single.
            record = read_record(connection, key.institution_id, key.student_id, path)
            return _held(connection, key, foresee(record, action, now), path)
        return done


def _answered(
    connection: sqlite3.Connection, key: RecordKey, action: AnyAction, request_key: str, path: Path | str
) -> Receipt | None:
    """Return what this very request was answered before, if it was.  Refused when it then asked for something else."""
    values = {"institution_id": key.institution_id, "student_id": key.student_id}
    row = _ACTIONS.one(connection, "request", **values, request_key=request_key)
    if row is None:
        return None
    participation_id, period, text = row
    if (clean(participation_id), period) != (action.participation_id, getattr(action, "period", None)):
        raise Refused(used_for_another(period))
    return undamaged(path, lambda: msgspec.convert(_clean(msgspec.json.decode(text)), Receipt))


def _clean(value: object) -> object:
    """Make every text safe in what was decoded from the store, as the reader does with its rows."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(name): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _held(connection: sqlite3.Connection, key: RecordKey, outlook: Outlook, path: Path | str) -> Receipt:
    """Return the registration that the period has already: success, and nothing changed.  REG-5."""
    values = {"institution_id": key.institution_id, "student_id": key.student_id}
    made_here = {
        (clean(place), number): registered_at
        for place, _kind, _on, number, registered_at in _STUDENT.rows(connection, "registrations", **values)
    }
    place = (outlook.subject.participation_id, outlook.subject.period)
    at = undamaged(path, lambda: moment(made_here.get(place)))
    return receipt(outlook, at, changed=False)


def _write(
    connection: sqlite3.Connection, key: RecordKey, request_key: str, done: Receipt, today: date, now: datetime
) -> bool:
    action, kind = done.action, str(done.touched[0].event)
    written = _ACTIONS.change(
        connection,
        "add_registration",
        institution_id=key.institution_id,
        student_id=key.student_id,
        participation_id=action.participation_id,
        period=done.subject.period,
        kind=kind,
        on_day=today.isoformat(),
        registered_at=moment_cell(now),
        request_key=request_key,
        receipt=msgspec.json.encode(done).decode(),
    )
    if written:
        subject = f"{action.participation_id}/{done.subject.period}"
        write_audit(connection, key, now, "register", subject, kind, request_key)
    return bool(written)
