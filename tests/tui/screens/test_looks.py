"""How each page's own region and the shell look, kept as text so that a change can be read.

``--snapshot-update`` keeps it anew.  At the design size, in Swedish, the styles are kept too; elsewhere the letters.
"""

import asyncio
from typing import Any

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from ladok_core.errors import StoreForeign
from ladok_core.model.record import Record
from ladok_core.pages import PAGES, identity, spec_of
from ladok_core.pages.asks import AskEducation, AskPackage
from ladok_core.words import Words
from ladok_tui.render.columns import drawn_view
from ladok_tui.screens.page import PageScreen
from ladok_tui.views import view_spec
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.runs import text_of
from records import TODAY, record
from tui import seen
from tui.fake_portal import FakePortal
from tui.sample_app import NOW, sample
from tui.screens.conftest import Drive
from tui.screens.test_every_page import PATHS
from tui.screens.test_states import troubled

WHO = {"fees": "priya", "institution": "astrid"}
"""Who has something on a page, or something turned off, where Ellen has not."""

WINDOWS = [("sv", (80, 24)), ("en", (60, 20)), ("en", (120, 40))]
SHELL = {
    "start": ((80, 24), ()),
    "my education, with the menu and the details": ((120, 40), ("2",)),
    "the confirmation": ((60, 20), ("J", "down", "r")),
}


@pytest.mark.parametrize("who", ["ellen", *WHO.values()])
@pytest.mark.parametrize(("language", "size"), WINDOWS, ids=lambda one: one if isinstance(one, str) else str(one[0]))
async def test_pages(drive: Drive, snapshot: SnapshotAssertion, language: str, size: tuple[int, int], who: str) -> None:
    """Each page when one comes there first: what stands in its own region, whatever stands around it."""
    async with drive(who, language, size=size) as it:
        for page in (page for page in PAGES if WHO.get(page, "ellen") == who):
            await it.press(*PATHS[page])
            screen = it.app.screen
            assert isinstance(screen, PageScreen)
            assert screen.page_name == page
            shown = seen.grid(it.app, screen.query_one("#page").region, styled=language == "sv")
            assert shown == snapshot(name=f"{page}-{language}-{size[0]}")


@pytest.mark.parametrize("name", SHELL)
async def test_the_shell(drive: Drive, snapshot: SnapshotAssertion, name: str) -> None:
    """All that stands around a page, and a dialog over it."""
    size, keys = SHELL[name]
    async with drive(size=size) as it:
        await it.press(*keys)
        assert seen.grid(it.app) == snapshot


async def test_trouble_and_waiting(drive: Drive, snapshot: SnapshotAssertion) -> None:
    """A page whose store is gone, and the same page while one waits for it again."""
    portals, gate = troubled(StoreForeign("portal.sqlite")), asyncio.Event()
    async with drive(size=(80, 24), portals=portals) as it:
        assert seen.grid(it.app) == snapshot(name="trouble")
        portal = portals.opened[0]
        assert isinstance(portal, FakePortal)
        portal.trouble, portal.gate = None, gate
        await it.press("u")
        await it.pilot.pause(0.3)
        assert seen.grid(it.app) == snapshot(name="waiting")
        gate.set()


NOBODY = record()
COPY = msgspec.structs.replace(next(one for one in sample() if one.student.student_id == "omar"), imported_on=TODAY)
THIRD_CYCLE = next(one for one in sample() if one.student.student_id == "astrid")
WRITTEN: dict[str, tuple[Record, Any]] = {
    "my education, empty": (NOBODY, AskEducation()),
    "my education, a copy": (COPY, AskEducation()),
    "third-cycle studies": (THIRD_CYCLE, AskPackage("9EKOL")),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_written_out(snapshot: SnapshotAssertion, name: str) -> None:
    """Other students' pages, in columns as the command line writes them: no app is needed to see their lines."""
    held, ask = WRITTEN[name]
    page = spec_of(ask).build(held, ask, NOW)
    words, who = Words("sv"), identity.build(held, (), None, read_only=False)
    view = view_spec(spec_of(ask).name).view(page, Voices(words))
    assert "\n".join(text_of(line) for line in drawn_view(view, who, words, 80, whole=False)) == snapshot
