"""A page as lines: which row, heading or note stands on which line, with some rows opened; drawn only when seen."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ladok_tui.widgets.old.columns import Columns
from ladok_tui.widgets.old.row_layout import Drawn, drawn_details, drawn_heading, drawn_note, drawn_row, fits, opens
from ladok_tui.widgets.old.rows import Row, Section


class Placed(NamedTuple):
    """A row at its place: its first line, and how many lines it takes with what is opened beneath it.

    ``parent`` is the index of the row that it lies in; ``first`` whether it is the first of its section;
    ``opened`` and ``opens`` whether it is open, and could be.
    """

    row: Row
    level: int
    columns: Columns
    parent: int | None
    first: bool
    opened: bool
    opens: bool
    line: int
    height: int


class PageLines:
    """The lines of a page whose sections have been measured.

    ``opened`` tells the rows that the user has opened or closed, by id.  With `airy`, a blank line stands before
    each heading but the first.  With `beside`, the rows' details stand elsewhere, and only what lies in them opens.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        columns: Sequence[Columns],
        opened: Mapping[str, bool],
        *,
        airy: bool,
        beside: bool = False,
    ) -> None:
        self.rows: list[Placed] = []
        self.count = 0
        self._opened = opened
        self._beside = beside
        self._still: dict[int, Drawn] = {}
        self._drawn: dict[int, Drawn] = {}
        for section, own in zip(sections, columns, strict=True):
            if airy and self.count and section.heading:
                self._still[self.count] = ()
                self.count += 1
            self._add_still(drawn_heading(section.heading, own.width))
            self._add_still(drawn_note(section.note, own))
            first = len(self.rows)
            self._place(section.rows, 0, own, None)
            if first < len(self.rows):
                self.rows[first] = self.rows[first]._replace(first=True)
        self._starts = [placed.line for placed in self.rows]

    def index_at(self, line: int) -> int | None:
        """Return the index of the row that stands on a line, or None for a heading, a note or nothing."""
        index = bisect_right(self._starts, line) - 1
        return index if index >= 0 and line < self.rows[index].line + self.rows[index].height else None

    def nearest(self, line: int) -> int | None:
        """Return the index of the row on a line, or else of the next one, or of the last; None without rows."""
        if not self.rows:
            return None
        at = self.index_at(line)
        return at if at is not None else min(bisect_right(self._starts, line), len(self.rows) - 1)

    def index_of(self, row_id: str) -> int | None:
        """Return the index of a row that isn't hidden in a closed one."""
        return next((index for index, placed in enumerate(self.rows) if placed.row.id == row_id), None)

    def beside(self, index: int, gone: "PageLines") -> int | None:
        """Return the index here of the nearest row that stood by `index` on the page before, which had it."""
        here = {placed.row.id: place for place, placed in enumerate(self.rows)}
        before = gone.rows[index:] + gone.rows[:index][::-1]
        kept = next((here[placed.row.id] for placed in before if placed.row.id in here), None)
        return kept if kept is not None or not self.rows else min(index, len(self.rows) - 1)

    def top_of(self, index: int) -> int:
        """Return the first line to be seen with a row: with its heading, for the first of a section."""
        if not self.rows[index].first:
            return self.rows[index].line
        line = self.rows[index].line
        while line > 0 and self._still.get(line - 1):
            line -= 1
        return line

    def section_start(self, index: int, step: int) -> int:
        """Return the index of the first row of the next (1) or the previous (-1) section, or the index given."""
        places = range(index + 1, len(self.rows)) if step > 0 else range(index - 1, -1, -1)
        return next((place for place in places if self.rows[place].first), index)

    def line(self, number: int) -> Drawn:
        """Return what stands on a line; nothing beyond the last."""
        if number in self._still:
            return self._still[number]
        if number not in self._drawn:
            index = self.index_at(number)
            if index is None:
                return ()
            self._drawn.update(enumerate(self._lines_of(self.rows[index]), self.rows[index].line))
        return self._drawn[number]

    def _lines_of(self, placed: Placed) -> list[Drawn]:
        row, level, columns = placed.row, placed.level, placed.columns
        lines = drawn_row(row, level, columns, opened=placed.opened)
        return lines + drawn_details(row, level, columns) if placed.opened and not self._beside else lines

    def _add_still(self, lines: Iterable[Drawn]) -> None:
        for drawn in lines:
            self._still[self.count] = drawn
            self.count += 1

    def _place(self, rows: Iterable[Row], level: int, columns: Columns, parent: int | None) -> None:
        for row in rows:
            own = level + row.depth
            can_open = bool(row.children) if self._beside else opens(row, own, columns)
            opened = can_open and self._opened.get(row.id, row.open)
            placed = Placed(row, own, columns, parent, False, opened, can_open, self.count, 1)
            if opened or not fits(row, own, columns):
                placed = placed._replace(height=len(self._lines_of(placed)))
            self.rows.append(placed)
            self.count += placed.height
            if opened:
                self._place(row.children, own + 1, columns, len(self.rows) - 1)
