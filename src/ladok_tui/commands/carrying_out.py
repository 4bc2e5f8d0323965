"""From the arguments to what they ask for, or to what is wrong with them, in the words and the form asked for."""

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ladok_tui.commands.arguments import parse
from ladok_tui.commands.output import tell, write_lines, write_prose
from ladok_tui.commands.parser import HelpAsked
from ladok_tui.commands.status import DONE
from ladok_tui.commands.usage import UsageError
from ladok_tui.config.folder import config_folder, has_settings
from ladok_tui.terminal.accessible import is_accessible

if TYPE_CHECKING:
    from ladok_core.words import Words


def carry_out(given: Sequence[str]) -> int | None:
    """Carry out the command and return its exit status; None where only the version is asked for."""
    try:
        options = parse(given)
        if options.version:
            return None
        from ladok_tui.commands.dispatch import dispatch  # noqa: PLC0415  not for a version, not for a misspelling

        if options.command not in (None, "doctor", "config"):  # these tell by themselves
            _tell_of_settings(given)
        return dispatch(options, cache(lambda: words_of(given)))
    except HelpAsked as asked:
        from ladok_tui.commands.help import help_text  # noqa: PLC0415  seldom asked

        # Looked for by eye: help is answered before the rest of the line is read.
        linear = "--plain" in given or is_accessible(os.environ)
        (write_prose if linear else write_lines)(help_text(asked.parser, words_of(given), linear=linear))
        return DONE
    except UsageError as misuse:
        from ladok_tui.commands.failure import misused  # noqa: PLC0415  only for what is wrong

        # Looked for by eye: what can't be parsed is still to be answered in the form that was asked for.
        return misused(misuse, words_of(given), json="--json" in given)


def words_of(given: Sequence[str]) -> "Words":
    """Return the words of the language asked for, also by a command that can't be understood.  LOG-3."""
    from ladok_core.words import Words  # noqa: PLC0415  JSON needs none
    from ladok_tui.commands.language import language_of  # noqa: PLC0415  JSON needs none

    return Words(language_of(given, os.environ))


def _tell_of_settings(given: Sequence[str]) -> None:
    """Tell what is wrong in the file of settings, if there is one: a line a fault, whatever the command (K13)."""
    if not has_settings(os.environ):
        return
    from ladok_tui.config.config_file import sentences  # noqa: PLC0415  seldom anybody has any
    from ladok_tui.config.settings import load_settings  # noqa: PLC0415  seldom anybody has any

    _, trouble = load_settings(config_folder(os.environ))
    if trouble is not None:
        tell(*sentences(trouble, words_of(given).template))
