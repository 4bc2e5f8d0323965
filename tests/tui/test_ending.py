"""However the program ends, the terminal is as it was and the exit status is true."""

import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.terminal import Terminal, process_state

Opener = Callable[..., Terminal]
PROGRAM = [sys.executable, str(Path(__file__).with_name("ending_demo.py"))]
PATHS = {"PYTHONPATH": str(Path(__file__).parents[1])}
NOHUP = ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh"]


def start(open_terminal: Opener, what: str, before: list[str] | None = None) -> Terminal:
    terminal = open_terminal([*(before or []), *PROGRAM, what], env=PATHS, forked=not before)
    terminal.wait_for("ready")
    terminal.settle()
    # Otherwise a clean terminal at the end would say nothing.
    assert {1000, 1003, 1006, 1049, 2004} <= terminal.modes
    assert not terminal.termios_now()[3] & termios.ECHO
    return terminal


def assert_clean(terminal: Terminal) -> None:
    """No mouse reports, no pasting marks, lines wrap, the cursor shows, the shell's own screen and modes are back."""
    assert terminal.modes == {7, 25}
    assert terminal.key_modes <= 0
    assert terminal.termios_now() == terminal.termios_before
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize(("number", "status"), [
    (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131), (signal.SIGINT, 130)])  # fmt: skip
def test_a_signal_ends_it_with_its_own_status(open_terminal: Opener, number: signal.Signals, status: int) -> None:
    """A supervisor, a shell and a logout tell by the status what happened; Textual leaves raw mode behind."""
    terminal = start(open_terminal, "nothing")

    terminal.kill(number)

    assert terminal.wait_exit(1.8) == status
    assert_clean(terminal)
    assert terminal.text.strip() == ""


def test_quitting_and_a_chosen_status(open_terminal: Opener) -> None:
    quitting, choosing, leaving = (start(open_terminal, what) for what in ("nothing", "exit", "leave"))

    quitting.press("ctrl+q")
    choosing.press("f5")
    leaving.press("f5")

    assert [quitting.wait_exit(), choosing.wait_exit(), leaving.wait_exit()] == [0, 5, 6]
    for terminal in (quitting, choosing, leaving):
        assert_clean(terminal)


@pytest.mark.parametrize("before", [[], NOHUP], ids=["hangup", "hangup ignored"])
def test_a_lost_terminal_ends_it_and_takes_no_processor_time(open_terminal: Opener, before: list[str]) -> None:
    """Textual reads the end of the file over and over, for ever, when SIGHUP is ignored."""
    terminal = start(open_terminal, "nothing", before)
    used = cpu_seconds(terminal.pid)

    terminal.hangup()

    assert terminal.wait_exit(3) == 129
    assert terminal.cpu_seconds - used < 0.6


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_words_left_unsaid_do_not_change_the_status(open_terminal: Opener, unbuffered: str) -> None:
    """Python exits with 120 where its last flush fails, and an unbuffered write is a fault at once."""
    terminal = start(open_terminal, "last words", [*NOHUP, "env", f"PYTHONUNBUFFERED={unbuffered}"])

    terminal.hangup()

    assert terminal.wait_exit(3) == 129


def test_a_terminal_lost_while_suspended_ends_it(open_terminal: Opener) -> None:
    terminal = start(open_terminal, "nothing")
    terminal.press("ctrl+z")
    terminal.wait_stopped()

    terminal.hangup()
    for _ in range(3):  # the kernel wakes a stopped job that has lost its shell, the shell may do so too
        terminal.kill(signal.SIGCONT)

    assert terminal.wait_exit(3) == 129


def test_what_hangs_is_ended_two_seconds_after_the_signal(open_terminal: Opener) -> None:
    """Whatever hangs: the loop, a message, a thread.  They wait out the seconds together."""
    hanging = [start(open_terminal, what) for what in ("hang", "hang-pump", "hang-thread")]
    for terminal in hanging:
        terminal.press("f5")

    for terminal in hanging:
        terminal.kill(signal.SIGTERM)

    for terminal in hanging:
        assert terminal.wait_exit(3.5) == 143
        assert_clean(terminal)


def test_a_hung_program_that_loses_its_terminal_ends(open_terminal: Opener) -> None:
    terminal = start(open_terminal, "hang", NOHUP)
    terminal.press("f5")

    terminal.hangup()

    assert terminal.wait_exit(3.5) == 129


def test_a_stop_from_outside_leaves_the_modes_to_put_back(open_terminal: Opener) -> None:
    """Textual would take the raw modes for the ones to put back, and read keys in two threads."""
    terminal = start(open_terminal, "nothing")
    terminal.kill(signal.SIGSTOP)
    terminal.wait_stopped()
    terminal.mark()
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.bytes_since_mark, what="the app took the terminal")
    terminal.wait_for("ready")
    terminal.settle()

    terminal.press(text="abcdef")
    terminal.wait_for("abcdef")
    terminal.press("ctrl+q")

    assert terminal.wait_exit() == 0
    assert_clean(terminal)


def test_suspended_the_terminal_is_the_shells_and_resumed_the_screen_is_drawn_again(open_terminal: Opener) -> None:
    terminal = start(open_terminal, "nothing")
    terminal.press(text="abc")
    terminal.wait_for("abc")

    terminal.press("ctrl+z")
    terminal.wait_stopped()
    terminal.settle()
    assert_clean(terminal)
    assert terminal.text.strip() == ""
    terminal.kill(signal.SIGCONT)

    terminal.wait_for("abc")
    terminal.wait_for("ready")
    terminal.settle()
    assert {1000, 1003, 1006, 1049, 2004} <= terminal.modes
    assert not terminal.cursor.hidden
    assert not terminal.termios_now()[3] & termios.ECHO
    terminal.press(text="d")
    terminal.wait_for("abcd")
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit(1.8) == 143
    assert_clean(terminal)


def test_suspended_again_before_it_is_awake_it_hangs_on_nothing(open_terminal: Opener) -> None:
    """What is to be drawn meanwhile fills no queue that nobody empties, and no lock is held that putting away needs."""
    terminal = start(open_terminal, "nothing")
    for _ in range(12):
        terminal.send(b"x")
        terminal.kill(signal.SIGTSTP)
        terminal.wait_stopped()
        terminal.kill(signal.SIGCONT)

    terminal.wait_for("ready")
    terminal.press("ctrl+u", text="still here")
    terminal.wait_for("still here")
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit(1.8) == 143


@pytest.mark.parametrize("by_bg", [False, True])
def test_fg_in_a_shell_brings_it_back(open_terminal: Opener, by_bg: bool) -> None:
    terminal = open_terminal(["/bin/bash", "--norc", "--noprofile", "-i"], env=PATHS | {"PS1": "PROMPT> "})
    terminal.wait_for("PROMPT>")
    terminal.press(text=" ".join([*PROGRAM, "nothing"]))
    terminal.press("enter")
    terminal.wait_for("ready")
    terminal.press("ctrl+z")
    terminal.wait_for("Stopped")
    if by_bg:  # in the background it may not touch the terminal, and stops again
        terminal.press(text="bg")
        terminal.press("enter")
        terminal.settle(quiet=0.3)
        terminal.wait_until(lambda: process_state(child_of(terminal.pid)) == "T", what="stopped again")

    terminal.press(text="fg")
    terminal.press("enter")
    terminal.wait_for("ready")
    terminal.press("ctrl+q")
    terminal.wait_until(lambda: terminal.text.count("PROMPT>") == 3 + by_bg, what="the last prompt")
    terminal.press(text="echo status $?")
    terminal.press("enter")

    terminal.wait_for("status 0")


def test_a_terminal_that_tells_sizes_and_pixels_is_clean_too(open_terminal: Opener) -> None:
    """Textual leaves the pixel mouse on (mode 1016): the next program would get pixels for columns."""
    terminal = start(open_terminal, "nothing")
    terminal.send(b"\x1b[?2048;2$y")
    terminal.wait_until(lambda: terminal.modes >= {1016, 2048}, what="pixels and sizes")

    terminal.press("ctrl+q")

    assert terminal.wait_exit() == 0
    assert_clean(terminal)


def test_the_hardware_cursor_shows_from_the_start(open_terminal: Opener) -> None:
    """Console readers and braille displays follow nothing else."""
    assert not start(open_terminal, "nothing").cursor.hidden


def test_it_is_drawn_though_stderr_is_a_file(open_terminal: Opener) -> None:
    """Textual draws on stderr: with 2>log it would draw in the log, and the person see nothing."""
    terminal = start(open_terminal, "nothing", ["/bin/sh", "-c", 'exec "$@" 2>"$HOME/log"', "sh"])

    terminal.press("ctrl+q")

    assert terminal.wait_exit() == 0
    assert_clean(terminal)
    assert (terminal.home / "log").read_text() == ""


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
