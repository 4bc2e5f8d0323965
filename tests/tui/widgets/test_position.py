"""Where in a page the highlight is, in signs and numbers."""

import pytest

from ladok_tui.widgets.position import Position


@pytest.mark.parametrize(
    ("position", "shown", "searching"),
    [
        (Position(9, 18, above=True, below=True), "9/18 ↑ ↓", "9/18 ↑ ↓"),
        (Position(2, 3), "", "2/3"),
        (Position(0, 18, below=True), "↓", "↓"),  # on a heading
        (Position(0, 0, above=True), "↑", "0/0 ↑"),  # a page of texts and links alone
        (Position(), "", "0/0"),
    ],
)
def test_what_is_counted_is_a_row_and_nothing_is_said_where_all_is_in_view(
    position: Position, shown: str, searching: str
) -> None:
    assert (position.text(), position.text(always=True)) == (shown, searching)
