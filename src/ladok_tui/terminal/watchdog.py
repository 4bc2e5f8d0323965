"""A thread that sees signals and a lost terminal, asks the app to end, and ends it by force if it doesn't."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Final, Self

from ladok_tui.terminal.exit_status import CRASHED, LOST_TERMINAL, SIGNALS
from ladok_tui.terminal.modes import TerminalModes, is_gone

PATIENCE: Final = 2.0
"""Seconds that the app has for its own, better end."""

EVERY: Final = 1.0
"""Seconds between two looks at the terminal, where no hangup tells of its loss."""


class Watch:
    """Watches over a running app, from `with` to the end of the block.

    `ask(status)` is called in the watching thread, once, when the program shall end.  Where that has not ended the
    process within PATIENCE, the terminal is put back by hand (and `crash_words` said, after a fault) and the process
    ends there.  Signals reach the thread through a pipe that the C level writes to, so neither a busy loop nor a main
    thread that waits inside a C call (a file system that doesn't answer) holds them up.  Make it in the main thread.
    """

    def __init__(self, modes: TerminalModes, ask: Callable[[int], None], crash_words: Callable[[], str]) -> None:
        self.status: int | None = None
        """Why the program was told to end, as an exit status; None if it ends by itself."""
        self._modes = modes
        self._ask = ask
        self._crash_words = crash_words
        self._stopped = threading.Event()
        self._previous: dict[signal.Signals, Any] = {}
        self._bell_in, self._bell_out = os.pipe()
        os.set_blocking(self._bell_in, False)
        os.set_blocking(self._bell_out, False)
        self._thread = threading.Thread(target=self._run, name="ladok-ending", daemon=True)

    def __enter__(self) -> Self:
        # The byte of the wakeup pipe is what counts; Python only asks that there be a handler.  It rings too, in case
        # somebody else has taken the wakeup pipe: asyncio does so in add_signal_handler.
        self._wakeup_before = signal.set_wakeup_fd(self._bell_out, warn_on_full_buffer=False)
        for number in SIGNALS:
            # What the one who started us has switched off (nohup) stays off.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._previous[number] = signal.signal(number, self._on_signal)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.status is not None:
            return  # the thread counts on: what is left to do may hang as well
        self._stopped.set()
        self._ring(0)
        self._thread.join()
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        os.close(self._bell_in)
        os.close(self._bell_out)

    def crashed(self) -> None:
        """Begin to count: the app is ending after a fault, and may hang on the way."""
        self.status = CRASHED
        self._ring(0)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._ring(number)

    def _ring(self, number: int) -> None:
        with contextlib.suppress(BlockingIOError):  # full: it rings loudly enough
            os.write(self._bell_out, bytes([number]))

    def _run(self) -> None:
        while self.status is None and not self._stopped.is_set():
            if is_gone(self._modes.fd, self._bell_in, EVERY):
                self.status = LOST_TERMINAL
            else:
                self.status = self._rung() or self.status
        if self.status is None:
            return
        if self.status != CRASHED:
            self._ask(self.status)
        # If the process has ended well by then, so has this thread.
        time.sleep(PATIENCE)
        self._modes.restore(self._crash_words() if self.status == CRASHED else "")
        os._exit(self.status)

    def _rung(self) -> int | None:
        """Return the status of the signal that has come, if one of ours has."""
        rung: set[int] = set()
        with contextlib.suppress(BlockingIOError):
            rung.update(os.read(self._bell_in, 512))
        return next((128 + number for number in SIGNALS if number in rung and number in self._previous), None)
