"""The first line of the window: on the left where one is, step by step; on the right student, state and language."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

STEP = " › "
"""Between where one is, and the place in it."""


class TopLine(Widget):
    """One line that says where one is and as whom.  The right side keeps its words when the window is narrow."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; color: $ladok-quiet; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._places: tuple[str, ...] = ()
        self._right = ""

    def show(self, places: Sequence[str], right: str) -> None:
        """Draw where one is, from the institution to the thing, and as whom; all made safe when the record was read."""
        if (tuple(places), right) != (self._places, self._right):
            self._places, self._right = tuple(places), right
            self.refresh()

    def render(self) -> Content:
        """Fit both sides to the width."""
        room = self.size.width - cell_len(self._right) - 2
        left, right = fit_line(path(self._places, room), self._right, self.size.width)
        return Content.assemble((left, "bold $ladok-heading"), right)


def path(places: Sequence[str], room: int) -> str:
    """Return the way to where one is, without its first steps where there is no room for them; the last one stays."""
    for first in range(len(places)):
        found = STEP.join(places[first:])
        if cell_len(found) <= room or first == len(places) - 1:
            return found
    return ""


def fit_line(left: str, right: str, width: int) -> tuple[str, str]:
    """Fit two texts to one line of ``width`` cells: the left gives way first, with "…", then the right is cut."""
    if width <= 0:
        return "", ""
    right = right if cell_len(right) <= width else set_cell_size(right, width)
    room = width - cell_len(right) - (2 if right else 0)
    if room <= 0:
        return "", right
    if cell_len(left) > room:
        left = set_cell_size(left, room - 1) + "…"
    return set_cell_size(left, width - cell_len(right)), right
