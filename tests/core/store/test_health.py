"""How a store is, looked at from outside: told in every state it can be in, and not a byte or a name changed by it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ladok_core.errors import StoreDamaged, StoreDenied, StoreForeign, StoreLocked, StoreMissing, StoreTooNew
from ladok_core.store import Store, health
from ladok_core.store.health import examine
from ladok_core.store.schema import MIGRATIONS, latest

HOLDING = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    database.execute(statement)
print("open", flush=True)
sys.stdin.read()
"""
"""Another program, which has the file open and has done some statements."""
WRITE = "update institution set institution_id = institution_id"


def seen(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Everything in a folder: what is in each file, when it was changed, and its rights."""
    files = [path for path in folder.iterdir() if path.is_file()]
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in files}


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    before = seen(folder)
    yield
    assert seen(folder) == before


def test_a_whole_store_is_told_by_facts(stored: Path) -> None:
    with unchanged(stored.parent):
        found = examine(stored)

    assert (found.trouble, found.is_whole, found.records, found.copies) == (None, True, 1, 0)
    assert (found.version, found.knows) == (latest(MIGRATIONS), latest(MIGRATIONS))
    assert (found.rights, found.size) == (0o600, stored.stat().st_size)
    assert (found.has_locks, found.uses_log, found.unread_log) == (True, True, 0)


def test_nothing_there_is_missing_and_stays_so(path: Path) -> None:
    """Nor is an empty file made a store, nor a folder that is missing made."""
    assert isinstance(examine(path).trouble, StoreMissing)
    assert isinstance(examine(path / "below" / "store").trouble, StoreMissing)
    assert list(path.parent.iterdir()) == []
    path.touch()
    assert isinstance(examine(path).trouble, StoreMissing)
    assert path.stat().st_size == 0
    assert isinstance(examine(Path("\0")).trouble, StoreMissing)


def _foreign(path: Path) -> None:
    path.write_bytes(b"not a store" * 100)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _too_new(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"pragma user_version = {latest(MIGRATIONS) + 1:d}")


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 + 64] = bytes(range(64))
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (_foreign, StoreForeign), (_pipe, StoreForeign), (_folder, StoreForeign), (_too_new, StoreTooNew),
        (_damaged, StoreDamaged), (_cut, StoreDamaged),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_as_opening_would_and_left_as_it_is(
    stored: Path, harm: Callable[[Path], None], kind: type
) -> None:
    harm(stored)
    with unchanged(stored.parent):
        assert type(examine(stored).trouble) is kind


@contextmanager
def held(path: Path, *statements: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDING, str(path), *statements]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holding:  # noqa: S603  ours
        assert holding.stdout is not None
        assert holding.stdout.readline() == "open\n"
        yield holding
        holding.kill()


@pytest.mark.parametrize("log_index", [True, False])
def test_what_a_kill_left_is_told_and_left_for_the_next_program(stored: Path, log_index: bool) -> None:
    """With its index the log is read too; without it, it is told that there is one."""
    with held(stored, WRITE), unchanged(stored.parent):
        assert (examine(stored).trouble, examine(stored).records) == (None, 1)
    if not log_index:
        stored.with_name(f"{stored.name}-shm").unlink()

    with unchanged(stored.parent):
        found = examine(stored)
    assert found.trouble is None
    assert (found.unread_log > 0, found.records) == ((False, 1) if log_index else (True, None))


def test_what_a_kill_left_half_done_is_left_for_the_next_program(stored: Path) -> None:
    """In the older way to write, what was there stands beside the file: to look closer would take the change back."""
    spilled = (
        "pragma journal_mode = delete", "pragma cache_size = 1", "pragma cache_spill = 1", "begin immediate",
        "create table t as with recursive n(i) as (select 1 union all select i + 1 from n limit 9999) select i from n",
    )  # fmt: skip
    with held(stored, *spilled):
        pass
    with unchanged(stored.parent):
        found = examine(stored)

    assert (found.trouble, found.is_whole, found.unread_log > 0) == (None, None, True)


def test_a_store_that_is_held_is_locked_and_soon_told(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_PATIENCE", 1)
    with held(stored, "pragma journal_mode = delete", "begin exclusive"):
        assert isinstance(examine(stored).trouble, StoreLocked)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_what_may_not_be_read_is_denied(stored: Path) -> None:
    stored.chmod(0)
    assert isinstance(examine(stored).trouble, StoreDenied)


def test_a_store_without_a_log_and_an_older_one_are_told(stored: Path, tmp_path: Path) -> None:
    """An older one is not brought up to date, nor are its records counted: they may lie elsewhere in it."""
    with closing(sqlite3.connect(stored)) as database:
        database.execute("pragma journal_mode = delete")
    with unchanged(tmp_path):
        assert (examine(stored).uses_log, examine(stored).records) == (False, 1)
    later = tmp_path / "later"
    later.mkdir()
    for file in MIGRATIONS.glob("*.sql"):
        (later / file.name).write_bytes(file.read_bytes())
    (later / f"{latest(MIGRATIONS) + 1:04d}.later.sql").write_text("select 1;")
    found = examine(stored, later)
    assert (found.trouble, found.version, found.records) == (None, found.knows - 1, None)


def test_the_copies_of_migrations_are_counted(stored: Path) -> None:
    stored.with_name(f"{stored.name}.version-1.20260101T120000000000Z.backup").touch()
    stored.with_name(f"{stored.name}.backup").touch()

    assert examine(stored).copies == 1


def test_no_record_is_no_fault(path: Path) -> None:
    with Store.open(path, create=True):
        pass
    assert (examine(path).trouble, examine(path).records) == (None, 0)
