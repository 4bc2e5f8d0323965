"""The part of the app that ends it: every fault leads here, and nothing of it is printed."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from os import environ
from pathlib import Path

from textual.app import ScreenError
from textual.css.query import QueryError
from textual.dom import NoScreen
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.widget import MountError
from textual.worker import WorkerFailed

from ladok_tui.terminal.driver import EndingDriver
from ladok_tui.terminal.exit_status import CRASHED
from ladok_tui.terminal.parts import AppPart
from ladok_tui.terminal.styles_memory import forget_dead_widgets

UNFINISHED = (QueryError, ScreenError, MountError, NoScreen)
"""What Textual raises where a part is asked for that isn't there, or a screen that has no part in the app yet."""


class EndingApp(AppPart):
    """An app that ends cleanly.  Run it by `run_app`.

    Textual would print a traceback with the values of local variables, a personal number among them, and exit with 0.
    """

    crash: BaseException | None = None
    """The fault that is ending the app, the first one if there were several."""

    report: Path | None = None
    """The file that tells of it, if it could be written."""

    on_crash: Callable[[], None] | None = None
    """Called once, when a fault begins to end the app."""

    def __init__(self) -> None:
        forget_dead_widgets()
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that ends well, unless the environment names another."""
        chosen = super().get_driver_class()
        return EndingDriver if chosen is LinuxDriver else chosen

    def on_driver_signal_resume(self) -> None:
        """Draw everything again."""
        # The terminal's other screen is empty after a suspension, and Textual would send only what has changed.
        self.refresh(layout=True)

    def panic(self, *_renderables: object) -> None:
        """End the app after a fault that somebody has only words for; they are not shown, they may hold data."""
        self._handle_exception(RuntimeError("panic"))

    def note_crash(self, error: Exception) -> None:
        """Remember and report a fault; only the first one counts, the others follow from it."""
        if self.crash is None:
            self.crash = error.error if isinstance(error, WorkerFailed) else error
            from ladok_tui.terminal.report import write_report  # noqa: PLC0415  only after a fault

            self.report = write_report(self.crash, environ, datetime.now(UTC))
            if self.on_crash is not None:
                self.on_crash()

    def _comes_of_leaving(self, error: Exception) -> bool:
        """Decide whether a fault is none: a screen that was opening as the app was told to leave gets no parts."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        return self._exit and isinstance(cause, UNFINISHED)

    def _handle_exception(self, error: Exception) -> None:
        if self._comes_of_leaving(error):
            return
        self.note_crash(error)
        if self._exception is None:
            self._exception = error  # run_test raises it again, for tests
            self._exception_event.set()
        self._return_code = CRASHED
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        error = sys.exc_info()[1]
        self._handle_exception(error if isinstance(error, Exception) else RuntimeError("fatal"))

    def _print_error_renderables(self) -> None:
        if self.crash is not None:
            self._exit_renderables.clear()
        super()._print_error_renderables()
