"""A4: killed before every call that changes a file; what was acknowledged stands, and nothing of ours is refused.

A first import, a second one, an action and a migration, each written by way of a log and by way of a journal.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store.test_migrations import LATER, NEXT
from failing_calls import failing
from ladok_core.errors import StoreMissing
from ladok_core.private_files import make_folder
from ladok_core.store import RecordKey, Store
from ladok_core.store.schema import MIGRATIONS
from planted import Planted
from records import NOW, course, offering, participation, period, record

HERE = Path(__file__).with_name("killed_anywhere.py")
MOST = 400  # calls of one piece of work: it ends long before
ELLEN = RecordKey("bla", "ellen")

pytestmark = pytest.mark.slow


class Dying:
    """The program that dies, and a home for what it leaves."""

    def __init__(self, process: "subprocess.Popen[str]", home: Path) -> None:
        self.process, self.home = process, home
        self.store = home / "data" / "portal.sqlite"

    def attempt(self, what: str, *arguments: object, fatal: int = 0) -> tuple[bool, str]:
        """Whether it was killed, and what it said until then."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([what, [str(one) for one in arguments], fatal]) + "\n")
        self.process.stdin.flush()
        killed, told = json.loads(self.process.stdout.readline())
        return killed, told

    def hold(self, before: Path | None) -> None:
        """Begin anew, with a store as it was before or with none."""
        shutil.rmtree(self.store.parent, ignore_errors=True)
        if before is not None:
            make_folder(self.store.parent)
            shutil.copy(before, self.store)
            self.store.chmod(0o600)


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: a kill, unlike a power cut, loses nothing that waits for the disk."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture(params=["log", "journal"])
def dying(request: pytest.FixtureRequest, failing_calls: Path, in_memory: Path) -> Iterator[Dying]:
    fails = "map-index" if request.param == "journal" else ""
    home = in_memory / "home"
    own = {"HOME": str(home), "LADOK_STATE_DIR": str(home / "state"), "LADOK_STORE": str(home / "data/portal.sqlite")}
    with subprocess.Popen(  # noqa: S603  # our own code
        [sys.executable, str(HERE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=failing(failing_calls, fails, errno.ENODEV, **own, LANGUAGE="en", LANG="C.UTF-8"),
    ) as process:
        yield Dying(process, home)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return Planted().visit(tmp_path / "visit.har")


def held(path: Path) -> list[str]:
    """Whose records a store holds; none where there is none."""
    try:
        with Store.open(path) as store, store.guarded() as database:
            assert database.value("pragma integrity_check") == "ok"
            assert database.rows("pragma foreign_key_check") == []
            return [one.name for one in store.students()]
    except StoreMissing:
        return []


def test_a_first_import(dying: Dying, visit: Path, planted: Planted) -> None:
    """Nothing, or all of it; the next import is never refused."""
    for fatal in range(1, MOST):
        dying.hold(None)
        killed, told = dying.attempt("command", "import", visit, fatal=fatal)
        if not killed:
            assert "Done" in told
            assert fatal > 25  # else it wasn't killed where it writes
            break
        planted.kept_in(dying.home)
        assert held(dying.store) in ([], [planted.student.name])
        if "Done" in told:
            assert held(dying.store) == [planted.student.name]
        looked = dying.attempt("command", "show", "start", "--plain")[1]
        assert "status 3: The data file" not in looked or "does not exist" in looked
        again = dying.attempt("command", "import", visit)
        assert again == (False, again[1])
        assert "status" not in again[1], (fatal, again[1])
        assert held(dying.store) == [planted.student.name]
    else:
        pytest.fail("it never came to its end")


def test_a_second_import(dying: Dying, visit: Path, planted: Planted, tmp_path: Path) -> None:
    """What was there stands, what comes is there or not."""
    dying.hold(None)
    assert not dying.attempt("command", "import", visit)[0]
    before = shutil.copy(dying.store, tmp_path / "before.db")
    newer = tmp_path / "newer.har"
    newer.write_text(visit.read_text(encoding="utf-8").replace("Kurs ", "Kursen "), encoding="utf-8")
    for fatal in range(1, MOST):
        dying.hold(Path(before))
        killed, told = dying.attempt("command", "import", newer, fatal=fatal)
        planted.kept_in(dying.home)
        assert held(dying.store) == [planted.student.name]
        if not killed:
            assert "Done" in told
            break
        again = dying.attempt("command", "import", newer)[1]
        assert "status" not in again, (fatal, again)
        if "Done" in told:
            assert "Nothing was changed" in again
    else:
        pytest.fail("it never came to its end")


@pytest.fixture
def open_place(tmp_path: Path) -> Path:
    """A store in which one can register on two periods, and has done so on the first."""
    path = tmp_path / "open.db"
    place = participation(offering(course(), period(1), period(2)), participation_id="place")
    with Store.open(path, create=True) as store:
        store.add([record(place)], source="test", at=NOW)
    return path


def registered(path: Path, migrations: Path = MIGRATIONS) -> set[int]:
    """The registered periods; none half made."""
    with Store.open(path, migrations=migrations) as store, store.guarded() as database:
        periods = set(store.record(ELLEN).participations[0].registered_periods)
        assert database.value("select count(*) from claim") == len(periods)
        assert database.value("select count(*) from journal where action = 'register'") == len(periods)
        assert database.value("pragma integrity_check") == "ok"
        return periods


def test_an_action(dying: Dying, open_place: Path, planted: Planted) -> None:
    """REG-5: all or nothing, and what the student was told of stands."""
    dying.hold(open_place)
    assert dying.attempt("register", dying.store, 1) == (False, "registered\n")
    before = shutil.copy(dying.store, open_place)
    for fatal in range(1, MOST):
        dying.hold(Path(before))
        killed, told = dying.attempt("register", dying.store, 2, fatal=fatal)
        planted.kept_in(dying.home)
        if not killed:
            assert registered(dying.store) == {1, 2}
            break
        assert registered(dying.store) in ({1}, {1, 2})
        if told:
            assert registered(dying.store) == {1, 2}
        assert dying.attempt("register", dying.store, 2) == (False, "registered\n")
        assert registered(dying.store) == {1, 2}
    else:
        pytest.fail("it never came to its end")


def test_a_migration(dying: Dying, open_place: Path, planted: Planted, tmp_path: Path) -> None:
    """The file has the old version or the new one, and a copy beside it when it has the new; all it held stands."""
    later = tmp_path / "later"
    shutil.copytree(MIGRATIONS, later)
    (later / f"{NEXT}.sql").write_text(LATER)
    dying.hold(open_place)
    assert dying.attempt("register", dying.store, 1) == (False, "registered\n")
    before = shutil.copy(dying.store, open_place)
    for fatal in range(1, MOST):
        dying.hold(Path(before))
        killed, _ = dying.attempt("migrate", dying.store, later, fatal=fatal)
        planted.kept_in(dying.home)
        assert dying.attempt("migrate", dying.store, later) == (False, "1\n")
        assert registered(dying.store, migrations=later) == {1}
        copies = sorted(dying.store.parent.glob("*.backup"))
        assert registered(copies[-1]) == {1}
        if not killed:
            assert len(copies) == 1
            break
    else:
        pytest.fail("it never came to its end")
