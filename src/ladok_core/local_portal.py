"""The port over records on this machine: one student at one institution, for one session."""

import threading
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from msgspec.structs import replace

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook, Receipt, foresee
from ladok_core.errors import (
    NotFound,
    Refused,
    StoreDenied,
    StoreError,
    StoreFailing,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
)
from ladok_core.model.record import Record
from ladok_core.model.record_key import RecordKey
from ladok_core.pages import identity, spec_of
from ladok_core.pages.asks import AskStart
from ladok_core.pages.identity import InstitutionRow, WhoAmI
from ladok_core.pages.page import Ask, P
from ladok_core.rules.as_of import as_it_was, is_writable

_Answer = TypeVar("_Answer")

_BEFORE = timedelta(microseconds=1)

_UNWRITABLE = (StoreReadOnly, StoreFull, StoreLocked, StoreFailing, StoreDenied)
"""What can speak against writing where reading goes well.  It is said again where it does not."""

Clock = Callable[[], datetime]
"""Answers the present as an aware moment."""


class OffThread(Protocol):
    """Runs the store's work, perhaps in a thread, as ``asyncio.to_thread`` does."""

    def __call__(self, work: Callable[[], _Answer], /) -> Awaitable[_Answer]:
        """Run the work and answer what it answers."""
        ...


async def directly(work: Callable[[], _Answer]) -> _Answer:
    """Run the work here and now.  Nothing is awaited, so that a caller needs no event loop, nor its import."""
    return work()


class Records(Protocol):
    """What a portal asks of a store."""

    read_only: bool
    allow_as_of_actions: bool

    def institutions_of(self, key: RecordKey) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has a record, by name."""
        ...

    def record(self, key: RecordKey, until: datetime | None = None, *, made_until: datetime | None = None) -> Record:
        """Read one record; the moments up to which sign-ins and what was done here count."""
        ...

    def sign_in(self, key: RecordKey, clock: Clock) -> Record:
        """Write a sign-in, and return the record as it is for the session that begins with it."""
        ...

    def carry_out(self, key: RecordKey, action: AnyAction, request_key: str, clock: Clock) -> Receipt:
        """Carry out an action, or answer by what holds already."""
        ...


class LocalPortal:
    """A student's pages and actions from a store; made by a store's ``portal``, which says what the parameters mean."""

    def __init__(
        self,
        store: Records,
        key: RecordKey,
        clock: Clock,
        as_of: datetime | None,
        off_thread: OffThread,
    ) -> None:
        self._store, self._key, self._off_thread = store, key, off_thread
        self._as_of = as_of
        self._clock = clock if as_of is None else lambda: as_of
        self._signing_in = threading.Lock()
        self._signed_in_at: datetime | None = None
        self._unsaved: StoreError | None = None
        self._previous: datetime | None = None
        self._seen: tuple[Record, datetime | None, Record] | None = None

    async def who(self) -> WhoAmI:
        """Say who is signed in, where, which pages there are, and whether the view is of now.  LOG-4, LOG-5."""
        return await self._off_thread(self._who)

    async def page(self, ask: Ask[P]) -> P:
        """Return the page that is asked for; the first start page of a session counts as the sign-in (STA-1).

        Where a sign-in can't be written (no right to, no room for it, another program writes) the page is shown all
        the same: the results that are new now will be new once more.  A view as of another moment is no sign-in.
        """
        return await self._off_thread(lambda: self._page(ask))

    async def foresee(self, action: AnyAction) -> Outlook:
        """Return what an action would do now.  SUP-1.  NotFound."""
        return await self._off_thread(lambda: self._foresee(action))

    async def do(self, action: AnyAction, key: str) -> Receipt:
        """Carry out an action, once for each key.  SUP-1; a key that was used for another action is refused (REG-5)."""
        return await self._off_thread(lambda: self._do(action, key))

    async def aclose(self) -> None:
        """Let go of the portal.  The store stays open: it serves other portals, and whoever opened it closes it."""

    def _who(self) -> WhoAmI:
        read_only = self._store.read_only or not is_writable(self._viewed_as_of()).open
        institutions = self._store.institutions_of(self._key)
        who = identity.build(self._record(self._clock()), institutions, self._as_of, read_only=read_only)
        # Where nothing can be written it is said that nothing is.
        return who if self._unsaved is None or read_only else replace(who, sign_in_unsaved=True)

    def _page(self, ask: Ask[P]) -> P:
        now, spec = self._clock(), spec_of(ask)
        record = self._signed_in() if isinstance(ask, AskStart) else None
        if record is None:
            record = self._record(now)
        shown = spec.shown(record)
        if not shown.open:
            raise Refused(shown)
        return spec.build(record, ask, now)

    def _signed_in(self) -> Record | None:
        """Sign in, once a session, and return the record as it then is; None when that has been done or can't be."""
        if self._as_of is not None:
            return None
        with self._signing_in:  # against a second thread of this very session
            if self._signed_in_at is not None:
                return None
            try:
                record = self._store.sign_in(self._key, self._clock)
            except _UNWRITABLE as trouble:
                self._unsaved = trouble
                return None
            self._previous, self._signed_in_at, self._unsaved = record.previous_sign_in, record.signed_in_at, None
            return record

    def _foresee(self, action: AnyAction) -> Outlook:
        now = self._clock()
        outlook = foresee(self._record(now), action, now)
        view = is_writable(self._viewed_as_of())
        if view.open:
            return outlook
        return replace(outlook, decision=view, changes=(), touched=(), follows=())

    def _do(self, action: AnyAction, key: str) -> Receipt:
        view = is_writable(self._viewed_as_of())
        if not view.open:
            raise Refused(view)
        return self._store.carry_out(self._key, action, key, self._clock)

    def _viewed_as_of(self) -> datetime | None:
        """The moment that makes the view one of another time; in the demo one may act at any time."""
        return None if self._store.allow_as_of_actions else self._as_of

    def _record(self, now: datetime) -> Record:
        viewed_as_of = self._viewed_as_of()
        if viewed_as_of is not None:
            # A sign-in of that very moment is the session's that is looked back at, and none before it.
            record = self._store.record(self._key, viewed_as_of - _BEFORE, made_until=viewed_as_of)
            return self._same(record, lambda: as_it_was(record, viewed_as_of))
        record = self._store.record(self._key, now)
        # This session's own sign-in is no earlier one, and what others do meanwhile doesn't end what is new here.
        previous, at = self._previous, self._signed_in_at
        if at is None:
            return record
        return self._same(record, lambda: replace(record, previous_sign_in=previous, signed_in_at=at))

    def _same(self, record: Record, view: Callable[[], Record]) -> Record:
        """Return the session's view of a record: the one from before, and what rules remember of it, if it stands."""
        seen = self._seen
        if seen is None or seen[0] is not record or seen[1] != self._signed_in_at:
            seen = self._seen = record, self._signed_in_at, view()
        return seen[2]


class PortalStore:
    """What every store does: it opens portals."""

    def portal(
        self: Records,
        student_id: str,
        institution_id: str,
        clock: Clock,
        as_of: datetime | None = None,
        *,
        off_thread: OffThread = directly,
    ) -> LocalPortal:
        """Return the portal of a student at an institution, for one session.  NotFound when there is no such record.

        ``clock`` answers an aware moment; with ``as_of`` the view is of that moment: without what came later, and
        read-only (SUP-1).  In the demo ``as_of`` only sets the clock.
        ``off_thread`` runs the store's work: at once, unless a thread is to do it.
        """
        key = RecordKey(institution_id, student_id)
        if not any(row.here for row in self.institutions_of(key)):
            raise NotFound(what="student", wanted=student_id)
        return LocalPortal(self, key, clock, as_of, off_thread)
