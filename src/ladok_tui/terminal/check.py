"""Whether there is a terminal to draw on, asked before Textual is imported: it writes 34 kB of sequences to any."""

from collections.abc import Mapping
from typing import IO

from ladok_tui.commands.output import is_terminal


def why_no_terminal(environ: Mapping[str, str], stdin: IO[str] | None, stdout: IO[str] | None) -> str | None:
    """Return the catalogue key of the reason why the app can't be drawn here, or None if it can.

    The sentences name `show` and `do`, which need no terminal.
    """
    if not is_terminal(stdin):
        return "ending.no-terminal.input"
    if not is_terminal(stdout):
        return "ending.no-terminal.output"
    match environ.get("TERM", ""):
        case "" | "unknown":
            return "ending.no-terminal.unknown"
        case "dumb":
            return "ending.no-terminal.dumb"
    return None
