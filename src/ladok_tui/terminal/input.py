"""Reading what the terminal sends: known for a key as soon as it can be, and no byte is too odd."""

import os
import select
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event
from time import monotonic

from textual._parser import ParseError
from textual._xterm_parser import XTermParser

from ladok_tui.terminal.intake import Intake

CHUNK = 4096
LONGEST = 0.1
"""Seconds after which it is looked whether the program has ended, though nothing came."""
GLANCE = 0.005
"""Seconds after which it is looked whether the app has room for more of what has come."""


def read_input(fileno: int, ended: Event, parser: XTermParser, intake: Intake) -> None:
    """Take in each message that a terminal's bytes mean, until the program ends.

    Textual looks each tenth of a second whether Esc was a key or the beginning of a sequence; here that is known as
    soon as its time is over.  Bytes that are no text (a terminal that isn't set to UTF-8) are read as a mark for that.
    """
    decode = getincrementaldecoder("utf-8")("replace").decode
    poll = select.poll()
    poll.register(fileno, select.POLLIN)
    more = False
    while not ended.is_set():
        if poll.poll(min(_wait(parser), GLANCE if more else LONGEST) * 1000):
            read = os.read(fileno, CHUNK)
            if not read:
                break  # the terminal is gone
            text = decode(read)
            for message in parser.feed(text) if text else ():  # none of a letter whose other bytes are to come
                intake.take(message)
        for message in parser.tick():
            intake.take(message)
        more = intake.pass_on()
    with suppress(EOFError, ParseError):
        list(parser.feed(""))  # half a sequence means nothing


def _wait(parser: XTermParser) -> float:
    """Return the seconds until there may be something to do though nothing comes."""
    due = parser._timeout_time  # noqa: SLF001  # set while an Esc may still become a sequence; a test holds it
    return LONGEST if due is None else min(LONGEST, max(0.001, due - monotonic()))
