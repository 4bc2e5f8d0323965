"""Two programs on one file, and several threads in one."""

import asyncio
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.model.record import Record
from ladok_core.model.student import Student
from ladok_core.pages.asks import AskEducation, AskStart
from ladok_core.store import RecordKey, Store
from records import NOW, course, offering, participation, period, record

TESTS = Path(__file__).parents[2]
REGISTER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.pages.asks import AskStart
from ladok_core.store import Store
with Store.open(Path(sys.argv[2])) as store:
    portal = ellen(store)
    run(portal.page(AskStart()))
    print("ready", flush=True)
    sys.stdin.readline()
    receipt = run(portal.do(Register("place", 1), sys.argv[3]))
    print(receipt.changed, receipt.at, flush=True)
"""
SIGN_IN = """
import sys, time
from datetime import timedelta
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.store.driving import run
from ladok_core.pages.asks import AskStart
from ladok_core.store import Store
from records import NOW
began = int(sys.argv[3])
with Store.open(Path(sys.argv[2])) as store:
    portal = store.portal("ellen", "bla", lambda: NOW + timedelta(microseconds=(time.time_ns() - began) // 1000))
    print("ready", flush=True)
    sys.stdin.readline()
    print(len(run(portal.page(AskStart())).new_results), flush=True)
"""


def race(path: Path, keys: list[str], code: str = REGISTER) -> list[str]:
    """Register on the same period from several programs at once, or do what the code says; answer each one's answer."""
    programs = [
        subprocess.Popen(  # noqa: S603  # our own code
            [sys.executable, "-c", code, str(TESTS), str(path), key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for key in keys
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    return [program.communicate("go\n", timeout=60)[0].strip() for program in programs]


def test_of_two_programs_that_register_at_once_one_changes_something(stored: Path) -> None:
    """REG-5: one registration, two answers that name it, and no error for either student or window."""
    answers = race(stored, ["one", "two", "three"])

    assert sorted(answers) == [f"False {NOW}", f"False {NOW}", f"True {NOW}"]
    with Store.open(stored) as store, store.guarded() as database:
        assert database.value("select count(*) from claim") == 1
        assert database.value("select count(*) from journal where action = 'register'") == 1


def test_two_programs_with_the_same_request_are_answered_the_same(stored: Path) -> None:
    """A request sent twice, through two programs even, is one request."""
    assert race(stored, ["same", "same"]) == [f"True {NOW}"] * 2


def test_of_two_terminals_that_open_at_once_one_tells_what_is_new(stored: Path) -> None:
    """STA-1: a new result is seen once, by whichever terminal came first; in the others it is not news."""
    assert sorted(race(stored, [str(time.time_ns())] * 3, SIGN_IN)) == ["0", "0", "1"]


def test_who_waited_for_the_file_knows_what_was_seen_meanwhile(stored: Path) -> None:
    """STA-1: the later of two sign-ins is later by the clock, too, though both terminals asked at the same moment."""
    with Store.open(stored) as mine, Store.open(stored) as other:
        seen: list[int] = []

        def clock() -> datetime:
            if not seen:  # between the key and the file, the other terminal is quicker
                seen.append(len(run(ellen(other).page(AskStart())).new_results))
                return NOW - timedelta(microseconds=1)
            return NOW + timedelta(microseconds=1)

        seen.append(len(run(mine.portal("ellen", "bla", clock).page(AskStart())).new_results))

        assert seen == [1, 0]


def test_a_page_shows_what_another_program_has_written(stored: Path) -> None:
    """Loading anew is enough; nothing is kept from before."""
    with Store.open(stored) as mine, Store.open(stored) as other:
        portal = ellen(mine)
        assert run(portal.page(AskStart())).to_register[0].period == 1

        run(ellen(other).do(Register("place", 1), "key"))

        assert run(portal.page(AskStart())).to_register[0].period == 2


def test_two_programs_that_make_the_store_at_once_make_one(path: Path) -> None:
    """Both then have it."""
    code = (
        "import sys; from pathlib import Path; from ladok_core.store import Store\n"
        "with Store.open(Path(sys.argv[1]), create=True) as store: print(len(store.students()))"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)  # noqa: S603  # ours
        for _ in range(4)
    ]

    assert [program.communicate(timeout=60)[0].strip() for program in programs] == ["0"] * 4
    Store.open(path).close()


def test_threads_share_a_store_one_at_a_time(stored: Path, open_record: Record) -> None:
    """The terminal loads pages in threads; none sees half of another's write."""
    trouble: list[BaseException] = []
    with Store.open(stored) as store:

        def work(number: int) -> None:
            try:
                for turn in range(10):
                    portal = ellen(store)
                    run(portal.page(AskStart()))
                    run(portal.do(Register("place", 1), f"{number}-{turn}"))
                    assert store.add([open_record], source="test", at=NOW).unchanged
                    assert run(portal.page(AskEducation())).freestanding
            except BaseException as error:  # a thread's error would be lost
                trouble.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert trouble == []
        assert store.record(RecordKey("bla", "ellen")).participations[0].registered_periods == {1}


@pytest.mark.parametrize("off_thread", [True, False])
async def test_work_can_be_done_in_threads_or_here(stored: Path, *, off_thread: bool) -> None:
    """The terminal hands the work to threads; the command line needs no event loop at all."""
    with Store.open(stored) as store:
        here = threading.get_ident()
        seen: list[int] = []

        async def watched(work):  # type: ignore[no-untyped-def]  # any work
            def noting() -> object:
                seen.append(threading.get_ident())
                return work()

            return await asyncio.to_thread(noting) if off_thread else noting()

        portal = store.portal("ellen", "bla", lambda: NOW, off_thread=watched)
        await portal.page(AskStart())
        await portal.do(Register("place", 1), "key")

        assert [ident != here for ident in seen] == [off_thread] * 2


def test_a_registration_after_records_were_added_makes_the_log_no_longer(store: Store, stored: Path) -> None:
    """P5: what was added is in the file by then, and the log is written from its beginning; so nobody waits for it."""
    log = stored.with_name(f"{stored.name}-wal")
    given = participation(offering(course(), period(1)), participation_id="place")
    others = [record(given, of=Student(f"s{number}", "Ada", "Ek")) for number in range(30)]
    store.add(others, source="test", at=NOW)
    length = log.stat().st_size

    assert run(ellen(store).do(Register("place", 1), "key")).changed

    assert log.stat().st_size == length > 0


def test_records_are_added_while_somebody_reads(store: Store, stored: Path, open_record: Record) -> None:
    """Bringing the log into the file waits for nobody: who reads goes on seeing one moment."""
    newer = msgspec.structs.replace(open_record, fee_liable=True)
    key = RecordKey("bla", "ellen")
    with Store.open(stored) as reader, reader.guarded() as database, database.reading():
        before = database.rows("select revision from record")
        store.add([newer], source="test", at=NOW)
        assert database.rows("select revision from record") == before

    assert store.record(key).fee_liable
