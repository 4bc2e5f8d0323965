"""The details of a row: drawn alike wherever they stand, reached by keys, and never cut without a mark."""

from typing import Any

import pytest
from textual.pilot import Pilot

from ladok_tui.views.view import Block, Fact, Heading, Link, Note, Part, Said, Why
from ladok_tui.widgets.block_layout import drawn_blocks, text_of_blocks
from ladok_tui.widgets.columns import GAP
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.details_place import BLANK, RULE, DetailsPlace, Place, details_place
from ladok_tui.widgets.following import Acted, Follow
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.runs import text_of
from tui.widgets.row_list_demo import AskThing, row, section, state
from tui.widgets.samples import STATISTICS
from tui.widgets.widget_app import WidgetApp


def view(widget: Any) -> list[str]:
    """What is drawn, line by line."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_the_arrows_go_from_link_to_action_and_enter_follows() -> None:
    """U8: the details can be reached, and what they offer can be done there."""
    details = Details()
    app = WidgetApp(details)
    async with app.run_test(size=(72, 30)) as pilot:
        details.show(STATISTICS)
        details.set_signs({"register": "r"})
        details.focus()
        await pilot.pause()
        await press(pilot, "enter", "down", "enter", "down", "enter")
        followed = [told.ask for told in app.told if isinstance(told, Follow)]
        acted = [told.offered.action for told in app.told if isinstance(told, Acted)]
        assert followed == [AskThing(key="k4"), AskThing(key="st1003")]
        assert [getattr(action, "participation_id", None) for action in acted] == ["st1003"]
        await press(pilot, "left")
        assert isinstance(app.told[-1], Details.Left)
        details.show(row("plain", "Namn"))  # which says all itself
        assert not "".join(view(details)).strip()


async def test_what_is_out_of_view_has_a_mark_and_can_be_scrolled_to() -> None:
    """U8: at 14 rows the second obstacle was lost without a mark."""
    details = Details()
    app = WidgetApp(details)
    async with app.run_test(size=(40, 8)) as pilot:
        details.show(STATISTICS)
        details.retext("mer", "mer")
        details.focus()
        await pilot.pause()
        seen = view(details)[:-1]
        assert view(details)[-1].strip() == "↓ mer"
        for _ in range(60):
            await press(pilot, "down")
            seen += view(details)[:-1]
            assert details.caret_offset is not None
        assert view(details)[-1].strip() == "↑ mer"
        whole = [text_of(line.drawn).rstrip() for line in drawn_blocks(STATISTICS.blocks, 40, {})]
        assert set(whole) <= set(seen)
        await press(pilot, "home")
        assert view(details)[-1].strip() == "↓ mer"


async def test_they_are_drawn_alike_in_the_list_and_beside_it() -> None:
    """One drawing: in place the same lines, moved in."""
    rows, details = RowList((section("", (STATISTICS,)),)), Details(titled=False)
    app = WidgetApp(rows, details)
    async with app.run_test(size=(70, 60)) as pilot:
        details.show(STATISTICS)
        rows.set_signs({"register": "r"})
        details.set_signs({"register": "r"})
        rows.set_open(STATISTICS.key, opened=True)
        details.styles.width = 70 - GAP
        await pilot.pause()
        beneath = view(rows)[1 : 1 + details.line_count]
        assert [line.removeprefix(" " * GAP) for line in beneath] == view(details)[: details.line_count]


async def test_links_and_actions_in_an_opened_row_are_stops_of_the_list() -> None:
    rows = RowList((section("", (row("e", "Etik"), STATISTICS, row("z", "Ö"))),))
    app = WidgetApp(rows)
    async with app.run_test(size=(80, 30)) as pilot:
        rows.focus()
        await press(pilot, "down", "right", "right", "enter", "down", "enter", "down", "down")
        assert [told.ask for told in app.told if isinstance(told, Follow)] == [AskThing(key="k4")]
        acted = [told.offered.action for told in app.told if isinstance(told, Acted)]
        assert [getattr(action, "participation_id", None) for action in acted] == ["st1003"]
        assert rows.highlighted_key == "z"
        await press(pilot, "up", "left")
        assert (rows.highlighted_key, rows.highlighted_block) == ("st1003", None)
        await press(pilot, "down", "down", "left", "left")
        assert rows.highlighted_key == "st1003"
        assert not rows.is_open("st1003")


async def test_by_ear_every_block_is_a_stop_and_so_is_every_heading_of_a_list() -> None:
    """R7: with ACCESSIBLE headings and notes are stops."""
    rows, details = RowList((section("Kurser", (row("e", "Etik"),), note="En not."),)), Details()
    app = WidgetApp(rows, details, accessible=True)
    async with app.run_test(size=(60, 60)) as pilot:
        details.show(STATISTICS)
        rows.focus()
        await pilot.pause()
        stops = [rows.caret_offset]
        for _ in range(2):
            await press(pilot, "down")
            stops.append(rows.caret_offset)
        assert [(stop.x, stop.y) for stop in stops if stop is not None] == [(0, 0), (2, 1), (2, 2)]
        details.focus()
        await pilot.pause()
        lines = set()
        for _ in STATISTICS.blocks:
            assert details.caret_offset is not None
            lines.add(details.caret_offset.y)
            await press(pilot, "down")
        assert len(lines) == len(STATISTICS.blocks)


@pytest.mark.parametrize(
    ("room", "natural", "lines", "place"),
    [
        ((120, 36), 80, 30, DetailsPlace(Place.BELOW, 12)),
        ((120, 36), 79, 30, DetailsPlace(Place.BESIDE, 39)),
        ((120, 36), 78, 30, DetailsPlace(Place.BESIDE, 39)),
        ((120, 36), 77, 30, DetailsPlace(Place.BESIDE, 40)),
        ((120, 36), 76, 30, DetailsPlace(Place.BESIDE, 41)),
        ((120, 36), 80, 27, DetailsPlace(Place.BELOW, 8)),
        ((120, 36), 80, 28, DetailsPlace(Place.BELOW, 12)),
        ((120, 27), 80, 20, DetailsPlace(Place.IN_LIST)),
        ((120, 27), 80, 18, DetailsPlace(Place.BELOW, 8)),
        ((120, 27), 80, 19, DetailsPlace(Place.IN_LIST)),
        ((120, 28), 80, 100, DetailsPlace(Place.BELOW, 9)),
        ((182, 46), 80, 30, DetailsPlace(Place.BESIDE, 72)),
        ((78, 18), 70, 16, DetailsPlace(Place.IN_LIST)),
    ],
)
def test_the_list_gets_its_natural_width_first(
    room: tuple[int, int], natural: int, lines: int, place: DetailsPlace
) -> None:
    """U7: beside from 40 columns on, at most 72; else below where there are rows; else in place."""
    placed = details_place(*room, natural, lines)

    assert placed == place
    assert placed.place is not Place.BESIDE or room[0] - (RULE + BLANK + placed.size) >= natural


def test_blocks_as_they_are_drawn() -> None:
    """SCREENS: labels line up, reasons hang by their numbers, an action has its key or the reason in its place."""
    lines = [text_of(line.drawn).rstrip() for line in drawn_blocks(STATISTICS.blocks, 60, {"register": "r"})]

    assert lines[0] == "Deltagande  21 sep 2026 – 7 feb 2027 · 50 % · campus"
    assert lines[1] == "Examinator  Ada Lind"
    parts = lines[lines.index("Resultat") + 1 :][:2]
    assert parts[0].index(" hp") == parts[1].index(" hp")
    assert "1  Förkunskaper saknas: Mekanik I ska vara avklarad." in lines
    assert "   → Se Mekanik I." in lines
    assert "r  Registrera period 2, till och med 4 dec" in lines
    assert "   Avbrott · går inte: du har redan ett resultat" in lines
    assert lines[-1] == "→ Kursens sida"


def test_what_is_copied_is_the_sentence_and_not_the_rule() -> None:
    """U20."""
    why = Why("REG-6/fee", Said.alike("Avgiften är inte betald."), Said.alike("Betala den."))
    blocks: tuple[Block, ...] = (why, Fact(Said.alike("Plats"), Said.alike("Lund")), Note(Said.alike("Obs")),
        Heading(Said.alike("H")), Part((state("✓"),)), Link(Said.alike("Sida"), AskThing(key="k")))  # fmt: skip

    assert text_of_blocks(blocks) == ["Avgiften är inte betald. Betala den.", "Plats  Lund", "Obs", "H", "✓", "Sida"]


FIRST, SECOND, THIRD = (Link(Said.alike(key), AskThing(key=key)) for key in ("ett", "två", "tre"))


async def test_the_highlight_is_never_on_what_has_come_in_the_place_of_what_had_it() -> None:
    """U2: what was done is gone from the thing, and the next one stands there: Enter would follow what nobody chose."""
    rows, details = RowList((section("", (row("k", "Kurs", blocks=(FIRST, SECOND, THIRD)),)),)), Details()
    app = WidgetApp(rows, details)
    async with app.run_test(size=(40, 20)) as pilot:
        rows.focus()
        await press(pilot, "right", "down", "down")
        details.show(row("k", "Kurs", blocks=(FIRST, SECOND, THIRD)))
        details.focus()
        await press(pilot, "down")
        assert [rows.highlighted_block, details.highlighted_block] == [SECOND, SECOND]

        rows.focus()
        for left, highlighted in (((SECOND, THIRD), SECOND), ((FIRST, SECOND), SECOND), ((FIRST, THIRD), None)):
            rows.set_page((section("", (row("k", "Kurs", blocks=left),)),))
            details.show(row("k", "Kurs", blocks=left))
            await pilot.pause()
            assert [rows.highlighted_block, details.highlighted_block] == [highlighted, highlighted]
        assert rows.highlighted_key == "k"


async def test_a_thing_that_became_shorter_has_no_highlight_beyond_its_end() -> None:
    """Also while it has no room; by ear every block is a stop."""
    details = Details()
    app = WidgetApp(details, accessible=True)
    async with app.run_test(size=(40, 20)) as pilot:
        details.show(row("k", "Kurs", blocks=(Note(Said.alike("Ett")), Note(Said.alike("Två")))))
        details.focus()
        await press(pilot, "down")
        assert details.highlighted_text == "Två"
        details.show(row("k", "Kurs", blocks=(Note(Said.alike("Ett")),)))
        assert details.highlighted_text == "Ett"
