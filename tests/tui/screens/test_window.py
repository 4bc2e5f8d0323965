"""The window over a real terminal: any size, any way to end, no colour, the terminal's own colours."""

import random
import re
import signal

import pytest

from tui.screens.live import Open, running


@pytest.mark.parametrize("sizes", [8, pytest.param(100, marks=pytest.mark.slow)])
def test_any_size_keeps_what_is_being_done(open_terminal: Open, sizes: int) -> None:
    """TUI: a resize, fuzzed from 1x1 to 300x100, never loses state."""
    rng = random.Random(20261123)  # noqa: S311  # the same sizes each time
    terminal = running(open_terminal)
    terminal.press("2")
    terminal.wait_for("Program")
    terminal.press("down", "down", "down", "right", "/")
    terminal.wait_for("ctrl+u")
    terminal.press(text="dis")
    before = terminal.text
    for _ in range(sizes):
        terminal.resize(rng.randint(1, 300), rng.randint(1, 100))
        terminal.settle(0.04, timeout=0.4)
    for size in [(1, 1), (300, 100), (19, 5), (20, 6), (80, 24)]:
        terminal.resize(*size)
        terminal.settle()
    assert terminal.text == before
    terminal.press(text="k")
    terminal.wait_for(" disk")


def test_below_the_smallest_size_one_line_says_so_and_q_works(open_terminal: Open) -> None:
    """On a page, in the menu, in the help, in a confirmation; there q ends it, in the last of them as in any."""
    terminal = running(open_terminal)
    for keys in ((), ("m",), ("?",), ("J", "down", "r")):
        terminal.press(*keys)
        terminal.settle()
        before = terminal.text
        terminal.resize(19, 5)
        terminal.settle()
        assert terminal.display[0] == "För litet fönster.", keys
        assert terminal.display[1:] == [""] * 4, keys
        assert terminal.cursor == (0, 0, False), keys
        terminal.resize(80, 24)
        terminal.settle()
        assert terminal.text == before, keys
        if keys != ("J", "down", "r"):
            terminal.press("escape")
            terminal.settle()
    terminal.resize(12, 3)
    terminal.settle()
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_back_from_a_small_window_the_keys_go_where_they_went(open_terminal: Open) -> None:
    terminal = running(open_terminal)
    terminal.press("m", "down")
    terminal.resize(10, 3)
    terminal.settle()
    terminal.resize(80, 24)
    terminal.settle()
    assert terminal.display[terminal.cursor.y][terminal.cursor.x :].startswith("2 Min utbildning")
    terminal.press("enter")
    terminal.wait_for("[Alla ")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)], ids=str
)
def test_a_signal_ends_it_cleanly(open_terminal: Open, number: signal.Signals, status: int) -> None:
    """TUI, How it ends: the terminal is as it was, and the status is true; in a dialog, too."""
    terminal = running(open_terminal)
    terminal.press("m")
    terminal.kill(number)
    assert terminal.wait_exit() == status
    assert terminal.termios_now() == terminal.termios_before
    assert 1049 not in terminal.modes
    assert 25 in terminal.modes
    assert b"Traceback" not in terminal.raw


def test_the_lost_terminal_ends_it(open_terminal: Open) -> None:
    terminal = running(open_terminal)
    terminal.hangup()
    assert terminal.wait_exit() == 129


def test_without_colour_no_colour_is_sent(open_terminal: Open) -> None:
    """NO_COLOR: no SGR that sets one, in no page and dialog; the focused row is in reverse."""
    terminal = running(open_terminal, "sv", "ellen", "ansi", NO_COLOR="1")
    terminal.press("down", "m", "escape", "J", "down", "enter", "escape", "2")
    settings = [part for given in re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw) for part in given.split(b";")]
    assert {int(part or 0) for part in settings} <= {0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 39, 49}
    assert b"7" in settings


def test_the_theme_of_the_terminal_shows_the_focused_row(open_terminal: Open) -> None:
    """Its own sixteen colours: no other is sent, and the row that has the focus differs from the others."""
    terminal = running(open_terminal, "sv", "ellen", "ansi")
    screen = terminal._emulator.screen
    here, there = screen.buffer[terminal.cursor.y], screen.buffer[terminal.cursor.y + 1]
    looks = [(row[40].fg, row[40].bg, row[40].reverse) for row in (here, there)]
    assert looks[0] != looks[1]
    assert b"38;2" not in terminal.raw
    assert b"48;2" not in terminal.raw
