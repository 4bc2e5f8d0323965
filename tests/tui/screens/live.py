"""The real app in a real terminal, on the sample data of the fixed day."""

import sys
from collections.abc import Callable
from pathlib import Path

from tui.terminal import Terminal

TESTS = Path(__file__).parents[2]

Open = Callable[..., Terminal]


def running(
    open_terminal: Open, *args: str, size: tuple[int, int] = (80, 24), wait: str = "Nya resultat", **env: str
) -> Terminal:
    """The app in a terminal, with its first page drawn; the arguments are those of ``sample_run``."""
    command = [sys.executable, str(TESTS / "tui" / "sample_run.py"), *args]
    usual = not env and "ansi" not in args  # else Textual's own environment is another
    terminal = open_terminal(command, size, {"PYTHONPATH": str(TESTS)} | env, forked=usual)
    terminal.wait_for(wait, timeout=15)
    terminal.settle()
    return terminal
