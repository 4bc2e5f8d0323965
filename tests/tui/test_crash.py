"""A fault anywhere ends the program with one sentence, status 70, and a report that names nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.ending_demo import SECRET
from tui.terminal import Terminal
from tui.test_ending import PATHS, PROGRAM, assert_clean

Opener = Callable[..., Terminal]
AT_ONCE = ["compose", "mount"]
ON_KEY = ["handler", "render", "call_later", "call_next", "timer", "worker", "thread"]


def crash(open_terminal: Opener, what: str) -> Terminal:
    terminal = open_terminal([*PROGRAM, what], size=(200, 24), env=PATHS, forked=True)
    if what not in AT_ONCE:
        terminal.wait_for("ready")
        terminal.settle()
        terminal.send(b"\x1b[15~")
    return terminal


def reports(terminal: Terminal) -> list[Path]:
    return sorted((terminal.home / ".state").rglob("*.txt"))


def assert_no_secret(terminal: Terminal) -> None:
    """The personal number is a local variable's value and in the message: it must be nowhere."""
    seen = [terminal.raw, *(path.read_bytes() for path in terminal.home.rglob("*") if path.is_file())]
    for text in seen:
        assert SECRET.encode() not in text
        assert SECRET.replace("-", "").encode() not in text


@pytest.mark.parametrize("what", [*AT_ONCE, *ON_KEY])
def test_a_fault_ends_in_one_sentence_and_a_report_without_data(open_terminal: Opener, what: str) -> None:
    """Textual prints the values of local variables, a personal number among them, and exits with 0."""
    terminal = crash(open_terminal, what)

    assert terminal.wait_exit() == 70
    assert_clean(terminal)
    (report,) = reports(terminal)
    assert [line for line in terminal.display if line] == [f"SENTENCE ending.crashed {report}"]
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700
    text = report.read_text()
    assert "builtins.ValueError\n" in text
    assert ":fault\n" in text
    assert str(terminal.home) not in text
    assert_no_secret(terminal)


def test_a_fault_on_a_way_that_hangs_ends_all_the_same(open_terminal: Opener) -> None:
    terminal = crash(open_terminal, "crash-and-hang")

    assert terminal.wait_exit(4) == 70
    assert_clean(terminal)
    assert terminal.text.count("SENTENCE ending.crashed") == 1
    assert_no_secret(terminal)


def test_panic_shows_nothing_of_what_it_was_given(open_terminal: Opener) -> None:
    terminal = crash(open_terminal, "panic")

    assert terminal.wait_exit() == 70
    assert_clean(terminal)
    assert_no_secret(terminal)


def test_an_error_that_nobody_waits_for_is_reported_and_the_app_goes_on(open_terminal: Opener) -> None:
    """Asyncio would print a traceback, with its message, over the screen or after it."""
    terminal = crash(open_terminal, "task")
    terminal.wait_for("went on")
    terminal.press("ctrl+q")

    assert terminal.wait_exit() == 0
    assert_clean(terminal)
    assert len(reports(terminal)) == 1
    assert_no_secret(terminal)


def test_an_unwritable_state_folder_has_a_sentence_too(open_terminal: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    env = PATHS | {"LADOK_STATE_DIR": str(tmp_path / "file" / "below")}
    terminal = open_terminal([*PROGRAM, "mount"], env=env)

    assert terminal.wait_exit() == 70
    assert [line for line in terminal.display if line] == ["SENTENCE ending.crashed-unreported"]
