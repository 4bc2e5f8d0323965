"""Keys that come in one piece, as ssh delivers them: each is heard by what the one before moved the focus to (U6)."""

import signal

import pytest

from tui.screens.live import Open, running


def test_what_follows_the_filter_key_is_typed_into_the_filter(open_terminal: Open) -> None:
    """`/st` opened "Who do you want to be?": the `s` was heard before the field had the focus."""
    terminal = running(open_terminal)
    terminal.send(b"/statis")
    terminal.wait_until(lambda: "Diskret" not in terminal.text, what="the filter at work")
    assert "Statistik" in terminal.text
    assert terminal.display[terminal.cursor.y][: terminal.cursor.x].endswith("statis")
    terminal.send(b"\x7f" * 6 + b"algor")
    terminal.wait_until(
        lambda: "Algoritmer" in terminal.text and "Statistik" not in terminal.text, what="another text in the filter"
    )


@pytest.mark.slow  # each key that opens something; every day the filter's is tried
def test_what_follows_a_key_that_opens_something_goes_there(open_terminal: Open) -> None:
    """The palette, the menu, a page and the filter upon it, a field and its saving, each in one write."""
    terminal = running(open_terminal)
    for typed, expected in (
        (b"\x10natverk", "NW1002"),
        (b":natverk\r", "NW1002"),
        (b"2/konstr", "Konstruktion"),
        (b"m\x1b[B\r", "[Alla "),
        (b"2\x10start\r", "Nya resultat"),
        (b"8\x1b[F\r\x150701740699\x13", "Ändra kontaktuppgifter"),
    ):
        terminal.send(typed)
        terminal.settle(quiet=0.3)
        terminal.wait_for(expected)
        terminal.press("escape", "escape", "1")
        terminal.wait_for("Nya resultat")
        terminal.settle()
    assert terminal.exit_status is None


def test_a_long_burst_is_heard_whole(open_terminal: Open) -> None:
    """Every letter in its order, and the keys after them."""
    terminal = running(open_terminal)
    terminal.send(b"/" + b"databasteknik" + b"\x15" + b"x" * 40)
    terminal.wait_for("x" * 40)
    terminal.send(b"\x15\x1b")
    terminal.settle(quiet=0.3)
    terminal.wait_for("Diskret")


BURSTS = (b"?" + b"1" * 20 + b"\x1b?" + b"1" * 20, b"m" * 9 + b"\x1b" + b"2?1" * 9, b":" + b"\x1b\x10" * 9)


def test_a_burst_that_opens_and_closes_ends_nothing(open_terminal: Open) -> None:
    """A3: a page was drawn between two of its parts' being there."""
    terminal = running(open_terminal)
    for burst in BURSTS:
        terminal.send(burst)
        terminal.settle(quiet=0.5)
        assert terminal.exit_status is None, burst
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit(4) == 143


def test_keys_behind_the_one_that_leaves_are_nobodys(open_terminal: Open) -> None:
    """A3: `Ctrl+C`, then `1?` in one write ended with 70 each time: a dialog opened into an app that was leaving."""
    terminal = running(open_terminal)
    terminal.send(b"\x031?")

    assert terminal.wait_exit(8) == 0
    assert b"Rapport" not in terminal.raw


ENDS = ((signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129))
OPENERS = (("help", b"?"), ("menu", b"m"), ("student", b"s"), ("palette", b"\x10"), ("act", b"r"))
MOMENTS = [
    # Each dialog and each signal every day, with each other all in the long runs.
    pytest.param(key, *end, id=f"{name}-{end[0]}", marks=() if end is ENDS[place % 3] else pytest.mark.slow)
    for place, (name, key) in enumerate(OPENERS)
    for end in ENDS
]


@pytest.mark.parametrize(("key", "number", "status"), MOMENTS)
def test_a_signal_as_a_dialog_opens_is_a_clean_end(
    open_terminal: Open, key: bytes, number: signal.Signals, status: int
) -> None:
    """A3: it answered 70, and reported a fault of parts that were never there."""
    terminal = running(open_terminal)
    terminal.send(key)
    terminal.kill(number)

    assert terminal.wait_exit(4) == status
    assert b"Rapport" not in terminal.raw
    assert not list(terminal.home.rglob("reports/*.txt"))
