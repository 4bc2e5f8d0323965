"""A store of the first version, with what was done in it: its journal, its claims and its seats become today's."""

import sqlite3
from pathlib import Path

from core.store.driving import run
from ladok_core.actions import AnyAction
from ladok_core.actions.change_offering import ChangeOffering
from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.actions.register import Register
from ladok_core.actions.withdraw import Withdraw
from ladok_core.model.student import Student
from ladok_core.store import LocalPortal, RecordKey, Store
from ladok_core.store.schema import MIGRATIONS, latest, migration_files
from records import NOW, course, exam_session, offering, participation, period, record

GIVEN = offering(course("MA1010"), period(1), period(2))
EXAM = exam_session(GIVEN, places=3)
LEFT, CHANGED = offering(course("MA1020"), period(1)), offering(course("MA1030"), period(1))
OTHER = offering(CHANGED.education, period(1), code="OTHER", changeable=True)
UP, OFF = ExamSignUp("exam"), ExamSignOff("exam")
STUDENTS = ("a", "a/b", "c")
"""One is called so that its claims began as another's do."""

BACK = """
insert into journal
select institution_id, student_id, (select count(*) from today.journal as e
                                     where e.institution_id = j.institution_id and e.student_id = j.student_id
                                       and e.n <= j.n),
       at, who, action, request_key, version, changes, scope, body, receipt
  from today.journal as j;

insert into claim
select c.institution_id, c.student_id || '/' || c.participation_id || '/' || c.event
                                      || case c.event when 'placed' then '/' else '' end, c.student_id, b.n
  from today.claim as c
  join today.journal as j on j.n = c.n
  join journal as b on b.student_id = j.student_id and b.at = j.at and b.request_key is j.request_key;
"""


def test_what_was_done_in_a_store_of_the_first_version_is_done_still(tmp_path: Path) -> None:
    """The same records, the same journal in its order, the same answers to the same requests; nothing twice."""
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    fill(new)
    write_first_version(old, new)

    with Store.open(new) as one, Store.open(old) as other:
        for student in STUDENTS:
            key = RecordKey("bla", student)
            assert other.record(key) == one.record(key)
            for action, asked in ((Register(f"{student}-place", 1), "1"), (UP, "another")):
                assert run(portal(other, student).do(action, asked)) == run(portal(one, student).do(action, asked))
    assert rows(old, "journal") == rows(new, "journal")
    assert rows(old, "claim") == rows(new, "claim")
    assert {str(row[3]) for row in rows(old, "claim")} == {"registration/1", "withdrawal/", "placed"}
    assert rows(old, "seat") == rows(new, "seat")


def portal(store: Store, student: str) -> LocalPortal:
    return store.portal(student, "bla", lambda: NOW)


def fill(path: Path) -> None:
    """Write three records, and do things with them turn about."""
    held = [
        record(
            participation(GIVEN, participation_id=f"{student}-place"),
            participation(LEFT, participation_id=f"{student}-left"),
            participation(CHANGED, participation_id=f"{student}-changed"),
            of=Student(student, "Ellen", "Ek"),
            exam_sessions=(EXAM,),
            alternatives=(OTHER,),
        )
        for student in STUDENTS
    ]
    with Store.open(path, create=True) as store:
        store.add(held, source="test", at=NOW)
        for student in STUDENTS:
            run(portal(store, student).do(Register(f"{student}-place", 1), "1"))
        for number, wish in enumerate[AnyAction]((UP, OFF, UP, OFF, UP), start=2):
            for student in STUDENTS:
                run(portal(store, student).do(wish, f"{number}"))
        for student in STUDENTS:
            run(portal(store, student).do(Withdraw(f"{student}-left"), "7"))
        for student in STUDENTS:
            run(portal(store, student).do(ChangeOffering(OTHER.offering_id, f"{student}-changed"), "8"))


def write_first_version(old: Path, new: Path) -> None:
    """Write a file of the first version with all that a file of today holds."""
    with sqlite3.connect(old) as database:
        database.executescript(migration_files(MIGRATIONS)[0].read_text())
        database.execute("attach ? as today", (str(new),))
        tables = [name for (name,) in database.execute("select name from main.sqlite_master where type = 'table'")]
        for table in set(tables) - {"journal", "claim", "sqlite_sequence"}:
            database.execute(f"insert into main.{table} select * from today.{table}")  # noqa: S608  our own names
        database.executescript(BACK)
        for institution, student, before, n in database.execute(
            """select b.institution_id, b.student_id, b.n, j.n from journal as b
                 join today.journal as j
                   on j.student_id = b.student_id and j.at = b.at and j.request_key is b.request_key
                order by b.n"""
        ).fetchall():
            database.execute(
                "update main.seat set here = ? where here = ? and institution_id = ? and student_id = ?",
                (before, n, institution, student),
            )
        database.commit()
        database.execute("detach today")
        mark = sqlite3.connect(new).execute("pragma application_id").fetchone()[0]
        database.execute(f"pragma application_id = {mark}")
        database.execute("pragma user_version = 1")
    database.close()
    assert latest(MIGRATIONS) > 1


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """Every row of a table, as it stands."""
    with sqlite3.connect(path) as database:
        found = database.execute(f"select * from {table} order by 1, 2, 3, 4").fetchall()  # noqa: S608  our own names
    database.close()
    return found
