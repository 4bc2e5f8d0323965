"""The line that says what has just happened: where it is one line it moves nothing, and long ones give theirs back."""

import pytest

from ladok_tui.widgets.notice_line import MOST, RESERVED_FROM, NoticeLine
from ladok_tui.widgets.row_list import RowList
from tui.widgets.row_list_demo import LONG
from tui.widgets.widget_app import WidgetApp

LONGER = "Kurs: vald. " + "Två regler är brutna, och tio återstår. " * 3


async def test_a_sentence_of_one_line_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is kept free for it: nothing is laid out anew, when it comes and when it goes."""
    notice = NoticeLine()
    app = WidgetApp(RowList(LONG), notice)
    async with app.run_test(size=(60, 20)) as pilot:
        laid_out = []
        monkeypatch.setattr(app.screen, "_refresh_layout", lambda *_, **__: laid_out.append(notice.text))
        for text in ("Vald.", "Inte vald.", ""):
            notice.say(text)
            await pilot.pause()
            assert notice.render_line(0).text.strip() == text
        assert not laid_out


async def test_a_longer_one_takes_the_lines_that_it_needs_and_gives_them_back() -> None:
    notice, rows = NoticeLine(), RowList(LONG)
    app = WidgetApp(rows, notice)
    async with app.run_test(size=(60, 20)) as pilot:
        heights = []
        for text in (LONGER, "", LONGER * 3, "Kort."):
            notice.say(text)
            await pilot.pause()
            heights.append((notice.size.height, rows.size.height))
        assert heights == [(3, 17), (1, 19), (MOST, 20 - MOST), (1, 19)]


async def test_where_each_key_says_something_the_rows_stay_in_place() -> None:
    """In a choice: a tick and the next move leave the list its height; another width doesn't."""
    notice, rows = NoticeLine(), RowList(LONG)
    notice.keeps_lines = True
    app = WidgetApp(rows, notice)
    async with app.run_test(size=(60, 20)) as pilot:
        heights = []
        for text in ("Kort.", LONGER, "", "Kort."):
            notice.say(text)
            await pilot.pause()
            heights.append(notice.size.height)
        await pilot.resize_terminal(70, 20)
        heights.append(notice.size.height)
        assert heights == [1, 3, 3, 3, 1]


@pytest.mark.parametrize(("rows", "kept"), [(RESERVED_FROM - 1, 0), (RESERVED_FROM, 1)])
async def test_a_low_window_keeps_no_line_for_it(rows: int, kept: int) -> None:
    """Below that the list needs it more, in a choice too."""
    notice = NoticeLine()
    notice.keeps_lines = True
    app = WidgetApp(RowList(LONG), notice)
    async with app.run_test(size=(60, rows)) as pilot:
        for text, height in (("Kort.", 1), ("", kept)):
            notice.say(text)
            await pilot.pause()
            assert notice.outer_size.height == height


async def test_what_is_said_on_a_page_that_was_left_is_said_to_nobody() -> None:
    """An answer may come when its page is gone: to say it there is no fault."""
    notice = NoticeLine()
    app = WidgetApp(RowList(LONG), notice)
    async with app.run_test(size=(60, 20)):
        await notice.remove()
        notice.say("Vald.")
        assert notice.text == "Vald."
