"""Links in an institution's text: reached by arrows, opened by Enter, copied by a key, found in the palette.  LOC-1."""

from unittest.mock import AsyncMock

import pytest

from ladok_tui.screens.page import PageScreen
from tui.screens.conftest import Drive, Driven

FEES = "https://www.bla.example/avgifter"
EXAMS = "tenta@bla.example"


def page(it: Driven) -> PageScreen:
    assert isinstance(it.app.screen, PageScreen)
    return it.app.screen


async def test_enter_opens_an_address_of_the_web_and_y_copies_it(drive: Drive) -> None:
    """LOC-1: the page begins on its first row all the same, and the key line says what the keys do."""
    async with drive("priya") as it:
        it.app.browse = AsyncMock(return_value=True)
        await it.press("7")
        assert not it.list.highlighted_block
        await it.press("end")
        assert FEES in it.caret
        assert "y Kopiera" in it.text
        await it.press("y")
        assert (it.app.clipboard, page(it).notice.text) == (FEES, f"Kopierat: {FEES}")
        await it.press("enter")
        it.app.browse.assert_awaited_once_with(FEES)
        assert page(it).notice.text == f"Öppnat i webbläsaren: {FEES}"


async def test_where_there_is_no_browser_the_address_is_said_and_copied(drive: Drive) -> None:
    """Over ssh: it can be pasted where there is one."""
    async with drive("priya") as it:
        await it.press("7", "end", "enter")
        assert it.app.clipboard == FEES
        assert page(it).notice.text.endswith(f"Kopierat: {FEES}")


@pytest.mark.parametrize("typed", ["tentamensservice", EXAMS])
async def test_the_palette_finds_a_link_and_mail_is_copied(drive: Drive, typed: str) -> None:
    """LOC-1: by its text and by its address; there is nothing here to write mail with."""
    async with drive() as it:
        await it.find(typed)
        assert (it.app.clipboard, page(it).notice.text) == (EXAMS, f"Kopierat: {EXAMS}")


async def test_above_the_rows_it_is_reached_by_the_arrow_up_and_left_out_by_headings(drive: Drive) -> None:
    """U1: what can be done comes first; a link is no heading, and no row that is counted."""
    async with drive() as it:
        await it.press("3")
        first = it.row
        await it.press("up")
        assert EXAMS in it.caret
        await it.press("down")
        assert it.row == first
        await it.press("up", "J")
        assert it.row == first
