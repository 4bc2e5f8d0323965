"""Adding whole records: those of the demo, and those read in from elsewhere.  All of a call, or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.errors import NotFound, StoreLocked
from ladok_core.model.change import SignedIn
from ladok_core.model.choice import Choice
from ladok_core.model.education import Education
from ladok_core.model.exam_session import ExamSession
from ladok_core.model.noticed import Differed
from ladok_core.model.offering import Offering
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.student import Student
from ladok_core.sanitize import clean
from ladok_core.store.bodies import VERSION, choice_body, offering_body, record_body, written
from ladok_core.store.catalogue import Catalogue, Source
from ladok_core.store.database import Database
from ladok_core.store.differences import differences
from ladok_core.store.entry import SIGN_IN, Entry, add_entry
from ladok_core.store.joining import known_id, move_copies, remember, under_id
from ladok_core.store.linked import in_order
from ladok_core.store.moments import NEVER, moment_text
from ladok_core.store.queries import queries
from ladok_core.store.reading import read_source
from ladok_core.store.settling import settled

_PEOPLE = queries("people")
_WRITING = queries("writing")

Merge = Callable[[Record, Record], Record]


class Additions(msgspec.Struct, frozen=True):
    """What adding records came to: which were new, which took an older copy's place, which were there already."""

    added: tuple[RecordKey, ...] = ()
    changed: tuple[RecordKey, ...] = ()
    unchanged: tuple[RecordKey, ...] = ()


class SamePerson(msgspec.Struct, frozen=True):
    """Whose copies are: of the student of ``student_id`` in the store, though nothing in them proves it.

    ``ids`` leads from every other id that the source has for a student to the one of the records.
    """

    student_id: str | None = None
    ids: dict[str, str] = {}


def add_records(
    database: Database,
    records: Iterable[Record],
    source: str,
    at: datetime,
    path: Path | str,
    merge: Merge | None = None,
    same_person: SamePerson | None = None,
) -> Additions:
    """Write records in one transaction, each with a row of the journal; one that is there already is not touched.

    ``merge`` joins what is known to what comes, inside the transaction; without it what comes takes the other's place.
    It is also asked about a student of whom only another institution has a record.  A copy goes to the student who has
    the same identity number, under whatever id an institution knows them (LOG-4), or to whom ``same_person`` says; what
    there is already under its own id goes there, too.
    ``source`` names a kind of source (as ``demo``, ``har``), never a file, whose name may tell a person.  What was done
    here is no part of a source and stays.  Raises StoreError, sqlite3.Error.
    """
    same = same_person or SamePerson()
    added: list[RecordKey] = []
    changed: list[RecordKey] = []
    unchanged: list[RecordKey] = []
    with database.writing():
        writer = _Writer(database, path)
        for record in records:
            coming = record if merge is None else writer.under_known_id(record, merge, same.student_id)
            key = _key(coming)
            stored = writer.stored(key)
            known = stored or (writer.elsewhere(key) if merge is not None else None)
            if known is not None and merge is not None:
                coming = merge(known.record, coming)
            whole = _with_known(settled(coming), stored)
            if stored is not None and stored.record == _as_read(whole):
                unchanged.append(key)
                continue
            writer.write(key, whole, stored)
            if stored is None and coming.previous_sign_in is not None:
                # Without it everything that was ever certified would be told as new at the first visit (STA-1).
                previous = coming.previous_sign_in
                add_entry(database, key, Entry(previous, source, SIGN_IN, (SignedIn(previous),)))
            # No older copy is kept: what differed from it is (CHG-1).
            seen = () if stored is None else differences(stored.record, _as_read(whole), at)
            changes = (Differed(seen),) if seen else ()
            add_entry(database, key, Entry(at, source, "add_record" if stored is None else "change_record", changes))
            (added if stored is None else changed).append(key)
        writer.remember(same.ids)
    return Additions(tuple(added), tuple(changed), tuple(unchanged))


def _key(record: Record) -> RecordKey:
    return RecordKey(clean(record.institution.institution_id), clean(record.student.student_id))


def _with_known(record: Record, stored: Source | None) -> Record:
    """Return a record with the exam sessions and alternatives that are known of its courses from elsewhere, too.

    They are of the catalogue: that one source does not name a thing says nothing against it.
    """
    if stored is None:
        return record
    told = {one.session_id for one in record.exam_sessions}
    sessions = tuple(one for one in stored.record.exam_sessions if one.session_id not in told)
    named = {one.offering_id for one in record.alternatives}
    others = (one for one in stored.record.alternatives if one.offering_id not in named)
    return msgspec.structs.replace(
        record,
        exam_sessions=in_order((*record.exam_sessions, *sessions)),
        alternatives=tuple(sorted((*record.alternatives, *others), key=lambda one: one.offering_id)),
    )


def _as_read(record: Record) -> Record:
    """Return a record as it will be read: an offering that is closed to changes is told only to be written (OFC-1)."""
    opened = tuple(one for one in record.alternatives if one.changeable)
    return msgspec.structs.replace(record, alternatives=opened)


class _Writer:
    """What is written in one transaction; what many records share is written once."""

    def __init__(self, database: Database, path: Path | str) -> None:
        self._database, self._path = database, path
        self._shared: dict[tuple[str, ...], str] = {}
        self._joined: dict[str, str] = {}

    def stored(self, key: RecordKey) -> Source | None:
        """Return what the store has as its source had it, None when there is no such record."""
        try:
            return read_source(self._database, key, Catalogue(self._path, key.institution_id), self._path).source
        except NotFound:
            return None

    def elsewhere(self, key: RecordKey) -> Source | None:
        """Return a record that the student has at another institution."""
        rows = self._database.rows(_PEOPLE["institutions_of"], student_id=key.student_id)
        return self.stored(RecordKey(rows[0][0], key.student_id)) if rows else None

    def under_known_id(self, record: Record, merge: Merge, same_as: str | None) -> Record:
        """Return a copy as that of the student it belongs to, who gets what is kept under its own id, too."""
        own = record.student.student_id
        known = same_as or known_id(self._database, record)
        if known == own:
            return record
        move_copies(self._database, own, known, self.stored, self._write_settled, merge)
        self._joined[own] = known
        return under_id(record, known)

    def remember(self, joined: Mapping[str, str]) -> None:
        """Note under which id a source's other ids of the same student are known."""
        for own, known in joined.items():
            remember(self._database, own, self._joined.get(known, known))

    def _write_settled(self, key: RecordKey, record: Record, stored: Source | None) -> None:
        self.write(key, settled(record), stored)

    def write(self, key: RecordKey, record: Record, stored: Source | None) -> None:
        """Write a record that is settled, over what was read of it.  StoreLocked when somebody else was faster."""
        self._write_catalogue(record)
        self._write_student(record.student)
        imported = None if record.imported_on is None else record.imported_on.isoformat()
        own = {**key.values, "imported_on": imported, "version": VERSION, "body": written(record_body(record))}
        if stored is None:
            self._database.change(_WRITING["add_record"], **own)
        else:
            revision = stored.revision
            if self._database.change(_WRITING["change_record"], revision=revision, **own) != 1:
                raise StoreLocked(self._path)
            self._database.change(_WRITING["clear_places"], **key.values)
            self._database.change(_WRITING["clear_told_seats"], **key.values)
        offerings = sorted({place.offering.offering_id for place in record.participations})
        places = ({**key.values, "offering_id": offering_id} for offering_id in offerings)
        self._database.change_many(_WRITING["add_place"], places)
        self._write_told_seats(key, record)
        if self._student_changed:
            self._database.change(_WRITING["count_up_records"], student_id=key.student_id)

    def _write_told_seats(self, key: RecordKey, record: Record) -> None:
        """Write who is signed up for which session, as the source has it; of sessions that it tells of."""
        sessions = {one.session_id for one in record.exam_sessions}
        rows = [
            {**key.values, "session_id": one.session_id, "taken_at": NEVER if one.at is None else moment_text(one.at)}
            for one in record.exam_sign_ups
            if one.session_id in sessions
        ]
        if rows:
            self._database.change_many(_WRITING["add_told_seat"], rows)

    def _write_student(self, student: Student) -> None:
        identity = student.identity
        self._student_changed = bool(
            self._database.change(
                _WRITING["put_student"],
                student_id=student.student_id,
                given_name=student.given_name,
                family_name=student.family_name,
                sought_name=student.name.casefold(),
                identity_kind=str(identity.kind) if identity else None,
                identity_digits=identity.digits if identity else None,
                protected=int(student.protected),
                version=VERSION,
                body=written(student),
            )
        )

    def _write_catalogue(self, record: Record) -> None:
        """Write the institution, the courses and the offerings, each before what points at it, where they differ."""
        where = record.institution.institution_id
        at: dict[str, object] = {"institution_id": where}
        offerings = {place.offering.offering_id: place.offering for place in record.participations}
        offerings |= {o.offering.offering_id: o.offering for choice in record.choices for o in choice.options}
        offerings |= {one.offering_id: one for one in record.alternatives}
        educations = {(o.education.education_id, o.education.version_id): o.education for o in offerings.values()}
        body = written(record.institution)
        if self._is_new(("institution", where), body):
            self._database.change(_WRITING["put_institution"], **at, version=VERSION, body=body)
        rows = [row | at for row in self._education_rows(where, educations.values())]
        changed = self._database.change_many(_WRITING["put_education"], rows) if rows else 0
        rows = [row | at for row in self._offering_rows(where, offerings.values())]
        changed += self._database.change_many(_WRITING["put_offering"], rows) if rows else 0
        changed += sum(self._write_choice(at, choice) for choice in record.choices)
        changed += sum(self._write_session(at, session) for session in record.exam_sessions)
        if changed:
            self._database.change(_WRITING["count_up_catalogue"], **at)

    def _write_choice(self, at: dict[str, object], choice: Choice) -> int:
        """Write a choice, and between what it is, where it differs; answer the rows written of it."""
        body = written(choice_body(choice))
        if not self._is_new(("choice", str(at["institution_id"]), choice.choice_id), body):
            return 0
        key = {**at, "choice_id": choice.choice_id}
        values = {**key, "offering_id": choice.package, "version": VERSION, "body": body}
        changed = self._database.change(_WRITING["put_choice"], **values)
        if changed:
            self._database.change(_WRITING["clear_options"], **key)
            offerings = sorted({option.offering.offering_id for option in choice.options})
            self._database.change_many(_WRITING["add_option"], ({**key, "offering_id": one} for one in offerings))
        return changed

    def _write_session(self, at: dict[str, object], session: ExamSession) -> int:
        """Write an exam session, whom it is for, and how many places there are, where it differs; answer the rows."""
        body = written(session)
        if not self._is_new(("exam_session", str(at["institution_id"]), session.session_id), body):
            return 0
        key = {**at, "session_id": session.session_id}
        changed = self._database.change(_WRITING["put_exam_session"], **key, version=VERSION, body=body)
        if changed:
            most = None if session.places is None else session.places - session.taken
            self._database.change(_WRITING["put_exam_places"], **key, most=most)
            links = ({**key, "offering_id": offering_id} for offering_id in sorted({*session.offerings}))
            self._database.change_many(_WRITING["add_exam_offering"], links)
        return changed

    def _education_rows(self, where: str, educations: Iterable[Education]) -> Iterator[dict[str, object]]:
        for one in educations:
            body = written(one)
            if self._is_new(("education", where, one.education_id, one.version_id), body):
                ids = {"education_id": one.education_id, "version_id": one.version_id}
                yield {**ids, "version": VERSION, "body": body}

    def _offering_rows(self, where: str, offerings: Iterable[Offering]) -> Iterator[dict[str, object]]:
        for one in offerings:
            body, of = written(offering_body(one)), one.education
            if self._is_new(("offering", where, one.offering_id), body):
                ids = {"offering_id": one.offering_id, "education_id": of.education_id, "version_id": of.version_id}
                yield {**ids, "changeable": int(one.changeable), "version": VERSION, "body": body}

    def _is_new(self, key: tuple[str, ...], body: str) -> bool:
        """Tell whether a thing has not been written just so in this call."""
        if self._shared.get(key) == body:
            return False
        self._shared[key] = body
        return True
