"""What a source tells of a student in rows beside the record's body: their places, sign-ups and exam sessions."""

from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.store.database import Database
from ladok_core.store.moments import NEVER, moment_text
from ladok_core.store.queries import queries

_WRITING = queries("writing")


def clear_told(database: Database, key: RecordKey) -> None:
    """Take away what was told, before it is told anew; what was done here stays."""
    database.change(_WRITING["clear_places"], **key.values)
    database.change(_WRITING["clear_told_seats"], **key.values)
    database.change(_WRITING["clear_told_sessions"], **key.values)


def write_told(database: Database, key: RecordKey, record: Record, known: frozenset[str]) -> None:
    """Write what a record tells, once its catalogue is written: on which offerings, and in which sessions, it is.

    ``known`` are the ids of those of its sessions that its own source doesn't tell of.
    """
    taken = {place.offering.offering_id for place in record.participations}
    places = ({**key.values, "offering_id": offering_id} for offering_id in sorted(taken))
    database.change_many(_WRITING["add_place"], places)
    sessions = {one.session_id: one for one in record.exam_sessions}
    signed_up = {one.session_id: one.at for one in record.exam_sign_ups if one.session_id in sessions}
    if signed_up:
        moments = {session_id: NEVER if at is None else moment_text(at) for session_id, at in signed_up.items()}
        seats = ({**key.values, "session_id": one, "taken_at": at} for one, at in moments.items())
        database.change_many(_WRITING["add_told_seat"], seats)
    reached = (one.session_id for one in record.exam_sessions if taken.intersection(one.offerings))
    if besides := sorted(sessions.keys() - known - signed_up.keys() - {*reached}):
        rows = ({**key.values, "session_id": session_id} for session_id in besides)
        database.change_many(_WRITING["add_told_session"], rows)
