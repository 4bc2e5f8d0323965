"""The first line of the window: institution on the left; student, state, language and the menu's key on the right."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget


class TopLine(Widget):
    """One line that says where one is and as whom.  The right side keeps its words when the window is narrow."""

    DEFAULT_CSS = """
    TopLine { height: 1; padding: 0 1; color: $ladok-quiet; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._left, self._right = "", ""

    def show(self, left: str, right: str) -> None:
        """Draw these words; both were made safe when the record was read."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Fit both sides to the width."""
        left, right = fit_line(self._left, self._right, self.size.width)
        return Content.assemble((left, "bold $ladok-heading"), right)


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
