"""Asking a person yes or no, on standard error, so that standard output holds data alone."""

import sys

from ladok_core.words import Words
from ladok_tui.commands.output import is_terminal, tell

YES = frozenset({"y", "yes", "j", "ja"})
"""What counts as yes, in either language; everything else, and nothing, is no."""


def can_ask(*, no_input: bool) -> bool:
    """Tell whether there is anybody to ask, who sees the question, and whether they are to be asked."""
    return not no_input and is_terminal(sys.stdin) and is_terminal(sys.stderr)


def agreed(question: str, words: Words) -> bool:
    """Ask, and return whether it was a yes.  KeyboardInterrupt, once it has been told that nothing was done."""
    try:  # from the first letter on: who sees the question may answer it by Ctrl+C before it is waited for
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().casefold() in YES
    except UnicodeDecodeError:  # no word at all
        return False
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        tell(words.say("cli.interrupted"))
        raise
