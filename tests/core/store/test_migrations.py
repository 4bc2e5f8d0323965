"""Migrations: an older store is brought up to date, all or nothing; a newer or foreign one is left alone."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.errors import StoreError, StoreForeign, StoreReadOnly, StoreTooNew
from ladok_core.model.record import Record
from ladok_core.store import RecordKey, Store
from ladok_core.store.header import APPLICATION
from ladok_core.store.schema import MIGRATIONS, latest, migration_files
from records import NOW

HAS = latest(MIGRATIONS)
NEXT, AFTER = f"{HAS + 1:04}.later", f"{HAS + 2:04}.latest"
LATER = """-- One more migration, of a later version of the program: it rebuilds a table that others point at.

create table student_new (
    student_id text not null primary key,
    given_name text not null,
    family_name text not null,
    sought_name text not null,
    identity_kind text,
    identity_digits text,
    protected integer not null,
    version integer not null,
    body text not null,
    nickname text not null default 'none; really'  -- a semicolon in a text parts no statement
);

insert into student_new
select student_id, given_name, family_name, sought_name, identity_kind, identity_digits, protected, version, body, 'x'
  from student;

drop table student;

alter table student_new rename to student;
"""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The migrations of the first version of the program."""
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(migration_files(MIGRATIONS)[0], folder)
    return folder


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a later version of the program."""
    folder = tmp_path / "later"
    shutil.copytree(MIGRATIONS, folder)
    (folder / f"{NEXT}.sql").write_text(LATER)
    return folder


def schema(path: Path) -> dict[str, str]:
    """Every table and index of ours, as it was defined."""
    connection = sqlite3.connect(path)
    rows = connection.execute("select name, sql from sqlite_master where sql is not null")
    answer = dict(rows.fetchall())
    connection.close()
    return answer


def marks(path: Path) -> tuple[int, int]:
    """Whose file it is, and its version, as they stand in its first bytes."""
    first = path.read_bytes()[:100]
    return int.from_bytes(first[68:72], "big"), int.from_bytes(first[60:64], "big")


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.backup"))


def litter(path: Path) -> list[str]:
    """What lies beside the store."""
    return sorted(one.name for one in path.parent.iterdir() if one.is_file() and one != path)


def test_an_older_store_is_migrated_and_keeps_what_it_holds(stored: Path, later: Path, open_record: Record) -> None:
    """A new version of the program opens yesterday's store, its registrations included."""
    with Store.open(stored) as store:
        run(ellen(store).do(Register("place", 1), "key"))
        before = store.record(RecordKey("bla", "ellen"))

    with Store.open(stored, migrations=later) as store:
        assert store.record(RecordKey("bla", "ellen")) == before
        assert run(ellen(store).do(Register("place", 2), "next")).changed

    assert marks(stored) == (APPLICATION, HAS + 1)


def test_a_store_of_the_first_version_becomes_one_of_todays(path: Path, first: Path, open_record: Record) -> None:
    """Whoever began with the first version loses nothing, and the two files can't be told apart."""
    Store.open(path, create=True, migrations=first).close()
    old, new = path, path.with_name("new.db")
    assert marks(old) == (APPLICATION, 1)
    for one in (old, new):
        with Store.open(one, create=True) as store:
            store.add([open_record], source="test", at=NOW)
            assert store.record(RecordKey("bla", "ellen")) == open_record

    assert schema(old) == schema(new)
    assert len(backups(old)) == (HAS > 1)


def test_a_new_store_and_a_migrated_one_are_the_same(stored: Path, later: Path) -> None:
    """Else a query could work in the one and not in the other."""
    Store.open(stored, migrations=later).close()
    new = stored.with_name("new.db")
    Store.open(new, create=True, migrations=later).close()

    assert schema(stored) == schema(new)
    assert marks(stored) == marks(new) == (APPLICATION, HAS + 1)


def test_further_migrations_are_run_one_after_the_other(stored: Path, later: Path) -> None:
    """Whoever comes from an old version gets them all, in their order."""
    (later / f"{AFTER}.sql").write_text("create table third (one text);\ninsert into third values ('a;b');\n")
    (later / f"{HAS + 3:04}.last.sql").write_text("alter table third add column two text;\n")

    Store.open(stored, migrations=later).close()

    assert "two" in schema(stored)["third"]
    assert marks(stored) == (APPLICATION, HAS + 3)
    assert len(backups(stored)) == 1


def test_a_copy_is_kept_of_the_store_as_it_was(stored: Path, later: Path) -> None:
    """Named by version and moment, its owner's alone, and a store that the older program can open."""
    before = schema(stored)
    Store.open(stored, migrations=later).close()

    (copy,) = backups(stored)

    assert copy.name.startswith(f"store.db.version-{HAS}.")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert schema(copy) == before
    with Store.open(copy) as store:
        assert len(store.students()) == 1


def test_the_copy_of_an_earlier_migration_goes_and_nothing_else(stored: Path, later: Path) -> None:
    """A12, A13: once the next one stands; by our own name for them, and by no link."""
    folder = stored.parent
    theirs = folder / "theirs.txt"
    theirs.write_text("mine")
    kept = [
        folder / name
        for name in (
            "store.db.backup",
            "store.db.version-1.backup",
            "store.db.version-1.20260101.backup",
            "other.db.version-1.20260101T000000000000Z.backup",
            "store.db.version-1.20260101T000000000000Z.backup.old",
        )
    ]
    for one in kept:
        one.write_text("mine")
    link = folder / "store.db.version-1.20200101T000000000000Z.backup"
    link.symlink_to(theirs)
    with Store.open(stored, migrations=later) as store:
        first = store.copy
    (later / f"{AFTER}.sql").write_text("create table third (one text);\n")

    with Store.open(stored, migrations=later) as store:
        second = store.copy
    with Store.open(stored, migrations=later) as store:
        assert store.copy is None

    assert first is not None
    assert second is not None
    assert not first.exists()
    assert {one for one in folder.iterdir() if one.is_file()} == {stored, theirs, *kept, link, second}
    assert theirs.read_text() == "mine"


def test_no_copy_is_made_of_a_new_store(path: Path, later: Path) -> None:
    """There is nothing in it to lose."""
    Store.open(path, create=True, migrations=later).close()

    assert backups(path) == []


@pytest.mark.parametrize(
    "broken",
    [
        "create table fine (one text);\ncreate table institution (already text);\n",
        "create table fine (one text);\nthis is no sql;\n",
        "create table fine (one text);\ndelete from student;\n",  # leaves records that point at nobody
    ],
)
def test_a_failed_migration_leaves_the_file_as_it_was(stored: Path, later: Path, broken: str) -> None:
    """The older program can go on with it, and the failed attempt leaves no litter behind."""
    (later / f"{AFTER}.sql").write_text(broken)
    before = stored.read_bytes()

    with pytest.raises(StoreError):
        Store.open(stored, migrations=later)

    assert stored.read_bytes() == before
    assert litter(stored) == []
    with Store.open(stored) as store:
        assert len(store.students()) == 1


def test_a_newer_store_is_refused_and_untouched(stored: Path, later: Path) -> None:
    """Not a byte changed, nothing left beside it; the error says what it has and what we know."""
    Store.open(stored, migrations=later).close()
    for copy in backups(stored):
        copy.unlink()
    before, at = stored.read_bytes(), stored.stat().st_mtime_ns

    with pytest.raises(StoreTooNew) as caught:
        Store.open(stored, create=True)

    assert (caught.value.has, caught.value.knows) == (HAS + 1, HAS)
    assert (stored.read_bytes(), stored.stat().st_mtime_ns) == (before, at)
    assert litter(stored) == []


def test_a_newer_version_still_in_the_log_is_seen_too(stored: Path, later: Path) -> None:
    """A program killed right after migrating has told its version only in the log."""
    holder = sqlite3.connect(stored)  # keeps the log from being brought into the file
    holder.execute("begin")
    holder.execute("select * from student").fetchall()
    Store.open(stored, migrations=later).close()
    assert marks(stored)[1] == HAS

    with pytest.raises(StoreTooNew):
        Store.open(stored)
    holder.close()


def foreign(path: Path) -> None:
    """Another program's database."""
    connection = sqlite3.connect(path)
    connection.execute("create table theirs (one text)")
    connection.commit()
    connection.close()


def other_application(path: Path) -> None:
    """A database of a program that marks its own."""
    foreign(path)
    connection = sqlite3.connect(path)
    connection.execute("pragma application_id = 252006673")
    connection.execute("pragma user_version = 1")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        foreign,
        other_application,
        lambda path: path.write_text("Kära dagbok\n" * 100),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),  # breaks off in its first line
        lambda path: path.write_bytes(b"\x00" * 4096),
        lambda path: path.write_bytes(b"x"),
    ],
    ids=["foreign", "other-application", "text", "header-only", "zeros", "byte"],
)
def test_a_foreign_file_is_refused_and_untouched(path: Path, make: object) -> None:
    """A slip of the hand with --store must not cost anyone a file."""
    assert callable(make)
    make(path)
    before = path.read_bytes()

    for create in (False, True):
        with pytest.raises(StoreForeign):
            Store.open(path, create=create)

    assert path.read_bytes() == before
    assert litter(path) == []


def test_an_older_store_that_can_not_be_written_is_said_to_be_so(
    stored: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would have to be migrated first."""
    monkeypatch.setattr("ladok_core.store.opening._can_write", lambda _path: False)

    with pytest.raises(StoreReadOnly):
        Store.open(stored, migrations=later)


def test_two_programs_that_migrate_at_once_do_it_once(stored: Path, later: Path) -> None:
    """The second waits, finds it done, and goes on."""
    code = (
        "import sys; from pathlib import Path; from ladok_core.store import Store\n"
        "with Store.open(Path(sys.argv[1]), migrations=Path(sys.argv[2])) as store: print(len(store.students()))"
    )
    running = [
        subprocess.Popen(  # noqa: S603  # our own code
            [sys.executable, "-c", code, stored, later], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=60)[0].strip() for process in running]

    assert answers == ["1", "1", "1"]
    assert len(backups(stored)) == 1
    assert marks(stored) == (APPLICATION, HAS + 1)


def test_the_migrations_are_numbered_without_a_gap() -> None:
    """The file's version is the number of the last."""
    numbers = sorted(int(file.name[:4]) for file in MIGRATIONS.glob("*.sql"))

    assert numbers == list(range(1, latest(MIGRATIONS) + 1))
