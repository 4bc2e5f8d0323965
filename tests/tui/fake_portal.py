"""A portal for troubles: it passes everything on to another one, late or not at all, as a test wants it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ladok_core.errors import PortalError
from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.identity import InstitutionRow, WhoAmI
from ladok_core.pages.start import StartPage
from ladok_core.portal import Portal, Receipt

Answer = TypeVar("Answer")


class FakePortal:
    """Raises ``trouble`` while there is one; waits for ``gate`` while there is one; notes what it is asked.

    ``registering`` is the trouble of registrations alone.
    """

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.trouble: Exception | None = None
        self.registering: PortalError | None = None
        self.gate: asyncio.Event | None = None
        self.asked: list[str] = []
        self.closed = False

    async def who_am_i(self) -> WhoAmI:
        return await self._answer("who_am_i", self.portal.who_am_i)

    async def institutions(self) -> tuple[InstitutionRow, ...]:
        return await self._answer("institutions", self.portal.institutions)

    async def start_page(self) -> StartPage:
        return await self._answer("start_page", self.portal.start_page)

    async def my_education(self) -> EducationPage:
        return await self._answer("my_education", self.portal.my_education)

    async def course_page(self, course: str) -> CoursePage:
        return await self._answer("course_page", lambda: self.portal.course_page(course))

    async def register(self, participation_id: str, period: int, request_key: str) -> Receipt:
        if self.registering is not None:
            raise self.registering
        return await self._answer("register", lambda: self.portal.register(participation_id, period, request_key))

    async def aclose(self) -> None:
        self.closed = True
        await self.portal.aclose()

    async def _answer(self, name: str, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        self.asked.append(name)
        if self.gate is not None:
            await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        return await ask()
