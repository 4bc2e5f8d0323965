"""A program that is forked from one that has imported it all is like one that was started."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.forked import usual_environment
from tui.terminal import Terminal

Opener = Callable[..., Terminal]
TELLS = """
import os, sys, time
print(os.getpgrp() == os.getsid(0) == os.getpid(), os.get_terminal_size(os.open('/dev/tty', 0))[:])
print(sys.argv[1:], __name__, os.environ["HOME"], "LADOK_STORE" in os.environ)
files = [sys.stdin, sys.stdout, sys.stderr]
print([(file.fileno(), file.isatty(), file.encoding, file.errors) for file in files])
print(os.environ.get("MINE"), sorted(int(fd) for fd in os.listdir('/proc/self/fd'))[:3])
print("in the error stream", file=sys.stderr)
if sys.argv[1] == "wait":
    time.sleep(9)
sys.exit(7)
"""


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "tells.py"
    path.write_text(TELLS)
    return str(path)


def tell(open_terminal: Opener, script: str, what: str, *, forked: bool) -> Terminal:
    terminal = open_terminal([sys.executable, script, what], (100, 9), {"MINE": "åäö"}, forked=forked)
    terminal.wait_for("in the error stream")
    return terminal


def test_it_has_the_terminal_the_arguments_the_environment_and_the_files(open_terminal: Opener, script: str) -> None:
    forked, started = (tell(open_terminal, script, "end", forked=forked) for forked in (True, False))

    assert [forked.wait_exit(), started.wait_exit()] == [7, 7]
    assert forked.display == started.display
    assert forked.display[0].startswith("True (100, 9)")
    assert forked.cpu_seconds > 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_ends_it_as_it_does_another(open_terminal: Opener, script: str, number: signal.Signals) -> None:
    forked, started = (tell(open_terminal, script, "wait", forked=forked) for forked in (True, False))

    for terminal in (forked, started):
        terminal.kill(number)

    assert forked.wait_exit() == started.wait_exit()


def test_ctrl_c_reaches_it(open_terminal: Opener, script: str) -> None:
    terminal = tell(open_terminal, script, "wait", forked=True)

    terminal.press("ctrl+c")

    assert terminal.wait_exit() == -signal.SIGINT


def test_a_closed_window_ends_it(open_terminal: Opener, script: str) -> None:
    terminal = tell(open_terminal, script, "wait", forked=True)

    terminal.hangup()

    assert terminal.wait_exit() == -signal.SIGHUP


def test_textual_has_the_environment_that_the_app_gives_it() -> None:
    """What another theme or a setting changes there is started anew by who opens it."""
    usual = usual_environment()

    assert usual["TEXTUAL_THEME"] == "textual-dark"
    assert not {"NO_COLOR", "ACCESSIBLE", "TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY"} & usual.keys()
