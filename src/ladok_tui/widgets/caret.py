"""The hardware cursor: visible, and on the first letter of what has the focus, after every key.

Console readers and braille displays follow nothing else.  Textual hides the cursor, and moves it only for text fields.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable
from weakref import WeakSet

from rich.cells import cell_len
from rich.control import Control
from textual import events
from textual.app import ScreenStackError
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from ladok_tui.terminal.sparing_app import SparingApp
from ladok_tui.widgets.notice_line import NoticeLine

SHOW_CURSOR = "\x1b[?25h"
STILL = 0.1
"""Seconds without a paint after which the cursor moves."""
NOTICE_STILL = 0.2
"""The same after a notice, which readers take for a part of the paint longer, and on a busy machine longest."""


@runtime_checkable
class HasCaret(Protocol):
    """A widget or a screen that knows where the cursor should stand."""

    @property
    def caret_offset(self) -> Offset | None:
        """The cell of the screen, from its top left; None for no opinion."""


class CaretApp(SparingApp):
    """An app whose hardware cursor is visible and stands on what has the focus.

    It asks the screen for its ``caret_offset`` first, if it has one, then the widget that has the focus.  The cursor
    arrives alone: all is painted with the cursor where it was, and when the screen has been still for a while it
    moves.  A reader that is told of a new cursor while the screen changes says all that has changed instead of the row.
    """

    def __init__(self) -> None:
        super().__init__()
        self._caret_timer: asyncio.TimerHandle | None = None
        self._reading: Widget | None = None
        self._heard: WeakSet[Screen[Any]] = WeakSet()

    def on_mount(self) -> None:
        """Show the cursor that the driver has hidden, now and after each time the app was suspended."""
        self._show_cursor()
        self.app_resume_signal.subscribe(self, self._resumed, immediate=True)

    @property
    def caret_position(self) -> Offset:
        """Where the cursor belongs: on a notice that has just been given, else on what has the focus."""
        try:
            screen = self.screen
        except ScreenStackError:  # before the first screen, and after the last
            return Offset(0, 0)
        told = self._reading
        if told is not None and told.is_attached and told.screen is screen and told.display and told.content_region:
            return told.content_region.offset
        of_screen = screen.caret_offset if isinstance(screen, HasCaret) else None
        if of_screen is not None:
            return of_screen
        return caret_of(screen.focused) if screen.focused is not None else Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """Where a paint leaves the cursor, as Textual asks at each: where it was, or at once where it belongs."""
        return self.caret_position if self._is_at_once() else self._previous_cursor_position

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Take no notice: text fields tell their cursor at some of its moves, and are asked at each instead."""

    def on_notice_line_said(self, event: NoticeLine.Said) -> None:
        """Let the cursor stand on a notice until the next key, so that a reader says it and not what is around it."""
        self._reading = event.notice
        self.settle_caret()

    def row_that_matters(self) -> int:
        """Return the row that the cursor is going to: a reader that says all that comes ends with it."""
        return self.caret_position.y

    def has_sent(self) -> None:
        """Wait anew: the screen has just changed."""
        self.settle_caret()

    def settle_caret(self) -> None:
        """Move the cursor to where it belongs, when nothing has been painted for a while."""
        if self._caret_timer is not None:
            self._caret_timer.cancel()
        wait = 0.0 if self._is_at_once() else NOTICE_STILL if self._reading is not None else STILL
        self._caret_timer = asyncio.get_running_loop().call_later(wait, self._move_caret)

    def _is_at_once(self) -> bool:
        """Decide whether the cursor goes along with the paint: where one types, and as a dialog opens."""
        try:
            screen = self.screen
        except ScreenStackError:
            return False
        return isinstance(screen.focused, Input) or (isinstance(screen, ModalScreen) and screen not in self._heard)

    def _move_caret(self) -> None:
        driver = self._driver
        if driver is None or driver.is_headless or not self.is_running or self._batch_count:
            return
        try:
            position = self.screen.outer_size.clamp_offset(self.caret_position)
        except ScreenStackError:
            return
        if position != self._previous_cursor_position:
            self._previous_cursor_position = position
            driver.write(Control.move_to(*position).segment.text)
            driver.flush()

    async def on_event(self, event: events.Event) -> None:
        """See to it that the cursor has moved when a key or the mouse has done what it does, painted or not."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self._reading = None
            if self.screen_stack:
                self._heard.add(self.screen)
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
        from textual.widgets import OptionList, TextArea, Tree  # noqa: PLC0415  after the first paint

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
