"""A fault before or after the app runs ends as one inside it: a report, a sentence, status 70, no traceback."""

import os
import sys
from datetime import UTC, datetime
from types import TracebackType

from ladok_tui.ending.report import write_report
from ladok_tui.ending.sentence import Say, crash_sentence, tell
from ladok_tui.ending.status import CRASHED


def report_faults(say: Say) -> None:
    """Let every exception that nobody catches be reported so, from now on."""

    def report(_kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(130)
        tell(crash_sentence(say, write_report(error, os.environ, datetime.now(UTC))))
        raise SystemExit(CRASHED)

    sys.excepthook = report
