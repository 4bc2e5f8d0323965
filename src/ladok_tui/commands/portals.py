"""The way to the portals of a store on this machine, or of the demo."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ladok_core.errors import StoreMissing
from ladok_core.model.civil_date import civil_date
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.portal import Portal
from ladok_core.store import OffThread, RecordKey, Store, StudentRow, directly
from ladok_tui.commands.usage import UsageError
from ladok_tui.session import Clock, Person

STORE_FILE = "portal.sqlite"

_ENOUGH = 60
"""Records to list where one is sought: more than there are institutions that one student could have studied at."""


class LocalPortals:
    """The people of a store, and the portals into their records."""

    demo = False
    off_thread: OffThread = staticmethod(directly)
    """Runs the store's work: at once, unless a thread is to do it."""

    def __init__(self, store: Store, clock: Clock, as_of: datetime | None) -> None:
        self._store, self._clock, self._as_of = store, clock, as_of

    async def people(self) -> tuple[Person, ...]:
        """List everyone whose portal can be opened, by name."""
        return _people(self._store.students())

    async def find(self, student: str | None) -> tuple[Person, ...]:
        """List those who may be meant by an id or part of a name, by name: all institutions of one, some of many.

        Without it anyone may be meant.  A store can hold everyone at a university: they are never all listed.
        """
        rows = self._store.students(_ENOUGH) if student is None else self._store.find_students(student, _ENOUGH)
        return _people(rows)

    def portal(self, student_id: str, institution_id: str) -> Portal:
        """Open a student's portal at an institution.  NotFound when there is no such record."""
        return self._store.portal(student_id, institution_id, self._clock, self._as_of, off_thread=self.off_thread)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


class DemoPortals(LocalPortals):
    """The demo's people; in memory each is written when they are first opened, so that nobody waits for all of them."""

    demo = True

    def __init__(self, store: Store, clock: Clock, as_of: datetime | None, records: tuple[Record, ...]) -> None:
        super().__init__(store, clock, as_of)
        self._records = records
        self._written = {key.student_id for key in store.keys(len(records))}

    async def people(self) -> tuple[Person, ...]:
        """List the demo's people in its own order."""
        from ladok_core.sample.about import ABOUT  # noqa: PLC0415  only the demo needs it

        return tuple(
            Person(
                record.student.student_id,
                record.student.name,
                record.institution.institution_id,
                record.institution.name,
                ABOUT.get(record.student.student_id, Text("")),
            )
            for record in self._records
        )

    async def find(self, student: str | None) -> tuple[Person, ...]:
        """List those who may be meant by an id or part of a name, in the demo's own order."""
        everyone = await self.people()
        if student is None:
            return everyone
        wanted = student.strip().casefold()
        exact = tuple(one for one in everyone if one.student_id.casefold() == wanted)
        return exact or tuple(one for one in everyone if wanted and wanted in one.name.casefold())

    def portal(self, student_id: str, institution_id: str) -> Portal:
        """Open a student's portal at an institution.  NotFound when the demo has no such record."""
        if student_id not in self._written:
            theirs = [record for record in self._records if record.student.student_id == student_id]
            self._store.add(theirs, source="demo", at=self._clock())
            self._written.add(student_id)
        return super().portal(student_id, institution_id)


def given_path(text: str) -> Path:
    """Return the path that someone has written, with ~ for a home folder; of nobody's home it is a name like others."""
    with suppress(RuntimeError):
        return Path(text).expanduser()
    return Path(text)


def default_store(environ: Mapping[str, str]) -> Path:
    """Return where a student's own record lies: LADOK_STORE, else below the folder for the user's data.

    UsageError where there is no such folder.
    """
    if own := environ.get("LADOK_STORE"):
        return given_path(own)
    # Relative paths there are to be ignored, says the XDG specification.
    if (base := environ.get("XDG_DATA_HOME")) and Path(base).is_absolute():
        return Path(base) / "ladok-tui" / STORE_FILE
    import platformdirs  # noqa: PLC0415  seldom asked, and felt at every start

    try:
        return platformdirs.user_data_path("ladok-tui", appauthor=False) / STORE_FILE
    except RuntimeError:  # nobody's home is known
        raise UsageError(key="cli.no-home") from None


def open_portals(path: str | None, clock: Clock, as_of: datetime | None, *, demo: bool) -> LocalPortals:
    """Open the store at ``path``, or the user's own, or the demo.  Raises StoreError; UsageError for another's store.

    The demo is made afresh in memory, unless a path says where it is to be kept.
    """
    if demo:
        return _open_demo(given_path(path) if path else None, clock, as_of)
    where = given_path(path) if path else default_store(os.environ)
    store = Store.open(where)
    if not store.has_records():
        store.close()
        raise StoreMissing(where)  # for a student an empty store and none are the same: import something
    return LocalPortals(store, clock, as_of)


def _open_demo(path: Path | None, clock: Clock, as_of: datetime | None) -> LocalPortals:
    from ladok_core.sample import build  # noqa: PLC0415  only the demo needs it

    now = clock()
    records = build(civil_date(now))
    store = Store.open(path, create=True, allow_as_of_actions=True)
    try:
        held = store.keys(len(records) + 1)
        if held - {_key(record) for record in records}:
            # Nobody's own record is to be acted on as if it were a game.
            raise UsageError(key="cli.not-a-demo", path=str(path))
        if path is not None and not held:
            # What is kept is of one day: whoever is opened on another would move the courses that they share.
            store.add(records, source="demo", at=now)
    except BaseException:
        store.close()
        raise
    return DemoPortals(store, clock, as_of, records)


def _key(record: Record) -> RecordKey:
    return RecordKey(record.institution.institution_id, record.student.student_id)


def _people(rows: Iterable[StudentRow]) -> tuple[Person, ...]:
    return tuple(Person(row.student_id, row.name, row.institution_id, row.institution) for row in rows)
