"""A page put into lines, section by section: which row, block, heading or note comes to stand on which."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ladok_tui.views.view import Cell, Column, Link, Row, Said, Section
from ladok_tui.widgets.block_layout import BlockLine, drawn_blocks
from ladok_tui.widgets.columns import GAP, Columns
from ladok_tui.widgets.following import can_follow
from ladok_tui.widgets.placed import PageStyle, Placed
from ladok_tui.widgets.row_layout import drawn_beneath, drawn_heading, drawn_note
from ladok_tui.widgets.row_lines import RowLines
from ladok_tui.widgets.runs import Drawn, indented


class Placing:
    """The stops of a page and its lines, but for those of the rows themselves, which are drawn when they are seen.

    ``opened`` tells the rows that the user has opened or closed, by their keys; ``known`` the lines of rows as they
    were before, by their keys.
    """

    def __init__(self, opened: Mapping[str, bool], style: PageStyle, known: Mapping[str, RowLines]) -> None:
        self.places: list[Placed] = []
        self.count = 0
        self.gaps = 0
        """Between how many sections there is a blank line, or would be one in an airy page."""
        self.still: dict[int, Drawn] = {}
        """Headings, notes and blank lines, by their numbers."""
        self.inner: dict[int, list[Drawn]] = {}
        """The lines of the blocks beneath opened rows, by the rows' indexes."""
        self._opened, self._style, self._known = opened, style, known

    def add(self, order: int, section: Section, columns: Columns) -> None:
        """Place a section, the one of that order on the page, beneath those before."""
        if self.count and (section.heading.eye or section.note.eye):
            self.gaps += 1
            if self._style.airy:
                self.still[self.count] = ()
                self.count += 1
        first = len(self.places)
        self._add_still(drawn_heading(section, columns.width), f"\0heading {order}", section.heading, columns, 0)
        self._add_still(drawn_note(section, columns), f"\0note {order}", section.note, columns, columns.sign_at(0))
        self._add_links(section.links, order, columns)
        self._add_rows(section.rows, 0, columns, None)
        if first < len(self.places):
            self.places[first] = msgspec.structs.replace(self.places[first], first=True)

    def _add_still(self, lines: Sequence[Drawn], key: str, said: Said, columns: Columns, at: int) -> None:
        """Give a heading or a note its lines; no row's key begins as theirs do."""
        self.still.update(enumerate(lines, self.count))
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
            self.still.update(enumerate(lines, self.count))
            self.places.append(Placed(row, 0, columns, None, left, self.count, len(lines), block=0))
            self.count += len(lines)

    def _add_rows(self, rows: Iterable[Row], level: int, columns: Columns, parent: int | None) -> None:
        at, elsewhere = columns.text_at(level), self._style.elsewhere
        for row in rows:
            opens = bool(row.children) or (bool(row.blocks) and not elsewhere)
            opened = opens and self._opened.get(row.key, row.open and bool(row.children))
            own = self._known.get(row.key)
            if own is None or not own.are_of(row, level, columns, opened=opened):
                own = RowLines(row, level, columns, opened=opened)
            beneath = drawn_beneath(row, level, columns)
            placed = Placed(
                row, level, columns, parent, at, self.count, own.height, own, False, opened, opens, None, False,
                len(beneath),
            )  # fmt: skip
            index = len(self.places)
            self.places.append(placed)
            if opened and not elsewhere and not row.children:  # what lies in a row stands there instead of its blocks
                self._add_blocks(placed, index)
            self.count += self.places[index].height
            if beneath:
                said = row.before if row.before.eye else row.wrong
                self._add_still(beneath, f"\0beneath {row.key}", said, columns, at)
            if opened:
                self._add_rows(row.children, level + 1, columns, index)

    def _add_blocks(self, placed: Placed, index: int) -> None:
        """Give an opened row the lines of its blocks, and each block that can be followed a stop."""
        # In the narrowest windows no further in than needed.
        left = min(placed.at + GAP, placed.columns.width // 4)
        lines = drawn_blocks(placed.row.blocks, placed.columns.width - left, self._style.signs)
        self.inner[index] = [indented(line.drawn, left) for line in lines]
        self.places[index] = msgspec.structs.replace(placed, height=placed.height + len(lines))
        for block, (first, height) in _extents(lines).items():
            if can_follow(placed.row.blocks[block]):
                line = placed.line + placed.height + first
                self.places.append(
                    Placed(placed.row, placed.level, placed.columns, index, left, line, height, block=block)
                )


def _extents(lines: Sequence[BlockLine]) -> Mapping[int, tuple[int, int]]:
    """Return each block's first line among those of all, and how many it takes."""
    found: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        first, height = found.get(line.block, (number, 0))
        found[line.block] = first, height + 1
    return found
