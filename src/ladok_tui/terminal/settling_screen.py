"""A screen that is drawn for the first time when its parts have their sizes and their words, and not before.

Textual lays a new screen out, draws it, tells its parts how large they are, and lays out and draws what they make of
that; where it has just started, it throws the first drawing away.  Each drawing takes as long as three layouts.
"""

import asyncio
from time import monotonic

from ladok_tui.terminal.parts import ScreenPart
from ladok_tui.terminal.sparing_app import LONGEST, is_at_rest

AT_ONCE = 0.001
"""Seconds between two looks while the screen's own parts are at work."""


class SettlingScreen(ScreenPart):
    """A screen that waits a little to be whole before it is first drawn; what isn't there by then is drawn as it is."""

    _drawn = False
    _drawn_by: float | None = None
    """When it is drawn, whatever it lacks."""
    _next_look: asyncio.TimerHandle | None = None

    def settle_at_once(self) -> None:
        """Be told that what another was asked for is there."""
        if self._drawn_by is not None and not self._drawn:
            self._look_in(AT_ONCE)

    def _compositor_refresh(self) -> None:
        if self._drawn or not self._waits():
            self._drawn = True
            super()._compositor_refresh()
        else:
            # Another takes its time, and tells us.
            asked = any(worker.node is self and not worker.is_finished for worker in self.workers)
            self._look_in(max(self._seconds_left, AT_ONCE) if asked else AT_ONCE)

    @property
    def _seconds_left(self) -> float:
        return 0.0 if self._drawn_by is None else self._drawn_by - monotonic()

    def _waits(self) -> bool:
        if self._drawn_by is None:
            self._drawn_by = monotonic() + LONGEST
        if self.app._batch_count:  # noqa: SLF001  # whatever is drawn in it is thrown away; a test holds it
            return True
        self._dirty_widgets.clear()  # the compositor knows of them already, and keeps what it hasn't drawn
        return self._seconds_left > 0 and not is_at_rest(self)

    def _look_in(self, seconds: float) -> None:
        if self._next_look is not None:
            self._next_look.cancel()
        self._next_look = asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        if self.is_attached and self.is_running:
            self.call_later(self._settle)  # as a message: an error there is heard of

    def _settle(self) -> None:
        """Lay out at once what wants to be; Textual's timer would let a sixtieth of a second pass."""
        if self._layout_required or self._scroll_required or self._dirty_widgets:
            self._on_timer_update()
        if not self._drawn:
            self._compositor_refresh()
