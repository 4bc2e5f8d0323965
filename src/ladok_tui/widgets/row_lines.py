"""The lines of one row by itself: kept for as long as the row is as it was, and drawn only when they come into view."""

from collections.abc import Sequence

from ladok_tui.views.view import Row
from ladok_tui.widgets.columns import Columns
from ladok_tui.widgets.row_layout import drawn_row, row_height
from ladok_tui.widgets.runs import Drawn


class RowLines:
    """How many lines a row takes in its columns, and what stands on them; what is opened beneath it is not among them.

    A page that is asked for anew is full of rows that say what they said: of those nothing is measured or drawn again.
    """

    __slots__ = ("_columns", "_drawn", "_level", "_opened", "_row", "height")

    def __init__(self, row: Row, level: int, columns: Columns, *, opened: bool) -> None:
        self._row, self._level, self._columns, self._opened = row, level, columns, opened
        self._drawn: Sequence[Drawn] | None = None
        self.height = row_height(row, level, columns)

    def are_of(self, row: Row, level: int, columns: Columns, *, opened: bool) -> bool:
        """Decide whether a row looks the same in columns; in equal ones, they are to be the same."""
        mine = self._row
        is_there = columns is self._columns and level == self._level and opened is self._opened
        return is_there and mine.cells == row.cells and bool(mine.children) is bool(row.children)

    @property
    def drawn(self) -> Sequence[Drawn]:
        """What stands on them."""
        if self._drawn is None:
            self._drawn = drawn_row(self._row, self._level, self._columns, opened=self._opened)
        return self._drawn
