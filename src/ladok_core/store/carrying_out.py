"""What a student does: an action, or a sign-in.  One transaction from the record to the receipt."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook, Receipt, foresee, receipt
from ladok_core.errors import Refused, StoreDamaged
from ladok_core.model.change import SignedIn
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.rules.request import used_for_another
from ladok_core.sanitize import clean
from ladok_core.store.bodies import ACTION, RECEIPT, written
from ladok_core.store.catalogue import Catalogue
from ladok_core.store.damage import undamaged
from ladok_core.store.database import Database
from ladok_core.store.entry import SIGN_IN, STUDENT, Entry, add_entry, claimed, move_seats, released
from ladok_core.store.queries import queries
from ladok_core.store.reading import read_changes, read_source

_JOURNAL = queries("journal")

Clock = Callable[[], datetime]


class _Taken(Exception):
    """Somebody else was faster, in a database that lets two write at once; a constraint has kept the thing single."""


def carry_out(
    database: Database,
    key: RecordKey,
    action: AnyAction,
    request_key: str,
    clock: Clock,
    catalogue: Catalogue,
    path: Path | str,
) -> Receipt:
    """Carry out an action, or answer by what holds already.  ``request_key`` is made by the client, new for every wish.

    Raises Refused with the decision of the page, NotFound, StoreError, sqlite3.Error; nothing is then written.
    """
    for _ in range(2):
        with suppress(_Taken), database.writing():
            answered = _answered(database, key, action, request_key, path)
            if answered is not None:
                return answered
            # Read now that the right to write is ours, since waiting for it may pass midnight.
            now = clock()
            read = read_source(database, key, catalogue, path)
            record = read.after(read_changes(database, key, catalogue, path))
            outlook = foresee(record, action, now)
            if outlook.decision.holds:
                return receipt(outlook, _done_at(database, key, action, path), changed=False)
            if not outlook.decision.open:
                raise Refused(outlook.decision)
            return _write(database, key, outlook, request_key, now)
    raise StoreDamaged(path, "journal", clean(key.institution_id))  # taken, and yet by nobody that it knows of


def sign_in(database: Database, key: RecordKey, clock: Clock, catalogue: Catalogue, path: Path | str) -> Record:
    """Write the sign-in of a session and return the record as it is for that session.  STA-1.

    The clock is read when nobody else can write: of two that begin at once the later one knows of the other's sign-in,
    and a new result is told once.  The record is read first: nothing is written to a file that has none to show.
    StoreError, NotFound, sqlite3.Error.
    """
    with database.writing():
        now = clock()
        read = read_source(database, key, catalogue, path)
        record = read.after(read_changes(database, key, catalogue, path, signed_in_until=now))
        add_entry(database, key, Entry(now, STUDENT, SIGN_IN, (SignedIn(now),)))
    return msgspec.structs.replace(record, signed_in_at=now)


def _answered(
    database: Database, key: RecordKey, action: AnyAction, request_key: str, path: Path | str
) -> Receipt | None:
    """Return what this very request was answered before, if it was.  Refused when it then asked for something else."""
    row = database.one(_JOURNAL["answered"], **key.values, request_key=request_key)
    if row is None:
        return None
    version, body, answer = row
    where = clean(key.institution_id)
    given = RECEIPT.read(path, where, version, answer)
    if ACTION.read(path, where, version, body) != action:
        raise Refused(used_for_another(given.subject.name, given.subject.code))
    return given


def _write(database: Database, key: RecordKey, outlook: Outlook, request_key: str, now: datetime) -> Receipt:
    answer = receipt(outlook, now, changed=True)
    asked = outlook.action
    entry = Entry(now, STUDENT, tag_of(asked), outlook.changes, request_key, asked, answer)
    number = add_entry(database, key, entry)
    for place in released(outlook.changes):
        database.change(_JOURNAL["release"], **key.values, participation_id=place)
    for place, event in claimed(outlook.changes):
        if not database.change(_JOURNAL["claim"], **key.values, participation_id=place, event=event, n=number):
            raise _Taken
    if not move_seats(database, key, outlook.changes, number):
        raise _Taken
    return answer


def _done_at(database: Database, key: RecordKey, action: AnyAction, path: Path | str) -> datetime | None:
    """Return when the very same was done here; None where something else, or the source, has made it so."""
    where = clean(key.institution_id)
    at = database.value(_JOURNAL["done_at"], **key.values, action=tag_of(action), body=written(action))
    return undamaged(path, "journal", where, lambda: msgspec.convert(at, datetime | None))


def tag_of(action: AnyAction) -> str:
    """Return the name under which an action is known wherever it is written down."""
    return str(type(action).__struct_config__.tag)
