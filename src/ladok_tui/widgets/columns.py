"""The columns of a page: which there are, and where those of a section stand, in terminal cells."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

import msgspec

from ladok_tui.views.view import Cell, Column, Row

GAP = 2  # between columns
LEAD_GAP = 1  # after a verb or a tick mark: it and the name read as a sentence
STEP = 2  # between a heading and its rows, between a row and its children, and for the sign of a row with children
FOLDED_AT = 45  # below this width a thing is two lines, if the page doesn't fit as it is

LEADS = (Column.LABEL, Column.VERB, Column.MARK)
"""The columns before the name."""

FACTS = (Column.CODE, Column.SIZE, Column.AMOUNT, Column.STATE, Column.DATE)
"""The columns after the name."""

RIGHT = frozenset({Column.SIZE, Column.AMOUNT})
"""The columns whose numbers stand to the right."""


class Shape(Enum):
    """How every row of a page stands: on one line, with some of its facts on a line beneath, or with all of them."""

    LINE = auto()
    CODE_BELOW = auto()
    DATE_BELOW = auto()
    STATE_BESIDE = auto()
    FOLDED = auto()


BELOW: Mapping[Shape, tuple[Column, ...]] = {
    Shape.LINE: (),
    Shape.CODE_BELOW: (Column.CODE,),
    Shape.DATE_BELOW: (Column.CODE, Column.DATE),
    Shape.STATE_BESIDE: (Column.CODE, Column.SIZE, Column.DATE),
    Shape.FOLDED: FACTS,
}
"""The columns whose facts stand beneath the name, in each shape."""


class Columns(msgspec.Struct, frozen=True):
    """Where the columns of a section stand; widths in cells, 0 for a column that isn't drawn.

    ``margin`` is where rows begin, ``name_end`` the cell after the name column; ``folds`` whether rows carry a sign
    for what lies in them, ``terse`` the columns whose cells say what they can in fewer letters.
    """

    width: int
    shape: Shape
    margin: int
    leads: Mapping[Column, int]
    name_end: int
    facts: Mapping[Column, int]
    folds: bool
    terse: frozenset[Column]

    def said(self, cell: Cell) -> str:
        """Return what a cell says here."""
        return (cell.column in self.terse and cell.terse) or cell.said.eye

    def sign_at(self, level: int) -> int:
        """Return where the row's sign stands; deep levels stop moving in, so that a name always has room."""
        return min(self.margin + STEP * level, self.width // 3)

    def text_at(self, level: int) -> int:
        """Return where the row's text begins."""
        return self.sign_at(level) + (STEP if self.folds else 0)

    def name_at(self, level: int, row: Row) -> int:
        """Return where the row's name begins: after its verb and its mark, if it has them."""
        return self.text_at(level) + sum(self.leads[lead] + LEAD_GAP for lead in LEADS if cell_of(row, lead))


def cell_of(row: Row, column: Column) -> Cell | None:
    """Return the row's cell in a column, if it says anything to the eye there."""
    for cell in row.cells:  # a plain loop: a long list asks this some ten thousand times
        if cell.column is column and cell.said.eye:
            return cell
    return None


def with_levels(rows: Iterable[Row], level: int = 0) -> Iterator[tuple[Row, int]]:
    """Return every row and what lies in it, each with its level of indentation."""
    for row in rows:
        yield row, level
        yield from with_levels(row.children, level + 1)


def free_after_name(row: Row, widths: Mapping[Column, int]) -> Iterator[Column]:
    """Return the columns between the name and the row's first fact that is drawn: the name may reach into them."""
    for column in FACTS:
        if widths[column] and cell_of(row, column):
            return
        yield column
