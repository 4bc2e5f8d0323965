"""A page is first drawn when it is whole; and it is drawn all the same when what it asks for takes its time."""

import asyncio

import pytest
from textual.screen import Screen

from ladok_tui.screens.page import PageScreen
from ladok_tui.widgets.details import Details
from tui.screens.conftest import Drive
from tui.screens.test_states import troubled

Drawn = list[tuple[bool, bool, int]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, painted: None) -> Drawn:
    """Each time that a page was drawn: whether it was there, and its details were; and how many batches were open."""
    found: Drawn = []
    draw = Screen._compositor_refresh  # Textual's way to the screen, and no other

    def noted(screen: Screen[object]) -> None:
        if isinstance(screen, PageScreen):
            beside = any(details.display and details.size for details in screen.query(Details))
            found.append((screen.page is not None, beside, screen.app._batch_count))  # likewise
        draw(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", noted)
    return found


async def test_the_first_drawing_has_the_page_and_its_details(drive: Drive, drawn: Drawn) -> None:
    """Textual would draw it three times, and throw the first drawing away: in a batch nothing reaches the screen."""
    async with drive(size=(160, 40)):
        assert drawn[0] == (True, True, 0)


async def test_a_page_whose_answer_is_awaited_is_drawn_without_it(drive: Drive, drawn: Drawn) -> None:
    """Within 150 ms, whatever comes; and then with it."""
    gate = asyncio.Event()
    async with drive(portals=troubled(None, gate)) as it:
        await it.pilot.pause(0.25)
        assert drawn[0] == (False, False, 0)
        gate.set()
        await it.pilot.pause(0.05)
        assert drawn[-1][0]
        assert "Nya resultat" in it.text
