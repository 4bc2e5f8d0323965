"""The lines round a page: its tabs, its sum, its keys."""

import pytest

from ladok_tui.views.view import NOTHING, Said, Tab
from ladok_tui.widgets.key_line import KeyHint, KeyLine, placed
from ladok_tui.widgets.sum_line import SumLine
from ladok_tui.widgets.tab_line import SPREADS_FROM, TabLine, tabs_at
from tui.widgets.widget_app import WidgetApp

TABS = (
    Tab("all", Said.alike("Alla"), 15),
    Tab("completed", Said.alike("Avklarade"), 6),
    Tab("unfinished", Said.alike("Ej avklarade"), 8),
    Tab("credited", Said.alike("Tillgodoräknade"), 1),
)
ROW = (KeyHint("↵", "Öppna", "a"), KeyHint("→", "Visa", "b"), KeyHint("r", "Registrera", "c"))
PAGE = (KeyHint("/", "Filtrera", "d"), KeyHint("ctrl+p", "Sök", "e"), KeyHint("?", "Hjälp", "app.bell"))


def drawn(widget: TabLine | KeyLine | SumLine) -> list[str]:
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_the_tabs_have_counts_and_the_chosen_one_brackets() -> None:
    """SCREENS: ``[Alla 15]  Avklarade 6``; known without colour, and choosing another moves none."""
    tabs = TabLine()
    app = WidgetApp(tabs)
    async with app.run_test(size=(80, 5)) as pilot:
        tabs.show(TABS, "all")
        await pilot.pause()
        before = drawn(tabs)
        assert before == ["[Alla 15]  Avklarade 6   Ej avklarade 8   Tillgodoräknade 1"]
        tabs.show(TABS, "completed")
        await pilot.pause()
        assert drawn(tabs) == [" Alla 15  [Avklarade 6]  Ej avklarade 8   Tillgodoräknade 1"]


async def test_the_tabs_are_walked_both_ways_and_clicked() -> None:
    """U21: forward and back, round the ends."""
    tabs = TabLine()
    app = WidgetApp(tabs)
    async with app.run_test(size=(80, 5)) as pilot:
        tabs.show(TABS, "all")
        await pilot.pause()
        tabs.next()
        tabs.next(-1)
        await pilot.click(TabLine, offset=(30, 0))
        await pilot.pause()
        chosen = [told.name for told in app.told if isinstance(told, TabLine.Chosen)]
        assert chosen == ["completed", "credited", "unfinished"]


async def test_tabs_that_dont_fit_go_on_below() -> None:
    tabs = TabLine()
    app = WidgetApp(tabs)
    async with app.run_test(size=(40, 12)) as pilot:
        tabs.show(TABS, "credited")
        await pilot.pause()
        assert drawn(tabs) == [" Alla 15   Avklarade 6   Ej avklarade 8", "[Tillgodoräknade 1]"]
        tabs.show((), "")
        await pilot.pause()
        assert tabs.chosen is None
        assert not tabs.display


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        ("all", "[Alla 15]"),
        ("completed", "[Avklarade 6]"),
        ("unfinished", "[Ej avklarade 8]"),
        ("credited", "[Tillgodoräknade 1]"),
    ],
)
async def test_in_a_low_window_the_tabs_leave_the_lines_to_the_list(chosen: str, line: str) -> None:
    """U6: the chosen one is always there, with as many others as fit beside it."""
    tabs = TabLine()
    app = WidgetApp(tabs)
    async with app.run_test(size=(20, SPREADS_FROM - 1)) as pilot:
        tabs.show(TABS, chosen)
        await pilot.pause()
        assert drawn(tabs) == [line]
        await pilot.resize_terminal(20, SPREADS_FROM)
        await pilot.pause()
        assert len(drawn(tabs)) == 3
        await pilot.resize_terminal(40, SPREADS_FROM - 1)
        await pilot.pause()
        (wider,) = drawn(tabs)
        assert line in wider


def test_no_tab_has_no_place() -> None:
    assert tabs_at((), None, 40) == []


async def test_the_sum_is_a_line_or_two_or_absent() -> None:
    """CHO-2: how many rules are left is told in a narrow window, too."""
    line = SumLine()
    app = WidgetApp(line)
    async with app.run_test(size=(20, 5)) as pilot:
        line.show(Said.alike("15,0 av 30 hp, 15 hp kvar att välja"))
        await pilot.pause()
        assert drawn(line) == ["15,0 av 30 hp, 15 hp", "kvar att välja"]
        line.show(Said.alike("15,0 av 30 hp, 15 hp kvar att välja, 3 regler kvar"))
        await pilot.pause()
        assert drawn(line) == ["15,0 av 30 hp, 15 hp", "kvar att välja, 3 r…"]
        line.show(Said.alike("30 av 30 hp"))
        await pilot.pause()
        assert drawn(line) == ["30 av 30 hp"]
        line.show(NOTHING)
        await pilot.pause()
        assert not line.display


async def test_a_slot_keeps_its_place_while_its_key_does_nothing() -> None:
    """U22: nothing shifts sideways as hints come and go; the page's keys and the position stand to the right."""
    line = KeyLine()
    app = WidgetApp(line)
    async with app.run_test(size=(90, 3)) as pilot:
        line.show(ROW, PAGE)
        line.show_position("9/18 ↓")
        await pilot.pause()
        (first,) = drawn(line)
        line.show((ROW[0], KeyHint("→", "Visa", "b", works=False), ROW[2]), PAGE)
        line.show_position("10/18 ↑ ↓")
        await pilot.pause()
        (second,) = drawn(line)
        assert " ".join(first.split()) == "↵ Öppna → Visa r Registrera / Filtrera ctrl+p Sök ? Hjälp 9/18 ↓"
        assert "Visa" not in second
        assert [first.index(word) for word in ("Registrera", "Filtrera", "Hjälp")] == [
            second.index(word) for word in ("Registrera", "Filtrera", "Hjälp")
        ]
        assert len(first) == len(second) == 88


async def test_by_ear_the_key_line_stays_the_same() -> None:
    """R7: what changes is read out, and pushes away what was meant to be heard."""
    line = KeyLine()
    app = WidgetApp(line, accessible=True)
    async with app.run_test(size=(90, 3)) as pilot:
        line.show(ROW, PAGE)
        await pilot.pause()
        before = drawn(line)
        line.show(tuple(KeyHint(hint.key, hint.words, hint.action, works=False) for hint in ROW), PAGE)
        await pilot.pause()
        assert drawn(line) == before


async def test_a_key_in_the_line_can_be_clicked() -> None:
    line = KeyLine()
    app = WidgetApp(line)
    rung: list[bool] = []
    app.bell = lambda: rung.append(True)  # type: ignore[method-assign]  # heard instead of rung
    async with app.run_test(size=(90, 3)) as pilot:
        line.show(ROW, PAGE)
        await pilot.pause()
        at = drawn(line)[0].index("Hjälp")
        await pilot.click(KeyLine, offset=(at, 0))
        await pilot.pause()
        assert rung == [True]


async def test_where_the_lines_dont_hold_all_tabs_the_chosen_one_is_in_view() -> None:
    """At 20 columns four tabs would take four lines, and three are all that there is."""
    tabs = TabLine()
    app = WidgetApp(tabs)
    async with app.run_test(size=(20, 20)) as pilot:
        seen = []
        for tab in TABS:
            tabs.show(TABS, tab.name)
            await pilot.pause()
            seen.append([line for line in drawn(tabs) if "[" in line])
        assert seen == [["[Alla 15]"], ["[Avklarade 6]"], ["[Ej avklarade 8]"], ["[Tillgodoräknade 1]"]]
        await pilot.click(TabLine, offset=(2, 0))
        chosen = [told.name for told in app.told if isinstance(told, TabLine.Chosen)]
        assert chosen == ["completed"]  # what stands there


def test_help_has_its_place_in_any_width_and_nothing_overlaps() -> None:
    for width in range(1, 100):
        for slots in (placed(ROW, PAGE, width), placed((*ROW, *PAGE), (), width)):
            assert slots[-1].hint.key == "?", width
            ends = [slot.x + slot.hint.width for slot in slots]
            assert all(end < after.x for end, after in zip(ends, slots[1:], strict=False)), width
            assert len(slots) == 1 or ends[-1] <= width, width
