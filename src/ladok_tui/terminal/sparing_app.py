"""An app that sends the terminal nothing that it shows already, and a new screen at once."""

import asyncio
from time import monotonic, process_time
from typing import Any
from weakref import ref

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from ladok_tui.terminal.frame import Frame, Update
from ladok_tui.terminal.parts import AppPart

LONGEST = 0.15
"""Seconds that a screen is waited for that comes into view; what isn't there by then is shown as it is."""

LONGEST_TO_LISTEN = 0.5
"""The same where the machine is busy; and with ACCESSIBLE, for every change: a reader says each paint, and what is said
cuts what was said before."""

ROW_AFTER = 0.03
"""Seconds between a change and the row that matters: yasr says what comes as it comes, broken where a read ends."""

BETWEEN_LOOKS = 0.004


class Sent(CompositorUpdate):
    """An update that is text already."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render_segments(self, console: Console) -> str:
        """Return the text."""
        del console
        return self.text


class SparingApp(AppPart):
    """An app that remembers what it has sent.

    A paint that changes nothing on the screen sends nothing.  Textual paints a screen that opens two or three times
    over, until all its parts have their size and their words, and one that comes back as often, where the window has
    another size by then: the first of these paints wait for the last one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame = Frame()
        self._last_shown: ref[Screen[Any]] | None = None
        self._held_since: float | None = None
        self._worked_before = 0.0

    @property
    def is_listened_to(self) -> bool:
        """Whether ACCESSIBLE is on: each change is then sent once, when all that belongs to it is there."""
        return self.has_class("-accessible")

    def draw_again(self) -> None:
        """Send the whole screen: nobody knows what the terminal shows."""
        self._frame.forget()
        self._send()

    def action_redraw(self) -> None:
        """Send the whole screen, which another program, or a line that garbles, has written into."""
        self.draw_again()

    def row_that_matters(self) -> int:
        """Return the row of the screen that is sent by itself, after the others, to who listens."""
        return 0

    def has_sent(self) -> None:
        """Told each time that something of the screen has been sent."""

    async def on_event(self, event: events.Event) -> None:
        """See to it that a window of another size is drawn whole: each terminal cuts and wraps in its own way."""
        if isinstance(event, events.Resize):
            self._frame.forget()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not (isinstance(renderable, Update) and self._is_shown()):
            super()._display(screen, renderable)
            return
        colours = self.console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001  # as Textual's own strips do
        self._frame.paint(renderable, self.size, colours)
        # The very first is awaited by a person who looks at an empty window.
        comes = self._last_shown is not None and self._last_shown() is not screen
        self._last_shown = ref(screen)
        if self._held_since is None and (comes or self.is_listened_to):
            self._held_since, self._worked_before = monotonic(), process_time()
            self._send_at_rest()
        elif self._held_since is None:
            self._send()

    def _is_shown(self) -> bool:
        """Decide whether Textual will send what it has painted, as it does itself."""
        ended = not self._running or self._closed or self._batch_count or self.is_headless
        return not ended and self._driver is not None and not self._driver.is_inline

    def _send(self) -> None:
        if self.is_listened_to and self._is_shown():
            others = self._frame.changes(but=self.row_that_matters())
            self._write(others)
            asyncio.get_running_loop().call_later(ROW_AFTER if others else 0, self._send_row)
        else:
            self._write(self._frame.changes() if self._is_shown() else "")

    def _send_row(self) -> None:
        if self._is_shown() and self.screen_stack:
            self._write(self._frame.row_change(self.row_that_matters()) + self._frame.changes())

    def _write(self, text: str) -> None:
        if text:
            super()._display(self.screen, Sent(text))  # type: ignore[arg-type]  # an update is all that is asked for
            self.has_sent()

    def _send_at_rest(self) -> None:
        if self._held_since is None or not self._running or not self.screen_stack:
            return
        patient = self.is_listened_to or self._is_held_up()
        longest = LONGEST_TO_LISTEN if patient else LONGEST
        waits = monotonic() - self._held_since < longest and not is_at_rest(self.screen)
        if waits or self._batch_count:  # in a batch nothing may be sent, however long it takes
            asyncio.get_running_loop().call_later(BETWEEN_LOOKS, self._send_at_rest)
        else:
            self._held_since = None
            self._send()

    def _is_held_up(self) -> bool:
        """Decide whether only the machine is busy, so that a little longer still spares the screen a half paint."""
        return process_time() - self._worked_before < LONGEST and not _asks(self.screen)


def _asks(screen: Screen[Any]) -> bool:
    """Decide whether a screen waits for an answer, however long that may take."""
    return any(worker.node is screen and not worker.is_finished for worker in screen.app.workers)


def is_at_rest(screen: Screen[Any]) -> bool:
    """Decide whether nothing is left to be done before a screen looks as it will: no part has a message to hear."""
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required  # noqa: SLF001  # a test holds these
    if waits or screen._dirty_widgets or screen._callbacks:  # noqa: SLF001  there is no public sign of rest
        return False
    if _asks(screen):
        return False
    return all(part._message_queue.empty() for part in (screen.app, *screen.walk_children(with_self=True)))  # noqa: SLF001  there is no public sign of it
