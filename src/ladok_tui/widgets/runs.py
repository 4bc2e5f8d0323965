"""A line of the screen as runs of text, each in one tone, before any colour."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from ladok_tui.views.view import Tone
from ladok_tui.widgets.cell_text import clipped


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one tone."""

    text: str
    tone: Tone


Drawn = tuple[Run, ...]
"""A line, from its left edge; never wider than what it was drawn for."""


def cropped(line: Sequence[Run], width: int) -> Drawn:
    """Return the line, cut at the width: in the narrowest windows even a single letter may be too wide."""
    runs: list[Run] = []
    for run in line:
        text = clipped(run.text, width)
        runs.append(Run(text, run.tone))
        width -= cell_len(text)
    return tuple(run for run in runs if run.text)


def indented(line: Drawn, left: int) -> Drawn:
    """Return the line moved in by some cells."""
    return (Run(" " * left, Tone.NORMAL), *line) if left and line else line


def text_of(line: Drawn) -> str:
    """Return the line's text."""
    return "".join(run.text for run in line)
