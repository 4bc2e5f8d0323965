"""How each page's own region and the shell look, kept as text so that a change can be read.

``--snapshot-update`` keeps it anew.  At the design size, in Swedish, the styles are kept too; elsewhere the letters.
"""

import pytest
from syrupy.assertion import SnapshotAssertion

from ladok_core.pages import PAGES
from ladok_tui.screens.page import PageScreen
from tui import seen
from tui.screens.conftest import Drive
from tui.screens.test_every_page import PATHS

WHO = {"fees": "priya"}
"""Who has something on a page, where Ellen has not."""

WINDOWS = [("sv", (80, 24)), ("en", (60, 20)), ("en", (120, 40))]
SHELL = {
    "start": ((80, 24), ()),
    "my education, with the menu and the details": ((120, 40), ("2",)),
    "the confirmation": ((60, 20), ("J", "r")),
}


@pytest.mark.parametrize(("language", "size"), WINDOWS, ids=lambda one: one if isinstance(one, str) else str(one[0]))
@pytest.mark.parametrize("page", PAGES)
async def test_pages(
    drive: Drive, snapshot: SnapshotAssertion, page: str, language: str, size: tuple[int, int]
) -> None:
    """Each page from a fresh start: what stands in its own region, whatever stands around it."""
    async with drive(WHO.get(page, "ellen"), language, size=size) as it:
        await it.press(*PATHS[page])
        screen = it.app.screen
        assert isinstance(screen, PageScreen)
        assert screen.page_name == page
        assert seen.grid(it.app, screen.query_one("#page").region, styled=language == "sv") == snapshot


@pytest.mark.parametrize("name", SHELL)
async def test_the_shell(drive: Drive, snapshot: SnapshotAssertion, name: str) -> None:
    """All that stands around a page, and a dialog over it."""
    size, keys = SHELL[name]
    async with drive(size=size) as it:
        await it.press(*keys)
        assert seen.grid(it.app) == snapshot
