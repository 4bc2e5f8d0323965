"""R1 to R3, R7: the cursor arrives alone, after a notice on the notice; a reader hears the row and the result."""

import re
import time

from ladok_tui.screens.dialog import HELD
from tui.screens.live import Open, running
from tui.screens.test_cursor import at_cursor
from tui.terminal import Terminal, key_bytes

MOVE = re.compile(rb"\x1b\[(\d+);(\d+)H")


def moves(terminal: Terminal) -> list[tuple[int, int]]:
    """The cursor moves since the mark, as column and row from 0."""
    return [(int(x) - 1, int(y) - 1) for y, x in MOVE.findall(terminal.bytes_since_mark)]


def test_a_paint_leaves_the_cursor_where_it_was_and_then_it_moves_alone(open_terminal: Open) -> None:
    """R2: the key line changes with the row, and the row is said all the same."""
    terminal = running(open_terminal)
    before = terminal.cursor
    terminal.mark()
    terminal.send(key_bytes("J") + key_bytes("down"))  # at once, or a slow machine has the cursor move in between
    terminal.wait_until(lambda: at_cursor(terminal).startswith("Registrera Algoritmer"))
    after = terminal.cursor

    assert moves(terminal)[-2:] == [(before.x, before.y), (after.x, after.y)]
    assert terminal.bytes_since_mark.endswith(f"\x1b[{after.y + 1};{after.x + 1}H".encode())


def test_as_a_dialog_opens_the_cursor_comes_with_it_and_back_it_comes_alone(open_terminal: Open) -> None:
    """R3: a reader says the dialog and where one is in it; then the row, not the page."""
    terminal = running(open_terminal)
    row = terminal.cursor
    terminal.mark()
    terminal.press("?")
    terminal.wait_for("Tillbaka")
    inside = terminal.cursor
    assert moves(terminal)[-1] == (inside.x, inside.y)
    assert moves(terminal).count((row.x, row.y)) == 0
    terminal.mark()
    terminal.press("escape")
    terminal.wait_until(lambda: terminal.cursor == row)

    assert moves(terminal)[-2:] == [(inside.x, inside.y), (row.x, row.y)]


def test_the_result_has_the_cursor_until_the_next_key(open_terminal: Open) -> None:
    """R1: what came of registering was said after 125 words, and on a braille display never."""
    terminal = running(open_terminal)
    terminal.press("J", "down", "r")
    terminal.wait_for("Avbryt")
    time.sleep(HELD)
    terminal.press("enter")
    terminal.wait_for("Registrerad på Algoritmer")
    terminal.wait_until(lambda: at_cursor(terminal).startswith("Registrerad på Algoritmer"))
    terminal.press("down")

    terminal.wait_until(lambda: not at_cursor(terminal).startswith("Registrerad"))


def test_a_notice_moves_nothing(open_terminal: Open) -> None:
    """R1: its line is kept free."""
    terminal = running(open_terminal)
    lines = terminal.display
    terminal.press("y")
    terminal.wait_for("Kopierat")
    changed = [one for one, other in zip(terminal.display, lines, strict=True) if one != other]

    assert len(changed) == 1


def test_who_listens_is_asked_nothing(open_terminal: Open) -> None:
    """R7: a reader between us and the terminal says what a question is answered with, "25u" and "p"."""
    terminal = running(open_terminal, ACCESSIBLE="1")
    terminal.press("2")
    terminal.wait_for("Program")

    assert b"$p" not in terminal.raw
    assert b"\x1b]22;" not in terminal.raw
    assert terminal.key_modes <= 0


def test_who_looks_is_asked_as_ever(open_terminal: Open) -> None:
    """The same start without ACCESSIBLE: paints in one piece, kitty keys."""
    terminal = running(open_terminal, ACCESSIBLE="0")

    assert b"\x1b[?2026$p" in terminal.raw
    assert terminal.key_modes == 1
