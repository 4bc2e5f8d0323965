"""The exit statuses, and the signals that have one."""

import signal
from typing import Final

CRASHED: Final = 70
"""The status after a fault of the program's own: EX_SOFTWARE of sysexits.h."""

LOST_TERMINAL: Final = 128 + signal.SIGHUP
"""The status when the terminal is gone, whether or not SIGHUP came: 129."""

# Ctrl+C is a key while the app runs; a SIGINT comes from someone else, and means what it says.
SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""The signals that end the program with status 128 + number."""
