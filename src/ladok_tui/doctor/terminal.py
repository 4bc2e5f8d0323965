"""What the terminal is, as far as it can be told without asking it: an answer might never come."""

import os
import sys
from collections.abc import Iterator, Mapping

from ladok_core.words import Words
from ladok_tui.commands.output import is_terminal
from ladok_tui.doctor.report import Finding, State
from ladok_tui.screens.small_window import is_too_small
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.check import why_no_terminal
from ladok_tui.terminal.colours import is_colourless
from ladok_tui.terminal.in_force import InForce

_LETTERS = 60  # of a terminal's name
_COMFORTABLE = 60  # columns from which everything can be read without a second look


def terminal(environ: Mapping[str, str], settings: Mapping[str, InForce], words: Words) -> Iterator[Finding]:
    """Yield what the app would go by; ``settings`` are those in force, by name."""
    yield _kind(environ, words)
    yield Finding("terminal.term", environ.get("TERM", "")[:_LETTERS])
    yield Finding("terminal.colorterm", environ.get("COLORTERM", "")[:_LETTERS])
    yield _size(words)
    yield Finding("terminal.colours", "none" if is_colourless(environ) else _colours())
    yield Finding("terminal.keyboard", "legacy" if settings["keyboard"].value == "legacy" else "kitty")
    yield _clipboard(environ, words)
    yield Finding("terminal.accessible", is_accessible(environ))
    yield Finding("terminal.no-color", is_colourless(environ))


def _kind(environ: Mapping[str, str], words: Words) -> Finding:
    why = why_no_terminal(environ, sys.stdin, sys.stdout)
    if why is None:
        return Finding("terminal.is-terminal", value=True)
    # In a pipe it was put there; a terminal that can't be drawn on is another matter.
    both = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    code = why.removeprefix("ending.")
    if both:
        return Finding("terminal.is-terminal", value=True, state=State.LOOK, code=code, sentences=(words.say(why),))
    return Finding("terminal.is-terminal", value=False, code=code)


def _size(words: Words) -> Finding:
    for file in (sys.stdout, sys.stderr, sys.stdin):
        if file is None or not is_terminal(file):
            continue
        try:
            columns, rows = os.get_terminal_size(file.fileno())
        except (OSError, ValueError):
            continue
        value = f"{columns}x{rows}"
        if is_too_small(columns, rows):
            return Finding("terminal.size", value, State.LOOK, "too-small", (words.say("doctor.too-small"),))
        if columns < _COMFORTABLE:
            return Finding("terminal.size", value, State.OK, "narrow", (words.say("doctor.narrow"),))
        return Finding("terminal.size", value)
    return Finding("terminal.size", None)


def _colours() -> str:
    """Return how many colours the terminal is taken to have: by the very names that Textual goes by."""
    from rich.console import Console  # noqa: PLC0415  takes longer than all else here

    found = Console(force_terminal=True).color_system
    return {"standard": "16", "256": "256", "truecolor": "16777216"}.get(found or "", "none")


def _clipboard(environ: Mapping[str, str], words: Words) -> Finding:
    """Say that what is copied goes by OSC 52, which not everything between us and the screen passes on."""
    for code, stands_there in (
        ("console", environ.get("TERM", "") in ("linux", "dumb", "")),
        ("screen", "STY" in environ),
    ):
        if stands_there:
            said = words.say(f"doctor.clipboard.{code}")
            return Finding("terminal.clipboard", "OSC 52", State.LOOK, f"clipboard-{code}", (said,))
    if "TMUX" in environ:
        said = words.say("doctor.clipboard.tmux")
        return Finding("terminal.clipboard", "OSC 52", code="clipboard-tmux", sentences=(said,))
    return Finding("terminal.clipboard", "OSC 52")
