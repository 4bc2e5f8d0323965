"""The way to the portals of the demo: in memory, or in a file where it is to be kept."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from ladok_core.local_portal import LocalPortal, OffThread, directly
from ladok_core.memory_store import MemoryStore
from ladok_core.model.civil_date import civil_date
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.model.text import Text
from ladok_core.sample import STUDENTS, build, build_one
from ladok_tui.commands.usage import UsageError
from ladok_tui.session import Clock, Person

if TYPE_CHECKING:
    from pathlib import Path

    from ladok_core.store import Store

RecordsOf = Callable[[str, date], tuple[Record, ...]]
"""Makes the records of a student of the demo, on a day."""


class DemoPortals:
    """The demo's people in its own order, and the portals into their records; nobody waits for the others' records."""

    demo = True
    begins_with: str | None = STUDENTS[0]
    off_thread: OffThread = staticmethod(directly)

    def __init__(
        self,
        store: "MemoryStore | Store",
        clock: Clock,
        as_of: datetime | None,
        today: date,
        records_of: RecordsOf = build_one,
    ) -> None:
        self._store, self._clock, self._as_of, self._today = store, clock, as_of, today
        self.copy: Path | None = store.copy
        self._records_of = records_of

    async def people(self) -> tuple[Person, ...]:
        """List everyone whose portal can be opened."""
        return _people(build(self._today))

    async def find(self, student: str | None) -> tuple[Person, ...]:
        """List those who may be meant by an id or part of a name, all institutions of one; without it, anyone."""
        wanted = "" if student is None else student.strip().casefold()
        if exact := _people(self._records_of(wanted, self._today)):
            return exact
        return tuple(
            one for one in await self.people() if student is None or (wanted and wanted in one.name.casefold())
        )

    def portal(self, student_id: str, institution_id: str) -> LocalPortal:
        """Open a student's portal at an institution.  NotFound when the demo has no such record."""
        return self._store.portal(student_id, institution_id, self._clock, self._as_of, off_thread=self.off_thread)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def demo_in_memory(clock: Clock, as_of: datetime | None) -> DemoPortals:
    """Make the demo afresh."""
    today = civil_date(clock())
    told_once = cache(build_one)
    store = MemoryStore(lambda student_id: told_once(student_id, today), allow_as_of_actions=True)
    return DemoPortals(store, clock, as_of, today, told_once)


def demo_in_file(path: "Path", clock: Clock, as_of: datetime | None) -> DemoPortals:
    """Open the demo that is kept in a file, made where there is none.  StoreError; UsageError for another's store."""
    from ladok_core.store import Store  # noqa: PLC0415  the demo in memory needs no database

    now = clock()
    records = build(civil_date(now))
    store = Store.open(path, create=True, allow_as_of_actions=True)
    try:
        held = store.keys(len(records) + 1)
        if held - {_key(record) for record in records}:
            # Nobody's own record is to be acted on as if it were a game.
            raise UsageError(key="cli.not-a-demo", path=str(path))
        if not held:
            # What is kept is of one day: whoever is added on another would move the courses that they share.
            store.add(records, source="demo", at=now)
    except BaseException:
        store.close()
        raise
    return DemoPortals(store, clock, as_of, civil_date(now))


def _key(record: Record) -> RecordKey:
    return RecordKey(record.institution.institution_id, record.student.student_id)


def _people(records: tuple[Record, ...]) -> tuple[Person, ...]:
    from ladok_core.sample.about import ABOUT  # noqa: PLC0415  only to list people

    return tuple(
        Person(
            record.student.student_id,
            record.student.name,
            record.institution.institution_id,
            record.institution.name,
            ABOUT.get(record.student.student_id, Text("")),
        )
        for record in records
    )
