"""A store that can't be used: each way is told by an error of its own, and nothing is lost or half written."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store.driving import ellen, run
from core.store.ordinary_user import Raised, as_ordinary_user, give_away
from ladok_core.actions.register import Register
from ladok_core.errors import StoreDamaged, StoreDenied, StoreError, StoreForeign, StoreFull, StoreLocked, StoreMissing
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskEducation, AskStart
from ladok_core.store import RecordKey, Store
from records import NOW

ELLEN = RecordKey("bla", "ellen")


def test_a_missing_file_is_missing_and_not_made(path: Path) -> None:
    """A mistyped path must not leave an empty store behind."""
    with pytest.raises(StoreMissing) as caught:
        Store.open(path)

    assert caught.value.path == path
    assert not path.exists()


def test_a_missing_folder_is_missing_too(path: Path) -> None:
    """The same, one step up; also where a file stands in the place of the folder."""
    with pytest.raises(StoreMissing):
        Store.open(path / "deeper.db")
    path.write_text("")
    with pytest.raises(StoreMissing):
        Store.open(path / "deeper.db")


def test_an_empty_file_counts_as_none(path: Path) -> None:
    """What a program killed while it made the store leaves, or mktemp."""
    path.touch()
    with pytest.raises(StoreMissing):
        Store.open(path)

    Store.open(path, create=True).close()
    Store.open(path).close()


# Its magic, records, a random number, pages before, and the sizes of sectors and pages.
JOURNAL = bytes.fromhex("d9d505f920a163d7 00000001 12345678 00000000 00000200 00001000") + bytes(484)


@pytest.mark.parametrize("begun", [bytes(4096), b"SQLite format 3\x00" + bytes(4080), b"half a page"])
def test_what_a_killed_first_change_has_left_counts_as_none(path: Path, begun: bytes) -> None:
    """A4: whatever was written until then, the journal says that there was nothing before."""
    path.write_bytes(begun)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(JOURNAL)
    with pytest.raises(StoreMissing):
        Store.open(path)
    assert path.read_bytes() == begun
    assert journal.read_bytes() == JOURNAL

    Store.open(path, create=True).close()
    Store.open(path).close()


def test_a_journal_of_another_file_empties_no_store(stored: Path) -> None:
    """A store that was put where a killed first import had been: SQLite would take all of it back."""
    before = stored.read_bytes()
    stored.with_name(f"{stored.name}-journal").write_bytes(JOURNAL)

    for create in (False, True):
        with pytest.raises(StoreDamaged):
            Store.open(stored, create=create)

    assert stored.read_bytes() == before


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_refused_at_once(path: Path, make: object) -> None:
    """A pipe would be waited for until someone writes to it."""
    assert callable(make)
    make(path)

    with pytest.raises(StoreForeign):
        Store.open(path, create=True)


def test_a_store_is_its_owners_alone(path: Path, open_record: Record) -> None:
    """0600 for the file, its log and its index, 0700 for a folder made for it, whatever the umask."""
    deep = path.parent / "made" / "here" / "store.db"
    before = os.umask(0)
    try:
        with Store.open(deep, create=True) as store:
            store.add([open_record], source="test", at=NOW)
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in deep.parent.iterdir()}
    finally:
        os.umask(before)

    assert modes == {"store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}
    assert stat.S_IMODE(deep.parent.stat().st_mode) == 0o700


def test_a_folder_that_was_there_is_not_changed(path: Path) -> None:
    """It may hold other things, for others."""
    path.parent.chmod(0o755)

    Store.open(path, create=True).close()

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


def test_a_careless_copy_is_made_private_again(stored: Path) -> None:
    """A copy made by hand is 0644 as a rule."""
    stored.chmod(0o644)

    Store.open(stored).close()

    assert stat.S_IMODE(stored.stat().st_mode) == 0o600


def test_a_path_with_signs_that_an_address_gives_meaning_to_is_just_a_path(tmp_path: Path, open_record: Record) -> None:
    """SQLite is given an address, in which ? # % would begin something else."""
    odd = tmp_path / "50% #1?mode=memory&x=é ö.db"
    with Store.open(odd, create=True) as store:
        store.add([open_record], source="test", at=NOW)

    assert odd.stat().st_size > 0
    with Store.open(odd) as store:
        assert len(store.students()) == 1


def looked_at(path: Path) -> tuple[bool, bool, int]:
    """What a student sees of a store that they may not write to: read-only, said so, and their courses."""
    with Store.open(path) as store:
        portal = ellen(store)
        page = run(portal.page(AskStart()))
        return store.read_only, run(portal.who()).read_only, len(page.to_register)


def registered_in(path: Path) -> None:
    with Store.open(path) as store:
        run(ellen(store).do(Register("place", 1), "key"))


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_a_store_that_can_only_be_read_is_shown_and_not_written_to(
    stored: Path, file_mode: int, folder_mode: int
) -> None:
    """The sign-in is left out quietly (STA-1); a registration says why it can't be made."""
    give_away(stored.parent)
    stored.chmod(file_mode)
    stored.parent.chmod(folder_mode)
    before = stored.read_bytes()

    assert as_ordinary_user(lambda: looked_at(stored)) == (True, True, 1)
    with pytest.raises(Raised, match="StoreReadOnly"):
        as_ordinary_user(lambda: registered_in(stored))

    stored.parent.chmod(0o700)
    assert stored.read_bytes() == before


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o000, 0o700), (0o600, 0o000)])
def test_a_store_that_may_not_be_opened_is_said_to_be_denied(stored: Path, file_mode: int, folder_mode: int) -> None:
    """The file's own rights, or the folder's, that nobody may enter."""
    give_away(stored.parent)
    stored.chmod(file_mode)
    stored.parent.chmod(folder_mode)
    try:
        with pytest.raises(Raised, match="StoreDenied"):
            as_ordinary_user(lambda: looked_at(stored))
    finally:
        stored.parent.chmod(0o700)


def test_a_store_can_not_be_made_where_nothing_may_be_written(tmp_path: Path) -> None:
    """The folder's owner has decided."""
    give_away(tmp_path)
    tmp_path.chmod(0o500)

    with pytest.raises(Raised, match=StoreDenied.__name__):
        as_ordinary_user(lambda: Store.open(tmp_path / "store.db", create=True).close())


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for little more than an empty store; skips where we may not mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or umount is None:
        pytest.skip("only root can mount a small disk")
    command = [mount, "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:  # noqa: S603  # our own words
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run([umount, str(folder)], check=True)  # noqa: S603  # our own words


def fill(disk: Path) -> Path:
    """Take all the room that is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return ballast


def test_a_full_disk_loses_nothing(tiny_disk: Path, open_record: Record) -> None:
    """A registration that finds no room says so; what stood before stands, and later there is room again."""
    path = tiny_disk / "store.db"
    with Store.open(path, create=True) as store:
        store.add([open_record], source="test", at=NOW)
        run(ellen(store).do(Register("place", 1), "first"))
    with Store.open(path) as store:
        portal = ellen(store)
        run(portal.page(AskEducation()))  # log and index are there now
        ballast = fill(tiny_disk)

        with pytest.raises(StoreFull):
            run(portal.do(Register("place", 2), "second"))
        assert store.record(ELLEN).participations[0].registered_periods == {1}
        assert (
            len(run(portal.page(AskStart())).to_register) == 1
        )  # without a sign-in, for which there is no room either

        ballast.unlink()
        assert run(portal.do(Register("place", 2), "second")).changed


def test_a_full_disk_is_told_when_a_store_is_opened_or_made(tiny_disk: Path, open_record: Record) -> None:
    """No room for log and index is no room, not damage."""
    path = tiny_disk / "store.db"
    with Store.open(path, create=True) as store:
        store.add([open_record], source="test", at=NOW)
    fill(tiny_disk)

    for attempt in (lambda: Store.open(tiny_disk / "other.db", create=True), lambda: registered_in(path)):
        with pytest.raises(StoreFull):
            attempt()


def test_a_store_that_has_reached_its_size_is_full(store: Store) -> None:
    """The same answer on a machine where no small disk can be mounted."""
    with store.guarded() as database:
        pages = database.value("pragma page_count")
        database.value(f"pragma max_page_count = {pages}")
    portal = ellen(store)

    with pytest.raises(StoreFull):
        run(portal.do(Register("place", 1), "a key that needs pages of its own" * 1000))

    assert run(portal.page(AskStart())).to_register[0].period == 1


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("begin immediate")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_store_that_another_program_holds_is_locked_and_can_be_read(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while of waiting; the pages don't wait at all, and afterwards all goes on."""
    monkeypatch.setattr("ladok_core.store.sqlite.WAIT", 0.2)
    command = [sys.executable, "-c", HOLD, str(stored)]
    with subprocess.Popen(  # noqa: S603  # our own code
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with Store.open(stored) as store:
            portal = ellen(store)
            with pytest.raises(StoreLocked):
                run(portal.do(Register("place", 1), "key"))
            assert len(run(portal.page(AskEducation())).freestanding) == 1

            holder.communicate()
            assert run(portal.do(Register("place", 1), "key")).changed


def test_waiting_for_another_program_is_worth_it(stored: Path) -> None:
    """A short write elsewhere is waited for, not complained of."""
    holder = sqlite3.connect(stored, isolation_level=None, check_same_thread=False)
    holder.execute("begin immediate")
    timer = threading.Timer(0.3, lambda: holder.execute("commit"))
    timer.start()
    try:
        registered_in(stored)
    finally:
        timer.join()
        holder.close()


def test_a_closed_store_says_so_in_our_words(stored: Path) -> None:
    """A page asked for while the program ends must not become a traceback."""
    store = Store.open(stored)
    portal = ellen(store)
    store.close()
    store.close()

    with pytest.raises(StoreError):
        run(portal.page(AskStart()))
