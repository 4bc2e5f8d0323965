"""What has come from the terminal and waits for the app, in order: bounded, so that no flood delays the end (A2)."""

from collections import deque
from collections.abc import Callable
from typing import Final

from textual.events import Key, MouseMove, Resize
from textual.message import Message

MOST_KEPT: Final = 256
"""Messages that may wait: more than a slow start makes anybody type, and few enough to be heard within seconds."""
AHEAD: Final = 16
"""Messages that the app is given before it has heard the ones before; what it has can't be taken back."""
ENDING: Final = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that are heard before all else where more has come than is kept."""


class Intake:
    """Passes on what has come, as the app gets on with it; the thread that reads the terminal owns it.

    ``send`` gives the app a message, ``waiting`` says how many it has and hasn't heard.
    """

    def __init__(self, send: Callable[[Message], None], waiting: Callable[[], int]) -> None:
        self._send = send
        self._waiting = waiting
        self._kept: deque[Message] = deque()

    def take(self, message: Message) -> None:
        """Let a message wait for its turn: of moves and sizes the last counts, and of a flood what came first."""
        if self._kept and isinstance(message, MouseMove | Resize) and type(self._kept[-1]) is type(message):
            self._kept[-1] = message
        elif len(self._kept) < MOST_KEPT:
            self._kept.append(message)
        elif isinstance(message, Key) and message.key in ENDING:
            self._kept.clear()
            self._kept.append(message)

    def pass_on(self) -> bool:
        """Give the app what it has room for, and return whether more is left."""
        while self._kept and self._waiting() < AHEAD:
            self._send(self._kept.popleft())
        return bool(self._kept)
