"""A number holds on to its unit where lines are broken, and is drawn with a plain blank."""

import pytest

from ladok_tui.widgets.cell_text import on_one_line, wrapped

HELD = "om 7,5\N{NO-BREAK SPACE}hp i allt"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (16, ["om 7,5 hp i allt"]),
        (15, ["om 7,5 hp i", "allt"]),
        (9, ["om 7,5 hp", "i allt"]),
        (8, ["om", "7,5 hp i", "allt"]),
        (6, ["om", "7,5 hp", "i allt"]),
        (5, ["om", "7,5", "hp i", "allt"]),
    ],
)
def test_a_line_is_broken_before_the_number_and_not_behind_it(width: int, lines: list[str]) -> None:
    """Else "22 / nov" is read twice; only where a line can't hold both are they parted, and nothing is lost."""
    assert wrapped(HELD, width) == lines


def test_what_is_drawn_can_be_searched_and_copied() -> None:
    """A no-break space in a terminal's text would be copied with it, and found by nobody who types a blank."""
    assert wrapped(HELD, 80) == [on_one_line(HELD)] == ["om 7,5 hp i allt"]
