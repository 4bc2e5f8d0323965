"""The way to the portals of a store on this machine, or of the demo."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ladok_core.errors import StoreMissing
from ladok_core.local_portal import OffThread, directly
from ladok_core.portal import Portal
from ladok_tui.commands.usage import UsageError
from ladok_tui.session import Clock, Person, PortalSource

if TYPE_CHECKING:  # what is opened decides what has to be imported
    from pathlib import Path

    from ladok_core.store import Store, StudentRow

STORE_FILE = "portal.sqlite"

_ENOUGH = 60
"""Records to list where one is sought: more than there are institutions that one student could have studied at."""


class Portals(PortalSource, Protocol):
    """What the commands ask of a way to portals, beyond what the app does."""

    begins_with: str | None
    """Whose portal is opened where nobody is asked for; None where it is the only one's."""
    off_thread: OffThread
    """Runs the work on records: at once, unless a thread is to do it."""
    copy: "Path | None"
    """Where the data file lies as it was before it was brought up to date just now."""

    async def find(self, student: str | None) -> tuple[Person, ...]:
        """List those who may be meant by an id or part of a name, all institutions of one; without it, anyone."""
        ...


class LocalPortals:
    """The people of a store, and the portals into their records."""

    demo = False
    begins_with: str | None = None
    off_thread: OffThread = staticmethod(directly)

    def __init__(self, store: "Store", clock: Clock, as_of: datetime | None) -> None:
        self._store, self._clock, self._as_of = store, clock, as_of
        self.copy = store.copy

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


def given_path(text: str) -> "Path":
    """Return the path that someone has written, with ~ for a home folder; of nobody's home it is a name like others."""
    from pathlib import Path  # noqa: PLC0415  the demo in memory has no file

    with suppress(RuntimeError):
        return Path(text).expanduser()
    return Path(text)


def default_store(environ: Mapping[str, str]) -> "Path":
    """Return where a student's own record lies: LADOK_STORE, else below the folder for the user's data.

    UsageError where there is no such folder.
    """
    if own := environ.get("LADOK_STORE"):
        return given_path(own)
    from pathlib import Path  # noqa: PLC0415  the demo in memory has no file

    # Relative paths there are to be ignored, says the XDG specification.
    if (base := environ.get("XDG_DATA_HOME")) and Path(base).is_absolute():
        return Path(base) / "ladok-tui" / STORE_FILE
    import platformdirs  # noqa: PLC0415  seldom asked, and felt at every start

    try:
        return platformdirs.user_data_path("ladok-tui", appauthor=False) / STORE_FILE
    except RuntimeError:  # nobody's home is known
        raise UsageError(key="cli.no-home") from None


def open_portals(path: str | None, clock: Clock, as_of: datetime | None, *, demo: bool) -> Portals:
    """Open the store at ``path``, or the user's own, or the demo.  Raises StoreError; UsageError for another's store.

    The demo is made afresh in memory, unless a path says where it is to be kept.
    """
    if demo:
        from ladok_tui.commands.demo_portals import demo_in_file, demo_in_memory  # noqa: PLC0415  only the demo

        return demo_in_file(given_path(path), clock, as_of) if path else demo_in_memory(clock, as_of)
    from ladok_core.store import Store  # noqa: PLC0415  the demo needs no database

    where = given_path(path) if path else default_store(os.environ)
    store = Store.open(where)
    if not store.has_records():
        store.close()
        raise StoreMissing(where)  # for a student an empty store and none are the same: import something
    return LocalPortals(store, clock, as_of)


def _people(rows: "Iterable[StudentRow]") -> tuple[Person, ...]:
    return tuple(Person(row.student_id, row.name, row.institution_id, row.institution) for row in rows)
