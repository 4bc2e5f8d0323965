"""The columns of a page: measured once, from its own data, in terminal cells."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

import msgspec
from rich.cells import cell_len

from ladok_tui.widgets.old.rows import FACTS, Cell, Column, Row, Section

GAP = 2  # between columns
VERB_GAP = 1  # between the verb and the name: they read as a sentence
STEP = 2  # between a heading and its rows, between a row and its children, and for the mark of a row with children
NAME_EASY = 24  # with less room than this for the names that need it, what can be said tersely is
NAME_LEAST = 14  # with less room than this for the names, another shape is better
CODE_BELOW_AT = 60  # below this width the code goes under the name
CAPS = (0.4, 0.36, 0.33)  # shares of the width: a fact that is wider than this leaves its column
FOLDED_AT = 45  # below this width a thing is two lines


class Shape(Enum):
    """How a row stands: on one line, on one line with the code beneath when opened, or on two lines."""

    LINE = auto()
    CODE_BELOW = auto()
    FOLDED = auto()


class Columns(msgspec.Struct, frozen=True):
    """Where the columns of a section stand; widths in cells, 0 for a column that isn't drawn.

    ``margin`` is where rows begin, ``name_end`` the cell after the name column; ``marks`` whether rows carry ▾ and ▸,
    ``terse`` whether cells say what they can in fewer letters.
    """

    width: int
    shape: Shape
    margin: int
    verb: int
    name_end: int
    facts: Mapping[Column, int]
    marks: bool
    terse: bool

    def said(self, cell: Cell) -> str:
        """Return what a cell says here."""
        return cell.said(terse=self.terse)

    def mark_at(self, level: int) -> int:
        """Return where the row's mark stands; deep levels stop moving in, so that a name always has room."""
        return min(self.margin + STEP * level, self.width // 3)

    def text_at(self, level: int) -> int:
        """Return where the row's text begins."""
        return self.mark_at(level) + (STEP if self.marks else 0)

    def name_at(self, level: int, row: Row) -> int:
        """Return where the row's name begins: after its verb, if it has one."""
        return self.text_at(level) + (self.verb + VERB_GAP if row.cell(Column.VERB) else 0)


def with_levels(rows: Sequence[Row], level: int = 0) -> Iterator[tuple[Row, int]]:
    """Every row and descendant, with its level of indentation."""
    for row in rows:
        own = level + row.depth
        yield row, own
        yield from with_levels(row.children, own + 1)


def measured(sections: Sequence[Section], width: int) -> tuple[Columns, ...]:
    """Return the columns of each section, so that they line up down the page.

    The closed rows count too: opening one moves nothing.  Where the names would have too little room, facts are said
    tersely, and then a thing takes two lines.
    """
    if width >= FOLDED_AT:
        on_one_line = Shape.LINE if width >= CODE_BELOW_AT else Shape.CODE_BELOW
        tries = [(CAPS[0], NAME_EASY, False), *((cap, NAME_LEAST, True) for cap in CAPS)]
        for cap, least, terse in tries:  # a few long facts take two lines themselves, before every thing does
            columns = _Measuring(sections, width, on_one_line, int(width * cap), terse=terse).columns(least)
            if columns is not None:
                return columns
    return _Measuring(sections, width, Shape.FOLDED, width, terse=True).folded()


class _Measuring:
    """The widths of one page in one shape."""

    def __init__(self, sections: Sequence[Section], width: int, shape: Shape, cap: int, *, terse: bool) -> None:
        self.width = width
        self.shape = shape
        self.terse = terse
        self.rows = [tuple(with_levels(section.rows)) for section in sections]
        self.marks = [any(row.children for row, _ in rows) for rows in self.rows]
        self.margin = STEP if any(section.heading for section in sections) else 0
        # What is wider than this is left out: its row takes two lines, instead of all others losing their names.
        self.cap = cap
        self.verb = self._widest(Column.VERB, self.rows)
        hidden = {Shape.LINE: (), Shape.CODE_BELOW: (Column.CODE,), Shape.FOLDED: FACTS}[shape]
        self.page = {column: 0 if column in hidden else self._widest(column, self.rows) for column in FACTS}

    def columns(self, least: int) -> tuple[Columns, ...] | None:
        """Return the columns of each section, or None when a name is cut to fewer cells than the least."""
        # Dates line up down the page if there is room, else (or with nothing to line up with) in their own section.
        own = [self.page | self._tail([rows]) for rows in self.rows]
        names = self._names_end()
        aligned = sum(bool(widths[Column.DATE]) for widths in own) > 1 and names + _taken(self.page) <= self.width
        facts = [self.page] * len(own) if aligned else own
        end = min(names, self.width - max(map(_taken, facts), default=0))
        if end < min(names, self.margin + least + (self.verb + VERB_GAP if self.verb else 0)):
            return None
        return tuple(self._section(end, widths, marks) for widths, marks in zip(facts, self.marks, strict=True))

    def folded(self) -> tuple[Columns, ...]:
        """Return the columns of rows that take two lines: none but the verbs'."""
        return tuple(self._section(self.width, self.page, marks) for marks in self.marks)

    def _section(self, end: int, facts: Mapping[Column, int], marks: bool) -> Columns:
        return Columns(self.width, self.shape, self.margin, self.verb, end, facts, marks, self.terse)

    def _widest(self, column: Column, sections: Sequence[Sequence[tuple[Row, int]]]) -> int:
        cells = (row.cell(column) for rows in sections for row, _ in rows)
        widths = (cell_len(cell.said(terse=self.terse)) for cell in cells if cell)
        return max((width for width in widths if width <= self.cap), default=0)

    def _tail(self, sections: Sequence[Sequence[tuple[Row, int]]]) -> dict[Column, int]:
        return {column: self._widest(column, sections) for column in (Column.STATE, Column.DATE)}

    def _names_end(self) -> int:
        """Return where the name column ends if every name is whole."""
        end = 0
        for rows, marks in zip(self.rows, self.marks, strict=True):
            section = self._section(0, self.page, marks)
            for row, level in rows:
                name = row.cell(Column.NAME)
                if name and any(row.cell(column) for column in FACTS if self.page[column]):
                    free = _taken({column: self.page[column] for column in free_after_name(row, self.page)})
                    end = max(end, section.name_at(level, row) + cell_len(name.text) - free)
        return end


def free_after_name(row: Row, widths: Mapping[Column, int]) -> Iterator[Column]:
    """The columns between the name and the row's first fact that is drawn: the name may reach into them."""
    for column in FACTS:
        if widths[column] and row.cell(column):
            return
        yield column


def _taken(widths: Mapping[Column, int]) -> int:
    return sum(GAP + width for width in widths.values() if width)
