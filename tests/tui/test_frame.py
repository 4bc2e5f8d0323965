"""P8, R8: only the cells that differ are sent, and the screen is the same, cell by cell."""

from collections.abc import Iterable
from typing import Any

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import SGR_STYLES, Strip

from ladok_tui.terminal.frame import GAP, Frame
from ladok_tui.terminal.pen import PLAIN, pen_of, switch

WIDTH = 24
TRUE = ColorSystem.TRUECOLOR
RED, ON_BLUE = Style(color="#ff0000"), Style(color="#ffffff", bgcolor="#0000ff")


def painted(*lines: str | Iterable[Segment], y: int = 0, width: int = WIDTH) -> LayoutUpdate:
    """A paint of whole lines."""
    strips = [Strip([Segment(line)] if isinstance(line, str) else line) for line in lines]
    return LayoutUpdate([[strip.adjust_cell_length(width)] for strip in strips], Region(0, y, width, len(strips)))


def sent(frame: Frame, update: LayoutUpdate, size: Size = Size(WIDTH, 3)) -> str:  # noqa: B008  # it is frozen
    frame.paint(update, size, TRUE)
    return frame.changes()


def test_the_first_time_all_is_sent_and_the_same_again_not_at_all() -> None:
    frame = Frame()

    assert "Start" in sent(frame, painted("Start", "Algoritmer"))
    assert sent(frame, painted("Start", "Algoritmer")) == ""


def test_a_changed_word_is_sent_alone_and_whole() -> None:
    """A reader that says what is sent would say a scrap of it."""
    frame = Frame()
    sent(frame, painted("Start", "Register Algorithms"))

    assert sent(frame, painted("Start", "Register Alga")) == "\x1b[2;10HAlga      "


@pytest.mark.parametrize(("between", "pieces"), [(GAP - 1, 1), (GAP, 1), (GAP + 1, 2)])
def test_cells_between_are_sent_where_that_is_shorter_than_a_jump(between: int, pieces: int) -> None:
    frame = Frame()
    sent(frame, painted(f"a{' ' * between}b"))

    assert sent(frame, painted(f"c{' ' * between}d")).count("\x1b[") == pieces


def test_the_row_that_matters_is_sent_apart_and_in_one_piece() -> None:
    """R3: a reader that says all that comes ends with it, and says it without a break."""
    frame, far = Frame(), " " * 2 * GAP
    frame.paint(painted("one", f"six{far}two", "three"), Size(WIDTH, 3), TRUE)
    others = frame.changes(but=1)

    assert ("one" in others, "three" in others, "six" in others) == (True, True, False)
    assert f"six{far}two" in frame.row_change(1)
    frame.paint(painted("one", f"ten{far}new", "three"), Size(WIDTH, 3), TRUE)
    assert f"ten{far}new" in frame.row_change(1)
    assert (frame.row_change(1), frame.changes()) == ("", "")


def test_forgotten_or_of_another_size_all_is_sent_again() -> None:
    """After a suspension, and in a window that has been drawn out, nobody knows what is there."""
    frame, page = Frame(), painted("Start")
    sent(frame, page)
    frame.forget()

    assert "Start" in sent(frame, page)
    assert "Start" in sent(frame, page, Size(WIDTH + 1, 3))


def test_what_is_painted_outside_the_window_is_not_sent() -> None:
    """While a window is being resized a page may be painted for the size before."""
    frame = Frame()

    assert sent(frame, painted("abcdef", "ghijkl"), Size(3, 1)) == "\x1b[1;1Habc"


def test_half_of_a_wide_letter_is_never_taken_for_the_whole() -> None:
    """Who writes over one half has wiped out the other."""
    frame = Frame()
    sent(frame, painted("世b", width=3), Size(3, 1))

    assert sent(frame, LayoutUpdate([[Strip([Segment("x")])]], Region(1, 0, 1, 1)), Size(3, 1)) == "\x1b[1;1H xb"
    assert sent(frame, painted("世b", width=3), Size(3, 1)) == "\x1b[1;1H世b"
    assert sent(frame, LayoutUpdate([[Strip([Segment("x")])]], Region(0, 0, 1, 1)), Size(3, 1)) == "\x1b[1;1Hx "
    assert sent(frame, painted("ab世", width=4), Size(3, 1)) == "\x1b[1;1Hab "


def test_blanks_that_look_alike_are_alike() -> None:
    """A blank has no colour of its own; reverse and lines show on it all the same."""
    frame = Frame()
    sent(frame, painted([Segment("  ", RED)]))

    assert sent(frame, painted([Segment("  ")])) == ""
    assert sent(frame, painted([Segment("  ", Style(reverse=True))])) != ""


def test_between_words_of_one_colour_nothing_is_switched() -> None:
    assert "two words" in sent(Frame(), painted([Segment("two words", RED)]))


def test_a_link_is_opened_and_closed() -> None:
    text = sent(Frame(), painted([Segment("a", Style(link="https://example.org")), Segment("b")]))

    assert text.count("https://example.org") == 1
    assert "\x1b]8;;\x1b\\b" in text


@pytest.mark.parametrize("colours", list(ColorSystem)[:3])
def test_a_pen_draws_a_style_as_textual_does(colours: ColorSystem) -> None:
    """`_attributes` and `_set_attributes` of Rich mean what we take them for."""
    style = Style(color="red", bgcolor="#102030", bold=True, italic=False, reverse=True)
    pen = pen_of(style, colours)

    ours = ";".join((*pen.attributes, pen.colour, pen.background))
    assert ours == Strip.render_ansi(style, colours)
    assert len(SGR_STYLES) == 13


def test_the_terminals_own_colours_are_no_colours() -> None:
    assert pen_of(Style(color=Color.default(), bgcolor=Color.default()), TRUE) == PLAIN


def test_from_pen_to_pen_only_what_differs_is_sent() -> None:
    old, new = pen_of(ON_BLUE, TRUE), pen_of(Style(color="#ff0000", bgcolor="#0000ff", bold=True), TRUE)

    assert switch(old, new) == "\x1b[1;38;2;255;0;0m"
    assert switch(new, old) == "\x1b[0;38;2;255;255;255;48;2;0;0;255m"
    assert switch(old, pen_of(RED, TRUE)) == "\x1b[38;2;255;0;0;49m"
    assert switch(old, PLAIN) == "\x1b[0m"
    assert switch(old, old) == ""


LETTERS = st.sampled_from(["a", "b", " ", "  ", "å", "世", "é", "e\u0301", "▾", "word"])
STYLES = st.sampled_from([None, RED, ON_BLUE, Style(bold=True), Style(reverse=True, color="#00ff00"), Style(dim=True)])
LINE = st.lists(st.tuples(LETTERS, STYLES).map(lambda pair: Segment(*pair)), max_size=8)


@given(st.lists(st.lists(LINE, min_size=3, max_size=3), min_size=2, max_size=5))
def test_the_screen_is_the_same_as_when_all_is_sent(pages: list[list[list[Segment]]]) -> None:
    """Whatever is painted, in whichever order."""
    frame, ours, all_of_it = Frame(), screen(), screen()
    for page in pages:
        update = painted(*page)
        feed(ours, sent(frame, update))
        feed(all_of_it, update.render_segments(CONSOLE))

        assert cells(ours) == cells(all_of_it)


def test_colours_stay_from_one_stretch_to_the_next() -> None:
    """To move the cursor draws nothing, so that no colour need be put down for it; at the end all are."""
    frame = Frame()

    assert sent(frame, painted([Segment("one", RED)], [Segment("two", RED)])).count("\x1b[38;2;255;0;0m") == 1
    assert sent(frame, painted([Segment("six", RED)], [Segment("ten", RED)])) == (
        "\x1b[1;1H\x1b[38;2;255;0;0msix\x1b[2;1Hten\x1b[0m"
    )


class TrueColours:
    """As much of a Console as a strip asks for."""

    _color_system = TRUE


CONSOLE: Any = TrueColours()


def screen() -> pyte.Screen:
    return pyte.Screen(WIDTH, 3)


def feed(drawn: pyte.Screen, text: str) -> None:
    pyte.Stream(drawn).feed(text)


def cells(drawn: pyte.Screen) -> list[list[object]]:
    """What is seen of each cell: a blank has no colour, unless it is reversed."""
    rows = [[drawn.buffer[y][x] for x in range(WIDTH)] for y in range(3)]
    return [[(cell.data, cell.bg) if cell.data == " " and not cell.reverse else cell for cell in row] for row in rows]
