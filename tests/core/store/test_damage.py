"""Damaged files: a clear error wherever the damage lies, never a traceback, and never a student's values in it."""

import random
import sqlite3
import traceback
from pathlib import Path

import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, PortalError, StoreError, StoreForeign
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.course import AskCourse
from ladok_core.pages.education import AskEducation
from ladok_core.pages.start import AskStart
from ladok_core.sample import build
from ladok_core.store import RecordKey, Store
from records import NOW, TODAY, participation, record

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
                run(portal.page(AskCourse(line.row.education_id)))
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


@pytest.mark.parametrize("seed", range(40))
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


@pytest.mark.parametrize(
    "sql",
    [
        "update study_period set first_day = '2026-13-45'",
        "update study_period set first_day = '2030-01-01', last_day = '2029-01-01'",
        "update study_period set first_day = 20260101",
        "update study_period set registration_last = null",
        "update study_period set period = 'one' where period = 1",
        "update participation set offering_id = 'nowhere'",
        "update participation set reserve = 7",
        "update participation set reserve = 'no'",
        "update offering set version_id = 'none'",
        "update education set credits = 'many'",
        "update education set credits = 'NaN'",
        "update education set credits = '1e999999'",
        "update education set credits = '-Infinity'",
        "update education set kind = 'party'",
        "update education set code = x'ff00'",
        "update result set certified_at = 'yesterday'",
        "update result set certified_at = '2026-01-01T10:00:00'",
        "update result set state = 'lost'",
        "update institution_switch set switch = 'everything' where switch = 'new_results'",
        "update student set identity_kind = 'personal', identity_digits = '123'",
        "update student set identity_kind = 'secret', identity_digits = '199001012384'",
        "update student set given_name = cast(x'c328' as text)",
        "update record set imported_on = 'once'",
        "drop table participation_event",
        "alter table result rename column grade_id to grade",
    ],
)
def test_a_row_that_can_not_be_true_is_told_as_damage(stored: Path, sql: str) -> None:
    """A bad date, a period turned round, credits that are no number: the file is to blame, and is said to be."""
    change(stored, sql)

    with pytest.raises(StoreForeign) as caught:
        use(stored)

    assert caught.value.path == stored


@pytest.mark.parametrize("table", ["student", "institution", "record"])
def test_a_record_that_points_nowhere_is_not_found(stored: Path, table: str) -> None:
    """Nothing to show is said as such."""
    change(stored, f"delete from {table}")  # noqa: S608  # one of the above

    with Store.open(stored) as store, pytest.raises(NotFound):
        store.record(RecordKey("bla", "ellen"))


def test_a_damaged_receipt_is_told_as_damage(store: Store, stored: Path) -> None:
    """The one text in the store that is a struct of its own."""
    run(ellen(store).do(Register("place", 1), "key"))
    for receipt in ("{", "[]", '{"at": "never"}'):
        change(stored, f"update registration set receipt = '{receipt}'")  # noqa: S608  # from the line above

        with pytest.raises(StoreForeign):
            run(ellen(store).do(Register("place", 1), "key"))


@pytest.mark.parametrize("column", ["identity_kind", "protected"])
def test_no_error_carries_a_students_values(path: Path, column: str) -> None:
    """Whatever is wrong with a row, a traceback must not print it: not the number, not the name, nor the address."""
    held = record(
        participation(), of=Student("ellen", "Sanna", "Secret", identity=Identity(IdentityKind.PERSONAL, NUMBER))
    )
    with Store.open(path, create=True) as store:
        store.add([held], source="test", at=NOW)
    change(path, f"update student set {column} = 'Secret'")  # noqa: S608  # one of the two above

    with pytest.raises(StoreForeign) as caught:
        use(path)

    told = "".join(traceback.format_exception(caught.value))
    assert "Secret" not in told
    assert NUMBER not in told


def test_an_error_of_the_rows_is_not_chained(stored: Path, open_record: Record) -> None:
    """What a conversion complains of names the value that it saw."""
    assert open_record.participations
    change(stored, "update study_period set first_day = 'Ellens dag'")

    with pytest.raises(StoreForeign) as caught:
        use(stored)

    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
