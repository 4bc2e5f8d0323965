"""The hardware cursor over a real terminal: visible, and on what has the focus, after every key."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.geometry import Offset
from textual.widgets import Input, OptionList

from ladok_tui.key_bindings import KeyedApp
from ladok_tui.widgets.caret import CaretApp, caret_of
from tui.terminal import Terminal
from tui.widgets.caret_demo import CaretDemo

HERE = Path(__file__).parent
BYTES_A_KEY = 600  # two rows of 80 columns with their colours; OptionList sends 2,000

Open = Callable[..., Terminal]


def under_cursor(terminal: Terminal) -> str:
    """What stands from the cursor on, as a reader says it; nothing under a hidden cursor."""
    cursor = terminal.cursor  # asked once: each time it is waited for
    return "" if cursor.hidden else terminal.display[cursor.y][cursor.x :]


def wait_under_cursor(terminal: Terminal, text: str) -> None:
    """Wait until the visible cursor stands on a text: a busy machine may take its time over a key."""
    if not under_cursor(terminal).startswith(text):  # else the key that was pressed has had its effect
        terminal.wait_until(lambda: under_cursor(terminal).startswith(text), what=f"the cursor on {text!r}")
        terminal.settle()


def row_list(open_terminal: Open, page: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    terminal = open_terminal([sys.executable, str(HERE / "row_list_demo.py"), page], size, env, forked=not env)
    terminal.wait_for("Nya resultat" if page == "start" else "Kurs")
    terminal.settle()
    return terminal


def test_the_cursor_goes_with_the_highlight_and_little_is_sent(open_terminal: Open) -> None:
    """TUI: after every key it stands on the first letter of the highlighted row, and one or two rows are sent."""
    terminal = row_list(open_terminal, "start")
    down = ["Databasteknik · T", "Välj", "Registrera A", "Registrera S", "Anmäl dig", "Anmäld ", "Databasteknik  ",
            "Nätverk", "Etik", "Konstruktion"]  # fmt: skip
    sent = []
    wait_under_cursor(terminal, down[0])

    for key, name in [("down", name) for name in down[1:]] + [("up", name) for name in down[-2::-1]]:
        terminal.mark()
        terminal.press(key)
        wait_under_cursor(terminal, name)
        sent.append(len(terminal.bytes_since_mark))

    assert max(sent) <= BYTES_A_KEY, sent


@pytest.mark.slow  # half a minute of keys, each waited for
def test_a_long_list_scrolls_seldom_and_the_cursor_follows(open_terminal: Open) -> None:
    """A reader hears every line that is sent again: the view moves by a third, so that most keys send two rows."""
    terminal = row_list(open_terminal, "long")
    sent = []

    for number in range(1, 41):
        terminal.mark()
        terminal.press("down")
        wait_under_cursor(terminal, f"Kurs nummer {number} ")
        sent.append(len(terminal.bytes_since_mark))

    scrolls = [size for size in sent if size > BYTES_A_KEY]
    assert 1 <= len(scrolls) <= 3, sent
    assert max(scrolls) < 7_000, sent  # 24 rows


def test_opening_refreshing_and_turning_keep_the_cursor_on_the_row(open_terminal: Open) -> None:
    terminal = row_list(open_terminal, "start")

    terminal.press("end", "right")
    terminal.wait_for("Förkunskaper saknas")
    wait_under_cursor(terminal, "Konstruktion")
    terminal.resize(44, 16)
    terminal.wait_until(lambda: "Förkunskaper saknas" not in terminal.text)
    wait_under_cursor(terminal, "Konstruktion")
    terminal.press("f2")
    wait_under_cursor(terminal, "Programmering")  # the last row of the other page


def test_without_colour_the_highlight_is_in_reverse(open_terminal: Open) -> None:
    """NO_COLOR: the highlight is known by reverse and by the cursor, and no colour is sent."""
    terminal = row_list(open_terminal, "start", NO_COLOR="1", TEXTUAL_THEME="ansi-dark")

    terminal.mark()
    terminal.press("down")
    wait_under_cursor(terminal, "Välj")

    sent = terminal.bytes_since_mark.decode()
    assert "\x1b[7" in sent or ";7" in sent
    assert "38;2" not in sent


def test_every_kind_of_widget_has_the_cursor_on_its_first_letter(open_terminal: Open) -> None:
    """TUI: in every widget and dialog.  What isn't ours is found by what it draws."""
    terminal = open_terminal([sys.executable, str(HERE / "caret_demo.py")], (80, 36), forked=True)
    wait_under_cursor(terminal, "Registrera")
    steps = [(("tab", "tab"), "Först"), (("down",) * 3, "Fjärde"), (("tab",), "X▌ Ikryssad"),
             (("tab",), "rad ett"), (("down",), "rad två"), (("tab",), "Rot"),
             (("down",), "Gren")]  # fmt: skip

    for keys, name in steps:
        terminal.press(*keys)
        wait_under_cursor(terminal, name)


def test_a_text_field_has_the_cursor_where_the_next_letter_goes(open_terminal: Open) -> None:
    """Textual's own answer is a cell further after the last letter."""
    terminal = open_terminal([sys.executable, str(HERE / "caret_demo.py")], (80, 36), forked=True)
    terminal.wait_for("tyst")
    wait_under_cursor(terminal, "Registrera")
    terminal.press("tab", "home", "right", "right", "right")
    wait_under_cursor(terminal, "en ")
    terminal.press("end")
    wait_under_cursor(terminal, "  ")
    assert terminal.display[terminal.cursor.y][: terminal.cursor.x].endswith("Ellen")


def test_the_cursor_moves_though_nothing_is_painted(open_terminal: Open) -> None:
    """Textual moves it only after a paint."""
    terminal = open_terminal([sys.executable, str(HERE / "caret_demo.py")], (80, 36), forked=True)
    terminal.wait_for("tyst")
    wait_under_cursor(terminal, "Registrera")
    terminal.press("shift+tab")
    wait_under_cursor(terminal, "tyst")

    terminal.mark()
    terminal.press("f2", "f2")

    wait_under_cursor(terminal, "st")
    assert b"tyst" not in terminal.bytes_since_mark


def test_the_cursor_is_visible_again_after_a_suspension(open_terminal: Open) -> None:
    """The driver hides it at each start."""
    terminal = open_terminal([sys.executable, str(HERE / "caret_demo.py")], (80, 36), forked=True)
    wait_under_cursor(terminal, "Registrera")
    terminal.press("ctrl+z")
    terminal.wait_stopped()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("tyst")

    wait_under_cursor(terminal, "Registrera")


async def test_without_focus_the_cursor_stands_in_the_corner() -> None:
    app = CaretDemo()
    async with app.run_test(size=(80, 36)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert app.caret_position == Offset(0, 0)


async def test_a_screen_may_say_where_the_cursor_stands() -> None:
    """A field whose list is chosen from with the arrows keeps the focus; the highlighted line is elsewhere."""
    app = CaretDemo()
    async with app.run_test(size=(80, 36)):
        app.screen.caret_offset = Offset(7, 5)  # type: ignore[attr-defined]  # as a screen class would
        assert app.caret_position == Offset(7, 5)


async def test_text_fields_cannot_move_the_cursor_away() -> None:
    """Input tells the app its cursor at some moves, also when it has lost the focus."""
    app = CaretDemo()
    async with app.run_test(size=(80, 36)) as pilot:
        before = app.caret_position
        app.query_one(Input).value = "Ellen Ek"
        await pilot.pause()
        assert app.caret_position == before


async def test_the_private_names_of_textual_mean_what_we_take_them_for() -> None:
    """`_previous_cursor_position`, `_driver`, `_batch_count`, `_index_to_line`: a new Textual may rename them."""
    app = CaretDemo()
    async with app.run_test(size=(80, 36)) as pilot:
        assert isinstance(app._previous_cursor_position, Offset)
        assert app._driver is not None
        assert app._driver.is_headless
        with app.batch_update():
            assert app._batch_count == 1
        options = app.query_one(OptionList)
        options.highlighted = 2
        await pilot.pause()
        line = options._index_to_line[2] - options.scroll_offset.y
        assert "Tredje" in options.render_line(line).text
        assert caret_of(options).y == options.content_region.y + line


def test_it_goes_together_with_the_keyed_app() -> None:
    """The app that has both hears our key list, and none of the bindings without ids that Textual's own has."""

    class Both(CaretApp, KeyedApp[None]):
        pass

    bound = [binding for some in Both._merged_bindings.key_to_bindings.values() for binding in some]  # type: ignore[union-attr]  # set when a class is made
    assert bound
    assert all(binding.id for binding in bound)
    assert Both.cursor_position is not App.__dict__.get("cursor_position")
