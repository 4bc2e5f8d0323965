"""A row, a heading or a note as runs of text, cell by cell: what stands on each line, before any colour."""

from typing import NamedTuple

from rich.cells import cell_len

from ladok_tui.widgets.cell_text import clipped, on_one_line, padded, wrapped
from ladok_tui.widgets.old.columns import FOLDED_AT, GAP, STEP, VERB_GAP, Columns, Shape, free_after_name
from ladok_tui.widgets.old.rows import FACTS, Cell, Column, Line, Row, Tone

OPEN_MARK, CLOSED_MARK = "▾ ", "▸ "
NAME_SHORTEST = 4  # a name cut to fewer cells than this says nothing: the row takes two lines


class Run(NamedTuple):
    """A stretch of text in one tone."""

    text: str
    tone: Tone


Drawn = tuple[Run, ...]
"""A line of the screen, from its left edge; never wider than the columns it was drawn for."""


def drawn_heading(text: str, width: int) -> list[Drawn]:
    """Return a heading's line."""
    return [(Run(clipped(on_one_line(text), width), Tone.HEADING),)] if text else []


def drawn_note(text: str, columns: Columns) -> list[Drawn]:
    """Return a section's note, over as many lines as it takes."""
    return _block(Line(text, Tone.QUIET), columns.mark_at(0), columns.width) if text else []


def fits(row: Row, level: int, columns: Columns) -> bool:
    """Whether the row can stand on one line, with every fact whole and something left of its name."""
    if columns.shape is Shape.FOLDED:
        return False
    facts = [(column, cell) for column in FACTS if (cell := row.cell(column)) and not _is_below(column, columns)]
    if any(cell_len(columns.said(cell)) > columns.facts[column] for column, cell in facts):
        return False
    name = row.cell(Column.NAME)
    return _name_room(row, level, columns) >= (min(NAME_SHORTEST, cell_len(name.text)) if name else 0)


def drawn_row(row: Row, level: int, columns: Columns, *, opened: bool) -> list[Drawn]:
    """Return the row's own line, or two or more where it doesn't fit on one."""
    mark = [Run(" " * columns.mark_at(level), Tone.NORMAL)]
    if columns.marks:
        sign = (OPEN_MARK if opened else CLOSED_MARK) if row.children else "  "
        mark.append(Run(sign, Tone.QUIET))
    if fits(row, level, columns):
        return [(*mark, *_one_line(row, level, columns))]
    return [_cropped((*mark, *_title(row, level, columns)), columns.width), *_fact_lines(row, level, columns)]


def drawn_details(row: Row, level: int, columns: Columns) -> list[Drawn]:
    """Return the lines that stand beneath an opened row."""
    left = columns.text_at(level) + (GAP if columns.width >= 20 else 0)
    code = row.cell(Column.CODE) if _is_below(Column.CODE, columns) and fits(row, level, columns) else None
    lines = ([Line(code.text, row.tone_of(code))] if code else []) + list(row.details)
    return [drawn for line in lines for drawn in _block(line, left, columns.width)]


def opens(row: Row, level: int, columns: Columns) -> bool:
    """Whether there is anything to open beneath the row."""
    code_below = row.cell(Column.CODE) is not None and _is_below(Column.CODE, columns)
    return bool(row.children or row.details) or (code_below and fits(row, level, columns))


def _is_below(column: Column, columns: Columns) -> bool:
    return column is Column.CODE and columns.shape is Shape.CODE_BELOW


def _name_room(row: Row, level: int, columns: Columns) -> int:
    free = sum(GAP + columns.facts[column] for column in free_after_name(row, columns.facts) if columns.facts[column])
    if not any(row.cell(column) for column in FACTS if columns.facts[column]):
        free = columns.width - columns.name_end  # nothing follows
    return columns.name_end + free - columns.name_at(level, row)


def _one_line(row: Row, level: int, columns: Columns) -> list[Run]:
    runs: list[Run] = []
    if verb := row.cell(Column.VERB):
        runs.append(Run(padded(clipped(verb.text, columns.verb), columns.verb + VERB_GAP), row.tone_of(verb)))
    name = row.cell(Column.NAME) or Cell(Column.NAME, "")
    room = _name_room(row, level, columns)
    runs.append(Run(padded(_clipped_name(name, room), room), row.tone_of(name)))
    skipped = set(free_after_name(row, columns.facts))
    for column in FACTS:
        if columns.facts[column] and column not in skipped:
            cell = row.cell(column) or Cell(column, "")
            text = padded(on_one_line(columns.said(cell)), columns.facts[column], right=column is Column.SIZE)
            runs.append(Run(" " * GAP + text, row.tone_of(cell)))
    return runs


def _clipped_name(name: Cell, room: int) -> str:
    ending = on_one_line(name.ending)
    if not ending or cell_len(ending) + NAME_SHORTEST > room:
        return clipped(on_one_line(name.text), room)
    return clipped(on_one_line(name.text.removesuffix(name.ending)), room - cell_len(ending)) + ending


def _title(row: Row, level: int, columns: Columns) -> list[Run]:
    """Return the first line of a row on several: its verb and its name."""
    room = columns.width - columns.text_at(level)
    runs: list[Run] = []
    verb, name = row.cell(Column.VERB), row.cell(Column.NAME)
    if verb:
        # The verbs line up as on a wide screen, if that leaves the name some room.
        width = columns.verb if columns.verb + VERB_GAP + 2 * NAME_SHORTEST <= room else 0
        runs.append(Run(padded(on_one_line(verb.text), width) + " " * VERB_GAP, row.tone_of(verb)))
        room -= cell_len(runs[0].text)
    if name:
        runs.append(Run(_clipped_name(name, room), row.tone_of(name)))
    return runs


def _fact_lines(row: Row, level: int, columns: Columns) -> list[Drawn]:
    """Return a row's facts under its name: on one line if they can stand there, whole in any case."""
    left = columns.text_at(level) + (STEP if columns.width >= FOLDED_AT else 0)
    cells = [cell for column in FACTS if (cell := row.cell(column))]
    room = max(1, columns.width - left)
    length = sum(cell_len(columns.said(cell)) for cell in cells)
    gap = GAP if length + GAP * (len(cells) - 1) <= room else 1
    lines: list[list[Run]] = []
    used = room
    for cell in cells:
        tone = row.tone_of(cell)
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
    return [_cropped(tuple(line), columns.width) for line in lines]


def _block(line: Line, left: int, width: int) -> list[Drawn]:
    left += min(line.indent, max(0, (width - left) // 2))
    texts = wrapped(line.text, width - left, line.hang)
    return [_cropped((Run(" " * left, Tone.NORMAL), Run(text, line.tone)), width) for text in texts]


def _cropped(line: Drawn, width: int) -> Drawn:
    """Return the line, cut at the width: in the narrowest windows even a single letter may be too wide."""
    runs: list[Run] = []
    for run in line:
        text = clipped(run.text, width)
        runs.append(Run(text, run.tone))
        width -= cell_len(text)
    return tuple(run for run in runs if run.text)
