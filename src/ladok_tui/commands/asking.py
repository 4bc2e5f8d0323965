"""Asking a person yes or no, on standard error, so that standard output holds data alone."""

import sys

from ladok_core.words import Words
from ladok_tui.commands.misuse import Misused
from ladok_tui.commands.output import is_terminal

YES = frozenset({"y", "yes", "j", "ja"})
"""What counts as yes, in either language; everything else, and nothing, is no."""


def agreed(question: str, words: Words, *, no_input: bool) -> bool:
    """Ask, and answer whether it was a yes.  Misused where there is nobody to ask."""
    if no_input or not is_terminal(sys.stdin):
        raise Misused(key="cli.needs-yes")
    sys.stderr.write(f"{question} {words.say('cli.ask.choices')} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in YES
