"""Registering on a study period: one transaction from the record to the receipt.  REG-1 to REG-6."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec

from ladok_core.errors import NotFound, Refused
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import REGISTRATIONS, EventKind, Participation, ParticipationEvent
from ladok_core.model.record import Record
from ladok_core.portal import Receipt
from ladok_core.rules.registration import can_register, kind_of_registration, next_period
from ladok_core.rules.registration_facts import seek
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


class Wish(msgspec.Struct, frozen=True):
    """What the student asks for; ``request_key`` is made by the client, new for every wish."""

    participation_id: str
    period: int
    request_key: str


def register(
    connection: sqlite3.Connection, key: RecordKey, wish: Wish, clock: Callable[[], datetime], path: Path | str
) -> Receipt:
    """Carry out a registration, or answer the one that holds already.

    The clock is read once the right to write is ours, since waiting for it may pass midnight.  Raises Refused with the
    decision of the page, NotFound, StoreForeign, sqlite3.Error; nothing is then written.
    """
    with writing(connection):
        answered = _answered(connection, key, wish, path)
        if answered is not None:
            return answered
        now = clock()
        record = read_record(connection, key.institution_id, key.student_id, path)
        participation, period = _find(record, wish)
        decision = can_register(seek(record, participation, period), civil_date(now))
        if decision.holds:
            return _held(connection, key, participation, period, decision, path)
        if not decision.open:
            raise Refused(decision)
        kind = kind_of_registration(record, participation)
        receipt = _receipt(participation, period, kind, decision, now)
        if not _write(connection, key, wish, receipt, civil_date(now), now):
            # Another was faster, in a store that lets two write at once; the constraint has kept the period single.
            record = read_record(connection, key.institution_id, key.student_id, path)
            participation, period = _find(record, wish)
            decision = can_register(seek(record, participation, period), civil_date(now))
            return _held(connection, key, participation, period, decision, path)
        return receipt


def _answered(connection: sqlite3.Connection, key: RecordKey, wish: Wish, path: Path | str) -> Receipt | None:
    """Return what this very request was answered before, if it was.  Refused when it then asked for something else."""
    values = {"institution_id": key.institution_id, "student_id": key.student_id}
    row = _ACTIONS.one(connection, "request", **values, request_key=wish.request_key)
    if row is None:
        return None
    participation_id, period, receipt = row
    if (clean(participation_id), period) != (wish.participation_id, wish.period):
        raise Refused(used_for_another(period))
    return undamaged(path, lambda: msgspec.convert(_clean(msgspec.json.decode(receipt)), Receipt))


def _clean(value: object) -> object:
    """Make every text safe in what was decoded from the store, as the reader does with its rows."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(name): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _find(record: Record, wish: Wish) -> tuple[Participation, StudyPeriod]:
    participation = record.participation(wish.participation_id)
    if participation is None:
        raise NotFound(what="participation", wanted=wish.participation_id)
    period = participation.offering.period(wish.period)
    if period is None:
        known = tuple(str(one.number) for one in participation.offering.periods)
        raise NotFound(what="period", wanted=str(wish.period), known=known)
    return participation, period


def _held(
    connection: sqlite3.Connection,
    key: RecordKey,
    participation: Participation,
    period: StudyPeriod,
    decision: Decision,
    path: Path | str,
) -> Receipt:
    """Return the registration that the period has already: success, and nothing changed.  REG-5."""
    values = {"institution_id": key.institution_id, "student_id": key.student_id}
    first = participation.offering.periods[0].number
    registrations = (event for event in participation.events if event.kind in REGISTRATIONS)
    kind = next((e.kind for e in registrations if (e.period or first) == period.number), EventKind.REGISTRATION)
    made_here = {
        (clean(place), number): registered_at
        for place, _kind, _on, number, registered_at in _STUDENT.rows(connection, "registrations", **values)
    }
    at = undamaged(path, lambda: moment(made_here.get((participation.participation_id, period.number))))
    return _receipt(participation, period, kind, decision, at, changed=False)


def _write(
    connection: sqlite3.Connection, key: RecordKey, wish: Wish, receipt: Receipt, today: date, now: datetime
) -> bool:
    written = _ACTIONS.change(
        connection,
        "add_registration",
        institution_id=key.institution_id,
        student_id=key.student_id,
        participation_id=wish.participation_id,
        period=wish.period,
        kind=str(receipt.kind),
        on_day=today.isoformat(),
        registered_at=moment_cell(now),
        request_key=wish.request_key,
        receipt=msgspec.json.encode(receipt).decode(),
    )
    if written:
        subject = f"{wish.participation_id}/{wish.period}"
        write_audit(connection, key, now, "register", subject, str(receipt.kind), wish.request_key)
    return bool(written)


def _receipt(
    participation: Participation,
    period: StudyPeriod,
    kind: EventKind,
    decision: Decision,
    at: datetime | None,
    *,
    changed: bool = True,
) -> Receipt:
    education = participation.offering.education
    after = participation
    if changed:
        event = ParticipationEvent(kind, period=period.number)
        after = msgspec.structs.replace(participation, events=(*participation.events, event))
    return Receipt(
        participation_id=participation.participation_id,
        name=education.name,
        code=education.code,
        period=period.number,
        periods=len(participation.offering.periods),
        kind=kind,
        changed=changed,
        decision=decision,
        at=at,
        next_period=next_period(after),
    )
