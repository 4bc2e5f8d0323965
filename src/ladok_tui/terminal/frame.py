"""What was painted and what the terminal shows, cell by cell: only the cells that differ are sent.

Textual paints whole screens when a dialog opens or closes, several times over, and whole lists when they scroll.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from ladok_tui.terminal.compositor import StripsUpdate
from ladok_tui.terminal.pen import PLAIN, Pen, pen_of, switch

GAP = 6
"""Unchanged cells that cost less to send again than to jump over."""

Update = LayoutUpdate | ChopsUpdate | StripsUpdate


class Cell(NamedTuple):
    """What stands in a cell, with all that combines with it; nothing in the second half of a wide letter."""

    text: str
    pen: Pen


BLANK = Cell(" ", PLAIN)


class _Cells(dict[str, Cell]):
    """The cells of one pen by what stands in them, each made once: a screen has few, and they are quickly told apart.

    A blank has only what of the pen shows on it.
    """

    def __init__(self, pen: Pen) -> None:
        super().__init__({" ": Cell(" ", pen.on_blank)})
        self._pen = pen

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = Cell(text, self._pen)
        return cell


_MADE = 512

_cells_of = lru_cache(_MADE)(_Cells)
_graphemes = lru_cache(_MADE)(split_graphemes)


class Frame:
    """What was painted, and what of it the terminal shows, of which nothing is known at first."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._painted: list[list[Cell]] = []
        self._shown: list[list[Cell] | None] = []
        self._touched: set[int] = set()

    def paint(self, update: Update, size: Size, colours: ColorSystem) -> None:
        """Take in what Textual has painted, for a terminal of a size."""
        if size != self._size:
            self._size = size
            self._painted = [[BLANK] * size.width for _ in range(size.height)]
            self.forget()
        for x, y, strip in _strips(update):
            if 0 <= y < size.height:
                self._touched.add(y)
                _lay(self._painted[y], x, _cells(strip, colours))

    def forget(self) -> None:
        """Take it that nobody knows what the terminal shows: another has used it, or its window was drawn out."""
        self._shown = [None] * self._size.height
        self._touched = set(range(self._size.height))

    def changes(self, but: int | None = None) -> str:
        """Return the text that brings the terminal to what was painted, leaving the cursor wherever that ends.

        Nothing where it shows that already.  The row ``but`` is left for later.
        """
        stretches = [
            (y, *one) for y in sorted(self._touched - {but}) for one in _stretches(self._shown[y], self._painted[y])
        ]
        return self._text(stretches, self._touched - {but})

    def row_change(self, y: int) -> str:
        """Return the text for one row, in one piece: a reader that says what comes says it without a break."""
        if y not in self._touched:
            return ""
        stretches = _stretches(self._shown[y], self._painted[y])
        return self._text([(y, stretches[0][0], stretches[-1][1])] if stretches else [], {y})

    def _text(self, stretches: list[tuple[int, int, int]], rows: set[int]) -> str:
        """Return what draws stretches, each a row with from and to, beginning and ending without any colour.

        Then the rows are shown.  Colours stay from one stretch to the next: to move the cursor draws nothing.
        """
        out: list[str] = []
        pen = PLAIN
        for y, first, end in stretches:
            out.append(f"\x1b[{y + 1};{first + 1}H")
            pen = _draw(out, self._painted[y][first:end], pen)
        out.append(switch(pen, PLAIN))
        for y in rows:
            self._shown[y] = self._painted[y].copy()
        self._touched -= rows
        return "".join(out)


def _lay(row: list[Cell], x: int, cells: list[Cell]) -> None:
    """Lay cells into a row; of a wide letter that loses one half, the other one becomes a blank."""
    end = min(x + len(cells), len(row))
    if x < len(row) and x > 0 and not row[x].text:
        row[x - 1] = Cell(" ", row[x - 1].pen.on_blank)
    if end < len(row) and not row[end].text:
        row[end] = Cell(" ", row[end].pen.on_blank)
    row[x:end] = cells[: max(0, end - x)]
    if row and x < end == len(row) and end - x < len(cells) and not cells[end - x].text:
        row[-1] = Cell(" ", row[-1].pen.on_blank)  # the window's edge has cut it in two


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """Yield each strip of an update with the column and the row that it begins in."""
    if isinstance(update, StripsUpdate):
        yield from update.strips
        return
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= last and end > first:  # what lies beside the span wasn't rendered
                yield x, y, chop if first <= x < last and end <= last else chop.crop(0, min(end, last) - x)


def _cells(strip: Strip, colours: ColorSystem) -> list[Cell]:
    """Return the cells that a strip fills."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if control or not text:
            continue
        pen = PLAIN if style is None else pen_of(style, colours)
        known = _cells_of(pen)
        if text.isascii():
            cells += map(known.__getitem__, text)
            continue
        for start, end, width in _graphemes(text)[0]:
            if width:
                cells.append(known[text[start:end]])
                cells += [known[""]] * (width - 1)
            elif cells:
                _combine(cells, text[start:end])
    return cells


def _combine(cells: list[Cell], mark: str) -> None:
    """Let a mark without width stand on the letter before it, which an earlier segment ended with."""
    place = next(place for place in range(len(cells) - 1, -1, -1) if cells[place].text)
    cells[place] = Cell(cells[place].text + mark, cells[place].pen)


def _stretches(shown: list[Cell] | None, cells: list[Cell]) -> list[tuple[int, int]]:
    """Return from and to of the stretches to send: whole words, and what lies between two that are near each other.

    All of it where nobody knows what is shown.
    A reader that says what is sent would say a scrap of a word where only its end has changed; and a wide letter is
    never sent by half.
    """
    if shown is None:
        return [(0, len(cells))]
    found: list[tuple[int, int]] = []
    reached = 0
    for place, (old, new) in enumerate(zip(shown, cells, strict=True)):
        if old is new or place < reached or old == new:
            continue
        first, reached = _word(cells, place)
        if found and first - found[-1][1] <= GAP:
            first = found.pop()[0]
        found.append((first, reached))
    return found


def _word(cells: list[Cell], place: int) -> tuple[int, int]:
    """Return from and to of the word that a cell is in; of a blank, the blank alone."""
    first, last = place, place + 1
    if cells[place].text != " ":
        while first and cells[first - 1].text != " ":
            first -= 1
        while last < len(cells) and cells[last].text != " ":
            last += 1
    return first, last


def _draw(out: list[str], cells: Iterable[Cell], pen: Pen) -> Pen:
    """Add the text that draws cells side by side, begun with a pen; return the pen that it ends with."""
    on_blank = pen.on_blank
    for text, wanted in cells:
        # A blank takes any pen that looks alike there: between two words of one colour nothing is switched.
        if wanted is not pen and wanted != pen and not (text == " " and wanted == on_blank):
            out.append(switch(pen, wanted))
            pen, on_blank = wanted, wanted.on_blank
        out.append(text)
    return pen
