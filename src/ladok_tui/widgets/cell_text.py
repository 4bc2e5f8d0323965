"""Text measured in terminal cells: a wide letter takes two, a combining mark none."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size

ELLIPSIS = "…"
HELD = "\N{NO-BREAK SPACE}"
"""Holds a number to its unit where lines are broken; drawn as a blank, so that what is copied can be found again."""

WORD = re.compile(rf"(?P<blanks>[^\S{HELD}]*)(?P<word>(?:\S|{HELD})+)")


def on_one_line(text: str) -> str:
    """Return the text with line breaks and tabs as blanks, for a place that has one line."""
    return text if text.isprintable() else " ".join(text.split())


def clipped(text: str, width: int) -> str:
    """Return the text if it fits into the width, else its beginning and an ellipsis."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text with blanks up to the width, before it if it stands to the right."""
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int, hang: int = 0) -> list[str]:
    """Return the text as lines of at most `width` cells, broken between words; the lines after the first hang in.

    A word longer than a line is cut.  The text's own line breaks stay.  A no-break space breaks no line, and is drawn
    as a blank; what it holds together is parted at it where a line is too narrow for both.
    """
    width = max(1, width)
    bare = text.strip(" ").replace(HELD, " ")
    if bare.isprintable() and cell_len(bare) <= width:  # most are a line, and need not be taken apart
        return [bare]
    hang = min(hang, width // 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for blanks, word in _words(paragraph, width - hang):
            if line and cell_len(line) + len(blanks) + cell_len(word) > width:
                lines.append(line)
                line = " " * hang + word
            else:
                line += blanks + word if line else word
        lines.append(line)
    return [line.replace(HELD, " ") for line in lines]


def _words(text: str, width: int) -> Iterator[tuple[str, str]]:
    """The words, each with the blanks before it; a word wider than the width in pieces."""
    for found in WORD.finditer(text):
        blanks = " " * len(found["blanks"])
        held = [found["word"]] if cell_len(found["word"]) <= width else found["word"].split(HELD)
        for part in held:
            first, *rest = chop_cells(part, width) or [part]  # nothing but marks: no cells to chop
            yield blanks, first
            yield from (("", piece) for piece in rest)
            blanks = " "
