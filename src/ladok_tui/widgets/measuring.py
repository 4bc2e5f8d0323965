"""The columns of a page measured: once, from all its rows; the natural width first, then the names give way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

import msgspec
from rich.cells import cell_len

from ladok_tui.views.view import Cell, Column, Row, Section
from ladok_tui.widgets.columns import BELOW, FACTS, FOLDED_AT, GAP, LEAD_GAP, LEADS, STEP, Columns, Shape, with_levels

NAME_EASY = 24  # with less room than this for a name that needs it, another of its facts had better stand below it
NAME_LEAST = 16  # with less than this a name says too little; it may as well have a line of its own
CODE_BELOW_AT = 60  # below this width the codes go under the names, if the page doesn't fit as it is
OUTLIERS = 6  # one row in so many may take a line of its own for a fact that is far longer than the others'

TAIL = (Column.STATE, Column.DATE)
"""The columns that line up down the page only if there is room for it, else within their section."""


NARROWING = (
    (Shape.LINE, NAME_LEAST),
    (Shape.CODE_BELOW, NAME_EASY),
    (Shape.DATE_BELOW, NAME_EASY),
    (Shape.STATE_BESIDE, NAME_LEAST),
)
"""The shapes by how little room there is, each with the least that it may leave of the names."""

TERSE = tuple(map(frozenset, ((), (Column.SIZE,), (Column.SIZE, Column.DATE), FACTS)))
"""The columns that are said in fewer letters, by how little room there is."""


class _Line(msgspec.Struct, frozen=True):
    """What is measured of a row's cells: its level, and the widths of what it has, in full and tersely."""

    cells: tuple[Cell, ...]
    level: int
    name: int
    leads: tuple[Column, ...]
    facts: Mapping[Column, int]
    terse: Mapping[Column, int]


class _Page(msgspec.Struct, frozen=True):
    """The lines of a page by the headings of their sections, and what all sections share."""

    lines: Mapping[str, list[_Line]]
    folds: Mapping[str, bool]
    margin: int
    leads: Mapping[Column, int]

    @property
    def all(self) -> Iterator[_Line]:
        """All lines, section by section."""
        return chain.from_iterable(self.lines.values())


class Measure:
    """The widths of a page, taken from all its rows: those beneath closed ones and under every tab, too.

    So nothing moves when a row is opened or the page is narrowed.  Sections are known by their headings.  Rows that are
    as they were ``before`` aren't measured again.
    """

    def __init__(self, sections: Sequence[Section], before: "Measure | None" = None) -> None:
        known = {} if before is None else before.rows
        self.rows: dict[str, _Line] = {}
        """What was measured of each row, by its key."""
        lines: dict[str, list[_Line]] = {}
        folds: dict[str, bool] = {}
        for section in sections:
            heading = section.heading.eye
            lines.setdefault(heading, []).extend(
                self._line(row, level, known) for row, level in with_levels(section.rows)
            )
            folds[heading] = folds.get(heading, False) or any(row.children for row in section.rows)
        margin = STEP if any(lines) else 0
        leads = {
            lead: max((line.facts.get(lead, 0) for line in chain.from_iterable(lines.values())), default=0)
            for lead in LEADS
        }
        if leads[Column.LABEL] and any(folds.values()):  # where values stand behind labels, they stand in one column
            folds = dict.fromkeys(folds, True)
        self._page = _Page(lines, folds, margin, leads)
        self._fitted: dict[int, dict[str, Columns]] = {}
        self._whole = whole = _Widths(self._page, Shape.LINE, {}, TERSE[0])
        headings = max(map(cell_len, lines), default=0)
        self.natural_width = max(headings, whole.names_end + whole.most_taken, whole.bare_end)
        """The width at which every row stands on one line, whole."""

    def _line(self, row: Row, level: int, known: Mapping[str, _Line]) -> _Line:
        was = known.get(row.key)
        line = was if was is not None and (was.cells, was.level) == (row.cells, level) else _line(row, level)
        self.rows[row.key] = line
        return line

    def columns(self, section: Section, width: int) -> Columns:
        """Return the columns of a section of the page, or of one that wasn't measured with it."""
        if width not in self._fitted:
            self._fitted = {width: self._fit(width)}  # one width at a time is all that is drawn
        found = self._fitted[width].get(section.heading.eye)
        margin, leads = self._page.margin, self._page.leads
        return found or Columns(width, Shape.LINE, margin, leads, width, dict.fromkeys(FACTS, 0), False, TERSE[0])

    def _fit(self, width: int) -> dict[str, Columns]:
        for terse in TERSE:  # rather in fewer letters than without all of a name
            widths = _Widths(self._page, Shape.LINE, {}, terse) if terse else self._whole
            if widths.bare_end <= width and widths.leaves(width, width):
                return widths.fitted(width)
        if width >= FOLDED_AT:
            for shape, least in NARROWING:
                if shape is Shape.LINE and width < CODE_BELOW_AT:
                    continue
                for widths in self._tries(shape):
                    if widths.leaves(least, width):
                        return widths.fitted(width)
        return _Widths(self._page, Shape.FOLDED, {}, TERSE[-1]).fitted(width)

    def _tries(self, shape: Shape) -> Iterator["_Widths"]:
        """Return the ways to lay out a page in a shape, the best first."""
        caps: dict[Column, int] = {}
        while True:
            widths = _Widths(self._page, shape, caps, TERSE[-1])
            if widths.outliers() > max(1, sum(1 for _ in self._page.all) // OUTLIERS):
                return  # the long ones are no exception
            yield widths
            longest = max(FACTS, key=widths.lead_of_the_longest)
            if widths.lead_of_the_longest(longest) == 0:
                return
            caps = {**caps, longest: widths.all[longest] - widths.lead_of_the_longest(longest)}


class _Widths:
    """The widths of a page's columns in one shape; a fact wider than its column's cap leaves it."""

    def __init__(self, page: _Page, shape: Shape, caps: Mapping[Column, int], terse: frozenset[Column]) -> None:
        self._page, self._shape, self._caps, self._terse = page, shape, caps, terse
        self._drawn = [column for column in FACTS if column not in BELOW[shape]]
        widest = {heading: self._widest(lines) for heading, lines in page.lines.items()}
        self.all = {column: max((one[column] for one in widest.values()), default=0) for column in FACTS}
        self._own: dict[str, dict[Column, int]] = {}
        self._freed: dict[str, int] = {}
        self.names_end = self.bare_end = 0
        self._names: dict[str, dict[int, int]] = {heading: {} for heading in page.lines}
        for heading, lines in page.lines.items():
            self._look_at_facts(heading, widest[heading])
            self._look_at_names(heading, lines)
        self.most_taken = max((_taken(own) + self._freed[heading] for heading, own in self._own.items()), default=0)

    def fitted(self, width: int) -> dict[str, Columns]:
        """Return each section's columns at a width; the names take what the facts leave them."""
        page = self._page
        if self._shape is Shape.FOLDED:
            return {heading: self._columns(heading, width, width, self.all) for heading in page.lines}
        dated = sum(bool(own[Column.DATE]) for own in self._own.values()) > 1
        if dated and self.names_end + _taken(self.all) <= width:
            return {heading: self._columns(heading, width, self.names_end, self.all) for heading in page.lines}
        ends = self._ends(width)
        return {heading: self._columns(heading, width, ends[heading], own) for heading, own in self._own.items()}

    def leaves(self, least: int, width: int) -> bool:
        """Decide whether a width leaves every name that is cut at least so many cells."""
        ends = self._ends(width)
        return all(
            min(name, least) <= ends[heading] - self._freed[heading] - start
            for heading, names in self._names.items()
            for start, name in names.items()
        )

    def _ends(self, width: int) -> dict[str, int]:
        """Return where each section's names end: all before the same columns, if that cuts no name.

        Else a section without the first of the columns doesn't hold up those that have them: its facts begin earlier.
        """
        room = {heading: width - _taken(own) for heading, own in self._own.items()}
        shared = [room[heading] for heading, freed in self._freed.items() if not freed]
        ends = shared or [room[heading] - freed for heading, freed in self._freed.items()]
        end = min([self.names_end, *ends])  # a page of nothing has no sections
        return {heading: min(end + freed, room[heading]) for heading, freed in self._freed.items()}

    def lead_of_the_longest(self, column: Column) -> int:
        """Return by how much the longest fact of a column is longer than the next."""
        widths = sorted({width for width in self._of(column) if width <= self._caps.get(column, width)})
        return widths[-1] - (widths[-2] if len(widths) > 1 else 0) if widths else 0

    def outliers(self) -> int:
        """Return how many facts are longer than their column."""
        return sum(width > cap for column, cap in self._caps.items() for width in self._of(column))

    def _of(self, column: Column) -> Iterator[int]:
        if column in self._drawn:
            yield from (width for line in self._page.all if (width := self._facts(line).get(column, 0)))

    def _facts(self, line: _Line) -> Mapping[Column, int]:
        if not self._terse:
            return line.facts
        return {column: (line.terse if column in self._terse else line.facts)[column] for column in line.facts}

    def _widest(self, lines: Iterable[_Line]) -> dict[Column, int]:
        widest = dict.fromkeys(FACTS, 0)
        for line in lines:
            facts = self._facts(line)
            for column in self._drawn:
                width = facts.get(column, 0)
                if widest[column] < width <= self._caps.get(column, width):
                    widest[column] = width
        return widest

    def _look_at_facts(self, heading: str, widest: Mapping[Column, int]) -> None:
        """Find which columns a section has: as wide as on the whole page, but for the last ones and those it lacks."""
        lacked = list(takewhile(lambda column: not widest[column], FACTS)) if any(widest.values()) else []
        own = self.all | {column: widest[column] for column in TAIL}
        self._own[heading] = own | dict.fromkeys(lacked, 0)
        self._freed[heading] = _taken({column: own[column] for column in lacked})

    def _look_at_names(self, heading: str, lines: Iterable[_Line]) -> None:
        """Find where the names end if they are whole: those before facts, and those that stand alone."""
        edge = self._page.margin + (STEP if self._page.folds[heading] else 0)
        drawn = [column for column in FACTS if self.all[column]]
        for line in lines:
            start = edge + STEP * line.level + sum(self._page.leads[lead] + LEAD_GAP for lead in line.leads)
            first = next((place for place, column in enumerate(drawn) if line.facts.get(column)), None)
            if first is None:
                self.bare_end = max(self.bare_end, start + line.name)
            else:
                free = sum(GAP + self.all[column] for column in drawn[:first])
                self.names_end = max(self.names_end, start + line.name - free)
                names = self._names[heading]
                names[start - free] = max(names.get(start - free, 0), line.name)

    def _columns(self, heading: str, width: int, end: int, facts: Mapping[Column, int]) -> Columns:
        page = self._page
        return Columns(width, self._shape, page.margin, page.leads, end, facts, page.folds[heading], self._terse)


def _line(row: Row, level: int) -> _Line:
    facts = {cell.column: cell_len(cell.said.eye) for cell in row.cells if cell.said.eye}
    shorter = {cell.column: cell_len(cell.terse) for cell in row.cells if cell.terse and cell.said.eye}
    terse = facts | shorter if shorter else facts
    leads = tuple(lead for lead in LEADS if lead in facts)
    return _Line(row.cells, level, facts.get(Column.NAME, 0), leads, facts, terse)


def _taken(widths: Mapping[Column, int]) -> int:
    return sum(GAP + width for width in widths.values() if width)
