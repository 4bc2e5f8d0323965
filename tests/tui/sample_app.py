"""The app on the demo's records, or on any others, with a fixed clock and a store in memory."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from ladok_core.local_portal import OffThread, directly
from ladok_core.model.record import Record
from ladok_core.portal import Portal
from ladok_core.sample import build
from ladok_core.store import Store
from ladok_core.store.opening import Opened
from ladok_core.store.sqlite import Sqlite, connect
from ladok_core.words import Words
from ladok_tui.app import LadokApp
from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.settings import Settings
from ladok_tui.session import Person, Session

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

Wrap = Callable[[Portal], Portal]


@cache
def sample() -> tuple[Record, ...]:
    """The demo's records for the fixed day; building them is the dear part."""
    return build(TODAY)


@cache
def _sample_store() -> bytes:
    """Return a store of the demo's records, as a file would hold it: to copy it takes a tenth of writing it anew."""
    store = Store.open(None, create=True, allow_as_of_actions=False)
    store.add(sample(), source="sample", at=NOW)
    database = store._database
    assert isinstance(database, Sqlite)
    return database.connection.serialize()


class SampleEntrance:
    """A way into a store in memory.  ``wrap`` is put round every portal, for troubles; ``opened`` are those made."""

    def __init__(
        self,
        records: Sequence[Record],
        *,
        demo: bool = True,
        as_of: datetime | None = None,
        wrap: Wrap | None = None,
        off_thread: OffThread = directly,
    ) -> None:
        self.records = tuple(records)
        if self.records is sample():
            database = connect(None)
            database.connection.deserialize(_sample_store())
            self.store = Store(Opened(database), None, allow_as_of_actions=False)
        else:
            self.store = Store.open(None, create=True, allow_as_of_actions=False)
            self.store.add(self.records, source="sample", at=NOW)
        self.demo = demo
        self.opened: list[Portal] = []
        self._as_of, self._wrap, self._off_thread = as_of, wrap, off_thread

    async def people(self) -> tuple[Person, ...]:
        order = [(one.student.student_id, one.institution.institution_id) for one in self.records]
        found = [Person(row.student_id, row.name, row.institution_id, row.institution) for row in self.store.students()]
        return tuple(sorted(found, key=lambda one: order.index((one.student_id, one.institution_id))))

    def portal(self, student_id: str, institution_id: str) -> Portal:
        portal: Portal = self.store.portal(student_id, institution_id, clock, self._as_of, off_thread=self._off_thread)
        self.opened.append(self._wrap(portal) if self._wrap else portal)
        return self.opened[-1]

    def close(self) -> None:
        self.store.close()


def clock() -> datetime:
    """The fixed moment."""
    return NOW


def sample_app(
    config: Path,
    student: str = "ellen",
    language: str = "sv",
    portals: SampleEntrance | None = None,
    settings: Settings | None = None,
    theme: str = "dark",
) -> LadokApp:
    """The app as a student, at the first institution where the records have them."""
    portals = portals or SampleEntrance(sample())
    record = next(one for one in portals.records if one.student.student_id == student)
    portal = portals.portal(student, record.institution.institution_id)
    session = Session(portals, portal, Words(language))
    app = LadokApp(session, settings or Settings(), config, load_keymap(config), theme)
    app.browse = _no_browser  # whoever runs the tests has one
    return app


async def _no_browser(url: str) -> bool:
    del url
    return False
