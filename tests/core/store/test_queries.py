"""The SQL: a fixed number of queries, each by key, in the dialect that two databases share."""

import re
import sqlite3
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings

from core.store.driving import ellen, run
from core.store.strategies import records
from examples import examples
from ladok_core import sample
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, Refused
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.asks import AskCourse, AskEducation, AskFees, AskStart
from ladok_core.store import LocalPortal, RecordKey, Store
from ladok_core.store.queries import SQL, queries
from ladok_core.store.sqlite import connect
from records import NOW, course, module, offering, participation, record, result

SUBJECTS = sorted(file.stem for file in SQL.glob("*.sql"))
COLD, WARM = 6, 5
"""Statements of a page: begin, the record, what is linked to its offerings, the catalogue where it isn't known, what
was done here, commit.  For a record without places the catalogue is not sought."""

HEAD = re.compile(r"^-- name: (\w+)\(([\w, ]*)\)([\^$!]?)$", re.MULTILINE)


class Named(NamedTuple):
    """A query as its file has it."""

    subject: str
    name: str
    values: frozenset[str]
    answers: str
    sentence: str
    statement: str


def named() -> list[Named]:
    """Every query of every file."""
    found = []
    for subject in SUBJECTS:
        _, *parts = HEAD.split((SQL / f"{subject}.sql").read_text(encoding="utf-8"))
        for name, values, answers, text in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
            sentence, statement = re.match(r"((?:\s*--[^\n]*\n)*)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # it always matches
            given_values = frozenset(values.replace(" ", "").split(",")) - {""}
            found.append(Named(subject, name, given_values, answers, sentence.strip(), statement.strip()))
    return found


@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_a_query_says_what_it_is_for_and_which_values_it_takes(query: Named) -> None:
    """A statement's first comment is its docstring; what it names in its head is what it asks for."""
    assert query.sentence.startswith("-- ")
    assert query.sentence.endswith(".")
    assert frozenset(re.findall(r"(?<!:):([a-z_]+)", query.statement)) == query.values
    assert query.statement.endswith(";")
    assert query.statement.count(";") == 1
    assert queries(query.subject)[query.name] == query.statement


@cache
def asking() -> str:
    """The code that asks for queries."""
    return "".join(file.read_text() for file in SQL.parent.glob("*.py"))


@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_a_query_is_asked_for_as_its_head_says(query: Named) -> None:
    """One row, one value, rows written, or many rows: whoever reads the file knows how it is used."""
    code = asking()
    methods = {"^": {"one"}, "$": {"value"}, "!": {"change", "change_many"}, "": {"rows"}}[query.answers]
    used = set(re.findall(rf'\.(\w+)\(\s*_{query.subject.upper()}\["{query.name}"\]', code))

    assert f'"{query.name}"' in code, "a query that nothing asks for is one that nothing tests"
    assert used <= methods
    assert used or query.subject == "sqlite"  # where some are asked for by a list


def statements_of(store: Store, key: RecordKey) -> list[str]:
    """The statements of reading one record."""
    seen: list[str] = []
    with store.guarded() as database:
        database.connection.set_trace_callback(seen.append)
        try:
            store.record(key, NOW)
        finally:
            database.connection.set_trace_callback(None)
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

    for number in (COLD, WARM):
        counts = {who: len(statements_of(store, RecordKey("bla", who))) for who in ("ellen", "much")}
        assert set(counts.values()) == {number}, counts
    assert len(statements_of(store, RecordKey("bla", "nothing"))) == WARM


@given(records())
@settings(max_examples=examples(15), deadline=None)
def test_no_record_takes_more_queries_than_another(held: Record) -> None:
    """The same for any record."""
    with Store.open(None) as store:
        store.add([held], source="test", at=NOW)

        seen = statements_of(store, RecordKey(held.institution.institution_id, held.student.student_id))

    assert len(seen) == (COLD if held.participations else WARM)


def test_every_page_takes_at_most_eight_statements(path: Path) -> None:
    """DESIGN: by the list of pages, for everybody in the demo; tests/bench holds it in a large store."""
    held = sample.build(NOW.date())
    counts: dict[str, int] = {}
    with Store.open(path, create=True) as store:
        store.add(held, source="test", at=NOW)
        for one in held:
            key = RecordKey(one.institution.institution_id, one.student.student_id)
            portal = store.portal(key.student_id, key.institution_id, lambda: NOW)
            run(portal.page(AskStart()))
            codes = [place.offering.education.code for place in one.participations]
            codes += [choice.code for choice in one.choices]
            for name in PAGES:
                counts[name] = max(counts.get(name, 0), _most_statements(store, portal, name, codes))

    assert {name: count for name, count in counts.items() if not 0 < count <= 8} == {}


def _most_statements(store: Store, portal: LocalPortal, name: str, codes: list[str]) -> int:
    spec, most = page_spec(name), 0
    needed = [field.name for field in msgspec.structs.fields(spec.ask) if field.required]
    for code in codes if needed else [""]:
        seen: list[str] = []
        with store.guarded() as database:
            database.connection.set_trace_callback(seen.append)
        with suppress(NotFound, Refused):
            run(portal.page(spec.ask(**dict.fromkeys(needed, code))))
            most = max(most, len(seen))
        with store.guarded() as database:
            database.connection.set_trace_callback(None)
    return most


def test_a_page_is_one_reading(store: Store) -> None:
    """Each page loads the record once, after what was done here as well."""
    portal = ellen(store)
    run(portal.page(AskStart()))
    run(portal.do(Register("place", 1), "key"))
    with store.guarded() as database:
        for ask in (AskStart(), AskEducation(), AskCourse("MA1010"), AskFees()):
            seen: list[str] = []
            database.connection.set_trace_callback(seen.append)
            run(portal.page(ask))
            database.connection.set_trace_callback(None)
            assert len(seen) == WARM


def test_the_catalogue_is_read_again_when_it_has_changed(store: Store, open_record: Record) -> None:
    """What is kept decoded holds for as long as its revision stands, whoever has written."""
    key = RecordKey("bla", "ellen")
    place = open_record.participations[0]
    before = store.record(key).participations[0].offering
    moved = msgspec.structs.replace(place.offering, cancelled=True)
    other = record(participation(moved, participation_id="theirs"), of=Student("adam", "Adam", "Al"))

    assert store.record(key).participations[0].offering is before
    with Store.open(store.path) as elsewhere:
        elsewhere.add([other], source="test", at=NOW)

    assert store.record(key).participations[0].offering == moved


CHANGED = {"institutions_of", "take_place", "free_seat", "free_place"}
BY_KEY = [
    one
    for one in named()
    if (one.subject in {"reading", "journal"} and one.statement.startswith(("select", "with"))) or one.name in CHANGED
]


@pytest.mark.parametrize("query", BY_KEY, ids=lambda query: query.name)
def test_what_a_page_or_an_action_asks_for_is_found_by_key(store: Store, query: Named) -> None:
    """P1: a scan would take longer the more students or offerings there are; no index is made on the fly either."""
    with store.guarded() as database:
        plan = [row[3] for row in database.rows(f"explain query plan {query.statement}", **dict.fromkeys(query.values))]

    # What was found by key before, and put together, is gone through whole.
    aside = ("signed_in", "SCAN near", "SCAN wanted", "SCAN mine")
    steps = [step for step in plan if step.startswith(("SCAN", "SEARCH")) and not any(one in step for one in aside)]
    wanted = 1 if query.name == "institutions_of" else 2  # of a student, or of an institution's many things one
    assert steps
    for step in steps:
        # The institution and the student have keys of one column, and all records are sought by the student (CON-1).
        single = re.match(r"SEARCH [is] ", step) is not None or "record_by_student" in step
        assert step.startswith("SEARCH"), plan
        assert step.count("=?") >= (1 if single else wanted), plan
        assert "AUTOMATIC" not in step, plan


def test_only_what_counts_is_looked_at_however_often_someone_has_signed_in(store: Store) -> None:
    """STA-1: the journal grows with every visit, and its sign-ins are passed over, but for the last one."""
    query = next(one for one in named() if one.name == "changes")
    with store.guarded() as database:
        plan = [row[3] for row in database.rows(f"explain query plan {query.statement}", **dict.fromkeys(query.values))]

    steps = [step for step in plan if "journal" in step or re.match(r"SEARCH j ", step)]
    assert len(steps) == 3, plan
    assert all("student_id=? AND scope=? AND at<?" in step for step in steps), steps


def texts() -> dict[str, str]:
    """Every .sql file of queries, without its comments."""
    return {file.stem: re.sub(r"--.*", "", file.read_text(encoding="utf-8")) for file in sorted(SQL.glob("*.sql"))}


SQLITES_OWN = (
    *("insert or", "replace into", "datetime(", "date(", "strftime", "rowid", "ifnull", "pragma", "glob", "=="),
    *("autoincrement", "json_", "group_concat", "sqlite_", "julianday", "`", '"'),
)


@pytest.mark.parametrize("subject", [one for one in SUBJECTS if one != "sqlite"])
def test_queries_are_in_the_dialect_that_both_databases_share(subject: str) -> None:
    """PostgreSQL comes later with table definitions of its own, and these very queries."""
    text = texts()[subject].lower()
    assert [word for word in SQLITES_OWN if word in text] == []


@pytest.mark.parametrize("query", [one for one in named() if not one.answers], ids=lambda query: query.name)
def test_every_list_has_an_order(query: Named) -> None:
    """Two databases give rows in different orders unless they are told."""
    assert "order by" in query.statement or query.name == "broken_foreign_keys"


def test_no_two_queries_share_a_name() -> None:
    """A second one of a name would silently take the place of the first."""
    names = Counter(re.findall(r"-- name: (\w+)", "".join(file.read_text() for file in SQL.glob("*.sql"))))

    assert [name for name, count in names.items() if count > 1] == []


def test_a_connection_is_told_to_be_careful(stored: Path) -> None:
    """WAL and synchronous FULL: what is acknowledged is on the disk; foreign keys are checked."""
    told = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}
    with Store.open(stored) as store, store.guarded() as database:
        assert {pragma: database.value(f"pragma {pragma}") for pragma in told} == told
    database = connect(stored)
    with pytest.raises(sqlite3.IntegrityError):
        database.change("insert into record values ('nowhere', 'nobody', 1, null, 1, '{}')")
    database.close()


FIRST = {"student": "student_id", "joined": "joined_id", "journal": "n"}
"""What stands first in other keys: of what is one student's at every institution, and of what is in order of time."""


def test_every_key_begins_with_the_institution(store: Store) -> None:
    """LOG-4: a student sees one institution at a time; only the student is national, and the journal is everyone's."""
    with store.guarded() as database:
        for (table,) in database.rows("select name from sqlite_master where type = 'table'"):
            columns = database.rows(f"pragma table_info({table})")
            key = [column[1] for column in sorted(columns, key=lambda c: c[5]) if column[5]]
            assert key[0] == FIRST.get(table, "institution_id"), table


@pytest.mark.parametrize("table", ["place", "claim", "exam_offering", "exam_places", "seat"])
def test_a_table_without_row_ids_has_its_key_first_and_in_order(store: Store, table: str) -> None:
    """SQLite's quick_check takes the columns for one another otherwise, and calls a sound file damaged."""
    with store.guarded() as database:
        columns = database.rows(f"pragma table_info({table})")

    keys = [column[5] for column in columns]
    assert keys[: max(keys)] == list(range(1, max(keys) + 1))
