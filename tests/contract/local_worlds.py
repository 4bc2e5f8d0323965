"""The port over a store: in memory, in a file, and in a file whose work runs in threads."""

import asyncio
from datetime import datetime
from pathlib import Path

from contract.world import Clock
from ladok_core.local_portal import OffThread
from ladok_core.memory_store import MemoryStore
from ladok_core.model.record import Record
from ladok_core.store import LocalPortal, Store, directly


class LocalWorld:
    """A store, in memory when there is no path."""

    def __init__(self, path: Path | None = None, off_thread: OffThread = directly) -> None:
        self.clock = Clock()
        self._off_thread = off_thread
        self._store = Store.open(path, create=True)

    @classmethod
    def in_threads(cls, path: Path) -> "LocalWorld":
        """A store whose work is done in threads, as under the terminal's event loop."""
        return cls(path, asyncio.to_thread)

    async def portal(self, *records: Record, as_of: datetime | None = None) -> LocalPortal:
        self._store.add(records, source="test", at=self.clock())
        return await self.session(records[0], as_of)

    async def session(self, record: Record, as_of: datetime | None = None) -> LocalPortal:
        return self._store.portal(
            record.student.student_id,
            record.institution.institution_id,
            self.clock,
            as_of,
            off_thread=self._off_thread,
        )

    async def close(self) -> None:
        self._store.close()


class MemoryWorld:
    """Records in memory, as the demo has them."""

    def __init__(self) -> None:
        self.clock = Clock()
        self._held: dict[str, dict[str, Record]] = {}
        self._store = MemoryStore(lambda student_id: tuple(self._held.get(student_id, {}).values()))

    async def portal(self, *records: Record, as_of: datetime | None = None) -> LocalPortal:
        for record in records:
            self._held.setdefault(record.student.student_id, {})[record.institution.institution_id] = record
        return await self.session(records[0], as_of)

    async def session(self, record: Record, as_of: datetime | None = None) -> LocalPortal:
        return self._store.portal(record.student.student_id, record.institution.institution_id, self.clock, as_of)

    async def close(self) -> None:
        self._store.close()
