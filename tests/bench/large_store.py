"""Large stores, written by SQL alone: through the program, 100,000 records would take minutes.

Each dimension grows by itself: students, the catalogue, a record, and what was done in it.
"""

import sqlite3
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from ladok_core.model.record import Record
from ladok_core.store import RecordKey, Store
from records import (
    DAY,
    NOW,
    TODAY,
    choice,
    course,
    exam_session,
    fee,
    invoice,
    module,
    offering,
    option,
    package,
    participation,
    record,
    registered,
    result,
    student,
)

INSTITUTION = "bla"
HOUR = timedelta(hours=1)
COURSES = 15
RESULTS = 2 * COURSES
CODES = {"course": "KU00", "offerings": "KU00", "package": "MAPROG", "choice": "VAL4"}
"""What the pages of one thing are asked for."""

_FAST = ("synchronous = off", "journal_mode = off", "foreign_keys = off", "cache_size = -1000000")


def key_of(number: int) -> RecordKey:
    """Whose record is the one of that number, from 0."""
    return RecordKey(INSTITUTION, f"s{number:06}")


def build_store(path: Path, students: int = 1, *, offerings: int = 0, sign_ins: int = 0) -> Path:
    """Write a store of so many students alike: 15 courses each, two modules a course, a result on each module.

    The courses lie in a programme with a study choice to make; one has an exam session, another a fee.

    ``offerings`` are in the catalogue besides, and no student's; ``sign_ins`` are the first student's.
    """
    with Store.open(path, create=True) as store:
        store.add([_with_every_page(_first_student(key_of(0).student_id))], source="bench", at=NOW)
    with sqlite3.connect(path, isolation_level=None) as connection:
        for pragma in _FAST:
            connection.execute(f"pragma {pragma}")
        connection.execute("begin")
        for table in ("student", "record", "place", "journal"):
            _copy(connection, table, "student_id", "s000000", students - 1, "s%06d")
        for table, column in (("education", "education_id"), ("offering", "offering_id")):
            (first,) = connection.execute(f"select min({column}) from {table}").fetchone()  # noqa: S608  # our own
            _copy(connection, table, column, first, offerings, "x%06d")
        _sign_in(connection, sign_ins)
        connection.execute("commit")
        connection.execute("pragma journal_mode = wal")
    connection.close()
    return path


def build_long_record(path: Path, courses: int) -> Path:
    """Write a store of one student who reads so many freestanding courses at once."""
    given = [offering(course(f"LO{n:04}", name=f"Läskurs nummer {n:04}")) for n in range(courses)]
    reader = record(*(participation(one, registered()) for one in given), of=student("reader"))
    with Store.open(path, create=True) as store:
        store.add([reader], source="bench", at=NOW)
    return path


def _first_student(student_id: str) -> Record:
    taken = [course(f"KU{n:02}", "15", modules=(module(f"{n:02}A"), module(f"{n:02}B"))) for n in range(COURSES)]
    results = (
        result(
            one,
            part,
            examined_on=TODAY - (900 - 60 * n) * DAY,
            certified_at=NOW - timedelta(days=890 - 60 * n, hours=k),
        )
        for n, one in enumerate(taken)
        for k, part in enumerate(one.modules)
    )
    places = (participation(offering(one), registered()) for one in taken)
    return record(*places, results=tuple(results), of=student(student_id))


def _with_every_page(held: Record) -> Record:
    """Put the courses into a programme with a choice to make, and give one an exam session, and one a fee."""
    programme = offering(package(code=CODES["package"]))
    within = (replace(one, within="programme") for one in held.participations)
    places = (participation(programme, registered(), participation_id="programme"), *within)
    options = (option(offering(course(f"VA{n:02}"))) for n in range(2))
    return replace(
        held,
        participations=places,
        fees=(fee(invoice(), place=places[1].participation_id),),
        choices=(choice(*options, package=programme.offering_id),),
        exam_sessions=(exam_session(places[1].offering),),
    )


def _copy(connection: sqlite3.Connection, table: str, column: str, first: str, copies: int, named: str) -> None:
    """Write what a table has of the first one so many times more, each under a name with its number."""
    numbered = "n"  # of the journal: given by itself
    columns = [name for _, name, *_ in connection.execute(f"pragma table_info({table})") if name != numbered]
    as_it_is = {column: "name", "body": f"replace(body, '{first}', name)"}
    copied = ", ".join(as_it_is.get(one, one) for one in columns)
    # Names of our own tables and columns, no values: those are bound.
    connection.execute(
        f"""
        with recursive number (n) as (select 1 union all select n + 1 from number where n < ?),
        given (name) as (select printf('{named}', n) from number where n <= ?)
        insert into {table} ({", ".join(columns)})
        select {copied} from given cross join (select * from {table} where {column} = ?)
        """,  # noqa: S608  its own numbers
        (copies, copies, first),
    )


def _sign_in(connection: sqlite3.Connection, times: int) -> None:
    """Let the first student have signed in so many times, once a day."""
    rows = (
        ((NOW + (n - times) * DAY).isoformat(timespec="microseconds"), (NOW + (n - times) * DAY).isoformat())
        for n in range(times)
    )
    connection.executemany(
        """
        insert into journal (institution_id, student_id, at, who, action, version, changes, scope)
        values ('bla', 's000000', ?, 'student', 'sign_in', 1, '[{"type":"signed_in","at":"' || ? || '"}]', 'visit')
        """,
        rows,
    )
