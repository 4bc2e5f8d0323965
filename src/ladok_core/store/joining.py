"""Making two students one, once it is known that they are: no second copy of anything stays.  LOG-4, CON-1."""

from collections.abc import Callable

import msgspec

from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.store.catalogue import Source
from ladok_core.store.database import Database
from ladok_core.store.queries import queries
from ladok_core.store.told import clear_told

_PEOPLE = queries("people")
_WRITING = queries("writing")


def known_id(database: Database, record: Record) -> str:
    """Return the id by which the store has, or will have, the student of a copy: by what was joined, by the number.

    A copy goes to the student who has the same identity number, under whatever id an institution knows them.
    """
    student = record.student
    if record.imported_on is None:
        return student.student_id
    joined = database.value(_PEOPLE["joined_student"], student_id=student.student_id)
    if isinstance(joined, str):
        return joined
    if student.identity is None:
        return student.student_id
    who = {"identity_kind": str(student.identity.kind), "identity_digits": student.identity.digits}
    found = database.value(_PEOPLE["imported_student"], **who)
    return found if isinstance(found, str) else student.student_id  # else none, or damage told where it is read


def under_id(record: Record, student_id: str) -> Record:
    """Return a record as that of the student of an id."""
    return msgspec.structs.replace(record, student=msgspec.structs.replace(record.student, student_id=student_id))


def remember(database: Database, joined_id: str, student_id: str) -> None:
    """Note that a source's id is another student's from now on, and what led to it, too."""
    ids = {"joined_id": joined_id, "student_id": student_id}
    database.change(_WRITING["follow_joined"], **ids)
    database.change(_WRITING["put_joined"], **ids)


def move_copies(
    database: Database, joined_id: str, student_id: str, read: Callable[[RecordKey], Source | None],
    write: Callable[[RecordKey, Record, Source | None], None], merge: Callable[[Record, Record], Record],
) -> None:  # fmt: skip
    """Give a student the copies that were kept under another id, each joined to the one of the same institution."""
    for (institution_id,) in database.rows(_PEOPLE["imported_records"], student_id=joined_id):
        old, new = RecordKey(institution_id, joined_id), RecordKey(institution_id, student_id)
        copy, kept = read(old), read(new)
        if copy is None:
            continue
        record = under_id(copy.record, student_id)
        write(new, record if kept is None else merge(kept.record, record), kept)
        moved = {"institution_id": institution_id, "joined_id": joined_id, "student_id": student_id}
        database.change(_WRITING["move_journal"], **moved)
        clear_told(database, old)
        database.change(_WRITING["remove_record"], **old.values)
    remember(database, joined_id, student_id)
    database.change(_WRITING["remove_student"], student_id=joined_id)
