"""A quiet line for who waits: said after a second, taken away when the waiting is over."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ladok_tui.commands.output import is_terminal

if TYPE_CHECKING:
    from ladok_core.words import Words

SECONDS = 1.0


@contextmanager
def progress(words: "Callable[[], Words]") -> Iterator[None]:
    """Say on standard error that something is being fetched, if that takes long and a person is there to read it."""
    if not is_terminal(sys.stderr):
        yield
        return
    line = _Line(words)
    timer = threading.Timer(SECONDS, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        line.wipe()


class _Line:
    """A line on standard error that can be wiped; what is wiped before it was shown never is."""

    def __init__(self, words: "Callable[[], Words]") -> None:
        self._words, self._lock, self._text, self._over = words, threading.Lock(), "", False

    def show(self) -> None:
        with self._lock:
            if not self._over:
                self._text = self._words().say("cli.waiting")
                sys.stderr.write(self._text)
                sys.stderr.flush()

    def wipe(self) -> None:
        with self._lock:
            self._over = True
            if self._text:
                # Blanks, not an escape sequence: the line is for every kind of terminal.
                sys.stderr.write("\r" + " " * len(self._text) + "\r")
                sys.stderr.flush()
