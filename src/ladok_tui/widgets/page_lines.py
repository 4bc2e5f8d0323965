"""A page as lines: which row, block, heading or note stands on which line, and which is near which."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import zip_longest

from ladok_tui.views.view import Section
from ladok_tui.widgets.columns import Columns
from ladok_tui.widgets.following import aim
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.placed import PageStyle, Placed
from ladok_tui.widgets.placing import Placing
from ladok_tui.widgets.row_lines import RowLines
from ladok_tui.widgets.runs import Drawn


class PageLines:
    """The lines of a page.  ``opened`` tells the rows that the user has opened or closed, by their keys.

    Of rows that stand as they did on the page ``before``, the lines are kept.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        measure: Measure,
        width: int,
        opened: Mapping[str, bool],
        style: PageStyle,
        before: "PageLines | None" = None,
    ) -> None:
        self.width = width
        self._sections, self._measure, self._opened, self._style = sections, measure, {**opened}, style
        columns = [measure.columns(section, width) for section in sections]
        self._columns = columns if before is None else before.with_same(columns)
        placing = Placing(self._opened, style, {} if before is None else before.known)
        for order, section in enumerate(sections):
            placing.add(order, section, self._columns[order])
        self.places, self.count = placing.places, placing.count
        self.tight = placing.count - placing.gaps if style.airy else placing.count
        """How many lines it takes without blank ones between its sections."""
        self.airy = self.tight + placing.gaps
        """How many it takes with them."""
        self._still, self._inner = placing.still, placing.inner
        self._starts = [placed.line for placed in self.places]
        self._rows = [index for index, placed in enumerate(self.places) if placed.is_row]

    def are_of(
        self,
        sections: Sequence[Section],
        measure: Measure,
        width: int,
        opened: Mapping[str, bool],
        style: PageStyle,
    ) -> bool:
        """Decide whether they are those of the very same page."""
        same = sections is self._sections and measure is self._measure
        return same and (width, opened, style) == (self.width, self._opened, self._style)

    def with_same(self, columns: list[Columns]) -> list[Columns]:
        """Return columns with the ones of this page in the place of their equals, so that they are known at a look."""
        return [old if old == new else new for old, new in zip_longest(self._columns[: len(columns)], columns)]

    @cached_property
    def known(self) -> Mapping[str, RowLines]:
        """The lines of the rows by their keys."""
        return {placed.row.key: placed.own for placed in self.places if placed.own is not None}

    def index_at(self, line: int) -> int | None:
        """Return the index of what stands on a line, or None for what is no stop.  Beneath a row it is the row's."""
        index = bisect_right(self._starts, line) - 1
        while index >= 0:
            placed = self.places[index]
            if line < placed.line + placed.height:
                return index
            if placed.block is None or placed.parent is None:
                return None
            index = placed.parent
        return None

    def nearest(self, line: int) -> int | None:
        """Return the index of what stands on a line, or else of the next stop, or of the last; None without any."""
        if not self.places:
            return None
        at = self.index_at(line)
        return at if at is not None else min(bisect_right(self._starts, line), len(self.places) - 1)

    def index_of(self, key: str, block: int | None = None) -> int | None:
        """Return the index of a row that isn't hidden in a closed one, or of a block beneath it."""
        return self._indices.get((key, block))

    @cached_property
    def _indices(self) -> Mapping[tuple[str, int | None], int]:
        """The index of each stop by its key; of two alike the first, as on the page."""
        return {placed.key: index for index, placed in reversed([*enumerate(self.places)])}

    def beside(self, index: int, gone: "PageLines") -> int | None:
        """Return the index here of the nearest stop that stood by `index` on the page before, which had it.

        From a row one comes to a row: a link in a note isn't what one looked at.
        """
        here, left = self._indices, gone.places[index]
        again = self._again(left)
        owner = here.get((left.row.key, None))  # a row that was closed over the block that had the highlight
        if again is not None or owner is not None:
            return again if again is not None else owner
        from_row = left.block is None
        before = gone.places[index + 1 :] + gone.places[:index][::-1]
        kept = (here[one.key] for one in before if one.key in here and not (from_row and one.block is not None))
        nearest = min(index, len(self.places) - 1)
        others = self.beginning if from_row and self.places and self.places[nearest].block is not None else nearest
        return next(kept, others if self.places else None)

    def _again(self, left: Placed) -> int | None:
        """Return the index here of a stop of another page: a row by its key, a block of it by what following it does.

        In the place of a block that is gone may be another, which nobody has looked at.
        """
        here, block = self.index_of(*left.key), left.followed
        if block is None:
            return here
        of_row = ((index, one.followed) for index, one in enumerate(self.places) if one.row.key == left.row.key)
        alike = [index for index, one in of_row if one is not None and aim(one) == aim(block)]
        return here if here in alike else next(iter(alike), None)

    @property
    def beginning(self) -> int | None:
        """The index at which a page begins: a row, since a link in a note isn't what one came for; None without any."""
        begins = (index for index, placed in enumerate(self.places) if placed.block is None)
        return next(begins, 0 if self.places else None)

    def top_of(self, index: int) -> int:
        """Return the first line to be seen with a stop: with its heading, for the first of a section."""
        line = self.places[index].line
        if self.places[index].first:
            while line > 0 and self._still.get(line - 1):
                line -= 1
        return line

    def section_start(self, index: int, step: int) -> int:
        """Return the index of the first row of the next (1) or the previous (-1) section, or the index given.

        Who hears the page stops at its headings, too, by the arrows; here a heading's row is meant, with what it does.
        """
        places = range(index + 1, len(self.places)) if step > 0 else range(index - 1, -1, -1)
        rows = (self._row_under(place) for place in places if self.places[place].first)
        return next((row for row in rows if (row - index) * step > 0), index)

    def _row_under(self, first: int) -> int:
        """Return the index of a section's first row, by that of its first stop; a section of notes has only that."""
        for place in range(first, len(self.places)):
            if place > first and self.places[place].first:
                break
            if self.places[place].is_row:
                return place
        return first

    def rows_until(self, index: int) -> tuple[int, int]:
        """Return which of the rows in view of all keys stands at an index, from 1, and how many there are."""
        return bisect_right(self._rows, index), len(self._rows)

    def line(self, number: int) -> Drawn:
        """Return what stands on a line; nothing beyond the last."""
        if number in self._still:
            return self._still[number]
        index = self.index_at(number)
        if index is None:
            return ()
        placed = self.places[index]
        if placed.block is not None and placed.parent is not None:
            index, placed = placed.parent, self.places[placed.parent]
        own = placed.own.drawn if placed.own is not None else ()
        at = number - placed.line
        return own[at] if at < len(own) else self._inner[index][at - len(own)]
