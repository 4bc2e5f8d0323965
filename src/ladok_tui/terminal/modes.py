"""The terminal's modes: remembered before the app starts, put back by hand where Textual no longer can."""

import contextlib
import os
import select
import signal
import termios
from typing import Any

# Everything that Textual may switch on, in the order in which it switches off: the end of a string and of a
# synchronised update, the mouse, pasting, sizes, wrapped lines, focus, the kitty keys, colours, the other screen, the
# cursor.  A mode that isn't on is not disturbed.
CLEAN = (
    "\x1b\\\x1b[?2026l"
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[?2004l\x1b[?2048l\x1b[?7h\x1b[?1004l"
    "\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
)
GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class TerminalModes:
    """The modes of the terminal behind a file descriptor, as they were when this was made."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._before: list[Any] | None = None
        self._name: str | None = None
        with contextlib.suppress(termios.error, OSError):
            self._before = termios.tcgetattr(fd)
            self._name = os.ttyname(fd)

    def restore(self, last_words: str = "") -> None:
        """Put the terminal back as it was and write the last words, if any; never block, never raise.

        In the background nothing is done: the terminal belongs to another job, and was put back at the suspension.
        """
        if self._before is None or self._name is None:
            return
        with contextlib.suppress(termios.error, OSError):
            if os.tcgetpgrp(self.fd) != os.getpgrp():
                return
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
            # A description of its own: a terminal that takes no more (Ctrl+S, a stalled line) must not hold us.
            out = os.open(self._name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            try:
                os.write(out, (CLEAN + (f"{last_words}\r\n" if last_words else "")).encode())
            finally:
                os.close(out)
                termios.tcflush(self.fd, termios.TCIFLUSH)
                termios.tcsetattr(self.fd, termios.TCSANOW, self._before)


def is_gone(fd: int, more: int | None = None, wait: float = 0.0) -> bool:
    """Return whether the terminal is gone, having waited at most `wait` seconds for that, or for something in `more`.

    Nothing is read, and typing doesn't wake it: only a hangup does.
    """
    poll = select.poll()
    poll.register(fd, 0)
    if more is not None:
        poll.register(more, select.POLLIN)
    events = dict(poll.poll(wait * 1000))
    # Some systems don't report a hangup to poll; the terminal then stops being one.
    return bool(events.get(fd, 0) & GONE) or not os.isatty(fd)
