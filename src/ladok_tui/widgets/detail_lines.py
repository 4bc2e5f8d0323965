"""The lines of a row's details: its title, its blocks, and where the highlight stops."""

from collections.abc import Sequence

from rich.cells import cell_len

from ladok_tui.views.view import Block, Column, Row, Tone
from ladok_tui.widgets.block_layout import BlockLine
from ladok_tui.widgets.cell_text import clipped, on_one_line
from ladok_tui.widgets.columns import cell_of
from ladok_tui.widgets.following import aim, can_follow
from ladok_tui.widgets.legend import ABOVE, BELOW
from ladok_tui.widgets.runs import Drawn, Run

TITLE = -1
"""The block of the title's line, which is none."""


def title_of(row: Row) -> str:
    """Return the thing's name and code."""
    code = cell_of(row, Column.CODE)
    return " · ".join(on_one_line(text) for text in (row.named.eye, code.said.eye if code else "") if text)


def title_line(title: str, width: int, *, ruled: bool) -> Drawn:
    """Return the title's line, with a rule behind it where the details lie below the list and are looked at."""
    text = clipped(title, width)
    rule = width - cell_len(text) - 1
    if ruled and rule > 0:
        return Run(text, Tone.HEADING), Run(" " + "─" * rule, Tone.QUIET)
    return (Run(text, Tone.HEADING),)


def more_line(more: tuple[str, str], width: int, *, above: bool, below: bool) -> Drawn:
    """Return the line that says at its right edge where there is more."""
    text = "  ".join(
        f"{sign} {said}".strip()
        for sign, said, there in zip((ABOVE, BELOW), more, (above, below), strict=True)
        if there
    )
    return (Run(" " * max(0, width - cell_len(text)), Tone.NORMAL), Run(text, Tone.QUIET))


def stops_of(lines: Sequence[BlockLine], blocks: Sequence[Block], *, every: bool) -> list[int]:
    """Return the first line of each block that can be followed; for who hears the thing, of ``every`` block."""
    found: dict[int, int] = {}
    for number, line in enumerate(lines):
        is_stop = every or (line.block != TITLE and can_follow(blocks[line.block]))
        if is_stop and line.drawn:
            found.setdefault(line.block, number)
    return [number for block, number in found.items() if block != TITLE]


def stop_again(
    lines: Sequence[BlockLine], blocks: Sequence[Block], stops: Sequence[int], held: tuple[int, Block]
) -> int | None:
    """Return the stop of a block, held by its place and itself, in a thing told anew; None where it is gone.

    It is known by what following it does: in its place may by now be another, which nobody has looked at.
    """
    place, block = held
    again = [stop for stop in stops if aim(blocks[lines[stop].block]) == aim(block)]
    here = next((stop for stop in again if lines[stop].block == place), None)
    return here if here is not None or aim(block) is None else next(iter(again), None)
