"""The app on the sample data of a fixed day, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ladok_tui.app import LadokApp
from ladok_tui.screens.page import PageScreen
from ladok_tui.widgets.row_list import RowList
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
        """Type a text, as fast as it is heard: each letter goes where the one before it has led."""
        for letter in typed:
            self.app.post_message(Key(letter if letter.isalnum() else _character_to_key(letter), letter))
        await self.pilot.pause()

    @property
    def list(self) -> RowList:
        """The list in view: the dialog's choices, or the page's rows."""
        return self.app.screen.query_one("#rows" if isinstance(self.app.screen, PageScreen) else "#choices", RowList)

    @property
    def names(self) -> dict[str, str]:
        """Every row in view by what stands in it, each with its key; the mark of the page one is on left out."""
        rows = [placed.row for placed in self.list._lines.places if placed.followed is None]
        return {" ".join(cell.said.eye for cell in row.cells).strip(" ›"): row.key for row in rows}

    @property
    def row(self) -> str:
        """What stands in the highlighted row, wherever the cursor is: a notice has it until the next key (R1)."""
        row = self.list.highlighted
        return " ".join(cell.said.eye for cell in row.cells) if row else ""

    async def to(self, name: str) -> None:
        """Highlight the first row that begins so."""
        key = next((key for said, key in self.names.items() if said.startswith(name)), None)
        assert key is not None, f"no {name!r} among {list(self.names)}"
        self.list.highlight(key)
        await self.pilot.pause()

    async def choose(self, name: str) -> None:
        """Press Enter on the first row that begins so."""
        await self.to(name)
        await self.press("enter")

    async def find(self, typed: str) -> None:
        """Take the palette's first hit."""
        await self.press("ctrl+p")
        await self.type(typed)
        await self.press("enter")

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


@pytest.fixture(autouse=True)
def nothing_is_held_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a dialog hear every key: keys that follow each other at once are several presses here (U2)."""
    monkeypatch.setattr("ladok_tui.screens.dialog.HELD", 0.0)


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
        from tui.sample_app import sample  # noqa: PLC0415  most tests drive no app

        portals = portals or SampleEntrance(sample())
        app = sample_app(tmp_path, student, language, portals, theme=theme)
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield Driven(app, pilot, portals)
        finally:
            portals.close()

    return driving
