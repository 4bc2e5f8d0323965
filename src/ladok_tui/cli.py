"""The command line: from the arguments to the exit status.

0 done, 1 refused by a rule, 2 wrong usage or input, 3 no store or no place to write to, 70 a fault of ours, 130
interrupted.  Nothing is imported before it is known to be needed.
"""

import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ladok_tui.commands.arguments import PROGRAM, HelpAsked, Options, parse
from ladok_tui.commands.output import Unwritable, stop_writing, tell, write_lines, write_prose
from ladok_tui.commands.usage import UsageError
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.garbage_collection import sweep_seldom

if TYPE_CHECKING:
    from ladok_core.words import Words

DONE, UNAVAILABLE, INTERRUPTED = 0, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command and answer the exit status; the process's own arguments are the default."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    sweep_seldom()
    try:
        return _carry_out(given)
    except Unwritable as trouble:
        say = _words(given).say
        tell(say("cli.unwritable", why=trouble.why) if trouble.why else say("cli.unwritable.closed"))
        stop_writing(sys.stdout)
        return UNAVAILABLE
    except BrokenPipeError:  # whoever read us has read enough
        stop_writing(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last net: one sentence and a report, never a traceback
        return _crashed(fault, given)


def _carry_out(given: list[str]) -> int:
    try:
        options = parse(given) if given != ["--version"] else Options(version=True)
        if options.version:
            from ladok_core import __version__  # noqa: PLC0415  the core's front page is all that this costs

            write_lines([f"{PROGRAM} {__version__}"])
            return DONE
        from ladok_tui.commands.dispatch import dispatch  # noqa: PLC0415  not for a version, not for a misspelling

        # The app tells by itself what is wrong with the settings; else it is told once.
        return dispatch(options, cache(lambda: _words(given, telling=options.command is not None)))
    except HelpAsked as asked:
        from ladok_tui.commands.help import help_text  # noqa: PLC0415  seldom asked

        # Looked for by eye: help is answered before the rest of the line is read.
        linear = "--plain" in given or is_accessible(os.environ)
        (write_prose if linear else write_lines)(help_text(asked.parser, _words(given), linear=linear))
        return DONE
    except UsageError as misuse:
        from ladok_tui.commands.failure import misused  # noqa: PLC0415  only for what is wrong

        # Looked for by eye: what can't be parsed is still to be answered in the form that was asked for.
        return misused(misuse, _words(given), json="--json" in given)


def _words(given: Sequence[str], *, telling: bool = False) -> "Words":
    """Return the words of the language asked for, also by a command that can't be understood.  LOG-3.

    ``telling``: what is wrong with the settings that were asked for it is told, in a sentence each.
    """
    from ladok_core.words import Words  # noqa: PLC0415  JSON needs none
    from ladok_tui.commands.language import language_of  # noqa: PLC0415  JSON needs none

    language, trouble = language_of(given, os.environ)
    words = Words(language)
    if telling and trouble is not None:
        from ladok_tui.config.config_file import sentences  # noqa: PLC0415  only for what is wrong

        tell(*sentences(trouble, words.template))
    return words


def _crashed(fault: Exception, given: Sequence[str]) -> int:
    from datetime import UTC, datetime  # noqa: PLC0415  only after a fault

    from ladok_tui.terminal import crash_message as sentence  # noqa: PLC0415  only after a fault
    from ladok_tui.terminal.exit_status import CRASHED  # noqa: PLC0415  only after a fault
    from ladok_tui.terminal.report import write_report  # noqa: PLC0415  only after a fault

    report = write_report(fault, os.environ, datetime.now(UTC))
    # The words are found inside, where what is broken may be the very choosing of them.
    sentence.tell(sentence.crash_sentence(lambda key, /, **values: _words(given).say(key, **values), report))
    return CRASHED


if __name__ == "__main__":
    sys.exit(main())
