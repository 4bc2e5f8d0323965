"""A row, a heading or a note as lines of runs: what stands on each line, before any colour."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from ladok_tui.views.view import NOTHING, Cell, Column, Row, Section, Tone
from ladok_tui.widgets.cell_text import clipped, on_one_line, padded, wrapped
from ladok_tui.widgets.columns import (
    BELOW,
    FACTS,
    FOLDED_AT,
    GAP,
    LEAD_GAP,
    LEADS,
    RIGHT,
    STEP,
    Columns,
    Shape,
    cell_of,
    free_after_name,
)
from ladok_tui.widgets.legend import CLOSED, OPENED, WRONG
from ladok_tui.widgets.runs import Drawn, Run, cropped

NAME_SHORTEST = 4  # a name cut to fewer cells than this says nothing: the row takes two lines

TONES = {
    Column.LABEL: Tone.QUIET,
    Column.VERB: Tone.ACCENT,
    Column.CODE: Tone.QUIET,
    Column.SIZE: Tone.QUIET,
    Column.AMOUNT: Tone.QUIET,
    Column.DATE: Tone.QUIET,
}
"""How a cell is drawn that has no tone of its own, where that isn't as usual."""


def drawn_heading(section: Section, width: int) -> list[Drawn]:
    """Return a section's heading, over as many lines as it takes."""
    heading = on_one_line(section.heading.eye)
    return [(Run(line, Tone.HEADING),) for line in wrapped(heading, width)] if heading else []


def drawn_note(section: Section, columns: Columns) -> list[Drawn]:
    """Return a section's note, over as many lines as it takes."""
    if not section.note.eye:
        return []
    left = Run(" " * columns.sign_at(0), Tone.NORMAL)
    texts = wrapped(section.note.eye, columns.width - columns.sign_at(0))
    return [cropped((left, Run(text, Tone.QUIET)), columns.width) for text in texts]


def drawn_beneath(row: Row, level: int, columns: Columns) -> list[Drawn]:
    """Return what is to be said of what was filled in, beneath the row: what stood there before, and what is wrong."""
    if not row.before.eye and not row.wrong.eye:  # nearly every row
        return []
    left = min(columns.text_at(level) + STEP, columns.width // 4)
    wrong = f"{WRONG} {row.wrong.eye}" if row.wrong.eye else ""
    return [
        cropped((Run(" " * left, Tone.NORMAL), Run(text, tone)), columns.width)
        for said, tone in ((row.before.eye, Tone.QUIET), (wrong, Tone.BAD))
        if said
        for text in wrapped(said, columns.width - left, STEP)
    ]


def value_at(row: Row, level: int, columns: Columns) -> int:
    """Return where the row's name begins on its first line, which is where it is filled in."""
    if fits(row, level, columns):
        return columns.name_at(level, row)
    return columns.text_at(level) + sum(cell_len(run.text) for run in _leads(row, level, columns))


def fits(row: Row, level: int, columns: Columns) -> bool:
    """Decide whether the row's facts can stand on one line, whole and with something left of its name."""
    if columns.shape is Shape.FOLDED:
        return not any(cell_of(row, column) for column in FACTS)
    below = BELOW[columns.shape]
    facts = [(column, cell) for column in FACTS if column not in below and (cell := cell_of(row, column))]
    if any(cell_len(columns.said(cell)) > columns.facts[column] for column, cell in facts):
        return False
    name = cell_of(row, Column.NAME)
    return _name_room(row, level, columns) >= (min(NAME_SHORTEST, cell_len(name.said.eye)) if name else 0)


def wraps(row: Row, level: int, columns: Columns) -> bool:
    """Decide whether a row is a sentence longer than its line: nothing else stands in it, and it is told whole."""
    if len(row.cells) != 1 or row.cells[0].column is not Column.NAME:
        return False
    return cell_len(row.cells[0].said.eye) > columns.width - columns.text_at(level)


def row_height(row: Row, level: int, columns: Columns) -> int:
    """Return how many lines the row itself takes."""
    if fits(row, level, columns) and not wraps(row, level, columns):
        return 1 + len(_fact_lines(row, level, columns, BELOW[columns.shape]))
    return len(drawn_row(row, level, columns, opened=False))


def drawn_row(row: Row, level: int, columns: Columns, *, opened: bool) -> list[Drawn]:
    """Return the row's own line, or two or more where it doesn't fit on one."""
    start = [Run(" " * columns.sign_at(level), Tone.NORMAL)]
    if columns.folds:
        sign = (OPENED if opened else CLOSED) if row.children else " " * STEP
        start.append(Run(sign, Tone.QUIET))
    if wraps(row, level, columns):
        return _sentence(row, level, columns, start)
    if fits(row, level, columns):
        line = cropped((*start, *_one_line(row, level, columns)), columns.width)
        return [line, *_fact_lines(row, level, columns, BELOW[columns.shape])]
    return [cropped((*start, *_title(row, level, columns)), columns.width), *_fact_lines(row, level, columns, FACTS)]


def tone_of(cell: Cell) -> Tone:
    """Return the tone that a cell is drawn in."""
    return TONES.get(cell.column, Tone.NORMAL) if cell.tone is Tone.NORMAL else cell.tone


def _name_room(row: Row, level: int, columns: Columns) -> int:
    free = sum(GAP + columns.facts[column] for column in free_after_name(row, columns.facts) if columns.facts[column])
    if not any(cell_of(row, column) for column in FACTS if columns.facts[column]):
        free = columns.width - columns.name_end  # nothing follows
    return columns.name_end + free - columns.name_at(level, row)


def _one_line(row: Row, level: int, columns: Columns) -> Iterator[Run]:
    for lead in LEADS:
        if cell := cell_of(row, lead):
            yield Run(
                padded(clipped(cell.said.eye, columns.leads[lead]), columns.leads[lead] + LEAD_GAP), tone_of(cell)
            )
    name = cell_of(row, Column.NAME) or Cell(Column.NAME, NOTHING)
    room = max(0, _name_room(row, level, columns))
    yield Run(padded(_clipped_name(name, room), room), tone_of(name))
    skipped = set(free_after_name(row, columns.facts))
    for column in FACTS:
        if columns.facts[column] and column not in skipped:
            cell = cell_of(row, column) or Cell(column, NOTHING)
            text = padded(on_one_line(columns.said(cell)), columns.facts[column], right=column in RIGHT)
            yield Run(" " * GAP + text, tone_of(cell))


def _clipped_name(name: Cell, room: int) -> str:
    text, ending = name.said.eye, on_one_line(name.ending)
    if not ending or cell_len(ending) + NAME_SHORTEST > room:
        return clipped(on_one_line(text), room)
    return clipped(on_one_line(text.removesuffix(name.ending)), room - cell_len(ending)) + ending


def _sentence(row: Row, level: int, columns: Columns, start: list[Run]) -> list[Drawn]:
    """Return the lines of a row that is a sentence, the later ones a little further in."""
    left = columns.text_at(level)
    first, *rest = wrapped(row.cells[0].said.eye, columns.width - left, STEP)
    tone = tone_of(row.cells[0])
    lines = [(*start, Run(first, tone)), *((Run(" " * left, Tone.NORMAL), Run(text, tone)) for text in rest)]
    return [cropped(line, columns.width) for line in lines]


def _title(row: Row, level: int, columns: Columns) -> Iterator[Run]:
    """Return the first line of a row on several: its label, its verb, its mark and its name."""
    room = columns.width - columns.text_at(level)
    for run in _leads(row, level, columns):
        room -= cell_len(run.text)
        yield run
    if name := cell_of(row, Column.NAME):
        yield Run(_clipped_name(name, max(0, room)), tone_of(name))


def _leads(row: Row, level: int, columns: Columns) -> Iterator[Run]:
    """Return what stands before the name of a row on several lines."""
    room = columns.width - columns.text_at(level)
    for lead in LEADS:
        if cell := cell_of(row, lead):
            # They line up as on a wide screen, if that leaves the name some room.
            width = columns.leads[lead] if columns.leads[lead] + LEAD_GAP + 2 * NAME_SHORTEST <= room else 0
            run = Run(padded(on_one_line(cell.said.eye), width) + " " * LEAD_GAP, tone_of(cell))
            room -= cell_len(run.text)
            yield run


def _fact_lines(row: Row, level: int, columns: Columns, below: Sequence[Column]) -> list[Drawn]:
    """Return the facts of a row that stand under its name: on one line if they can, whole in any case."""
    left = columns.text_at(level) + (STEP if columns.width >= FOLDED_AT else 0)
    cells = [cell for column in below if (cell := cell_of(row, column))]
    room = max(1, columns.width - left)
    length = sum(cell_len(columns.said(cell)) for cell in cells)
    gap = GAP if length + GAP * (len(cells) - 1) <= room else 1
    lines: list[list[Run]] = []
    used = room
    for cell in cells:
        tone = tone_of(cell)
        first, *rest = wrapped(columns.said(cell), room)
        if used + gap + cell_len(first) <= room:
            lines[-1].append(Run(" " * gap + first, tone))
            used += gap + cell_len(first)
        else:
            lines.append([Run(" " * left, Tone.NORMAL), Run(first, tone)])
            used = cell_len(first)
        for text in rest:
            lines.append([Run(" " * left, Tone.NORMAL), Run(text, tone)])
            used = cell_len(text)
    return [cropped(line, columns.width) for line in lines]
