"""What holds for every dialog, from the smallest window on: its choices and its caret are in view.  U3, U23."""

from asyncio import sleep

import pytest
from textual.geometry import Size

from ladok_tui.screens.dialog import Dialog
from ladok_tui.views.verbs import VERBS
from ladok_tui.widgets.key_line import KeyLine
from ladok_tui.widgets.row_list import RowList
from tui.screens.conftest import Drive, Driven
from tui.screens.test_acting import ACTION_NAMES, to_what_can_be_done

KEYS = {
    "menu": ("m",), "help": ("question_mark",), "palette": ("ctrl+p",), "student": ("s",), "theme": ("t",),
    "quit": ("ctrl+c",), "why": ("w",),
}  # fmt: skip
DIALOGS = [*KEYS, *ACTION_NAMES, "saving"]


async def opened(it: Driven, name: str) -> Dialog[object]:
    if name in KEYS:
        await it.press("1", "home", "J", "down", *KEYS[name])
    elif name == "saving":
        await it.press("8", "end", "enter", "ctrl+u", *"0701740699", "ctrl+s")
    else:
        await to_what_can_be_done(it, name)
        await it.press(VERBS[name])
    screen = it.app.screen
    assert isinstance(screen, Dialog)
    return screen


@pytest.mark.parametrize("size", [(20, 6), pytest.param((40, 12), marks=pytest.mark.slow), (80, 24)], ids=str)
async def test_the_caret_is_in_what_has_the_focus_the_choices_are_in_view_and_the_row_gets_its_caret_back(
    drive: Drive, size: tuple[int, int]
) -> None:
    """U3: buttons and keys never scroll out of view; what is confirmed is seen.  U23, R3: opaque, no tint."""
    async with drive(size=size) as it:
        for name in DIALOGS:
            dialog = await opened(it, name)
            focused, place = it.app.focused, it.app.cursor_position
            assert focused is not None, name
            assert focused.region.contains(place.x, place.y), name
            window = dialog.region
            assert window.contains_region(focused.region), name
            choices = dialog.query_one("#choices")
            assert window.contains_region(choices.region), name
            assert choices.region.height >= (2 if name in VERBS else 1), name
            assert dialog.query_one("#frame").content_region.contains_region(dialog.query_one(KeyLine).region), name
            page = it.app.screen_stack[-2]
            assert dialog.styles.background.a == 0, name
            assert dialog.query_one("#frame").styles.background.a == 1, name
            await it.press("escape")
            assert it.app.screen is page, name
            assert it.list.highlighted is not None, name
            if size != (20, 6):  # there the tabs of a page leave its list no room
                assert it.caret.startswith(it.list.highlighted.cells[0].said.eye[:8]), name


async def test_what_a_confirmation_says_is_read_whole_in_a_low_window(drive: Drive) -> None:
    """U3: nothing is confirmed unread: the end of it is a key away, which the window names."""
    async with drive(size=(60, 16)) as it:
        dialog = await opened(it, "stop")
        assert "pgdn" in it.text
        assert "CSN" not in it.text
        for _ in range(9):
            await it.press("pagedown")
        assert "CSN" in it.text
        assert it.app.focused is dialog.query_one("#choices")
        for _ in range(9):
            await it.press("pageup")
        assert "CSN" not in it.text


async def test_the_keys_stand_in_the_dialog_whatever_its_height(drive: Drive) -> None:
    """U3: also where the list has its blank lines, and where it has just lost them or has them back."""
    async with drive(size=(90, 34)) as it:
        dialog = await opened(it, "menu")
        frame, keys = dialog.query_one("#frame"), dialog.query_one(KeyLine)
        for rows in (*range(33, 17, -1), *range(18, 35)):
            await it.pilot.resize_terminal(90, rows)
            await it.pilot.pause()
            assert frame.content_region.contains_region(keys.region), rows


async def test_a_page_beneath_a_dialog_comes_to_rest_however_quickly_a_window_changes(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sizes that it hears of in one go would be laid out by turns for ever, and nothing else be heard."""
    async with drive(size=(80, 24)) as it:
        await opened(it, "menu")
        laid_out: list[Size] = []
        page = it.app.screen_stack[0]
        lay_out = page._screen_resized

        def counted(size: Size) -> None:
            laid_out.append(size)
            lay_out(size)

        monkeypatch.setattr(page, "_screen_resized", counted)
        for size in (Size(100, 30), Size(60, 20), Size(80, 24)):
            page._screen_resized(size)
            page.call_later(lambda: None)  # whatever it hears between two sizes; of those in a row it hears the last
        await sleep(0.5)
        assert len(laid_out) < 10
        assert page._compositor.size == it.app.size


@pytest.mark.parametrize("name", ["help", "student", "palette"])
async def test_a_list_that_goes_on_says_where_one_is(drive: Drive, name: str) -> None:
    """R6, U21: of a long list the place is told; while one searches, the number of hits, always."""
    async with drive(size=(60, 12)) as it:
        dialog = await opened(it, name)
        choices = dialog.query_one("#choices", RowList)
        assert f"1/{choices.position.total} ↓" in it.text
        if name == "palette":
            await it.type("algo")
            assert f"1/{choices.position.total} " in it.text
            await it.type("xyz")
            assert "0/0" in it.text


async def test_why_begins_on_what_stands_in_the_way(drive: Drive) -> None:
    """R5: what is met stands before it; the question is answered by what isn't."""
    async with drive() as it:
        await it.press("slash", *"kons", "enter", "w")
        assert it.caret.startswith("✕ Du står på reservplats")
