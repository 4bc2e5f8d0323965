"""Damaged files: a clear error wherever the damage lies, never a traceback, and never a student's values in it."""

import os
import random
import signal
import sqlite3
import threading
import traceback
from pathlib import Path

import msgspec
import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, PortalError, StoreDamaged, StoreError, StoreForeign, StoreTooNew
from ladok_core.model.education import EducationKind
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.asks import AskCourse, AskEducation, AskPackage, AskStart
from ladok_core.sample import build
from ladok_core.store import RecordKey, Store
from ladok_core.store.bodies import VERSION
from records import NOW, TODAY, choice, course, offering, option, participation, period, record

NUMBER = "199001012384"


def use(path: Path) -> None:
    """Do all that a student does, for every student."""
    with Store.open(path) as store:
        for one in store.students():
            portal = store.portal(one.student_id, one.institution_id, lambda: NOW)
            run(portal.page(AskStart()))
            run(portal.who())
            page = run(portal.page(AskEducation()))
            for line in (*page.freestanding, *page.packages):
                ask = AskCourse if line.row.kind is EducationKind.COURSE else AskPackage
                run(portal.page(ask(line.row.education_id)))
            for row in run(portal.page(AskStart())).to_register:
                run(portal.do(Register(row.participation_id, row.period or 1), f"key-{row.participation_id}"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file with the whole demo in it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Store.open(path, create=True) as store:
        store.add(build(TODAY), source="demo", at=NOW)
    return path.read_bytes()


def test_an_undamaged_demo_can_be_used(path: Path, demo: bytes) -> None:
    """Else the tests below would test nothing."""
    path.write_bytes(demo)

    use(path)


@pytest.mark.parametrize("kept", [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_that_breaks_off_is_told_as_damaged(path: Path, demo: bytes, kept: float) -> None:
    """A copy that was interrupted."""
    path.write_bytes(demo[: int(len(demo) * kept)])

    with pytest.raises(StoreForeign):
        use(path)


@pytest.mark.parametrize("seed", [*range(15), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(15, 40))])
def test_scribbled_pages_are_told_as_damaged_or_do_no_harm(path: Path, demo: bytes, seed: int) -> None:
    """A failing disk: any error is one of ours, whatever was hit."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    damaged = bytearray(demo)
    for _ in range(chance.choice([1, 10, 400])):
        at = chance.randrange(100, len(damaged))
        damaged[at : at + 4] = chance.randbytes(4)
    path.write_bytes(bytes(damaged[: len(demo)]))

    try:
        use(path)
    except PortalError:
        return


@pytest.mark.parametrize("seed", range(10))
def test_a_whole_page_of_noise_is_told_as_damaged_or_lies_unused(path: Path, demo: bytes, seed: int) -> None:
    """A bad block."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    page = chance.randrange(1, len(demo) // 4096) * 4096
    path.write_bytes(demo[:page] + chance.randbytes(4096) + demo[page + 4096 :])

    try:
        use(path)
    except StoreError:
        return


def change(path: Path, sql: str) -> None:
    """Do what our own program never does."""
    connection = sqlite3.connect(path)
    connection.execute("pragma foreign_keys = off")
    connection.execute(sql)
    connection.commit()
    connection.close()


def put(table: str, place: str, value: str) -> str:
    """The statement that puts another value into every body of a table; the value as SQL has it."""
    return f"update {table} set body = json_set(body, '$.{place}', {value})"  # noqa: S608  # from the lines below


@pytest.mark.parametrize(
    "sql",
    [
        put("offering", "periods[0].span.first", "'2026-13-45'"),
        put("offering", "periods[0].span", """json('{"first":"2030-01-01","last":"2029-01-01"}')"""),
        put("offering", "periods[0].span.first", "20260101"),
        put("offering", "periods[0].registration.last", "null"),
        put("offering", "periods[0].number", "'one'"),
        put("offering", "education.version_id", "7"),
        put("record", "participations[0].offering", "'nowhere'"),
        put("record", "participations[0].reserve", "7"),
        put("record", "participations[0].reserve", "'no'"),
        put("education", "credits", "'many'"),
        put("education", "credits", "'NaN'"),
        put("education", "credits", "'1e999999'"),
        put("education", "credits", "'-Infinity'"),
        put("education", "credits", "1e300"),
        put("education", "kind", "'party'"),
        put("education", "code", "7"),
        put("record", "results[0].certified_at", "'yesterday'"),
        put("record", "results[0].certified_at", "'2026-01-01T10:00:00'"),
        put("record", "results[0].state", "'lost'"),
        put("institution", "switches[0]", "'everything'"),
        put("student", "identity", """json('{"kind":"personal","digits":"123"}')"""),
        put("student", "identity", """json('{"kind":"secret","digits":"199001012384"}')"""),
        put("record", "imported_on", "'once'"),
        "update student set given_name = cast(x'c328' as text)",
        "update student set protected = 'yes'",
        "update record set imported_on = 'once'",
        "update record set revision = 'first'",
        "update record set version = 0",
        "update record set version = 'x'",
        "update record set body = 7",
        "update record set body = x'7b7d'",
        "update record set body = '[]'",
        "update record set body = '{'",
        "update record set body = replace(hex(zeroblob(50000)), '00', '[[')",
        "update offering set body = ''",
        "delete from place",
        "drop table journal",
        "alter table student rename column body to content",
    ],
)
def test_a_row_that_can_not_be_true_is_told_as_damage(stored: Path, sql: str) -> None:
    """A bad date, a period turned round, credits that are no number: the file is to blame, and is said to be."""
    change(stored, sql)

    with pytest.raises(StoreForeign) as caught:
        use(stored)

    assert caught.value.path == stored


@pytest.mark.parametrize("table", ["record", "student", "institution", "education", "offering"])
def test_what_a_later_program_wrote_is_told_as_newer_and_left_alone(stored: Path, table: str) -> None:
    """A body's form may be newer than the file's tables say: nothing is guessed, and nothing written."""
    change(stored, f"update {table} set version = {VERSION + 1}")  # noqa: S608  # one of the above
    before = dump(stored)

    with pytest.raises(StoreTooNew) as caught:
        use(stored)

    assert (caught.value.has, caught.value.knows) == (VERSION + 1, VERSION)
    assert dump(stored) == before


@pytest.mark.parametrize(
    ("sql", "what", "where"),
    [
        (put("record", "results", "7"), "record", "bla"),
        (put("student", "email", "7"), "student", "bla"),
        (put("offering", "code", "7"), "offering", "offering-MA1010-1"),
        (put("education", "code", "7"), "education", "education-MA1010"),
        (put("record", "participations[0].offering", "'nowhere'"), "place", "bla"),
    ],
)
def test_damage_is_named_and_nothing_is_written_to_it(stored: Path, sql: str, what: str, where: str) -> None:
    """A6: no sign-in is written to a file whose record can't be read; the error names the thing, never the student."""
    change(stored, sql)
    before = dump(stored)

    with Store.open(stored) as store, pytest.raises(StoreDamaged) as caught:
        run(ellen(store).page(AskStart()))

    assert (caught.value.what, caught.value.where) == (what, where)
    assert dump(stored) == before


def test_a_body_of_an_older_form_is_brought_up_to_date(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of the program may write bodies otherwise; the old ones are read by way of each form since."""
    change(stored, "update student set body = json_set(body, '$.family_name', 'Ek (2)')")
    steps = {1: lambda _kind, raw: raw | {"family_name": f"{raw['family_name']} (3)"} if "family_name" in raw else raw}
    monkeypatch.setattr("ladok_core.store.bodies.VERSION", 2)
    monkeypatch.setattr("ladok_core.store.bodies.UPDATES", steps)

    with Store.open(stored) as store:
        assert store.record(RecordKey("bla", "ellen")).student.family_name == "Ek (2) (3)"


def test_a_damaged_choice_is_told_each_time(store: Store, stored: Path, open_record: Record) -> None:
    """A6: not as a record without it, where the store is asked again."""
    taken = open_record.participations[0].offering
    held = msgspec.structs.replace(open_record, choices=(choice(option(taken), package=taken.offering_id),))
    store.add([held], source="test", at=NOW)
    change(stored, "update choice set body = replace(body, '\"package\"', '\"packing\"')")
    change(stored, "update institution set revision = revision + 1")

    for _ in range(2):
        with pytest.raises(StoreDamaged) as damage:
            store.record(RecordKey("bla", "ellen"))
        assert damage.value.what == "choice"


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "table", ["institution", "education", "offering", "student", "record", "place", "journal", "claim", "sqlite_schema"]
)
def test_noise_in_a_tables_first_page_is_noticed(path: Path, lived_in: bytes, table: str, seed: int) -> None:
    """A6: never told as an empty store, as nobody there, or as a registration that can be made once more."""
    path.write_bytes(lived_in)
    connection = sqlite3.connect(path)
    found = connection.execute("select rootpage from sqlite_schema where name = ?", (table,)).fetchone()
    (size,) = connection.execute("pragma page_size").fetchone()
    connection.close()
    first = (found[0] - 1) * size if found else 100
    chance = random.Random(seed)  # noqa: S311  # no secret
    damaged = bytearray(lived_in)
    at = first + chance.randrange(0, 200)
    damaged[at : at + 192] = chance.randbytes(192)
    path.write_bytes(bytes(damaged))

    try:
        with Store.open(path) as store:
            held = store.record(RecordKey("bla", "ellen"))
    except StoreForeign:
        assert path.read_bytes() == bytes(damaged)
        return
    assert held.participations[0].registered_periods == {1}


@pytest.mark.parametrize(
    ("at", "value"),
    [(18, b"\x01"), (19, b"\x01"), (18, b"\x07\x07"), (60, b"\x7f"), (60, b"\xff")],
    ids=["write", "read", "both", "version", "negative"],
)
def test_marks_that_no_program_of_ours_writes_are_damage(stored: Path, at: int, value: bytes) -> None:
    """A6: neither newer than the program, nor a file that may only be read."""
    damaged = bytearray(stored.read_bytes())
    damaged[at : at + len(value)] = value
    stored.write_bytes(damaged)

    with pytest.raises(StoreDamaged):
        Store.open(stored)

    assert stored.read_bytes() == damaged


def test_a_log_that_was_left_is_not_brought_into_a_damaged_file(stored: Path) -> None:
    """A6: what is told to be left as it was is, its log included."""
    with Store.open(stored) as store:
        run(ellen(store).do(Register("place", 1), "key"))
        log = stored.with_name(f"{stored.name}-wal")
        held, written = stored.read_bytes(), log.read_bytes()
    damaged = bytearray(held)
    damaged[4096:6096] = random.Random(1).randbytes(2000)  # noqa: S311  # no secret
    stored.write_bytes(damaged)
    log.write_bytes(written)

    with pytest.raises(StoreDamaged):
        Store.open(stored)

    assert stored.read_bytes() == damaged
    assert log.read_bytes() == written


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file in which a registration has been made."""
    path = tmp_path_factory.mktemp("lived") / "store.db"
    place = participation(offering(course(), period(1), period(2)), participation_id="place")
    with Store.open(path, create=True) as store:
        store.add([record(place)], source="test", at=NOW)
        run(ellen(store).do(Register("place", 1), "key"))
    return path.read_bytes()


ENDLESS = "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"


@pytest.mark.parametrize(
    "sql",
    [
        f"create view strange as {ENDLESS}",
        f"alter table record rename to r; create view record as select * from r where ({ENDLESS}) > 0",  # noqa: S608  # ours
        "create trigger t after insert on journal begin delete from claim; delete from journal; end",
        "create temp table x (y); create trigger t after update on record begin delete from place; end",
        "create virtual table v using fts5 (words)",
    ],
)
def test_a_file_that_does_things_of_itself_is_refused_and_untouched(stored: Path, sql: str) -> None:
    """A5: our schema has no view and no trigger; a file handed over that has is not ours, and not even looked into."""
    connection = sqlite3.connect(stored)
    connection.executescript(sql)
    connection.close()
    before = stored.read_bytes()

    with pytest.raises(StoreForeign) as caught:
        Store.open(stored)

    assert not isinstance(caught.value, StoreDamaged)
    assert stored.read_bytes() == before
    assert [one.name for one in stored.parent.iterdir()] == [stored.name]


def test_no_statement_runs_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A5: whatever a file makes of a statement, it ends."""
    monkeypatch.setattr("ladok_core.store.sqlite.DEADLINE", 0.05)

    with pytest.raises(StoreDamaged), store.guarded() as database:
        database.value(ENDLESS)

    assert store.has_records()


def test_ctrl_c_is_heard_in_the_midst_of_a_statement(store: Store) -> None:
    """A5: a student who waits too long can always leave."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt), store.guarded() as database:
            database.value(ENDLESS)
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)

    assert store.has_records()


def dump(path: Path) -> list[str]:
    """Everything in a file, as text."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.mark.parametrize("table", ["student", "institution", "record"])
def test_a_record_that_points_nowhere_is_not_found(stored: Path, table: str) -> None:
    """Nothing to show is said as such."""
    change(stored, f"delete from {table}")  # noqa: S608  # one of the above

    with Store.open(stored) as store, pytest.raises(NotFound):
        store.record(RecordKey("bla", "ellen"))


def test_a_damaged_receipt_is_told_as_damage(store: Store, stored: Path) -> None:
    """And so is the wish that it answers: nothing is carried out a second time for it."""
    run(ellen(store).do(Register("place", 1), "key"))
    for receipt in ("{", "[]", '{"at": "never"}'):
        change(stored, f"update journal set receipt = '{receipt}' where receipt is not null")  # noqa: S608  # from above

        with pytest.raises(StoreForeign):
            run(ellen(store).do(Register("place", 1), "key"))


@pytest.mark.parametrize("column", ["identity.kind", "protected"])
def test_no_error_carries_a_students_values(path: Path, column: str) -> None:
    """Whatever is wrong with a row, a traceback must not print it: not the number, not the name, nor the address."""
    held = record(
        participation(), of=Student("ellen", "Sanna", "Secret", identity=Identity(IdentityKind.PERSONAL, NUMBER))
    )
    with Store.open(path, create=True) as store:
        store.add([held], source="test", at=NOW)
    change(path, f"update student set body = json_set(body, '$.{column}', 'Secret')")  # noqa: S608  # one of the two

    with pytest.raises(StoreForeign) as caught:
        use(path)

    told = "".join(traceback.format_exception(caught.value))
    assert "Secret" not in told
    assert NUMBER not in told


def test_an_error_of_the_rows_is_not_chained(stored: Path, open_record: Record) -> None:
    """What a conversion complains of names the value that it saw."""
    assert open_record.participations
    change(stored, put("offering", "periods[0].span.first", "'Ellens dag'"))

    with pytest.raises(StoreForeign) as caught:
        use(stored)

    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
