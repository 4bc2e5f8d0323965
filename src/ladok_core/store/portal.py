"""The port over a store on this machine: one student at one institution, for one session."""

import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from ladok_core.errors import NotFound, Refused, StoreFull, StoreReadOnly
from ladok_core.model.civil_date import civil_date
from ladok_core.model.record import Record
from ladok_core.pages import course, education, identity, start
from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.identity import InstitutionRow, WhoAmI
from ladok_core.pages.start import StartPage
from ladok_core.portal import Receipt
from ladok_core.rules.as_of import as_it_was, is_writable
from ladok_core.rules.education import is_shown_my_education
from ladok_core.store.registering import Wish, register
from ladok_core.store.signing_in import sign_in
from ladok_core.store.writing import RecordKey

if TYPE_CHECKING:
    from ladok_core.store.store import Store

_Answer = TypeVar("_Answer")


class OffThread(Protocol):
    """Runs the store's work, perhaps in a thread, as ``asyncio.to_thread`` does."""

    def __call__(self, work: Callable[[], _Answer], /) -> Awaitable[_Answer]:
        """Run the work and answer what it answers."""
        ...


async def directly(work: Callable[[], _Answer]) -> _Answer:
    """Run the work here and now.  Nothing is awaited, so that a caller needs no event loop, nor its import."""
    return work()


class LocalPortal:
    """A student's pages and actions from a store; made by ``Store.portal``, which says what the parameters mean."""

    def __init__(
        self,
        store: "Store",
        key: RecordKey,
        clock: Callable[[], datetime],
        as_of: datetime | None,
        off_thread: OffThread,
    ) -> None:
        self._store, self._key, self._off_thread = store, key, off_thread
        self._as_of = as_of
        self._clock = clock if as_of is None else lambda: as_of
        self._session_id = os.urandom(16).hex()
        self._signed_in_at: datetime | None = None
        self._previous: datetime | None = None

    async def who_am_i(self) -> WhoAmI:
        """Say who is signed in, where, and whether the view is of now and can be written to.  LOG-5."""
        return await self._off_thread(self._who_am_i)

    async def institutions(self) -> tuple[InstitutionRow, ...]:
        """List the institutions where the student has a record in this store, by name.  LOG-4."""
        return await self._off_thread(lambda: self._store.institutions_of(self._key))

    async def start_page(self) -> StartPage:
        """Show what concerns the student now; the first time it counts as the sign-in.  STA-1 to STA-6.

        Where a sign-in can't be written (no right to, no room for it) the page is shown all the same: the results
        that are new now will be new once more.  A view as of another moment is no sign-in.
        """
        return await self._off_thread(self._start_page)

    async def my_education(self) -> EducationPage:
        """Show all studies at the institution; Refused where it has turned the page off.  EDU-1 to EDU-4."""
        return await self._off_thread(self._my_education)

    async def course_page(self, course: str) -> CoursePage:
        """Show one course, by code in any case or by id.  NotFound when nothing of it is shown.  CRS-1 to CRS-3."""
        return await self._off_thread(lambda: self._course_page(course))

    async def register(self, participation_id: str, period: int, request_key: str) -> Receipt:
        """Register on one study period, the first or a later one.  REG-1 to REG-6, SUP-1.

        A request key that was used for another period is refused (REG-5/other-request).
        """
        wish = Wish(participation_id, period, request_key)
        return await self._off_thread(lambda: self._register(wish))

    async def aclose(self) -> None:
        """Let go of the portal.  The store stays open: it serves other portals, and whoever opened it closes it."""

    def _who_am_i(self) -> WhoAmI:
        read_only = self._store.read_only or not is_writable(self._viewed_as_of()).open
        return identity.build(self._record(), self._as_of, read_only=read_only)

    def _start_page(self) -> StartPage:
        now = self._clock()
        if self._as_of is None:
            with suppress(StoreReadOnly, StoreFull):
                self._sign_in(now)
        return start.build(self._record(now), now)

    def _sign_in(self, now: datetime) -> None:
        with self._store.guarded() as connection:  # also against a second thread of this very session
            if self._signed_in_at is None:
                self._previous = sign_in(connection, self._key, now, self._session_id)
                self._signed_in_at = now

    def _my_education(self) -> EducationPage:
        record, today = self._record_and_day()
        shown = is_shown_my_education(record)
        if not shown.open:
            raise Refused(shown)
        return education.build(record, today)

    def _course_page(self, wanted: str) -> CoursePage:
        record, today = self._record_and_day()
        education_id = course.find(record, wanted, today)
        page = course.build(record, education_id, today) if education_id is not None else None
        if page is None:
            shown = (line.row.code for line in education.rows(record, today) if line.row.shown.shown)
            raise NotFound(what="course", wanted=wanted, known=tuple(sorted(set(shown))))
        return page

    def _register(self, wish: Wish) -> Receipt:
        view = is_writable(self._viewed_as_of())
        if not view.open:
            raise Refused(view)
        with self._store.guarded() as connection:
            return register(connection, self._key, wish, self._clock, self._store.name)

    def _viewed_as_of(self) -> datetime | None:
        """The moment that makes the view one of another time; in the demo one may act at any time."""
        return None if self._store.allow_as_of_actions else self._as_of

    def _record_and_day(self) -> tuple[Record, date]:
        now = self._clock()
        return self._record(now), civil_date(now)

    def _record(self, now: datetime | None = None) -> Record:
        viewed_as_of = self._viewed_as_of()
        record = self._store.record(self._key, now or self._clock(), made_until=viewed_as_of)
        if viewed_as_of is not None:
            return as_it_was(record, viewed_as_of)
        # This session's own sign-in is no earlier one, and what others do meanwhile doesn't end what is new here.
        if self._signed_in_at is None:
            return record
        return msgspec.structs.replace(record, previous_sign_in=self._previous, signed_in_at=self._signed_in_at)
