"""The SQL: a fixed number of queries, each by key, in the dialect that two databases share."""

import re
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import aiosql
import pytest
from aiosql.queries import Queries
from hypothesis import given, settings

from core.store.driving import ellen, run
from core.store.strategies import records
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.course import AskCourse
from ladok_core.pages.education import AskEducation
from ladok_core.pages.start import AskStart
from ladok_core.store import RecordKey, Store
from ladok_core.store.connection import connect
from ladok_core.store.queries import SQL, Subject
from records import NOW, course, module, offering, participation, record, result

SUBJECTS = sorted(file.stem for file in SQL.glob("*.sql"))
READING = ("read_student", "read_shared")


def whole(subject: str) -> Queries:
    """All queries of a file, as aiosql reads it: a parameter that isn't declared, or isn't used, ends the reading."""
    queries: Queries = aiosql.from_path(SQL / f"{subject}.sql", "sqlite3", encoding="utf-8")
    return queries


def statements_of(store: Store, key: RecordKey) -> list[str]:
    """The statements of reading one record."""
    seen: list[str] = []
    with store.guarded() as connection:
        connection.set_trace_callback(seen.append)
        try:
            store.record(key, NOW)
        finally:
            connection.set_trace_callback(None)
    return seen


def test_reading_takes_the_same_number_of_queries_whatever_there_is(store: Store) -> None:
    """DESIGN: the count depends neither on how much the student has, nor on how much the store has."""
    taken = [course(f"C{n}", modules=(module(f"{n}"),)) for n in range(60)]
    many = record(
        *(participation(offering(one)) for one in taken),
        results=tuple(result(one, one.modules[0]) for one in taken),
        of=Student("much", "Much", "Mo"),
    )
    store.add([many, record(of=Student("nothing", "No", "No"))], source="test", at=NOW)

    counts = {who: len(statements_of(store, RecordKey("bla", who))) for who in ("ellen", "much", "nothing")}

    assert set(counts.values()) == {26}, counts  # 24 queries in one transaction


@given(records())
@settings(max_examples=15, deadline=None)
def test_no_record_takes_more_queries_than_another(held: Record) -> None:
    """The same for any record."""
    with Store.open(None) as store:
        store.add([held], source="test", at=NOW)

        seen = statements_of(store, RecordKey(held.institution.institution_id, held.student.student_id))

    assert len(seen) == 26


def test_a_page_is_one_reading(store: Store) -> None:
    """Each page loads the record once."""
    portal = ellen(store)
    run(portal.page(AskStart()))
    with store.guarded() as connection:
        for page in (AskStart(), AskEducation(), AskCourse("MA1010")):
            seen: list[str] = []
            connection.set_trace_callback(seen.append)
            run(portal.page(page))
            connection.set_trace_callback(None)
            assert len(seen) == 26


@pytest.mark.parametrize("subject", READING)
def test_every_query_of_a_record_finds_its_rows_by_key(store: Store, subject: str) -> None:
    """A scan would take longer the more students there are; no index is made on the fly either."""
    queries = whole(subject)
    with store.guarded() as connection:
        for name in (q for q in queries.available_queries if not q.endswith("_cursor")):
            query = getattr(queries, name)
            values = dict.fromkeys(query.parameters, "x")
            plan = [row[3] for row in connection.execute(f"explain query plan {query.sql}", values)]
            assert not [step for step in plan if step.startswith("SCAN") or "AUTOMATIC" in step], (name, plan)


def test_the_institutions_of_a_student_are_found_by_index(store: Store) -> None:
    """LOG-4 is asked for at every start, in a store of a hundred thousand students."""
    query = getattr(whole("people"), "institutions_of")  # noqa: B009  # made at run time
    with store.guarded() as connection:
        plan = [row[3] for row in connection.execute(f"explain query plan {query.sql}", {"student_id": "x"})]

    assert plan[0].startswith("SEARCH r USING COVERING INDEX record_by_student")


def texts() -> dict[str, str]:
    """Every .sql file of queries, without its comments."""
    return {file.stem: re.sub(r"--.*", "", file.read_text(encoding="utf-8")) for file in sorted(SQL.glob("*.sql"))}


@pytest.mark.parametrize("subject", [one for one in SUBJECTS if one != "sqlite"])
@pytest.mark.parametrize(
    "word",
    [
        *("insert or", "replace into", "datetime(", "date(", "strftime", "rowid", "ifnull", "pragma", "glob", "=="),
        *("autoincrement", "json_", "group_concat", "sqlite_", "julianday", "`", '"'),
    ],
)
def test_queries_are_in_the_dialect_that_both_databases_share(subject: str, word: str) -> None:
    """PostgreSQL comes later with table definitions of its own, and these very queries."""
    assert word not in texts()[subject].lower()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_list_has_an_order(subject: str) -> None:
    """Two databases give rows in different orders unless they are told."""
    for statement in texts()[subject].split(";"):
        reads_many = "select" in statement and "max(" not in statement and "count(" not in statement
        by_key = re.search(r"-- name: \w+\(.*\)\^", statement)
        if reads_many and not by_key and "order by" not in statement:
            assert statement.strip() in single_rows(subject), statement


def single_rows(subject: str) -> set[str]:
    """The statements that answer one row, and the check that asks whether there is any."""
    queries = whole(subject)
    named = {name: getattr(queries, name) for name in queries.available_queries}
    return {
        query.sql.rstrip(";").strip()
        for name, query in named.items()
        if query.operation.name in {"SELECT_ONE", "SELECT_VALUE"} or name == "broken_foreign_keys"
    }


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_query_by_itself_is_the_same_as_in_its_file(subject: str) -> None:
    """Each is loaded alone, when it is first asked for; nothing of its neighbours may come with it or be missing."""
    queries = whole(subject)
    alone = Subject(subject)

    for name in (name for name in queries.available_queries if not name.endswith("_cursor")):
        one, among = alone.query(name), getattr(queries, name)
        assert (one.sql, one.operation, one.parameters) == (among.sql, among.operation, among.parameters)  # type: ignore[attr-defined]  # aiosql's own
    with pytest.raises(KeyError):
        alone.query("no_such_query")


def test_aiosql_has_its_front_page_for_whoever_imports_it_after_us() -> None:
    """We pass it by, since it takes most of the time of the import; nobody else has to miss it."""
    code = (
        "import sys; import ladok_core.store.queries\n"
        "assert 'aiosql.query_loader' in sys.modules and 'importlib.metadata' not in sys.modules\n"
        "import aiosql; assert aiosql.__version__ and aiosql.from_path"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdin=subprocess.DEVNULL)  # noqa: S603  our own code


def test_no_two_queries_share_a_name() -> None:
    """A second one of a name would silently take the place of the first."""
    names = Counter(re.findall(r"-- name: (\w+)", "".join(file.read_text() for file in SQL.glob("*.sql"))))

    assert [name for name, count in names.items() if count > 1] == []


def test_every_query_is_used() -> None:
    """A query that nothing asks for is one that nothing tests."""
    code = "".join(file.read_text() for file in SQL.parent.glob("*.py"))
    names = {name for subject in SUBJECTS for name in whole(subject).available_queries}
    made = re.compile(r"^(add|clear)_")  # of the table's name, by the writer

    unused = {name for name in names if f'"{name}"' not in code and not name.endswith("_cursor")}

    assert {name for name in unused if not made.match(name)} == set()


def test_a_connection_is_told_to_be_careful(stored: Path) -> None:
    """WAL and synchronous FULL: what is acknowledged is on the disk; foreign keys are checked."""
    with Store.open(stored) as store, store.guarded() as connection:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0)):
            assert connection.execute(f"pragma {pragma}").fetchone() == (value,)
    connection = connect(stored)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("insert into record values ('nowhere', 'nobody', 0, null)")
    connection.close()


def test_tables_of_a_student_are_clustered_with_the_institution_first(store: Store) -> None:
    """LOG-4: what one page needs lies together, however the rows came in; only the student is national."""
    with store.guarded() as connection:
        tables = dict(connection.execute("select name, sql from sqlite_master where type = 'table'").fetchall())
        for table, sql in tables.items():
            columns = connection.execute(f"pragma table_info({table})").fetchall()
            key = [column[1] for column in sorted(columns, key=lambda c: c[5]) if column[5]]
            assert sql.endswith("without rowid"), table
            assert key[0] == ("student_id" if table in {"student", "student_address"} else "institution_id"), table
