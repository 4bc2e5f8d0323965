"""The pseudo-terminal of the tests tells the truth: keys, screen, cursor, size, signals and exit status."""

import signal
import sys
import termios
from collections.abc import Callable

import pytest

from tui.emulator import Emulator
from tui.terminal import Cursor, Terminal

Opener = Callable[..., Terminal]
ECHO_LINE = "print('name?', flush=True); print('hello', input(), flush=True); raise SystemExit(7)"


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-E", "-c", code]


def test_a_program_is_driven_and_its_end_is_seen(open_terminal: Opener) -> None:
    terminal = open_terminal(python(ECHO_LINE))
    terminal.wait_for("name?")

    terminal.press(text="Åsa")
    terminal.press("enter")

    assert terminal.wait_exit() == 7
    assert terminal.display[:3] == ["name?", "Åsa", "hello Åsa"]
    assert terminal.termios_now() == terminal.termios_before
    assert terminal.cpu_seconds > 0


def test_the_terminal_is_the_controlling_one_and_has_the_size(open_terminal: Opener) -> None:
    """Without a controlling terminal there is no SIGHUP, no SIGWINCH and no Ctrl+C: half of the tests would lie."""
    terminal = open_terminal(
        python("import os, time; print(os.get_terminal_size(os.open('/dev/tty', 0))[:], flush=True); time.sleep(9)"),
        size=(72, 9),
    )

    terminal.wait_for("(72, 9)")
    terminal.press("ctrl+c")

    assert terminal.wait_exit() == -signal.SIGINT


def test_a_changed_mode_is_noticed(open_terminal: Opener) -> None:
    terminal = open_terminal(python("import tty; tty.setraw(0); print('raw')"))

    terminal.wait_exit()

    assert terminal.termios_before[3] & termios.ECHO
    assert not terminal.termios_now()[3] & termios.ECHO


@pytest.mark.parametrize("ignored", [False, True])
def test_a_closed_window_sends_a_hangup(open_terminal: Opener, ignored: bool) -> None:
    code = f"""if True:
        import os, signal
        if {ignored}:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        print("up", flush=True)
        try:
            os._exit(0 if os.read(0, 1) else 3)
        except OSError:  # a read that waited is told of the loss by an error, a later one by the end of the file
            os._exit(3)
    """
    terminal = open_terminal(python(code))
    terminal.wait_for("up")

    terminal.hangup()

    assert terminal.wait_exit() == (3 if ignored else -signal.SIGHUP)


def test_a_wait_has_a_limit_and_shows_the_screen(open_terminal: Opener) -> None:
    terminal = open_terminal(python("import time; print('here', flush=True); time.sleep(9)"))
    terminal.wait_for("here")

    with pytest.raises(AssertionError, match=r"0\.1 s passed before 'there' on the screen(?s:.)*here"):
        terminal.wait_for("there", timeout=0.1)


def test_the_home_folder_is_private(open_terminal: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    terminal = open_terminal(["/bin/sh", "-c", "env | grep -e ^HOME -e ^XDG_STATE -e DONTWRITE"], size=(200, 24))

    assert terminal.wait_exit() == 0
    assert {line for line in terminal.display if line} == {
        f"HOME={terminal.home}",
        f"XDG_STATE_HOME={terminal.home}/.state",
    }


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
def test_sequences_cut_anywhere_are_read_whole(step: int) -> None:
    """Reads end where they please, in the middle of a sequence or a letter."""
    emulator = Emulator(20, 3)
    data = "före\x1b[?1049h\x1b[?1000;1006h\x1b[>25u\x1b[?2026$p\x1b[2;3Hå\x1b[6n\x1b[?25l".encode()
    answers = [answer for at in range(0, len(data), step) for answer in emulator.feed(data[at : at + step])]

    assert [line.rstrip() for line in emulator.screen.display] == ["", "  å", ""]
    assert answers == [b"\x1b[1;1R"]
    assert emulator.modes == {7, 1000, 1006, 1049}
    assert emulator.key_modes == 1

    emulator.feed(b"\x1b[<u\x1b[?1049l")

    assert emulator.screen.display[0].rstrip() == "före"
    assert emulator.screen.cursor.hidden
    assert emulator.key_modes == 0


def test_the_cursor_is_where_the_program_put_it(open_terminal: Opener) -> None:
    terminal = open_terminal(python(r"print('\x1b[4;8H\x1b[?25l', end='', flush=True); input()"))

    terminal.wait_until(lambda: terminal.cursor == Cursor(7, 3, hidden=True))
    terminal.mark()
    terminal.press("x")

    assert terminal.bytes_since_mark == b"x"
