"""``export``: a page as a file that other programs read: a calendar, a table, or JSON."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ladok_core.portal import Portal
from ladok_core.sanitize import path_told
from ladok_tui.commands.json_output import json_bytes
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import is_terminal, tell, write_data
from ladok_tui.commands.output_file import write_file
from ladok_tui.commands.portals import given_path
from ladok_tui.commands.show import fetch
from ladok_tui.commands.status import DONE, UNAVAILABLE
from ladok_tui.commands.usage import UsageError
from ladok_tui.exports import CSV, EXPORTS, ICS, JSON

if TYPE_CHECKING:
    from ladok_core.words import Words

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LONGEST = timedelta(days=366)
_DIGITS = 6
_STDOUT = "-"


def export(options: Options, portal: Portal, words: Callable[[], "Words"], now: datetime) -> int:
    """Write the page that was asked for to a file that is its owner's alone, or to standard output.

    Status 3 where the file can't be written.  UsageError for one that is there already, unless it is to be overwritten;
    Unwritable for standard output.
    """
    spec = next(one for one in EXPORTS if one.page == options.topic)
    wanted = options.format or spec.formats[0]
    alarm = parse_alarm(options.alarm) if options.alarm else None
    if alarm is not None and wanted != ICS:
        raise UsageError(key="cli.alarm-alone", wanted=wanted)
    data = exported(spec.page, wanted, fetch(options, portal), words, now, alarm)
    if options.output is None or options.output == _STDOUT:
        write_data(data)
        return DONE
    path = given_path(options.output)
    told = path_told(path)
    try:
        write_file(path, data, force=options.force)
    except (OSError, ValueError) as trouble:  # a name that no file can have is a value, to Python
        tell(words().say("cli.unwritable-file", path=told, why=getattr(trouble, "strerror", None) or str(trouble)))
        return UNAVAILABLE
    if is_terminal(sys.stderr):  # a script is told by the status
        tell(words().say("cli.exported", path=told))
    return DONE


def exported(
    page: str, wanted: str, content: Any, words: Callable[[], "Words"], now: datetime, alarm: timedelta | None = None
) -> bytes:
    """Return a page in a format: ``ics``, ``csv`` or ``json``, as of an aware moment."""
    if wanted == JSON:
        return json_bytes(content)
    from ladok_tui.views.voices import Voices  # noqa: PLC0415  JSON needs no words

    say, told = Voices(words()), import_module(f"ladok_tui.exports.{page}")
    if wanted == CSV:
        from ladok_tui.exports.table import csv_bytes  # noqa: PLC0415  one format a time

        return csv_bytes(told.table(content, say))
    from ladok_tui.exports.calendar import calendar_bytes  # noqa: PLC0415  its library takes a quarter of a second

    return calendar_bytes(told.name(content, say), told.events(content, say), now, say.words.language, alarm)


def parse_alarm(text: str) -> timedelta:
    """Return how long before an event an alarm rings, as ``2d``, ``3h``, ``30m`` or ``1w``.  UsageError."""
    number, unit = text.strip()[:-1], text.strip()[-1:].casefold()
    if unit in _UNITS and number.isascii() and number.isdigit() and len(number) <= _DIGITS:
        before = timedelta(**{_UNITS[unit]: int(number)})
        if timedelta(0) < before <= _LONGEST:
            return before
    raise UsageError(key="cli.bad-alarm", wanted=text)
