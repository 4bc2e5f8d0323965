"""What holds for every page: how one gets there and back, where one is, what Enter and the keys of the line do."""

from collections.abc import Iterable

import pytest

from ladok_core.actions import spec_of
from ladok_core.pages import PAGES
from ladok_tui.screens.choose import ChooseScreen
from ladok_tui.screens.confirm import ConfirmScreen
from ladok_tui.screens.page import PageScreen
from ladok_tui.views import VIEWS
from ladok_tui.views.view import Row
from ladok_tui.widgets.field_input import FieldInput
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.row_list import RowList
from tui.screens.conftest import Drive, Driven

NUMBERED = [view for view in VIEWS if view.number]
PATHS = {view.page: (view.number,) if view.number else ("g", view.letter) for view in VIEWS if not view.thing} | {
    "course": ("ctrl+p", *"db1001", "enter"),
    "offerings": ("ctrl+p", *"db1001", "enter", "end", "up", "enter"),
    "choice": ("1", "home", "J", "enter"),
    "package": ("ctrl+p", *"dvkai", "enter"),
}
"""How one comes to each page by keys; a page of one thing that is added has its own here."""


def page_of(it: Driven) -> PageScreen:
    screen = it.app.screen
    assert isinstance(screen, PageScreen), type(screen)
    return screen


def test_every_page_is_tried() -> None:
    assert set(PATHS) == set(PAGES)


def sort_of(row: Row) -> tuple[object, ...]:
    """What decides what Enter does on a row; two of a sort are tried both in the long runs alone."""
    opens = row.opens and type(row.opens).__name__
    return (
        row.acts,
        len(row.fields),
        opens,
        type(row.about),
        bool(row.blocks),
        bool(row.children),
        [(type(one.action), one.decision.verdict) for one in row.offered],
    )


def one_of_each_sort(rows: Iterable[Row]) -> list[str]:
    found: list[Row] = []
    for row in rows:
        if sort_of(row) not in map(sort_of, found):
            found.append(row)
    return [row.key for row in found]


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["each sort", "every row"])
async def test_enter_opens_on_every_row_and_only_a_verb_asks(drive: Drive, *, every: bool) -> None:
    """U1, U4, U5, U20: no row asks at Enter but those that are verbs, no trouble comes of it, and the line is true."""
    async with drive(size=(100, 60)) as it:
        for page, path in PATHS.items():
            await it.press(*path)
            assert page_of(it).page_name == page
            placed = [one.row for one in it.list._lines.places if one.followed is None]
            for key in [row.key for row in placed] if every else one_of_each_sort(placed):
                await enter_opens(it, page_of(it), key)


async def enter_opens(it: Driven, screen: PageScreen, key: str) -> None:
    """See what Enter does on a row, and come back."""
    it.list.highlight(key)
    await it.pilot.pause()
    where, row, text, focused = (screen.page_name, key), it.list.highlighted, it.text, it.app.focused
    if row is None:
        return
    keys = text.splitlines()[-1]
    await it.press("enter")
    asked = isinstance(it.app.screen, ConfirmScreen)
    assert asked is (row.acts and any(one.decision.open for one in row.offered)), where
    if row.fields:
        assert isinstance(it.app.focused, FieldInput), where
        assert "↵ Ändra" in keys, where
    elif asked:
        verb = next(spec_of(one.action).name for one in row.offered if one.decision.open)
        assert f"↵ {it.app.session.words.say(f'verb.{verb}')}" in keys, where
    elif it.app.screen is not screen:
        assert page_of(it).trouble is None, where
        assert "↵ Öppna" in keys, where
    else:
        assert ("↵ " in keys) is ((it.text, it.app.focused) != (text, focused)), (where, keys)
    while it.app.focused is not screen.rows:
        await it.press("escape")
    screen.rows.set_open(key, opened=False)


async def test_the_first_line_and_the_menu_say_where_one_is(drive: Drive) -> None:
    """U19, TUI: institution and page; in the menu a sign, not a colour; m goes into the menu that is in view."""
    async with drive(size=(120, 40)) as it:
        for view in NUMBERED:
            await it.press(view.number)
            name = it.app.session.words.say(f"key.page.{view.page}")
            lines = it.text.splitlines()
            assert lines[0].startswith(f" Blå lärosätet › {name}")
            assert sum(line.lstrip().startswith("› ") for line in lines) == 1, view.page
            assert any(line.lstrip().startswith(f"› {view.number} ") for line in lines), view.page
            await it.press("m")
            assert page_of(it).page_name == view.page
            assert it.caret.startswith(f"› {view.number} "), view.page
            await it.press("escape")
            assert it.app.focused is page_of(it).rows, view.page


async def test_below_a_hundred_columns_the_menu_opens_over_the_page_and_leads_there(drive: Drive) -> None:
    """LOG-5: it says who one is; the page one is on is marked; Esc leaves all as it was."""
    async with drive() as it:
        before = it.text
        await it.press("m")
        assert isinstance(it.app.screen, ChooseScreen)
        assert "ellen.ek@example.com" in it.text
        assert it.caret.startswith("› 1 Start")
        await it.press("escape")
        assert it.text == before
        for view in NUMBERED:
            await it.press("1", "m")
            await it.choose(f"{view.number} ")
            assert page_of(it).page_name == view.page


async def test_the_highlight_and_the_tab_stay_while_other_pages_are_in_view(drive: Drive) -> None:
    """A page key leads to the page itself, to the row one was on."""
    async with drive() as it:
        left: dict[str, tuple[str | None, str]] = {}
        for view in NUMBERED:
            await it.press(view.number, "down", "J")
            left[view.page] = it.list.highlighted_key, page_of(it).body.tab
        await it.find("db1001")
        for view in NUMBERED:
            await it.press(view.number)
            assert page_of(it).page_name == view.page
            assert (it.list.highlighted_key, page_of(it).body.tab) == left[view.page], view.page


async def test_reading_it_again_says_so_and_moves_nothing(drive: Drive) -> None:
    """U21: u is answered; highlight and what is open stay; what is said goes with the next move."""
    async with drive() as it:
        for page, path in PATHS.items():
            await it.press(*path, "down", "right", "down", "up")
            assert page_of(it).page_name == page
            here, before = it.list.highlighted_key, it.text
            await it.press("u")
            told = it.text.splitlines()
            assert it.list.highlighted_key == here, page
            assert [line for line in told if line not in before.splitlines()] == [told[-2]], page
            assert told[-2].strip() == it.app.session.words.say("page.reloaded"), page
            if len(it.names) > 1:  # else there is nowhere to move to
                await it.press("down", "up")
                assert it.text == before, page


@pytest.mark.parametrize("student", ["ellen", "freja"])
async def test_every_package_with_courses_in_it_opens_by_enter(drive: Drive, student: str) -> None:
    """U4: so that leave from studies is told somewhere."""
    async with drive(student) as it:
        await it.press("2")
        screen = page_of(it)
        holding = [row for row in screen.view.rows() if row.children]
        assert holding
        for row in holding:
            screen.rows.highlight(row.key)
            await it.press("enter")
            opened = page_of(it)
            assert (opened.page_name, opened.ask) == ("package", row.opens)
            await it.press("escape")
            assert it.app.screen is screen


async def test_an_invoice_among_the_deadlines_leads_to_its_very_row(drive: Drive) -> None:
    """DLN-1: and not to the top of the page that has them all."""
    async with drive("priya") as it:
        await it.press(*PATHS["deadlines"])
        screen = page_of(it)
        invoices = [row for row in screen.view.rows() if row.at]
        for row in invoices:
            screen.rows.highlight(row.key)
            await it.press("enter")
            assert (page_of(it).ask, it.list.highlighted_key) == (row.opens, row.at)
            await it.press("escape")
            assert (it.app.screen, it.list.highlighted_key) == (screen, row.key)
    assert len(invoices) > 1


async def test_a_number_that_no_page_has_is_said_to_be_none(drive: Drive) -> None:
    """U4: with what finds all pages; where one types it is a digit as any other, and no other key says a thing."""
    async with drive() as it:
        for number in sorted({*"0123456789"} - {view.number for view in VIEWS}):
            await it.press(number)
            told = f"Ingen sida har siffran {number}; ctrl+p hittar alla sidor."
            assert (page_of(it).page_name, page_of(it).notice.text) == ("start", told)
        await it.press("escape", "f12", "%")
        assert page_of(it).notice.text == ""
        await it.press("slash", "4")
        assert page_of(it).query_one(FilterField).value == "4"
        assert page_of(it).notice.text == "4 träffar"


async def test_the_go_key_leads_to_pages_and_to_the_last_thing(drive: Drive) -> None:
    """The go key and a letter; another letter gives up and does nothing else."""
    async with drive() as it:
        await it.press("g")
        assert "e Min utbildning" in it.text
        for view in VIEWS:
            if view.letter and not view.thing:
                await it.press("escape", "g", view.letter)
                assert page_of(it).page_name == view.page
        last = page_of(it).page_name
        await it.press("g", "c")
        assert "Senaste kursen: du har inte öppnat" in it.text
        assert page_of(it).page_name == last
        await it.find("db1001")
        await it.press("1", "g", "c")
        assert page_of(it).page_name == "course"
        await it.press("g", "q")
        assert it.app.is_running
        assert page_of(it).page_name == "course"


async def test_in_a_wide_window_the_row_stands_beside_the_list(drive: Drive) -> None:
    """U7, U8: details beside the list where there is room; Tab goes into them, and back."""
    async with drive(size=(160, 40)) as it:
        await it.press("2")
        await it.to("Maskininlärning")
        assert it.text.count("Maskininlärning") == 2
        await it.press("tab")
        assert it.app.focused is page_of(it).query_one("#beside")
        await it.press("escape")
        assert it.app.focused is page_of(it).rows
        await it.press("m")
        side = page_of(it).query_one("#side-menu", RowList)
        for _ in ("sv", "en"):
            assert side.natural_width <= side.size.width  # each on one line
            await it.press("L")
        side.highlight("app.open_page('start')")
        await it.press("enter")
        assert page_of(it).page_name == "start"
        assert it.app.focused is page_of(it).rows


@pytest.mark.parametrize(("size", "keys"), [((120, 40), ()), ((80, 24), ("m",))], ids=["beside", "dialog"])
async def test_the_menu_marks_the_page_that_a_thing_lies_under(
    drive: Drive, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """U19: on a course's page it is marked from where one has come, where Esc leads back to."""
    async with drive(size=size) as it:
        await it.press("2", "down", "down", "enter", *keys)
        assert "› 2" in it.text
