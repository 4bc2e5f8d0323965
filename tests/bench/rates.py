"""What a portal does in a second, on one core and without HTTP.  Run as a program: ``rates.py STORE`` prints JSON.

It is run by this program's Python and by that of 59d38b7, whose modules and methods had other names.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from bench.large_store import _first_student
from ladok_core.model.student import Student
from records import course, offering, participation, period

try:
    from ladok_core.actions.register import Register
    from ladok_core.pages.asks import AskStart
    from ladok_core.store import Store
except ModuleNotFoundError:
    from ladok_core.local import Store  # type: ignore[import-not-found, no-redef]  # as it was called

    Register = None  # type: ignore[assignment, misc]  # it had no actions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BATCHES, PAGES = 6, 20
REGISTRATIONS = 60


def start_page(portal: Any) -> Coroutine[Any, Any, object]:
    """Ask for the start page, by the name it has."""
    work: Coroutine[Any, Any, object] = portal.start_page() if Register is None else portal.page(AskStart())
    return work


def register(portal: Any) -> Coroutine[Any, Any, object]:
    """Register on the open place, by the name that has."""
    done: Coroutine[Any, Any, object] = (
        portal.register("place", 1, "key") if Register is None else portal.do(Register("place", 1), "key")
    )
    return done


def run(work: Coroutine[Any, Any, object]) -> None:
    """Run what waits for nothing."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError


def seconds_a_page(portal: Any) -> float:
    """Return the seconds of processor that a whole start page takes, read from the store and built; the least of some.

    The first of a session, which writes the sign-in, isn't counted.
    """
    run(start_page(portal))
    return min(_processor(lambda: start_page(portal)) for _ in range(BATCHES))


def seconds_a_registration(folder: Path) -> float:
    """Return the median seconds of a registration, until it is on the disk; a student and a session each."""
    open_place = participation(offering(course("OP1"), period(1), period(2)), participation_id="place")
    held = _first_student("one")
    held = msgspec.structs.replace(held, participations=(*held.participations, open_place))
    students = [f"s{number}" for number in range(REGISTRATIONS)]
    with Store.open(folder / "registering.sqlite", create=True) as store:
        records = [msgspec.structs.replace(held, student=Student(one, "Ada", "Ek")) for one in students]
        store.add(records, source="bench", at=NOW)
        portals = [store.portal(one, "bla", lambda: NOW) for one in students]
        return median(_seconds(register(portal)) for portal in portals)


def _processor(work: Callable[[], Coroutine[Any, Any, object]]) -> float:
    began = time.process_time()
    for _ in range(PAGES):
        run(work())
    return (time.process_time() - began) / PAGES


def _seconds(work: Coroutine[Any, Any, object]) -> float:
    began = time.perf_counter()
    run(work)
    return time.perf_counter() - began


def measured(imported: Path) -> dict[str, float]:
    """Return the seconds of each kind of thing."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "one.sqlite"), create=True) as store:
        store.add([_first_student("one")], source="bench", at=NOW)
        made = {"start": seconds_a_page(store.portal("one", "bla", lambda: NOW))}
        made["register"] = seconds_a_registration(Path(folder))
    with Store.open(imported) as store:
        who = store.students()[0]
        made["imported"] = seconds_a_page(store.portal(who.student_id, who.institution_id, lambda: NOW))
    return made


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]))))
