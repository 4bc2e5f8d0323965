"""Keys in order: one that follows a key that moves the focus is heard by what it moved to, also in one burst (U6).

Textual hands out keys as they come, while a key takes several steps to have its effect: it is heard by the widget that
has the focus, which tells the screen, which moves the focus, or opens a dialog by a worker.  Over ssh a whole word
comes in one piece, and its letters would all be heard where the first one was.
"""

from collections import deque
from contextlib import suppress
from functools import partial
from time import monotonic

from textual.app import ScreenStackError
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input

from ladok_tui.terminal.parts import AppPart
from ladok_tui.terminal.sparing_app import is_at_rest

AT_ONCE = 0.3  # seconds: who types slower than that sees what the last key has done
LAPS = 3  # a key bubbles up to the app, which runs its action, which tells the screen, which moves the focus
GLANCE = 0.005  # seconds between two looks at a dialog that is on its way
OPENING = "dialog"
"""The group of the workers that open dialogs."""


class OrderedKeysApp(AppPart):
    """An app that hands out a key when the one before has had its effect, or ``AT_ONCE`` after it at the latest."""

    alt_keys: frozenset[str] = frozenset()
    """The keys with Alt that do something; all others are Esc and a key, which have come in one."""
    _last_key = float("-inf")
    _last_typed = False
    _settling = False
    _guard: Timer | None = None

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # passed through
        self._keys: deque[Key | Paste] = deque()

    @property
    def waiting(self) -> int:
        """How much that came from the terminal waits to be heard; the thread that reads it asks, so it only looks."""
        behind = [self.message_queue_size, len(self._keys)]
        with suppress(ScreenStackError):
            behind += [self.screen.message_queue_size, self.focused.message_queue_size if self.focused else 0]
        return sum(behind)

    async def on_event(self, event: Event) -> None:
        """Hand out a key, or let it wait for its turn."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._settling:
            self._keys.append(event)
        elif monotonic() - self._last_key < AT_ONCE and not (self._goes_with_the_last(event) or self._has_had_effect()):
            self._keys.append(event)
            self._settle()
        else:
            await self._hand_out(event)

    async def _hand_out(self, event: Key | Paste) -> None:
        self._last_key, self._last_typed = monotonic(), self._is_typed(event)
        await super().on_event(event)

    def _goes_with_the_last(self, event: Key | Paste) -> bool:
        """Decide whether a key need not wait: both are letters for a field, which takes them in their order.

        Not so after Backspace: the field leaves that to the app, which comes back to it behind the next letter.
        """
        return self._last_typed and self._is_typed(event)

    def _is_typed(self, event: Key | Paste) -> bool:
        """Decide whether a key is a letter for the field that has the focus, which moves nothing."""
        return isinstance(self.focused, Input) and (isinstance(event, Paste) or event.is_printable)

    def awaits_page(self) -> bool:
        """Tell whether the screen in view has no page yet, and it is about to come."""
        return False

    def _has_had_effect(self) -> bool:
        """Decide whether nothing of what the last key has set going is left to be done, as between keys held down."""
        return not self._on_the_way() and is_at_rest(self.screen)

    def _settle(self) -> None:
        self._settling = True
        self._guard = self.set_timer(AT_ONCE, self._next)
        self._lap(LAPS)

    def _lap(self, laps: int) -> None:
        """Go from what has the focus up to the app, behind all that the key has set going there."""
        begin = self.focused or self.screen
        # What a widget tells stands behind us in its own queue, the first time.
        if not begin.call_later(begin.call_later, self._climb, begin, laps):
            self._climb(begin, laps)

    def _climb(self, node: DOMNode | MessagePump, laps: int) -> None:
        above = node._parent or self  # noqa: SLF001  # Textual's own way up; the public one raises where there is none
        if node is not self and above.call_later(self._climb, above, laps):
            return
        if laps > 1:
            self.call_later(self._lap, laps - 1)
        else:
            self.call_later(self._look)

    async def _look(self) -> None:
        """Hand out the next key, once no dialog is on its way."""
        if self._settling and self._on_the_way():
            self.set_timer(GLANCE, partial(self.call_later, self._look))
        else:
            await self._next()

    def _on_the_way(self) -> bool:
        """Decide whether a dialog is coming or going, or a screen has come and hasn't got its focus, or its rows."""
        if not self.screen_stack or not self.screen.is_mounted or self.awaits_page():
            return True
        asked = sum(worker.group == OPENING and not worker.is_finished for worker in self.workers)
        dialogs = sum(isinstance(screen, ModalScreen) for screen in self.screen_stack)
        return asked > dialogs or (self.screen.focused is None and bool(self.screen.focus_chain))

    async def _next(self) -> None:
        """Hand out the key that has waited longest; letters for a field go with it."""
        if not self._settling:
            return
        self._settling = False
        if self._guard is not None:
            self._guard.stop()
        if self._keys:
            await self._hand_out(self._keys.popleft())
        while self._keys and self._goes_with_the_last(self._keys[0]):
            await self._hand_out(self._keys.popleft())
        if self._keys:
            self._settle()
