"""The hardware cursor: visible, and on the first letter of what has the focus, after every key.

Console readers and braille displays follow nothing else.  Textual hides the cursor, and moves it only for text fields.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar, runtime_checkable

from rich.cells import cell_len
from rich.control import Control
from textual import events
from textual.app import ScreenStackError
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from ladok_tui.terminal.sparing_app import SparingApp

Result = TypeVar("Result")

SHOW_CURSOR = "\x1b[?25h"


@runtime_checkable
class HasCaret(Protocol):
    """A widget or a screen that knows where the cursor should stand."""

    @property
    def caret_offset(self) -> Offset | None:
        """The cell of the screen, from its top left; None for no opinion."""


class CaretApp(SparingApp[Result]):
    """An app whose hardware cursor is visible and stands on what has the focus.

    It asks the screen for its ``caret_offset`` first, if it has one, then the widget that has the focus.
    """

    def on_mount(self) -> None:
        """Show the cursor that the driver has hidden, now and after each time the app was suspended."""
        self._show_cursor()
        self.app_resume_signal.subscribe(self, self._resumed, immediate=True)

    @property
    def cursor_position(self) -> Offset:
        """Where the cursor stands: Textual reads it at each paint, and moves the cursor there when it has painted."""
        try:
            screen = self.screen
        except ScreenStackError:  # before the first screen, and after the last
            return Offset(0, 0)
        of_screen = screen.caret_offset if isinstance(screen, HasCaret) else None
        if of_screen is not None:
            return of_screen
        return caret_of(screen.focused) if screen.focused is not None else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Take no notice: text fields tell their cursor at some of its moves, and are asked at each instead."""

    def settle_caret(self) -> None:
        """Move the cursor, if what it should stand on has moved since the last paint."""
        driver = self._driver
        if driver is None or driver.is_headless or not self.is_running or self._batch_count:
            return
        try:
            position = self.screen.outer_size.clamp_offset(self.cursor_position)
        except ScreenStackError:
            return
        if position != self._previous_cursor_position:
            self._previous_cursor_position = position
            driver.write(Control.move_to(*position).segment.text)
            driver.flush()

    async def on_event(self, event: events.Event) -> None:
        """See to it that the cursor has moved when a key or the mouse has done what it does, painted or not."""
        await super().on_event(event)
        if isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove):
            self.call_after_refresh(self.settle_caret)

    def on_descendant_focus(self) -> None:
        """Follow the focus."""
        self.call_after_refresh(self.settle_caret)

    def _resumed(self, _app: object) -> None:
        # The terminal has cleared its screen, and Textual would paint only what changes.
        self._show_cursor()
        self.draw_again()

    def _show_cursor(self) -> None:
        if self._driver is not None and not self._driver.is_headless:
            self._driver.write(SHOW_CURSOR)
            self._driver.flush()


def caret_of(widget: Widget) -> Offset:
    """Return the cell of the screen where the cursor stands while a widget has the focus."""
    if isinstance(widget, HasCaret):
        offset = widget.caret_offset
        if offset is not None:
            return offset
    region = widget.content_region
    if isinstance(widget, Input):  # its own answer is a cell too far after the last letter
        typed = "•" * widget.cursor_position if widget.password else widget.value[: widget.cursor_position]
        return region.offset + Offset(min(cell_len(typed) - widget.scroll_offset.x, max(0, region.width - 1)), 0)
    lines: Iterable[int] = range(region.height)
    if not isinstance(widget, HasCaret):
        # Textual's other lists and fields; our pages have none, and their import would be felt at every start.
        from textual.widgets import OptionList, TextArea, Tree  # noqa: PLC0415

        if isinstance(widget, TextArea):
            return widget.cursor_screen_offset
        if isinstance(widget, OptionList) and widget.highlighted is not None:
            lines = (widget._index_to_line[widget.highlighted] - widget.scroll_offset.y,)  # noqa: SLF001  # a test holds it
        elif isinstance(widget, Tree) and widget.cursor_line >= 0:
            lines = (widget.cursor_line - widget.scroll_offset.y,)
    return region.offset + first_letter(widget, [y for y in lines if 0 <= y < region.height])


def first_letter(widget: Widget, lines: Iterable[int]) -> Offset:
    """Return the first letter or digit on some of a widget's lines, else what stands first, else the first line."""
    texts = [(y, widget.render_line(y).text) for y in lines]
    for is_found in (str.isalnum, lambda character: not character.isspace()):
        for y, text in texts:
            for place, character in enumerate(text):
                if is_found(character):
                    return Offset(cell_len(text[:place]), y)
    return Offset(0, texts[0][0] if texts else 0)
