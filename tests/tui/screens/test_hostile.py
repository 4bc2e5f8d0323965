"""Hostile text in every field of a record, over a real terminal: it is read as text, and never obeyed."""

import re

import pytest

from tui.hostile import MARK, PLANTED, hostile, strings
from tui.sample_app import sample
from tui.screens.live import Open, running
from tui.terminal import Terminal

# What Textual itself writes: colours, cursor and erasing, modes, keyboard, window size.  Nothing with a text in it.
OWN = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[HABCDGJK]|\x1b\[[?><=]?[0-9;]*[hlu]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*[ct]|"
    rb"\x1bP=[12]s\x1b\\|\x1b\[6n|\x1b\[>[0-9;]*[qm]|\x1b\]22;default\x07"
)
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

WALK = ["down", "down", "right", "end", "right", "w", "escape", "r", "escape", "m", "escape", "s", "escape", "2",
        "right", "pagedown", "right", "f", "f", "f", "f", "home", "down", "down", "down", "enter", "enter", "down",
        "right", "escape", "escape", "L", "?", "escape", "1"]  # fmt: skip

# Every day one kind takes the whole walk, and each of the others that might be obeyed a short one, in which it is also
# seen; what is only wide or long takes room, and no command: its rows are looked at.
ROOMY = ("wide", "marks", "long")
WHOLE = "escapes"
KINDS = [pytest.param(kind, marks=() if kind == WHOLE else pytest.mark.slow) for kind in PLANTED]


def walked(open_terminal: Open, kind: str, keys: list[str], size: tuple[int, int] = (80, 24)) -> Terminal:
    terminal = running(open_terminal, "sv", "ellen", "dark", kind, size=size, wait="Öppna")
    for key in keys:
        terminal.press(key)
    terminal.settle()
    return terminal


def test_every_field_of_the_records_has_something_planted() -> None:
    """The walk over the structs misses none: names, codes, notes, places, texts of the institution, addresses."""
    record = hostile("escapes")[0]
    said = {text for text in strings(sample()[0]) if " " in text}
    left = {text for text in strings(record) if MARK not in text}
    assert len(said) > 30
    assert said & left == set()
    assert record.institution.local_texts
    assert MARK in record.student.given_name


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_planted_reaches_the_terminal_as_a_command(open_terminal: Open, kind: str) -> None:
    """OSC 52 would write the clipboard, OSC 0 the title, CSI the colours, a bidi override would turn lines round.

    What the app writes is taken apart: without the sequences that Textual is known to write, no control character is
    left, and no format character.  The clipboard is written once, by the copy key.
    """
    terminal = walked(open_terminal, kind, WALK)
    terminal.press("home", "y")
    terminal.wait_until(lambda: b"\x1b]52;" in terminal.raw, what="the copy")

    assert MARK in terminal.text
    nothing_but_the_copy_is_obeyed(terminal)
    assert terminal.exit_status is None


def nothing_but_the_copy_is_obeyed(terminal: Terminal) -> None:
    rest = OWN.sub(b"", terminal.raw[: terminal.raw.rindex(b"\x07") + 1])  # what was read last may end in a sequence
    copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", rest)
    assert len(copied) == 1
    assert b"c3R1bGVu" not in copied[0]
    text = re.sub(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", b"", rest).decode().replace("\r", "").replace("\n", "")
    assert CONTROL.findall(text) == []


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("escapes", f"{MARK}␛]52;c;c3R1bGVu␇␛[31m"),
        pytest.param("c1", f"{MARK}�31m�52;c;c3R1bGVu", marks=pytest.mark.slow),
        ("markup", f"[bold]{MARK}[/bold][@click=app.quit]{MARK}[/]"),
        pytest.param("bidi", f"{MARK}�������{MARK}", marks=pytest.mark.slow),
    ],
)
def test_what_is_planted_is_shown_as_text(open_terminal: Open, kind: str, shown: str) -> None:
    """Nothing is taken away silently, and markup is no markup; what is obeyed is the copy alone, here too."""
    terminal = walked(open_terminal, kind, ["w", "escape", "2", "enter", "m"], size=(200, 40))
    assert shown in terminal.text
    terminal.press("escape", "y")
    terminal.wait_until(lambda: b"\x1b]52;" in terminal.raw, what="the copy")
    nothing_but_the_copy_is_obeyed(terminal)


@pytest.mark.parametrize("kind", [ROOMY[0], *(pytest.param(kind, marks=pytest.mark.slow) for kind in ROOMY[1:])])
def test_the_cursor_still_finds_its_row(open_terminal: Open, kind: str) -> None:
    """Wide letters and marks are measured in cells; what is too long gives way."""
    terminal = walked(open_terminal, kind, [])
    for key in ["down"] * 4 + ["right", "2", "down"]:
        terminal.press(key)
        cursor = terminal.cursor  # asked once: each time it is waited for
        assert not cursor.hidden
        assert terminal._emulator.screen.buffer[cursor.y][cursor.x].data.strip()
