"""Run the app to its end, whichever it is, and say how it ended."""

import asyncio
import contextlib
import os
import stat
import sys
from datetime import UTC, datetime
from functools import partial
from typing import Any

from ladok_tui.terminal.crash_message import Say, crash_sentence, tell
from ladok_tui.terminal.driver import EndingDriver
from ladok_tui.terminal.ending_app import EndingApp
from ladok_tui.terminal.exit_status import CRASHED
from ladok_tui.terminal.modes import TerminalModes, is_gone
from ladok_tui.terminal.watchdog import Watch


def run_app(app: EndingApp, say: Say, *, mouse: bool = True) -> int:
    """Run the app in the terminal and return the exit status, for `sys.exit`.

    0 or what the app chose; 143, 129, 131, 130 after SIGTERM, SIGHUP (or a lost terminal), SIGQUIT, SIGINT; 70 after a
    fault, of which one sentence is written to stderr.  The terminal is as it was.  Call it in the main thread, and
    leave the process when it returns: after a signal or a fault, what hangs on the way out is ended within 2 s.
    """
    modes = TerminalModes(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    chosen: int | None = None
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        loop.set_exception_handler(_note)
        watch = Watch(modes, partial(_ask_to_end, loop, app), lambda: crash_sentence(say, app.report))
        app.on_crash = watch.crashed
        with watch:
            try:
                runner.run(app.run_async(mouse=mouse))
                chosen = app.return_code
            except SystemExit as leaving:
                chosen = leaving.code if isinstance(leaving.code, int) else 0
            except Exception as error:  # outside Textual's own net: a fault like any other
                app.note_crash(error)
    driver = app._driver  # noqa: SLF001  # there is no public way to it
    if isinstance(driver, EndingDriver) and driver.in_application_mode:
        modes.restore()
    _silence_if_gone()
    if app.crash is not None:
        tell(crash_sentence(say, app.report))
        return CRASHED
    return watch.status or chosen or 0


def _ask_to_end(loop: asyncio.AbstractEventLoop, app: EndingApp, status: int) -> None:
    _silence_if_gone()
    with contextlib.suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(app.exit, None, status)


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Report an error that nobody waits for; asyncio would print a traceback, with whatever its message holds."""
    if isinstance(error := context.get("exception"), Exception):
        from ladok_tui.terminal.report import write_report  # noqa: PLC0415  only after a fault

        write_report(error, os.environ, datetime.now(UTC))


def _silence_if_gone() -> None:
    """Where the terminal is gone, let what is still written go nowhere.

    Who writes would meet an error on the way out, and Python exits with 120 where its own last flush fails.
    """
    for fd in (1, 2):
        with contextlib.suppress(OSError):
            if stat.S_ISCHR(os.fstat(fd).st_mode) and is_gone(fd):  # a file or a pipe is still there
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, fd)
                os.close(nowhere)
