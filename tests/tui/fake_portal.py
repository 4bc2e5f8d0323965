"""A portal for troubles: it passes everything on to another one, late or not at all, as a test wants it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.errors import PortalError
from ladok_core.pages.identity import WhoAmI
from ladok_core.pages.page import Ask, P
from ladok_core.portal import Portal

Answer = TypeVar("Answer")


class FakePortal:
    """Raises ``trouble`` while there is one; waits for ``gate`` while there is one; notes what it is asked.

    ``doing`` is the trouble of actions alone.
    """

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.trouble: Exception | None = None
        self.doing: PortalError | None = None
        self.gate: asyncio.Event | None = None
        self.asked: list[str] = []
        self.closed = False

    async def who(self) -> WhoAmI:
        return await self._answer("who", self.portal.who)

    async def page(self, ask: Ask[P]) -> P:
        return await self._answer(str(ask.__struct_config__.tag), lambda: self.portal.page(ask))

    async def foresee(self, action: AnyAction) -> Outlook:
        return await self._answer("foresee", lambda: self.portal.foresee(action))

    async def do(self, action: AnyAction, key: str) -> Receipt:
        if self.doing is not None:
            raise self.doing
        return await self._answer("do", lambda: self.portal.do(action, key))

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
