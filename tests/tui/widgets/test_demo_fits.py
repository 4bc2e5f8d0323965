"""The design size: at 80 columns every page of everyone in the demo stands in lines, and few names are cut.  U7, U9."""

from collections.abc import Iterator

import pytest

from ladok_tui.views.view import Column, Row
from ladok_tui.widgets.cell_text import on_one_line
from ladok_tui.widgets.columns import Columns, cell_of, with_levels
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.row_layout import drawn_row
from ladok_tui.widgets.runs import text_of
from tui.sample_app import NOW, sample
from tui.views.said import pages, view_of

DESIGN, MENU = 79, 100  # the page's own columns in a window of 80, and beside the menu in one of 120


def placed(language: str, width: int) -> Iterator[tuple[Row, int, Columns]]:
    """Every row of every page, its level, and where its columns stand."""
    for held in sample():
        for name, page in pages(held, NOW):
            view = view_of(name, page, language)
            measure = Measure(view.sections)
            for section in view.sections:
                columns = measure.columns(section, width)
                yield from ((row, level, columns) for row, level in with_levels(section.rows))


@pytest.mark.parametrize(("language", "width", "most"), [("sv", DESIGN, 2), ("en", DESIGN, 4), ("sv", MENU, 0)])
def test_no_row_breaks_and_few_names_are_cut(language: str, width: int, most: int) -> None:
    """U9, U11: ``most`` is how many names in a hundred; what is said in fewer letters is said whole."""
    rows = list(placed(language, width))
    broken, cut = [], []
    for row, level, columns in rows:
        first, *more = [text_of(line) for line in drawn_row(row, level, columns, opened=True)]
        name = cell_of(row, Column.NAME)
        broken += [first] if more else []
        cut += [first] if name and on_one_line(name.said.eye) not in first else []

    assert broken == []
    assert len(cut) * 100 <= most * len(rows), cut
