"""What a contract test needs of an implementation of the port: a way in, from records and a clock to a portal."""

from datetime import datetime, timedelta
from typing import Protocol

from ladok_core.model.record import Record
from ladok_core.portal import Portal
from records import NOW


class Clock:
    """A clock that stands still until a test moves it; never the machine's."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


class World(Protocol):
    """One implementation, holding records.  Each call of ``portal`` begins a session of its own."""

    clock: Clock

    async def portal(self, *records: Record, as_of: datetime | None = None) -> Portal:
        """Hold these records as well, and answer a portal for the student and institution of the first."""
        ...

    async def session(self, record: Record, as_of: datetime | None = None) -> Portal:
        """Begin another session for the student and institution of a record that is held already."""
        ...

    async def close(self) -> None:
        """Let go of everything."""
        ...
