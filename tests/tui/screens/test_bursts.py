"""Keys that come in one piece, as ssh delivers them: each is heard by what the one before moved the focus to (U6)."""

import pytest

from tui.screens.live import Open, running


def test_what_follows_the_filter_key_is_typed_into_the_filter(open_terminal: Open) -> None:
    """`/st` opened "Who do you want to be?": the `s` was heard before the field had the focus."""
    terminal = running(open_terminal)
    terminal.send(b"/statis")
    terminal.wait_until(lambda: "Nätverk" not in terminal.text, what="the filter at work")
    assert "Statistik" in terminal.text
    assert terminal.display[terminal.cursor.y][: terminal.cursor.x].endswith("statis")
    terminal.send(b"\x7f" * 6 + b"algor")
    terminal.wait_until(
        lambda: "Algoritmer" in terminal.text and "Statistik" not in terminal.text, what="another text in the filter"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (b"\x10natverk", "NW1002"),
        (b":natverk\r", "NW1002"),
        (b"2/konstr", "Konstruktion"),
        (b"m\x1b[B\r", "[Alla "),
        (b"2\x10start\r", "Nya resultat"),
    ],
)
def test_what_follows_a_key_that_opens_something_goes_there(open_terminal: Open, typed: bytes, expected: str) -> None:
    """The palette, the menu, a page and the filter upon it, each in one write."""
    terminal = running(open_terminal)
    terminal.send(typed)
    terminal.settle(quiet=0.3)
    terminal.wait_for(expected)
    assert terminal.exit_status is None


def test_a_long_burst_is_heard_whole(open_terminal: Open) -> None:
    """Every letter in its order, and the keys after them."""
    terminal = running(open_terminal)
    terminal.send(b"/" + b"databasteknik" + b"\x15" + b"x" * 40)
    terminal.wait_for("x" * 40)
    terminal.send(b"\x15\x1b")
    terminal.settle(quiet=0.3)
    terminal.wait_for("Nätverk")
