"""What was done in a session, told once more on the normal screen when the program has ended."""

import contextlib
from collections.abc import Iterator

from ladok_core.words import receipts
from ladok_tui.commands.output import Unwritable, write_prose
from ladok_tui.session import Session


def done_lines(session: Session) -> Iterator[str]:
    """Yield a line for each thing that was done, in its order, by its receipt: a course's name, and nothing personal.

    What was done in the demo is said to be of the demo.
    """
    words = session.words
    for receipt, today in session.done:
        told = receipts.told(words, receipt, today)
        yield words.say("ending.done-in-demo", told=told) if session.portals.demo else told


def say_goodbye(session: Session) -> None:
    """Write those lines, plain and without a sign; where nobody reads them any more nothing is lost."""
    with contextlib.suppress(Unwritable, BrokenPipeError):
        write_prose(done_lines(session))
