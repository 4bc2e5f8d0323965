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
    """A screen that says so where the window is too small for it: by a line that is made in the first such window.

    When the focus moves, only what loses or takes it is drawn again; Textual would draw the whole screen.

    How the line covers the rest stands in app.tcss and dialog.tcss: Textual gives a class the style of its first base
    alone.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, *args: Any, **named: Any) -> None:  # passed through: a modal screen comes before
        super().__init__(*args, **named)
        self._compositor = SparingCompositor()
        self._too_small = ""

    def classes_at(self, size: Size) -> dict[str, bool]:
        """Return which classes a window of a size gives, and which it takes."""
        return {"-too-small": is_too_small(*size)}

    def on_resize(self, event: events.Resize) -> None:
        """Be laid out in a window of that size, unless the window has another one by now.

        A screen beneath tells itself each size that it is laid out in; told of two in one go, Textual would lay it out
        in the one and the other by turns, without end.
        """
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
        else:
            self.fit_into(event.size)

    def fit_into(self, size: Size) -> None:
        """Cover everything, or uncover it.

        A screen that does more does it here: an ``on_resize`` of its own would be called beside this one's, not for it.
        """
        self.update_classes(self.classes_at(size), animate=False)
        self.say_too_small(self._too_small)

    def say_too_small(self, text: str) -> None:
        """Say this where the window is too small."""
        self._too_small = text
        if self.has_class("-too-small") and not self.query(TooSmall):
            self.mount(TooSmall())
        for line in self.query(TooSmall):
            if line.content != text:  # each update lays the whole screen out anew
                line.update(text)

    @property
    def caret_offset(self) -> Offset | None:
        """The corner, where the line begins; else what has the focus knows it."""
        return Offset(0, 0) if self.has_class("-too-small") else None
