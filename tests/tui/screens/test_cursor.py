"""The hardware cursor over a real terminal: visible, and on the first letter of the highlighted thing, everywhere."""

import pytest

from tui.screens.live import Open, running
from tui.terminal import Terminal

BYTES_A_KEY = 600
KEY_LINE = 800


def at_cursor(terminal: Terminal) -> str:
    """What stands from the cursor on, as a reader says it; the cursor has to be visible."""
    cursor = terminal.cursor  # asked once: each time it is waited for
    assert not cursor.hidden
    return terminal.display[cursor.y][cursor.x :]


def wait_before_cursor(terminal: Terminal, typed: str) -> None:
    """Wait until the cursor stands after what was typed."""

    def stands() -> bool:
        cursor = terminal.cursor
        return terminal.display[cursor.y][: cursor.x].endswith(typed)

    terminal.wait_until(stands, what=f"the cursor after {typed!r}")


def walk(terminal: Terminal, path: dict[str, str]) -> None:
    """Press keys, each of which has to lead to a thing that begins so; a number before a key tells it from others."""
    for step, thing in path.items():
        terminal.press(step.split()[-1])
        terminal.wait_until(lambda thing=thing: at_cursor(terminal).startswith(thing), what=f"{thing!r} after {step}")  # type: ignore[misc]  # bound now


def test_the_cursor_follows_on_every_page(open_terminal: Open) -> None:
    """TUI: braille displays and console readers follow nothing else."""
    terminal = running(open_terminal)

    assert at_cursor(terminal).startswith("Databasteknik · Tentamen")
    walk(terminal, {"1 down": "Statistik · Sanno", "2 down": "Välj", "20 down": "Registrera Algoritmer",
                    "3 right": "Registrera Algo",
                    "4 J": "Anmäl dig", "5 K": "Välj", "6 end": "Inriktning AI",
                    "7 home": "Databasteknik · Tentamen", "8 enter": "Tillfälle H2551",
                    "10 J": "Slutbetyg", "11 escape": "Databasteknik · T", "12 2": "Datavetenskap, k",
                    "13 left": "Datavetenskap", "14 right": "Datavetenskap", "15 right": "Inriktning AI",
                    "16 f": "Diskret matematik", "17 escape": "Diskret matematik", "18 escape": "Diskret matematik",
                    "19 1": "Databas",
                    })  # fmt: skip


@pytest.mark.slow  # where the caret stands in each dialog is tried every day in test_every_dialog
def test_the_cursor_follows_in_every_dialog(open_terminal: Open) -> None:
    terminal = running(open_terminal)

    walk(terminal, {"m": "› 1 Start", "1 down": "2 Min utbildning", "2 J": "Byt lärosäte", "1 escape": "Databasteknik",
                    "?": "Registrera", "3 end": "", "2 escape": "Databasteknik",
                    "s": "1 Ellen Ek", "4 down": "2 Omar", "3 escape": "Databasteknik",
                    "t": "", "4 escape": "Databasteknik",
                    "J": "Välj", "6 down": "Registrera Algoritmer",
                    "1 r": "Registrera", "1 right": "Avbryt", "3 left": "Registrera",
                    "5 escape": "Registrera Algoritmer",
                    "ctrl+c": "Avsluta", "5 down": "Stanna kvar", "7 escape": "Registrera Algoritmer",
                    "6 J": "Anmäl dig", "6 w": "", "8 escape": "Anmäl dig"})  # fmt: skip


def test_the_cursor_stands_where_one_types(open_terminal: Open) -> None:
    """The filter field and the palette: after what is typed; the arrows lead to what was found."""
    terminal = running(open_terminal)

    terminal.press("/", "e", "t")
    wait_before_cursor(terminal, "et")
    walk(terminal, {"enter": "", "escape": "Databasteknik"})
    terminal.press("ctrl+p", "b", "y", "t")
    wait_before_cursor(terminal, "byt")
    walk(terminal, {"1 tab": "Byt", "2 down": "Byt", "1 escape": "Databasteknik"})


def test_a_key_in_a_list_sends_little(open_terminal: Open) -> None:
    """TUI: a reader hears every line that is sent again; 600 bytes are two rows with their colours.

    Where other keys work on the row, the key line is sent, too; nothing else ever is.
    """
    terminal = running(open_terminal)
    for page, wait in (("1", "Nya resultat"), ("2", "Program"), ("?", "Tangenter")):
        terminal.press(page)
        terminal.wait_for(wait)
        terminal.settle()
        for key in ["down"] * 9 + ["up"] * 9:
            keys = terminal.display[-1]
            terminal.mark()
            terminal.press(key)
            limit = BYTES_A_KEY if terminal.display[-1] == keys else BYTES_A_KEY + KEY_LINE
            assert len(terminal.bytes_since_mark) <= limit, (page, key, terminal.bytes_since_mark)


def test_the_cursor_follows_in_the_side_menu(open_terminal: Open) -> None:
    terminal = running(open_terminal, size=(120, 40))
    walk(terminal, {"m": "› 1 Start", "down": "2 Utbildning", "enter": "Datavetenskap", "2 m": "› 2 Utbildning"})


def test_trouble_and_an_empty_page_have_the_cursor_on_their_first_letter(open_terminal: Open) -> None:
    terminal = running(open_terminal)
    terminal.press("/", text="xyzzy")
    walk(terminal, {"enter": "Inget på sidan", "escape": "Databasteknik"})


def test_moving_the_focus_sends_little(open_terminal: Open) -> None:
    """TUI: between the page and the menu beside it, only the two rows look otherwise; typing moves nothing either."""
    terminal = running(open_terminal, size=(120, 40))
    for key in ("tab", "tab", "/"):
        terminal.mark()
        terminal.press(key)
        terminal.settle()
        assert 0 < len(terminal.bytes_since_mark) <= BYTES_A_KEY + KEY_LINE, key
