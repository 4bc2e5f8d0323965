"""The page's sum, above the keys: what all its rows come to."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.cell_text import clipped, on_one_line, wrapped

MOST = 2  # lines: the rest of the window is the list's


class SumLine(Widget):
    """A line, or two where it is long; absent where a page has no sum."""

    DEFAULT_CSS = """
    SumLine { height: auto; color: $ladok-text; display: none; }
    SumLine.-used { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._said = NOTHING

    def show(self, said: Said) -> None:
        """Draw the sum, or nothing; the list is laid out anew only where it takes another number of lines."""
        if said != self._said:
            before, self._said = self._lines(self.size.width), said
            self.set_class(bool(said.eye), "-used")
            self.refresh(layout=len(before) != len(self._lines(self.size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the sum takes."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the sum, cut where it has to be."""
        return Content.styled("\n".join(self._lines(self.size.width)), "$ladok-text")

    def _lines(self, width: int) -> list[str]:
        lines = wrapped(on_one_line(self._said.eye), width)
        return lines if len(lines) <= MOST else [*lines[: MOST - 1], clipped(" ".join(lines[MOST - 1 :]), width)]
