"""An app that sends the terminal nothing that it shows already, and a new screen at once."""

import asyncio
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakSet

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen

from ladok_tui.terminal.frame import Frame

Result = TypeVar("Result")

LONGEST = 0.15
"""Seconds that a new screen is waited for; what isn't there by then is shown as it is."""

BETWEEN_LOOKS = 0.004


class Sent(CompositorUpdate):
    """An update that is text already."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render_segments(self, console: Console) -> str:
        """Return the text."""
        del console
        return self.text


class SparingApp(App[Result]):
    """An app that remembers what it has sent.

    A paint that changes nothing on the screen sends nothing.  Textual paints a screen that opens two or three times
    over, until all its parts have their size and their words: the first of these paints wait for the last one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame = Frame()
        self._screens_shown: WeakSet[Screen[Any]] = WeakSet()
        self._held_since: float | None = None

    def draw_again(self) -> None:
        """Send the whole screen: nobody knows what the terminal shows."""
        self._frame.forget()
        self._send()

    def has_sent(self) -> None:
        """Told each time that something of the screen has been sent."""

    async def on_event(self, event: events.Event) -> None:
        """See to it that a window of another size is drawn whole: each terminal cuts and wraps in its own way."""
        if isinstance(event, events.Resize):
            self._frame.forget()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not (isinstance(renderable, LayoutUpdate | ChopsUpdate) and self._is_shown()):
            super()._display(screen, renderable)
            return
        colours = self.console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001  # as Textual's own strips do
        self._frame.paint(renderable, self.size, colours)
        if screen not in self._screens_shown:
            first = not self._screens_shown  # the very first is awaited by a person who has an empty window
            self._screens_shown.add(screen)
            if not first and self._held_since is None:
                self._held_since = monotonic()
                self._send_at_rest()
        if self._held_since is None:
            self._send()

    def _is_shown(self) -> bool:
        """Decide whether Textual will send what it has painted, as it does itself."""
        ended = not self._running or self._closed or self._batch_count or self.is_headless
        return not ended and self._driver is not None and not self._driver.is_inline

    def _send(self) -> None:
        text = self._frame.changes() if self._is_shown() else ""
        if text:
            super()._display(self.screen, Sent(text))  # type: ignore[arg-type]  # an update is all that is asked for
            self.has_sent()

    def _send_at_rest(self) -> None:
        if self._held_since is None or not self._running or not self.screen_stack:
            return
        waits = monotonic() - self._held_since < LONGEST and not is_at_rest(self.screen)
        if waits or self._batch_count:  # in a batch nothing may be sent, however long it takes
            asyncio.get_running_loop().call_later(BETWEEN_LOOKS, self._send_at_rest)
        else:
            self._held_since = None
            self._send()


def is_at_rest(screen: Screen[Any]) -> bool:
    """Decide whether nothing is left to be done before a screen looks as it will: no part has a message to hear."""
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required  # noqa: SLF001  # a test holds these
    if waits or screen._dirty_widgets or screen._callbacks:  # noqa: SLF001
        return False
    if any(worker.node is screen and not worker.is_finished for worker in screen.app.workers):
        return False
    return all(part._message_queue.empty() for part in screen.walk_children(with_self=True))  # noqa: SLF001
