"""The two stores that are driven by the same steps, a file and memory, and have to agree."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from core.store.driving import run
from ladok_core.actions import AnyAction
from ladok_core.errors import NotFound, PortalError, Refused
from ladok_core.local_portal import LocalPortal
from ladok_core.memory_store import MemoryStore
from ladok_core.model.change import Placed
from ladok_core.model.offering import Offering
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.pages.asks import AskStart
from ladok_core.pages.page import Ask
from ladok_core.store import Store

Answer = Any
"""A struct, or what was raised."""


class Twin(MemoryStore):
    """Records in memory that staff write anew, as no demo does."""

    def __init__(self) -> None:
        super().__init__(lambda student_id: ())

    def renew(self, records: Iterable[Record], offerings: Mapping[str, Mapping[str, Offering]]) -> None:
        """Take new copies, and of places that were made here the offering as it is given now."""
        for record in records:
            self._records.setdefault(record.student.student_id, {})
            self._hold(record)
        for key, done in self._done.items():
            given = offerings[key.institution_id]
            self._done[key] = [_renewed(one, given) for one in done]


def _renewed(done: Any, given: Mapping[str, Offering]) -> Any:
    if not any(isinstance(change, Placed) for change in done.changes):
        return done
    return msgspec.structs.replace(done, changes=tuple(_given(change, given) for change in done.changes))


def _given(change: Any, given: Mapping[str, Offering]) -> Any:
    if not isinstance(change, Placed):
        return change
    place = change.participation
    offering = given[place.offering.offering_id].only(place.part)
    return Placed(msgspec.structs.replace(place, offering=offering))


class Stores:
    """Both of them, with a session of each student's in each."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.path, self.clock = path, clock
        self.file = Store.open(path, create=True)
        self.memory = Twin()
        self.sessions: dict[RecordKey, tuple[LocalPortal, LocalPortal]] = {}
        self._reader = sqlite3.connect(path)

    def write(self, records: tuple[Record, ...], offerings: Mapping[str, Mapping[str, Offering]]) -> None:
        """Write copies as staff do."""
        self.file.add(records, source="test", at=self.clock())
        self.memory.renew(records, offerings)

    def reopen(self) -> None:
        """Close the file and open it again; who was signed in is not any more."""
        self.file.close()
        self.file = Store.open(self.path)
        self.sessions.clear()

    def rows(self) -> int:
        """How many rows the journal has."""
        number: int = self._reader.execute("select count(*) from journal").fetchone()[0]
        return number

    def session(self, key: RecordKey) -> tuple[LocalPortal, LocalPortal]:
        if key not in self.sessions:
            self.sessions[key] = self.portals(key)
        return self.sessions[key]

    def sign_in(self, key: RecordKey) -> tuple[Answer, Answer]:
        """Begin new sessions, and return their first pages."""
        self.sessions.pop(key, None)
        file, memory = self.session(key)
        return answer(lambda: run(file.page(AskStart()))), answer(lambda: run(memory.page(AskStart())))

    def portals(self, key: RecordKey, as_of: datetime | None = None) -> tuple[LocalPortal, LocalPortal]:
        own = key.student_id, key.institution_id, self.clock, as_of
        return self.file.portal(*own), self.memory.portal(*own)

    def page(self, key: RecordKey, ask: Ask[Any], as_of: datetime | None = None) -> tuple[bytes, bytes]:
        """A page from both, outside every session, as it would travel."""
        file, memory = self.portals(key, as_of)
        return _told(lambda: run(file.page(ask))), _told(lambda: run(memory.page(ask)))

    def foresee(self, key: RecordKey, wish: AnyAction) -> tuple[Answer, Answer]:
        file, memory = self.session(key)
        return answer(lambda: run(file.foresee(wish))), answer(lambda: run(memory.foresee(wish)))

    def do(self, key: RecordKey, wish: AnyAction, request_key: str) -> tuple[Answer, Answer]:
        file, memory = self.session(key)
        return answer(lambda: run(file.do(wish, request_key))), answer(lambda: run(memory.do(wish, request_key)))

    def close(self) -> None:
        self._reader.close()
        self.file.close()


def answer(work: Callable[[], Answer]) -> Answer:
    """What is answered: a decision where it is refused, the kind of thing where there is none."""
    try:
        return work()
    except Refused as refusal:
        return refusal.decision
    except NotFound as trouble:
        return type(trouble)


def _told(work: Callable[[], Any]) -> bytes:
    try:
        return msgspec.json.encode(work())
    except PortalError as trouble:
        return f"{type(trouble).__name__}".encode()
