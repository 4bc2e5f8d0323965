"""Ticking in a study choice: each tick is told, keys in a burst are heard in order, and ticks aren't lost.  CHO-2."""

import pytest

from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.page import PageScreen
from tui.screens.conftest import Drive, Driven


async def _to_the_choice(it: Driven) -> None:
    await it.press("home", "J", "enter")
    assert isinstance(it.app.screen, PageScreen)
    assert it.app.screen.page_name == "choice"


def _page(it: Driven) -> PageScreen:
    assert isinstance(it.app.screen, PageScreen)
    return it.app.screen


async def test_each_tick_says_what_it_has_come_to_and_saves_nothing(drive: Drive) -> None:
    """The mark, the sum, what is broken and how much is open; the cursor stays on its row, and Enter ticks as well."""
    async with drive() as it:
        await _to_the_choice(it)
        await it.press("space")
        assert _page(it).notice.text.replace("\N{NO-BREAK SPACE}", " ") == (
            "Sannolikhetsteori: vald. 7,5 av 30,0 hp, 1 regel kvar"
        )
        assert _page(it).rows.highlighted_key == "option ST2001"
        await it.press("enter")
        assert "inte vald. 0,0 av 30,0" in _page(it).notice.text.replace("\N{NO-BREAK SPACE}", " ")
        await it.press("down", "down", "space")
        assert "kan inte väljas" in _page(it).notice.text
        await it.press("escape", "escape")
        assert _page(it).page_name == "start"  # nothing is ticked by now


async def test_for_ears_a_tick_is_a_word(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHO-2: a reader says ``[x]`` as a letter, and ``[ ]`` by silence."""
    monkeypatch.setenv("ACCESSIBLE", "1")
    async with drive() as it:
        await _to_the_choice(it)
        assert "inte vald" in it.text
        assert "[ ]" not in it.text
        await it.press("J", "space")
        assert "  vald " in it.text


async def test_ticks_in_one_burst_are_all_heard_and_then_chosen(drive: Drive) -> None:
    """U6: each key is heard by the page that the one before has brought; what is not complete kan inte väljas."""
    async with drive() as it:
        await _to_the_choice(it)
        await it.press("space", "J", "space", "v")
        assert not isinstance(it.app.screen, ConfirmScreen)
        await it.press("escape", "down", "space", "end", "up", "up", "space", "v")
        assert isinstance(it.app.screen, ConfirmScreen)
        assert [*it.app.screen.outlooks[0].action.pick] == ["ST2001", "NW2001", "AI2010", "PJ2001"]  # type: ignore[union-attr]  # a choice


async def test_what_is_ticked_is_left_on_a_second_wish_only(drive: Drive) -> None:
    """Esc and a page's key ask first; another tick takes the wish back."""
    async with drive() as it:
        await _to_the_choice(it)
        await it.press("space", "2")
        assert (_page(it).page_name, "är inte valt än" in _page(it).notice.text) == ("choice", True)
        await it.press("down", "space", "escape")
        assert (_page(it).page_name, "är inte valt än" in _page(it).notice.text) == ("choice", True)
        await it.press("escape")
        assert _page(it).page_name == "start"
