"""Stores of many students, written by SQL alone: through the program, 100,000 records would take most of an hour."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from ladok_core.model.record import Record
from ladok_core.store import RecordKey, Store
from records import DAY, NOW, TODAY, course, module, offering, participation, record, registered, result, student

INSTITUTION = "bla"
HOUR = timedelta(hours=1)
COURSES = 15
RESULTS = 2 * COURSES

# Every table with a student in it, but for results, which come in time order afterwards.
_TABLES = ("student", "record", "participation", "participation_event", "sign_in", "audit")
_FAST = ("synchronous = off", "journal_mode = off", "foreign_keys = off", "cache_size = -1000000")


def key_of(number: int) -> RecordKey:
    """Whose record is the one of that number, from 0."""
    return RecordKey(INSTITUTION, f"s{number:06}")


def build_store(path: Path, students: int) -> Path:
    """Write a store of so many students alike: 15 courses each, two modules a course, a result on each module.

    The results lie in the file as the years bring them: everyone's first, then everyone's second, up to the thirtieth.
    """
    first = key_of(0)
    with Store.open(path, create=True) as store:
        store.add([_first_student(first.student_id)], source="bench", at=NOW)
    with sqlite3.connect(path, isolation_level=None) as connection:
        for pragma in _FAST:
            connection.execute(f"pragma {pragma}")
        connection.execute("begin")
        for table in _TABLES:
            _copy(connection, table, students)
        held = connection.execute("select result_id from result order by position").fetchall()
        assert len(held) == RESULTS
        for (result_id,) in held:
            _copy(connection, "result", students, "and result_id = ?", (result_id,))
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


def _copy(
    connection: sqlite3.Connection, table: str, students: int, also: str = "", values: tuple[object, ...] = ()
) -> None:
    """Give every other student what the first one has in a table."""
    columns = [name for _, name, *_ in connection.execute(f"pragma table_info({table})")]
    copied = ", ".join("printf('s%06d', n)" if name == "student_id" else name for name in columns)
    # Names of our own tables and columns, no values: those are bound.
    connection.execute(
        f"create temp table first_of as select * from {table} where student_id = 's000000' {also}",  # noqa: S608
        values,
    )
    connection.execute(
        f"""
        with recursive number (n) as (select 1 union all select n + 1 from number where n + 1 < ?)
        insert into {table} select {copied} from number cross join first_of
        """,  # noqa: S608
        (students,),
    )
    connection.execute("drop table first_of")
