"""P8, R8, U23: a dialog is sent once and is small, what changes nothing sends nothing, and all can be had anew."""

import signal

import pytest

from tui.screens.live import Open, running
from tui.terminal import Terminal

OPENED, CLOSED = 9_000, 7_000  # bytes, at 100 columns and 30 rows
SIZE = (100, 30)
NARROWER = (99, 30)  # where the menu is a dialog, too
GOES_BACK = "Tillbaka"  # what Esc does, in every dialog and on no page
SYNCED, BEGIN = b"\x1b[?2026;2$y", b"\x1b[?2026h"


def telling(open_terminal: Open, size: tuple[int, int]) -> Terminal:
    """The app in a terminal that takes paints whole, so that each of them is marked."""
    terminal = running(open_terminal, size=size)
    terminal.send(SYNCED)
    terminal.settle()
    return terminal


def sent_for(terminal: Terminal, key: str, *, shows: str = "", hides: str = "") -> bytes:
    """What is sent for a key, until something stands on the screen or no longer does."""
    terminal.mark()
    terminal.press(key)
    terminal.wait_until(lambda: shows in terminal.text and (not hides or hides not in terminal.text), what=key)
    terminal.settle(quiet=0.3)
    return terminal.bytes_since_mark


def opened_and_closed(terminal: Terminal, key: str) -> tuple[bytes, bytes]:
    """What is sent for a dialog and for the page it uncovers: twice in vain where a busy machine has parted a paint."""
    for _ in range(3):
        opened = sent_for(terminal, key, shows=GOES_BACK)
        closed = sent_for(terminal, "escape", hides=GOES_BACK)
        if opened.count(BEGIN) == closed.count(BEGIN) == 1:
            break
    return opened, closed


@pytest.mark.slow  # the longest walk; every day it is tried what a key and a page send
def test_a_dialog_is_painted_once_and_so_is_what_it_uncovers(open_terminal: Open) -> None:
    """A reader hears every paint."""
    terminal = telling(open_terminal, SIZE)
    terminal.press("J", "down")  # a row with which something can be done
    terminal.settle()
    for key in ("?", "s", "t", "w", "r", "ctrl+p", "ctrl+c", "m"):
        if key == "m":
            terminal.resize(*NARROWER)
            terminal.settle(quiet=0.3)
        page = terminal.text
        opened, closed = opened_and_closed(terminal, key)

        assert len(opened) <= OPENED, key
        assert len(closed) <= CLOSED, key
        assert (opened.count(BEGIN), closed.count(BEGIN)) == (1, 1), key
        assert terminal.text == page, key

    terminal.press("7")
    terminal.resize(*SIZE)
    terminal.settle(quiet=0.3)
    assert sent_for(terminal, "1", shows="Nya resultat").count(BEGIN) == 1, "a page that has another size by now"


def test_what_changes_nothing_sends_only_that_it_has_been_read_again(open_terminal: Open) -> None:
    """R8, U21: a page that is asked for again and is the same was 2.6 kB; a field that is typed in doesn't blink."""
    terminal = running(open_terminal, size=SIZE)
    terminal.mark()
    terminal.press("u")
    terminal.wait_for("hämtad på nytt")
    terminal.settle(quiet=0.3)

    assert len(terminal.bytes_since_mark) <= 150

    terminal.press("ctrl+p")
    terminal.settle(quiet=0.3)
    terminal.mark()
    terminal.settle(quiet=0.6)

    assert terminal.bytes_since_mark == b""


def test_after_a_resize_and_a_suspension_the_whole_screen_is_sent(open_terminal: Open) -> None:
    """Each terminal cuts and wraps in its own way, and the shell has written to it."""
    terminal = running(open_terminal)
    terminal.mark()
    terminal.resize(81, 24)
    terminal.wait_until(lambda: b"Nya" in terminal.bytes_since_mark and b"Registrera" in terminal.bytes_since_mark)
    terminal.settle()
    page = terminal.text
    terminal.press("ctrl+z")
    terminal.wait_stopped()
    terminal.mark()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("Nya resultat")
    terminal.settle()

    assert terminal.text == page


def test_a_key_draws_the_whole_screen_anew(open_terminal: Open) -> None:
    """What another program has written over it is gone then; nothing else would send it again."""
    terminal = running(open_terminal)
    page = terminal.text
    terminal.mark()
    terminal.press("ctrl+l")
    terminal.settle()

    assert b"Nya" in terminal.bytes_since_mark
    assert terminal.text == page
