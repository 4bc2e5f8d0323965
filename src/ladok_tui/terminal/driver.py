"""Textual's driver, where it would not end: a lost terminal, a fault while it reads, a suspension from outside."""

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from ladok_tui.key_order import OrderedKeysApp
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.input import read_input
from ladok_tui.terminal.intake import Intake
from ladok_tui.terminal.parser import TALLEST, WIDEST, TerminalParser

SHOW_CURSOR = "\x1b[?25h"
POINTER_SHAPE = "\x1b]22;"
TELL_FOCUS = "\x1b[?1004h"


class LenientFile:
    """A terminal to write to that may go away: what can't be written is dropped.

    Textual's writing thread dies of an error, and whoever writes to it afterwards waits for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, or drop, the text."""
        with contextlib.suppress(OSError, ValueError):  # the terminal, or the file for it, is gone
            self._file.write(text)

    def flush(self) -> None:
        """Send what has been written, if there is anyone."""
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the file's descriptor."""
        return self._file.fileno()


class EndingDriver(LinuxDriver):
    """Leaves a clean terminal also where Textual's driver doesn't, and shows the hardware cursor.

    The cursor is shown because console readers and braille displays follow nothing else.
    """

    in_application_mode = False
    """Whether the terminal is the app's at the moment."""

    _woken = False

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._listened_to = is_accessible(os.environ)
        self._on_the_way: deque[Future[bool]] = deque()
        self._ordered = self._app if isinstance(self._app, OrderedKeysApp) else None
        # Textual draws on stderr; where that is a file (2>log), the person would look at nothing.
        terminal = next((file for file in (sys.__stderr__, sys.__stdout__) if file and file.isatty()), sys.stderr)
        self._file = LenientFile(terminal)  # type: ignore[assignment]  # the writing thread needs no more of a file

    def start_application_mode(self) -> None:
        """Take the terminal, at the start and after a suspension."""
        self.in_application_mode = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
        # In the background nothing has been started: the shell's `fg` will wake us once more.
        self.in_application_mode = self._writer_thread is not None and self._writer_thread.is_alive()
        if self.in_application_mode:
            self.write(SHOW_CURSOR)

    def write(self, data: str) -> None:
        """Send what is written, but for two things.

        The page looks the same whether the window has the focus or not, so nobody need tell us.  And a reader between
        us and the terminal takes the mouse's shape for text.  What is drawn while the terminal is the shell's goes
        nowhere: nobody takes it out of the queue, and who waits for room in that waits for ever.
        """
        if self._writer_thread is None or not self._writer_thread.is_alive():
            return
        if data != TELL_FOCUS and not (self._listened_to and data.startswith(POINTER_SHAPE)):
            super().write(data)

    def _request_terminal_sync_mode_support(self) -> None:
        if not self._listened_to:  # the same of a question: it says "p"
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        if not self._listened_to:
            super()._query_in_band_window_resize()

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and rows, of no more than anybody can look at; the kernel takes any two numbers (A2)."""
        columns, rows = super()._get_terminal_size()
        return min(columns, WIDEST), min(rows, TALLEST)

    def send_message(self, message: Message) -> None:
        """Give the app a message, from the thread that reads."""
        sent = asyncio.run_coroutine_threadsafe(self._app._post_message(message), loop=self._loop)  # noqa: SLF001  # as Textual's own does
        self._on_the_way.append(sent)

    def _alt_keys(self) -> frozenset[str]:
        return frozenset() if self._ordered is None else self._ordered.alt_keys

    def _waiting(self) -> int:
        """Return how many messages the app has and hasn't heard."""
        while self._on_the_way and self._on_the_way[0].done():
            self._on_the_way.popleft()
        return len(self._on_the_way) + (0 if self._ordered is None else self._ordered.waiting)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if self._mouse_pixels:  # Textual leaves it on, and the next program would get pixels for columns
            self.write("\x1b[?1016l")
        super().stop_application_mode()
        self.in_application_mode = False

    # A signal may come between any two instructions, also where a queue's lock is held that putting the terminal away
    # needs: what it asks for is done by the loop, one after the other.

    def _sigtstp_application(self, *_: object) -> None:
        self._soon(self._fall_asleep)

    def _sigcont_application(self, *_: object) -> None:
        if not self._woken:  # kernel and shell may both wake us
            self._woken = True
            self._soon(self._wake)

    def _soon(self, what: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, and the program with it
            self._loop.call_soon_threadsafe(what)

    def _fall_asleep(self) -> None:
        super()._sigtstp_application()

    def _wake(self) -> None:
        self._woken = False
        # After a SIGSTOP from outside, the app has not given the terminal back; starting a second time would start a
        # second reader, and remember the raw modes as the ones to put back.
        if self._auto_restart and self.in_application_mode:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _run_input_thread(self) -> None:
        try:
            intake = Intake(self.process_message, self._waiting)
            read_input(self.fileno, self.exit_event, TerminalParser(self._debug, self._alt_keys), intake)
        except OSError:
            pass  # the terminal is gone: the watch sees that too, and knows the status
        except Exception as error:  # whatever it is, it is a fault, and ends the app as any other
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001  # where Textual's own faults go
