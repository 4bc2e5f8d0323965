"""The app on the sample data of a fixed day, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ladok_tui.app import LadokApp
from tui import seen
from tui.sample_app import SampleEntrance, sample_app


class Driven:
    """A running app: its keys and what stands on its screen."""

    def __init__(self, app: LadokApp, pilot: Pilot[None], portals: SampleEntrance) -> None:
        self.app, self.pilot, self.portals = app, pilot, portals

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, typed: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*typed)

    @property
    def text(self) -> str:
        """The screen as one string."""
        return seen.text(self.app)

    @property
    def caret(self) -> str:
        """What stands on the screen from the hardware cursor on."""
        return seen.caret(self.app)

    def line(self, wanted: str) -> str:
        """The one line that has a text in it, with single blanks."""
        return seen.line_with(self.app, wanted)


Drive = Callable[..., AbstractAsyncContextManager[Driven]]


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    """Return what runs the app in a test, as whom and how a test says; ``async with`` gives it as Driven."""

    @asynccontextmanager
    async def driving(
        student: str = "ellen",
        language: str = "sv",
        *,
        size: tuple[int, int] = (80, 24),
        portals: SampleEntrance | None = None,
        theme: str = "dark",
    ) -> AsyncIterator[Driven]:
        from tui.sample_app import sample  # noqa: PLC0415

        portals = portals or SampleEntrance(sample())
        app = sample_app(tmp_path, student, language, portals, theme=theme)
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield Driven(app, pilot, portals)
        finally:
            portals.close()

    return driving
