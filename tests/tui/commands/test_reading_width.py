"""Lines that are read: broken between words where a terminal would cut them, whole in a pipe."""

import io
from collections.abc import Callable

import pytest

from ladok_tui.commands import output
from tui.commands.conftest import Call
from tui.commands.test_process import PROGRAM
from tui.terminal import Terminal

LINE = "Du har 7,5\N{NO-BREAK SPACE}hp kvar på https://example.org/a-b-c"


@pytest.mark.parametrize(
    ("width", "parts"),
    [
        (0, ["Du har 7,5 hp kvar på https://example.org/a-b-c"]),
        (47, ["Du har 7,5 hp kvar på https://example.org/a-b-c"]),
        (46, ["Du har 7,5 hp kvar på", "https://example.org/a-b-c"]),
        (12, ["Du har", "7,5 hp kvar", "på", "https://example.org/a-b-c"]),
    ],
)
def test_a_line_is_broken_between_words_and_an_address_stays_one(
    monkeypatch: pytest.MonkeyPatch, width: int, parts: list[str]
) -> None:
    """R12: half a word is spelled out; a number without its unit is read as one."""
    monkeypatch.setattr(output, "_columns", lambda _: width)

    assert output.for_reading(LINE, io.StringIO()) == parts


def test_a_pipe_gets_each_fact_in_one_line(call: Call) -> None:
    """Else `grep` would find half of it."""
    assert max(map(len, call("show", "course", "KO2001", "--demo").out.splitlines())) > 80


def test_a_terminal_gets_no_word_in_two(open_terminal: Callable[..., Terminal], call: Call) -> None:
    """R12: at 40 columns as at any width, the same words in the same order."""
    command = ["show", "course", "KO2001", "--demo", "--plain", "--lang", "sv"]
    terminal = open_terminal([*PROGRAM, *command], size=(40, 60))
    assert terminal.wait_exit() == 0

    assert terminal.raw.decode().split() == call(*command).out.split()
    assert max(len(line) for line in terminal.raw.decode().splitlines()) <= 40
