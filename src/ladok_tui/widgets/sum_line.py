"""The page's sum, above the keys: what all its rows come to."""

from textual.content import Content
from textual.widget import Widget

from ladok_tui.views.view import NOTHING, Said
from ladok_tui.widgets.cell_text import clipped, on_one_line


class SumLine(Widget):
    """One line, absent where a page has no sum."""

    DEFAULT_CSS = """
    SumLine { height: 1; color: $ladok-text; display: none; }
    SumLine.-used { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(markup=False, id=id)
        self._said = NOTHING

    def show(self, said: Said) -> None:
        """Draw the sum, or nothing."""
        if said != self._said:
            self._said = said
            self.set_class(bool(said.eye), "-used")
            self.refresh()

    def render(self) -> Content:
        """Draw the sum, cut where it has to be."""
        return Content.styled(clipped(on_one_line(self._said.eye), self.size.width), "$ladok-text")
