"""Textual's driver, where it would not end: a lost terminal, a fault while it reads, a suspension from outside."""

import contextlib
import os
import sys
from typing import IO, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.input import read_input

SHOW_CURSOR = "\x1b[?25h"
POINTER_SHAPE = "\x1b]22;"


class LenientFile:
    """A terminal to write to that may go away: what can't be written is dropped.

    Textual's writing thread dies of an error, and whoever writes to it afterwards waits for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, or drop, the text."""
        with contextlib.suppress(OSError):
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
    _waking = False

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._listened_to = is_accessible(os.environ)
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
        """Send what is written, but for the mouse's shape: a reader between us and the terminal takes it for text."""
        if not (self._listened_to and data.startswith(POINTER_SHAPE)):
            super().write(data)

    def _request_terminal_sync_mode_support(self) -> None:
        if not self._listened_to:  # the same of a question: it says "p"
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        if not self._listened_to:
            super()._query_in_band_window_resize()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        if self._mouse_pixels:  # Textual leaves it on, and the next program would get pixels for columns
            self.write("\x1b[?1016l")
        super().stop_application_mode()
        self.in_application_mode = False

    def _sigcont_application(self, *_: object) -> None:
        # Kernel and shell may both wake us, in the middle of the first waking: one after the other, not inside it.
        self._woken = True
        if self._waking:
            return
        self._waking = True
        try:
            while self._woken:
                self._woken = False
                self._wake()
        finally:
            self._waking = False

    def _wake(self) -> None:
        # After a SIGSTOP from outside, the app has not given the terminal back; starting a second time would start a
        # second reader, and remember the raw modes as the ones to put back.
        if self._auto_restart and self.in_application_mode:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _run_input_thread(self) -> None:
        try:
            read_input(self.fileno, self.exit_event, XTermParser(self._debug), self.process_message)
        except OSError:
            pass  # the terminal is gone: the watch sees that too, and knows the status
        except Exception as error:  # whatever it is, it is a fault, and ends the app as any other
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001  # where Textual's own faults go
