"""The row list under keys and mouse: the highlight, what opens, what is found, and that a refresh moves nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from ladok_tui.themed_app import ThemedApp
from ladok_tui.views.view import Row, Section
from ladok_tui.widgets.row_list import RowList
from tui.widgets.row_list_demo import EDUCATION, EMPTY, LONG, PAGES, START, note, row, section

KEYS = [row.key for section in START for row in section.rows]


class ListApp(ThemedApp, App[None]):
    """A list alone, and what it tells."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        super().__init__()
        self.sections = sections
        self.told: list[tuple[str, str]] = []
        self.positions: list[str] = []
        self.asked = 0

    def compose(self) -> ComposeResult:
        yield RowList(self.sections, nothing_found="Inget att visa.")

    def on_row_list_activated(self, message: RowList.Activated) -> None:
        self.told.append(("activated", message.row.key))

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        self.told.append(("highlighted", str(message.row_list.highlighted_key)))

    def on_row_list_position_changed(self, message: RowList.PositionChanged) -> None:
        self.positions.append(message.row_list.position.text())

    def on_row_list_filter_asked(self, message: Message) -> None:
        self.asked += 1


@asynccontextmanager
async def shown(
    sections: tuple[Section, ...], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], RowList, ListApp]]:
    app = ListApp(sections)
    async with app.run_test(size=size) as pilot:
        yield pilot, app.query_one(RowList), app


def view(rows: RowList) -> list[str]:
    """What is drawn, line by line."""
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


def line_of(rows: RowList, text: str) -> int:
    return next(y for y, line in enumerate(view(rows)) if text in line)


async def test_the_arrows_go_from_row_to_row_past_the_headings() -> None:
    """Moving the highlight never acts."""
    async with shown(START) as (pilot, rows, app):
        await pilot.press("down", "j", "down", "k", "up")
        assert rows.highlighted_key == "t1"
        await pilot.press("end")
        assert rows.highlighted_key == KEYS[-1]
        await pilot.press("down", "home", "up")
        assert rows.highlighted_key == KEYS[0]
        assert {kind for kind, _ in app.told} == {"highlighted"}
        assert [row_id for _, row_id in app.told] == ["r1", "t1", "t2", "t3", "t2", "t1", "c4", "r1"]


async def test_enter_tells_which_row_was_chosen() -> None:
    async with shown(START) as (pilot, _, app):
        await pilot.press("down", "enter")
        assert app.told[-1] == ("activated", "t1")


async def test_brackets_jump_between_headings() -> None:
    async with shown(START) as (pilot, rows, _):
        await pilot.press("]", "]")
        assert rows.highlighted_key == "e1"
        await pilot.press("down", "[")
        assert rows.highlighted_key == "e1"
        await pilot.press("[")
        assert rows.highlighted_key == "t1"


async def test_a_row_opens_and_closes_in_place() -> None:
    async with shown(START) as (pilot, rows, _):
        await pilot.press("end", "right")
        assert rows.is_open("c4")
        assert view(rows)[line_of(rows, "Konstruktion") + 1].strip().startswith("1 dec 2026")
        assert "Förkunskaper saknas" in rows.highlighted_text
        await pilot.press("left")
        assert not rows.is_open("c4")
        assert not any("Förkunskaper" in line for line in view(rows))
        await pilot.press("up", "right")
        assert not rows.is_open("c3")


async def test_a_tree_is_walked_by_left_and_right() -> None:
    async with shown(EDUCATION) as (pilot, rows, _):
        await pilot.press("right", "right")
        assert rows.highlighted_key == "k1"
        await pilot.press("left")
        assert rows.highlighted_key == "p2"
        await pilot.press("left", "down")
        assert rows.highlighted_key == "k3"
        await pilot.press("h", "h")
        assert (rows.highlighted_key, rows.is_open("p1")) == ("p1", False)
        await pilot.press("l", "down", "down")
        assert rows.highlighted_key == "k3"  # what was closed within stays closed


async def test_the_filter_narrows_and_clearing_restores() -> None:
    """`/` on a keyboard without å ä ö."""
    async with shown(EDUCATION) as (pilot, rows, app):
        await pilot.press("left", "end", "/")
        assert app.asked == 1
        rows.filter("SPANSKA nyborj")
        await pilot.pause()
        assert next(line.strip() for line in view(rows) if line) == "▾ Fristående kurser"
        assert rows.highlighted_key == "k5"
        rows.filter("finns inte")
        await pilot.pause()
        assert view(rows)[0] == "Inget att visa."
        assert rows.highlighted is None
        assert rows.caret_offset is None
        rows.filter("")
        await pilot.pause()
        assert rows.highlighted_key == "k6"
        assert not rows.is_open("p1")


async def test_what_was_found_once_is_not_come_back_to_later() -> None:
    """Cleared is cleared: a list that is told so again keeps the highlight where it has come by then."""
    async with shown(START) as (pilot, rows, _):
        rows.filter("registr")
        rows.filter("")
        assert rows.highlighted_key == "r1"
        rows.set_page(START[1:])
        rows.set_page(START)
        before = rows.highlighted_key
        rows.filter("")
        await pilot.pause()
        assert rows.highlighted_key == before == "t1"


async def test_what_is_forgotten_leaves_no_trace_in_what_comes_next() -> None:
    """Another student's page has the same courses: neither the highlight nor what was opened is theirs."""
    async with shown(START) as (pilot, rows, _):
        await pilot.press("end", "right")
        rows.filter("konstr")
        rows.forget()
        assert (rows.highlighted, rows.found) == (None, 0)
        rows.set_page(START)
        await pilot.pause()
        assert (rows.highlighted_key, rows.is_open("c4")) == ("r1", False)


async def test_without_a_line_to_stand_on_nothing_is_highlighted_that_is_gone() -> None:
    """In a window that has none left for the list a page may come anew: its old rows are not to be acted on."""
    async with shown(START) as (pilot, rows, _):
        await pilot.press("down")
        rows.styles.height = 0
        await pilot.pause()
        assert rows.size.height == 0
        rows.set_page(START[2:])
        assert rows.highlighted is None
        rows.set_page(START)
        rows.styles.height = "1fr"
        await pilot.pause()
        assert rows.highlighted_key == "t1"


async def test_a_highlight_moved_among_the_found_rows_stays() -> None:
    async with shown(START) as (pilot, rows, _):
        rows.filter("registr")
        await pilot.press("down")
        assert rows.highlighted_key == "t3"
        rows.filter("")
        await pilot.pause()
        assert rows.highlighted_key == "t3"


async def test_a_refresh_moves_nothing_that_is_being_read() -> None:
    """SCREENS: rows come and go above; the highlighted row stays where it stands, open as it was."""
    many = tuple(row(f"k{n}", f"Kurs {n}", blocks=(note("Mer"),)) for n in range(100))
    async with shown((section("Kurser", many),)) as (pilot, rows, _):
        await pilot.press("pagedown", "pagedown", "right")
        before, at = rows.highlighted_key, line_of(rows, str(rows.highlighted_key)[1:])
        assert before is not None

        rows.set_page((section("Nytt", (row("n1", "Ny"), row("n2", "Nyare"))), section("Kurser", many[5:])))
        await pilot.pause()

        assert rows.highlighted_key == before
        assert rows.is_open(before)
        assert line_of(rows, before[1:]) == at


async def test_a_refresh_keeps_the_view_when_the_wheel_has_left_the_highlight() -> None:
    async with shown(LONG) as (pilot, rows, _):
        rows.scroll_to(y=300, animate=False, force=True)
        await pilot.pause()
        assert rows.caret_offset is None
        before = view(rows)

        rows.set_page((section("Nytt", (row("n", "Ny"),)), section("Alla", LONG[0].rows)))
        await pilot.pause()

        assert view(rows) == before
        assert rows.highlighted_key == "k0"


@pytest.mark.parametrize(("gone", "left"), [({"t2"}, "t3"), ({"t2", "t3"}, "e1"), ({"t2", "t3", "e1", "e2"}, "t1")])
async def test_when_the_row_is_gone_its_neighbour_has_the_highlight(gone: set[str], left: str) -> None:
    async with shown(START[:3]) as (pilot, rows, app):
        rows.highlight("t2")
        rows.set_page(tuple(Section(s.heading, tuple(r for r in s.rows if r.key not in gone)) for s in START[:3]))
        await pilot.pause()
        assert rows.highlighted_key == left
        assert app.told[-1] == ("highlighted", left)


async def test_a_page_that_was_empty_for_a_while_comes_back_to_its_row() -> None:
    """Loading shows a page without rows."""
    async with shown(START) as (pilot, rows, _):
        rows.highlight("c2")
        rows.set_page(EMPTY)
        await pilot.press("down", "enter", "right", "left", "pagedown", "end", "]")
        assert rows.highlighted_key is None
        rows.set_page(START)
        await pilot.pause()
        assert rows.highlighted_key == "c2"


async def test_the_highlight_stays_in_view() -> None:
    async with shown(LONG, (60, 10)) as (pilot, rows, _):
        for key in ["down"] * 25 + ["pagedown"] * 3 + ["up"] * 25 + ["end", "up", "pageup", "home"]:
            await pilot.press(key)
            assert rows.caret_offset is not None, key
        assert view(rows)[0] == "Alla kurser"


async def test_it_tells_where_in_the_page_the_highlight_is() -> None:
    """U21: the position of the highlight, and whether there is more above and below; nothing where all is in view."""
    async with shown(LONG) as (pilot, rows, app):
        await pilot.press("down", "end", "up")
        assert [app.positions[0], *app.positions[-2:]] == ["1/1000 ↓", "1000/1000 ↑", "999/1000 ↑"]
        rows.scroll_to(y=300, animate=False, force=True)
        await pilot.pause()
        assert app.positions[-1] == "999/1000 ↑ ↓"
        rows.set_page(START[:1])
        await pilot.pause()
        assert rows.position.text() == ""


async def test_a_larger_window_gives_back_what_a_small_one_took() -> None:
    """The heading above the first row, too; but not what was scrolled away by hand."""
    async with shown(LONG) as (pilot, rows, _):
        for size in [(80, 24), (10, 1), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert rows.scroll_offset.y == 0
        await pilot.resize_terminal(10, 1)
        await pilot.press("down", "down")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert rows.highlighted_key == LONG[0].rows[2].key
        assert rows.caret_offset is not None


async def test_a_list_that_had_another_size_at_first_starts_at_its_top() -> None:
    """Its details stood below it until it was known how long it is: it started a line down, its heading out of view."""
    async with shown(LONG, (10, 1)) as (pilot, rows, _):
        rows.put_blocks(elsewhere=True)
        rows.put_blocks(elsewhere=False)
        assert rows.scroll_offset.y > 0
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert rows.scroll_offset.y == 0


async def test_a_list_that_starts_on_a_row_shows_it_and_what_is_before_it() -> None:
    """As far as there is room, whatever size it had at first."""
    async with shown(LONG, (80, 1)) as (pilot, rows, _):
        rows.highlight(LONG[0].rows[5].key)
        rows.set_page(())
        rows.set_page(LONG)
        assert rows.scroll_offset.y > 0
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert rows.scroll_offset.y == 0
        assert rows.highlighted_key == LONG[0].rows[5].key


async def test_a_filter_that_finds_nothing_on_a_page_of_nothing_says_so() -> None:
    """A page is nothing until its answer is there; the filter may be at work by then."""
    async with shown(LONG) as (_, rows, _):
        rows.filter("qq")
        rows.set_page(())
        assert view(rows)[0].strip() == "Inget att visa."


async def test_a_long_page_of_notes_is_read_by_scrolling() -> None:
    note = "\n".join(f"Rad {n}" for n in range(40))
    async with shown((section("Om", note=note),), (40, 10)) as (pilot, rows, _):
        await pilot.press("down", "down")
        assert view(rows)[0].strip() == "Rad 1"
        await pilot.press("end")
        assert view(rows)[-1].strip() == "Rad 39"


async def test_the_blank_lines_give_way_before_the_page_has_to_scroll() -> None:
    async with shown(START, (80, 24)) as (pilot, rows, _):
        assert "" in view(rows)[: line_of(rows, "Övrig")]
        await pilot.resize_terminal(80, 19)
        assert "" not in view(rows)[: line_of(rows, "Övrig")]
        assert "fler." in view(rows)[16]


async def test_a_list_as_high_as_its_rows_gets_its_blank_lines_back() -> None:
    """A dialog that was in a low window: what had to go there has room again in a larger one."""
    async with shown(START[:3], (80, 30)) as (pilot, rows, _):
        rows.styles.height = "auto"
        heights = []
        for height in (30, 9, 30):
            await pilot.resize_terminal(80, height)
            await pilot.pause()
            heights.append((rows.size.height, sum(not line for line in view(rows))))
        assert heights == [(11, 2), (9, 0), (11, 2)]


async def test_a_click_highlights_and_a_second_one_chooses() -> None:
    async with shown(START) as (pilot, rows, app):
        line = line_of(rows, "Statistik")
        await pilot.click(RowList, offset=(20, line))
        assert app.told[-1] == ("highlighted", "t3")
        await pilot.click(RowList, offset=(20, line))
        assert app.told[-1] == ("activated", "t3")
        await pilot.click(RowList, offset=(2, 0))
        assert rows.highlighted_key == "t3"


async def test_a_click_on_the_mark_opens_and_closes() -> None:
    async with shown(EDUCATION) as (pilot, rows, app):
        await pilot.click(RowList, offset=(0, 0))
        assert not rows.is_open("p1")
        await pilot.click(RowList, offset=(0, 0))
        assert rows.is_open("p1")
        assert ("activated", "p1") not in app.told


async def test_the_wheel_scrolls_and_leaves_the_highlight() -> None:
    async with shown(LONG) as (pilot, rows, _):
        await pilot.pause()
        rows.post_message(MouseScrollDown(rows, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        assert rows.scroll_offset.y > 0
        assert rows.highlighted_key == "k0"


@pytest.mark.parametrize("page", list(PAGES))
async def test_any_window_from_one_cell_to_three_hundred_columns(page: str) -> None:
    """TUI: a resize never loses the place and never ends the program."""
    sizes = [
        (1, 1),
        (300, 100),
        (2, 5),
        (8, 3),
        (1, 40),
        (40, 1),
        (19, 6),
        (44, 9),
        (45, 9),
        (59, 20),
        (60, 20),
        (80, 24),
    ]
    sections = tuple(Section(kept.heading, kept.rows[:99], kept.note) for kept in PAGES[page])
    async with shown(sections) as (pilot, rows, _):
        await pilot.press("down", "right", "down")
        before = rows.highlighted_key
        for size in sizes:
            await pilot.resize_terminal(*size)
            assert [len(rows.render_line(y).text) > 0 for y in range(rows.size.height)]
            await pilot.press("down", "up", "right", "left")
            if before is not None:
                rows.highlight(before)
                await pilot.pause()
                assert rows.caret_offset is not None, size
        assert rows.highlighted_key == before


async def test_a_smaller_window_keeps_the_highlight_in_view() -> None:
    async with shown(START) as (pilot, rows, _):
        await pilot.press("end", "right")
        for size in [(80, 12), (44, 9), (80, 5), (80, 24)]:
            await pilot.resize_terminal(*size)
            assert rows.caret_offset is not None, size


def drawn_from_now(rows: RowList, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list to which each line of the view is added that is drawn."""
    drawn: list[int] = []
    render = rows.render_line

    def counted(y: int) -> Strip:
        drawn.append(y)
        return render(y)

    monkeypatch.setattr(rows, "render_line", counted)
    return drawn


async def test_a_row_is_drawn_once_and_again_only_when_it_changes(
    monkeypatch: pytest.MonkeyPatch, painted: None
) -> None:
    """Small repaints: a reader reads out what is sent again.  Two lines a key, whatever the length of the list."""
    async with shown(LONG) as (pilot, rows, _):
        await pilot.press("down")
        drawn = drawn_from_now(rows, monkeypatch)
        await pilot.press("down")
        assert sorted(drawn) == [2, 3]


async def test_of_a_page_that_comes_anew_only_what_is_new_is_drawn(
    monkeypatch: pytest.MonkeyPatch, painted: None
) -> None:
    """A tick in a long list: the row that was ticked and the heading over it, and no other line."""
    async with shown(LONG) as (pilot, rows, _):
        await pilot.press("down")
        drawn = drawn_from_now(rows, monkeypatch)
        first, _, *others = LONG[0].rows
        rows.set_page((section("Alla kurser, 1 vald", (first, row("k1", "Kurs nummer ett", "DB0001"), *others)),))
        await pilot.pause()
        assert sorted(drawn) == [0, 2]
        assert "Kurs nummer ett" in view(rows)[2]


def test_every_key_of_the_list_can_be_rebound() -> None:
    """A keymap knows keys by their ids; what Textual's own list would bind has none."""
    bound = [binding for bindings in RowList._merged_bindings.key_to_bindings.values() for binding in bindings]  # type: ignore[union-attr]  # set when a class is made
    assert {binding.id for binding in bound} >= {"list.down", "list.expand", "list.heading_next", "list.filter"}
    assert all(binding.id for binding in bound)
    assert all(hasattr(RowList, f"action_{binding.action}") for binding in bound)


def test_a_page_is_made_of_frozen_rows() -> None:
    with pytest.raises(AttributeError):
        Row("1", None, ()).key = "2"  # type: ignore[misc]  # that is what is tested
