"""K11, A10: a store where SQLite lacks shared memory, locks or room; calls are made to fail as they fail there."""

import errno
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from failing_calls import failing
from ladok_core.store import Store
from planted import GIVEN, Planted
from tui.commands.conftest import Answer

SEVERAL = Path(__file__).with_name("several.py")

NO_SHARED_MEMORY = [
    ("map-index", errno.ENODEV),  # 9p, virtiofs, /mnt/c
    pytest.param("map-index", errno.EINVAL, marks=pytest.mark.slow),
    pytest.param("open-index", errno.EINVAL, marks=pytest.mark.slow),
    pytest.param("lock-index", errno.ENOLCK, marks=pytest.mark.slow),
    pytest.param("lock-index", errno.EAGAIN, marks=pytest.mark.slow),  # NFS: locking protocol
]
LACKING = [errno.ENOLCK, *(pytest.param(one, marks=pytest.mark.slow) for one in (errno.EINVAL, errno.ENOSYS))]


class Machine:
    """A home on a file system that lacks something; commands in it are carried out in one program."""

    def __init__(self, library: Path, home: Path) -> None:
        self.library, self.home = library, home
        self.store = home / "data" / "portal.sqlite"

    def hold(self, store: bytes) -> None:
        """Bring a store in by hand."""
        self.store.parent.mkdir(mode=0o700)
        self.store.write_bytes(store)
        self.store.chmod(0o600)

    def run(self, commands: list[list[str]], fails: str = "", error: int = 0) -> list[Answer]:
        own = {"HOME": str(self.home), "LADOK_STATE_DIR": str(self.home / "state"), "LANGUAGE": "en", "LANG": "C.UTF-8"}
        environ = failing(self.library, fails, error, **own, LADOK_STORE=str(self.store))
        command = [sys.executable, str(SEVERAL), json.dumps(commands)]
        done = subprocess.run(  # noqa: S603  # our own code
            command, env=environ, capture_output=True, text=True, check=True, timeout=100
        )
        return [Answer(*one) for one in json.loads(done.stdout)]


@pytest.fixture
def machine(failing_calls: Path, tmp_path: Path) -> Machine:
    return Machine(failing_calls, tmp_path)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(Planted().visit(tmp_path_factory.mktemp("visit") / "visit.har"))


@pytest.fixture(scope="module")
def imported(visit: str, failing_calls: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store that was made where nothing is lacking, written by way of a log."""
    whole = Machine(failing_calls, tmp_path_factory.mktemp("whole"))
    assert [answer.status for answer in whole.run([["import", visit], SHOW])] == [0, 0]
    held = whole.store.read_bytes()
    assert held[18:20] == b"\2\2"
    return held


SHOW = ["show", "start", "--plain"]


@pytest.mark.parametrize(("fails", "error"), NO_SHARED_MEMORY)
def test_a_first_import_works_without_shared_memory(
    machine: Machine, visit: str, planted: Planted, fails: str, error: int
) -> None:
    """K11: the older way to write is taken, and nobody has to know."""
    answers = machine.run([["import", visit], SHOW, ["import", visit], ["students"]], fails, error)

    assert [answer.status for answer in answers] == [0, 0, 0, 0]
    assert GIVEN in answers[3].out
    planted.kept_from(*(answer.err for answer in answers))
    planted.kept_in(machine.home)
    assert [one.name for one in machine.store.parent.iterdir()] == ["portal.sqlite"]


@pytest.mark.parametrize(("fails", "error"), NO_SHARED_MEMORY[:3])
def test_a_store_from_elsewhere_works_without_shared_memory(
    machine: Machine, imported: bytes, fails: str, error: int
) -> None:
    """K11: a home that moved to another file system, with a store that is written by way of a log."""
    machine.hold(imported)

    answers = machine.run([SHOW, ["students"]], fails, error)

    assert [answer.status for answer in answers] == [0, 0]
    assert machine.store.read_bytes()[18:20] == b"\1\1"
    assert machine.run([SHOW])[0].status == 0


@pytest.mark.slow
def test_an_index_that_is_held_for_ever_is_given_up(machine: Machine, imported: bytes) -> None:
    """K11: SQLite tries for ten seconds by itself; once, for afterwards there is no index any more."""
    machine.hold(imported)

    assert [answer.status for answer in machine.run([SHOW, SHOW], "lock-index", errno.EAGAIN)] == [0, 0]


@pytest.mark.parametrize("error", LACKING)
@pytest.mark.parametrize("before", [False, True])
def test_without_any_locks_an_honest_sentence_names_another_place(
    machine: Machine, visit: str, imported: bytes, error: int, before: bool
) -> None:
    """K11: neither damaged nor another program's, nor used by another; said at once, and nothing is left."""
    if before:
        machine.hold(imported)
    held = machine.store.read_bytes() if before else None

    for answer in machine.run([["import", visit], *([SHOW] if before else [])], "lock", error):
        assert (answer.status, answer.out) == (3, "")
        assert "no locks" in answer.err
        assert "--store" in answer.err

    assert (machine.store.read_bytes() if machine.store.exists() else None) == held


@pytest.mark.parametrize(("fails", "error"), [("lock", errno.EIO), ("lock", errno.ESTALE), ("sync", errno.EIO)])
def test_a_disk_that_fails_is_told_as_one(machine: Machine, visit: str, fails: str, error: int) -> None:
    """K11: no false diagnosis."""
    (answer,) = machine.run([["import", visit]], fails, error)

    assert answer.status == 3
    assert "answers with an error" in answer.err
    assert not list(machine.store.parent.iterdir())


@pytest.mark.parametrize("fails", ["write-index", "write make", pytest.param("make", marks=pytest.mark.slow)])
def test_reading_needs_no_room(machine: Machine, imported: bytes, planted: Planted, fails: str) -> None:
    """A10: the pages are shown on a full disk; a change says that it is full, and leaves the file as it was."""
    machine.hold(imported)
    before = machine.store.read_bytes()

    answers = machine.run([SHOW, SHOW, ["students"]], fails, errno.ENOSPC)

    assert [answer.status for answer in answers] == [0, 0, 0]
    assert answers[0].out == answers[1].out
    planted.kept_from(*(answer.err for answer in answers))
    planted.kept_in(machine.home)
    if fails != "write-index":
        assert machine.store.read_bytes() == before


def test_a_visit_that_can_not_be_saved_is_told_in_a_line(machine: Machine, imported: bytes) -> None:
    """A10, STA-1: what is new now will be new once more."""
    machine.hold(imported)

    answers = machine.run([SHOW, SHOW], "write", errno.ENOSPC)

    told = "Your visit could not be saved: what is new now will be shown as new once more.\n"
    assert [answer.err for answer in answers] == [told, told]


def test_a_disk_that_takes_no_writing_shows_what_it_holds(machine: Machine, imported: bytes) -> None:
    """The sign-in fails, and no page has to."""
    machine.hold(imported)

    assert [answer.status for answer in machine.run([SHOW, ["students"]], "sync", errno.EINVAL)] == [0, 0]


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("begin exclusive")
print("held", flush=True)
sys.stdin.read()
connection.execute("commit")
"""


@pytest.mark.slow
def test_two_programs_at_once_wait_and_are_told(machine: Machine, imported: bytes) -> None:
    """K11: the older way lets in one writer at a time; who waits too long hears that another program uses the file."""
    fails = ("map-index", errno.ENODEV)
    machine.hold(imported)
    machine.run([SHOW], *fails)
    environ = failing(machine.library, *fails)
    with subprocess.Popen(  # noqa: S603  # our own code
        [sys.executable, "-c", HOLD, str(machine.store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environ,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        (answer,) = machine.run([["students"]], *fails)
        assert answer.status == 3
        assert "Another program is using it" in answer.err
        holder.communicate()
    assert machine.run([["students"]], *fails)[0].status == 0


def test_what_lies_beside_a_copied_store_is_made_private_again(
    machine: Machine, imported: bytes, planted: Planted
) -> None:
    """A13: store, log and index of a careless copy; what is a link, or nobody's of ours, is left alone."""
    machine.hold(imported)
    with Store.open(machine.store):
        for one in machine.store.parent.iterdir():
            one.chmod(0o666)
        journal = machine.store.with_name("portal.sqlite-journal")
        theirs = machine.home / "theirs"
        theirs.write_text("")
        theirs.chmod(0o644)
        journal.symlink_to(theirs)

        machine.run([SHOW])

        planted.kept_in(machine.store.parent)
        assert stat.S_IMODE(theirs.stat().st_mode) == 0o644
