"""A window too small to hold anything: one line says so, and the keys still work."""

from typing import Any

from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from ladok_tui.terminal.compositor import SparingCompositor

SMALLEST = (20, 6)
"""Columns and rows below which nothing but one line is drawn."""


def is_too_small(columns: int, rows: int) -> bool:
    """Tell whether a window holds no page at all."""
    return columns < SMALLEST[0] or rows < SMALLEST[1]


class TooSmall(Static):
    """The line.  It covers what doesn't fit instead of taking it away: what is hidden would lose the focus."""

    DEFAULT_CSS = """
    TooSmall { layer: cover; display: none; width: 100%; height: 100%; background: $ladok-background; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)


class SmallWindow(Screen[ScreenResultType]):
    """A screen that says so where the window is too small for it.  It has a TooSmall among its widgets.

    When the focus moves, only what loses or takes it is drawn again; Textual would draw the whole screen.

    How the line covers the rest stands in app.tcss and dialog.tcss: Textual gives a class the style of its first base
    alone.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, *args: Any, **named: Any) -> None:  # passed through: a modal screen comes before
        super().__init__(*args, **named)
        self._compositor = SparingCompositor()

    def classes_at(self, size: Size) -> dict[str, bool]:
        """Return which classes a window of a size gives, and which it takes."""
        return {"-too-small": is_too_small(*size)}

    def on_resize(self, event: events.Resize) -> None:
        """Cover everything, or uncover it."""
        self.update_classes(self.classes_at(event.size), animate=False)

    @property
    def caret_offset(self) -> Offset | None:
        """The corner, where the line begins; else what has the focus knows it."""
        return Offset(0, 0) if self.has_class("-too-small") else None
