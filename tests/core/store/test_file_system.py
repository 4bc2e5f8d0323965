"""K11: what a file system is told to be able to do, and that asking leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.model.record import Record
from ladok_core.store import Store
from ladok_core.store.file_system import can_share_memory, has_locks, is_remote
from records import NOW

LOCAL = "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n"


def mounts(folder: Path, kind: str) -> Path:
    """What the system says of its mounts, with one of a kind where the folder lies."""
    device = folder.stat().st_dev
    line = f"77 22 {os.major(device)}:{os.minor(device)} / /home/a\\040b rw shared:9 master:1 - {kind} host:/home rw\n"
    path = folder / "mountinfo"
    path.write_text(f"{LOCAL}{line}{LOCAL}")
    return path


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "9p", "virtiofs", "fuse.sshfs", "ext4", "tmpfs", "fuse"])
def test_a_network_is_told_from_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """On two machines nobody shares memory, whatever mmap says; a file of the network has no device of its own."""
    monkeypatch.setattr("os.major", lambda _device: 0)

    assert is_remote(tmp_path, mounts(tmp_path, kind)) is (kind not in {"ext4", "tmpfs", "fuse"})


def test_where_nothing_is_said_a_file_lies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.major", lambda _device: 0)
    odd = tmp_path / "odd"
    odd.write_text("\n1 2\n")

    assert not is_remote(tmp_path, tmp_path / "missing")
    assert not is_remote(tmp_path, odd)
    assert not is_remote(tmp_path / "missing", mounts(tmp_path, "nfs"))


def test_a_disk_of_this_machine_is_not_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every opening asks: it must cost next to nothing."""
    monkeypatch.setattr("os.major", lambda _device: 8)

    assert not is_remote(tmp_path, mounts(tmp_path, "nfs"))


def test_trying_leaves_nothing_behind(stored: Path) -> None:
    assert can_share_memory(stored)
    assert has_locks(stored)
    assert [one.name for one in stored.parent.iterdir()] == [stored.name]


def test_what_can_not_be_asked_is_left_to_sqlite(tmp_path: Path) -> None:
    assert has_locks(tmp_path / "missing")
    assert not can_share_memory(tmp_path / "missing" / "store.db")


def ways(path: Path) -> bytes:
    """How a file says that it is written: by a journal (1) or by a log (2)."""
    return path.read_bytes()[18:20]


def test_on_a_network_no_store_is_written_by_a_log(
    path: Path, stored: Path, monkeypatch: pytest.MonkeyPatch, open_record: Record
) -> None:
    """K11: neither a new one nor one that comes from elsewhere; what it holds stands, and two programs have it open."""
    assert ways(stored) == b"\2\2"
    monkeypatch.setattr("ladok_core.store.sharing.is_remote", lambda _path: True)
    monkeypatch.setattr("ladok_core.store.file_system.is_remote", lambda _path: True)
    new = path.with_name("new.db")

    with Store.open(new, create=True) as store:
        store.add([open_record], source="test", at=NOW)
    with Store.open(stored) as store, Store.open(stored) as other:
        assert run(ellen(store).do(Register("place", 1), "one")).changed
        assert not run(ellen(other).do(Register("place", 1), "two")).changed

    assert (ways(new), ways(stored)) == (b"\1\1", b"\1\1")


def test_a_store_that_is_open_elsewhere_is_told_as_busy(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """K11: the log can be given up only by who has the file alone; who is asked to wait is told why."""
    with Store.open(stored):
        code = (
            "import sys; from pathlib import Path; from ladok_core.store import Store, sqlite, sharing\n"
            "sqlite.WAIT = 0.1; sharing.is_remote = lambda path: True\n"
            "Store.open(Path(sys.argv[1]))"
        )
        done = subprocess.run(  # noqa: S603  # our own code
            [sys.executable, "-c", code, str(stored)], capture_output=True, text=True, check=False
        )

    assert "StoreLocked" in done.stderr.splitlines()[-1]
    monkeypatch.setattr("ladok_core.store.sharing.is_remote", lambda _path: True)
    Store.open(stored).close()
    assert ways(stored) == b"\1\1"
