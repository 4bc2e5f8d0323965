"""The exit statuses of the command line.  The app itself has more, of how it was ended: terminal/exit_status.py."""

DONE = 0
REFUSED = 1
"""A rule said no; or, of what was looked at, something is wrong."""
MISUSED = 2
"""Wrong usage or input, no terminal to draw on, or nobody who agreed: nothing was done."""
UNAVAILABLE = 3
"""No store to be had, or no place to write to."""
INTERRUPTED = 130
