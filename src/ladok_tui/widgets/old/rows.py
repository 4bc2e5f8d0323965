"""What a row list draws: sections of rows, a row of cells in fixed columns, and the lines that open beneath it."""

from enum import StrEnum, unique

import msgspec


@unique
class Tone(StrEnum):
    """How a text is meant; the theme gives each its colour, and none is told by colour alone."""

    NORMAL = "normal"
    QUIET = "quiet"
    ACCENT = "accent"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    HEADING = "heading"


@unique
class Column(StrEnum):
    """The columns, in the order that they stand on every page."""

    VERB = "verb"
    NAME = "name"
    CODE = "code"
    SIZE = "size"
    STATE = "state"
    DATE = "date"


FACTS = (Column.CODE, Column.SIZE, Column.STATE, Column.DATE)
"""The columns after the name."""

COLUMN_TONES = {
    Column.VERB: Tone.ACCENT,
    Column.NAME: Tone.NORMAL,
    Column.CODE: Tone.QUIET,
    Column.SIZE: Tone.QUIET,
    Column.STATE: Tone.NORMAL,
    Column.DATE: Tone.QUIET,
}


class Cell(msgspec.Struct, frozen=True):
    """A text in a column, already cleaned; without a tone of its own it takes its row's, or else its column's.

    ``terse`` is a shorter text that means the same, for a page where the names would have too little room; ``ending``
    is how a name ends that tells it from others, as ", period 2": it is not cut with the rest.
    """

    column: Column
    text: str
    tone: Tone | None = None
    terse: str = ""
    ending: str = ""

    def said(self, *, terse: bool) -> str:
        """Return the text, or the shorter one where that is asked for and there is one."""
        return (terse and self.terse) or self.text


class Line(msgspec.Struct, frozen=True):
    """A line beneath an opened row.

    ``indent`` is its distance from the row's name, ``hang`` how much further in it goes on when it is too long for
    one line; both in terminal cells.
    """

    text: str
    tone: Tone = Tone.NORMAL
    indent: int = 0
    hang: int = 0


class Row(msgspec.Struct, frozen=True):
    """A thing: its id, unique on the page, its cells, and what opens beneath it.

    ``depth`` moves the row in, a step at a time, in a list that is flat; children are a step further in by themselves.
    ``open`` is how the row stands until the user opens or closes it.
    """

    id: str
    cells: tuple[Cell, ...]
    details: tuple[Line, ...] = ()
    children: "tuple[Row, ...]" = ()
    depth: int = 0
    tone: Tone | None = None
    open: bool = False

    def cell(self, column: Column) -> Cell | None:
        """Return the cell in a column, if the row has one with any text."""
        for cell in self.cells:  # a plain loop: a long list asks this some ten thousand times
            if cell.column is column and cell.text:
                return cell
        return None

    def tone_of(self, cell: Cell) -> Tone:
        """Return the tone that a cell of this row is drawn in."""
        return cell.tone or self.tone or COLUMN_TONES[cell.column]


class Section(msgspec.Struct, frozen=True):
    """A heading with its rows.  The note is a quiet line beneath the heading, or all there is when rows are none."""

    heading: str
    rows: tuple[Row, ...] = ()
    note: str = ""
