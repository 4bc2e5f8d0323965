"""Where no terminal can be drawn on, the app is refused before Textual is read, and the way without one is named."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from ladok_tui.terminal.check import why_no_terminal

LOCALE = Path(__file__).parents[2] / "src" / "ladok_core" / "locale"
XTERM = {"TERM": "xterm-256color"}


@pytest.fixture
def tty() -> Iterator[TextIO]:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w") as file:
        yield file
    os.close(master)


def test_a_terminal_is_accepted(tty: TextIO) -> None:
    assert why_no_terminal(XTERM, tty, tty) is None


@pytest.mark.parametrize(("environ", "key"), [
    ({}, "unknown"), ({"TERM": ""}, "unknown"), ({"TERM": "unknown"}, "unknown"),
    ({"TERM": "dumb"}, "dumb")])  # fmt: skip
def test_a_terminal_that_cannot_be_drawn_on_is_not(environ: dict[str, str], key: str, tty: TextIO) -> None:
    assert why_no_terminal(environ, tty, tty) == f"ending.no-terminal.{key}"


def test_a_pipe_a_closed_file_and_none_are_no_terminals(tty: TextIO, tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        assert why_no_terminal(XTERM, tty, file) == "ending.no-terminal.output"
        assert why_no_terminal(XTERM, file, tty) == "ending.no-terminal.input"
    assert why_no_terminal(XTERM, tty, file) == "ending.no-terminal.output"
    assert why_no_terminal(XTERM, None, tty) == "ending.no-terminal.input"


def test_asking_reads_neither_textual_nor_rich() -> None:
    """Textual takes a quarter of a second, and its driver writes 34 kB to a terminal that can't read them."""
    code = "import sys; from ladok_tui.terminal.check import why_no_terminal as why; "
    code += "print(why({}, sys.stdin, sys.stdout)); print(sorted({'textual', 'rich'} & set(sys.modules)))"

    done = subprocess.run(  # noqa: S603  # our own interpreter and words
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )

    assert done.stdout == "ending.no-terminal.input\n[]\n"


def entries(language: str) -> dict[str, str]:
    text = (LOCALE / language / "ending.po").read_text(encoding="utf-8")
    return dict(re.findall(r'^msgid "([^"]+)"\nmsgstr "([^"]*)"$', text, re.MULTILINE))


def test_both_languages_say_every_ending() -> None:
    swedish, english = entries("sv"), entries("en")

    assert swedish.keys() == english.keys()
    for words in (swedish, english):
        assert "{path}" in words["ending.crashed"]
        for key in ("input", "output", "unknown", "dumb"):
            assert "ladok-tui show" in words[f"ending.no-terminal.{key}"]
            assert "ladok-tui do" in words[f"ending.no-terminal.{key}"]
