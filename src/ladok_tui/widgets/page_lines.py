"""A page as lines: which row, block, heading or note stands on which line; drawn only when it comes into view."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import msgspec

from ladok_tui.views.view import Block, Cell, Column, Link, Row, Said, Section
from ladok_tui.widgets.block_layout import Signs, can_follow, drawn_blocks
from ladok_tui.widgets.columns import GAP, Columns
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.row_layout import drawn_beneath, drawn_heading, drawn_note, drawn_row, row_height
from ladok_tui.widgets.runs import Drawn, indented


class PageStyle(msgspec.Struct, frozen=True):
    """How a page is put into lines.

    ``airy`` puts a blank line before each heading but the first.  ``elsewhere`` says that the blocks of the rows stand
    in another widget, and only what lies in a row opens.  ``every_line_a_stop`` makes headings and notes places where
    the highlight stops, for who hears the page.  ``signs`` are those of the keys that do actions.
    """

    airy: bool = True
    elsewhere: bool = False
    every_line_a_stop: bool = False
    signs: Signs = MappingProxyType({})


class Placed(msgspec.Struct, frozen=True):
    """A place where the highlight can stand: a row, a block beneath it that can be followed, or a heading or note.

    ``at`` is where its text begins, ``line`` its first line, ``height`` how many it takes, with what is opened beneath
    it.  ``parent`` is the index of the row that it lies in; ``first`` whether it is the first of its section;
    ``opened`` and ``opens`` whether it is open, and could be.  ``block`` is the place of the block in the row, and
    ``still`` marks a heading or a note.  ``beneath`` is how many lines
    beneath it tell what was filled in.
    """

    row: Row
    level: int
    columns: Columns
    parent: int | None
    at: int
    line: int
    height: int
    first: bool = False
    opened: bool = False
    opens: bool = False
    block: int | None = None
    still: bool = False
    beneath: int = 0

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells it from the others on the page."""
        return self.row.key, self.block

    @property
    def followed(self) -> Block | None:
        """The block, if it is one."""
        return self.row.blocks[self.block] if self.block is not None else None


class PageLines:
    """The lines of a page.  ``opened`` tells the rows that the user has opened or closed, by their keys."""

    def __init__(
        self, sections: Sequence[Section], measure: Measure, width: int, opened: Mapping[str, bool], style: PageStyle
    ) -> None:
        self.places: list[Placed] = []
        self.count = 0
        self.gaps = 0
        """Between how many sections there is a blank line, or would be one in an airy page."""
        self._opened = opened
        self._style = style
        self._still: dict[int, Drawn] = {}
        self._drawn: dict[int, Drawn] = {}
        for order, section in enumerate(sections):
            columns = measure.columns(section, width)
            if self.count and section.heading.eye:
                self.gaps += 1
                if style.airy:
                    self._still[self.count] = ()
                    self.count += 1
            first = len(self.places)
            self._add_still(drawn_heading(section, columns.width), f"\0heading {order}", section.heading, columns, 0)
            self._add_still(drawn_note(section, columns), f"\0note {order}", section.note, columns, columns.sign_at(0))
            self._add_links(section.links, order, columns)
            self._place(section.rows, 0, columns, None)
            if first < len(self.places):
                self.places[first] = msgspec.structs.replace(self.places[first], first=True)
        self._starts = [placed.line for placed in self.places]
        self._rows = [index for index, placed in enumerate(self.places) if placed.block is None and not placed.still]

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
        here = {placed.key: place for place, placed in enumerate(self.places)}
        owner = gone.places[index].row.key, None  # a row that was closed over the block that had the highlight
        if owner in here and gone.places[index].key not in here:
            return here[owner]
        from_row = gone.places[index].block is None
        before = gone.places[index:] + gone.places[:index][::-1]
        kept = (here[one.key] for one in before if one.key in here and not (from_row and one.block is not None))
        nearest = min(index, len(self.places) - 1)
        others = self.beginning if from_row and self.places and self.places[nearest].block is not None else nearest
        return next(kept, others if self.places else None)

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
            if not self.places[place].still and self.places[place].block is None:
                return place
        return first

    def rows_until(self, index: int) -> tuple[int, int]:
        """Return which of the rows in view of all keys stands at an index, from 1, and how many there are."""
        return bisect_right(self._rows, index), len(self._rows)

    def line(self, number: int) -> Drawn:
        """Return what stands on a line; nothing beyond the last."""
        if number in self._still:
            return self._still[number]
        if number not in self._drawn:
            index = self.index_at(number)
            if index is None:
                return ()
            placed = self.places[index]
            if placed.block is not None and placed.parent is not None:
                placed = self.places[placed.parent]
            self._drawn.update(enumerate(self._lines_of(placed), placed.line))
        return self._drawn[number]

    def _lines_of(self, placed: Placed) -> list[Drawn]:
        lines = drawn_row(placed.row, placed.level, placed.columns, opened=placed.opened)
        return lines + [line for line, _ in self._blocks_of(placed)]

    def _blocks_of(self, placed: Placed) -> list[tuple[Drawn, int]]:
        """Return the lines beneath an opened row; what lies in a row stands there instead of its blocks."""
        if not placed.opened or self._style.elsewhere or placed.row.children:
            return []
        left = self._left_of(placed)
        found = drawn_blocks(placed.row.blocks, placed.columns.width - left, self._style.signs)
        return [(indented(line.drawn, left), line.block) for line in found]

    def _left_of(self, placed: Placed) -> int:
        """Return where the blocks beneath a row begin; in the narrowest windows no further in than needed."""
        return min(placed.columns.text_at(placed.level) + GAP, placed.columns.width // 4)

    def _add_still(self, lines: Sequence[Drawn], key: str, said: Said, columns: Columns, at: int) -> None:
        """Give a heading or a note its lines; no row's key begins as theirs do."""
        self._still.update(enumerate(lines, self.count))
        if lines and self._style.every_line_a_stop:
            row = Row(key, None, (Cell(Column.NAME, said),))
            self.places.append(Placed(row, 0, columns, None, at, self.count, len(lines), still=True))
        self.count += len(lines)

    def _add_links(self, links: Sequence[Link], order: int, columns: Columns) -> None:
        """Give each link of a note its lines, and a stop: they are no rows, and are not counted or filtered."""
        left = columns.sign_at(0)
        for number, link in enumerate(links):
            row = Row(f"\0link {order} {number}", None, (Cell(Column.NAME, link.said),), (link,))
            lines = [indented(one.drawn, left) for one in drawn_blocks((link,), columns.width - left, {})]
            self._still.update(enumerate(lines, self.count))
            self.places.append(Placed(row, 0, columns, None, left, self.count, len(lines), block=0))
            self.count += len(lines)

    def _place(self, rows: Iterable[Row], level: int, columns: Columns, parent: int | None) -> None:
        for row in rows:
            can_open = bool(row.children) or (bool(row.blocks) and not self._style.elsewhere)
            opened = can_open and self._opened.get(row.key, row.open and bool(row.children))
            height = row_height(row, level, columns)
            at = columns.text_at(level)
            placed = Placed(row, level, columns, parent, at, self.count, height, opened=opened, opens=can_open)
            index = len(self.places)
            self.places.append(placed)
            self._place_blocks(placed, index)
            self.count += self.places[index].height
            beneath = drawn_beneath(row, level, columns)
            self.places[index] = msgspec.structs.replace(self.places[index], beneath=len(beneath))
            self._add_still(beneath, f"\0beneath {row.key}", row.before if row.before.eye else row.wrong, columns, at)
            if opened:
                self._place(row.children, level + 1, columns, index)

    def _place_blocks(self, placed: Placed, index: int) -> None:
        """Give an opened row the lines of its blocks, and each block that can be followed a stop."""
        beneath = self._blocks_of(placed)
        if not beneath:
            return
        self.places[index] = msgspec.structs.replace(placed, height=placed.height + len(beneath))
        numbers = [block for _, block in beneath]
        for number in dict.fromkeys(numbers):
            if can_follow(placed.row.blocks[number]):
                line = placed.line + placed.height + numbers.index(number)
                height = numbers.count(number)
                self.places.append(
                    msgspec.structs.replace(
                        placed,
                        parent=index,
                        at=self._left_of(placed),
                        line=line,
                        height=height,
                        block=number,
                        opened=False,
                        opens=False,
                    )
                )
