"""Ticks in words, for who hears the page: readers say ``[x]`` as a letter, and ``[ ]`` not at all."""

import msgspec

from ladok_tui.views.view import Cell, Column, Row, Said, View


def with_marks_in_words(view: View) -> View:
    """Return the view with every mark shown as it is said: chosen, not chosen, closed."""
    sections = tuple(msgspec.structs.replace(one, rows=tuple(map(_row, one.rows))) for one in view.sections)
    return msgspec.structs.replace(view, sections=sections)


def _row(row: Row) -> Row:
    cells, children = tuple(map(_cell, row.cells)), tuple(map(_row, row.children))
    return msgspec.structs.replace(row, cells=cells, children=children)


def _cell(cell: Cell) -> Cell:
    return msgspec.structs.replace(cell, said=Said.alike(cell.said.ear)) if cell.column is Column.MARK else cell
