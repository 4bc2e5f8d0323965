"""A fault before or after the app runs ends as one inside it: a report, a sentence, status 70, no traceback."""

import os
import sys
from datetime import UTC, datetime
from types import TracebackType

from ladok_tui.terminal.crash_message import Say, crash_sentence, tell
from ladok_tui.terminal.exit_status import CRASHED
from ladok_tui.terminal.report import write_report


def report_faults(say: Say) -> None:
    """Let every exception that nobody catches be reported so, from now on."""

    def report(_kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(130)
        tell(crash_sentence(say, write_report(error, os.environ, datetime.now(UTC))))
        raise SystemExit(CRASHED)

    sys.excepthook = report
