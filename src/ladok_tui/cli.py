"""The command line: from the arguments to the exit status.

0 done, 1 refused by a rule, 2 wrong usage or input, 3 no store or no place to write to, 70 a fault of ours, 130
interrupted.  Nothing is imported before it is known to be needed: a version takes not even ``typing``.
"""

import sys

from ladok_tui.commands import status
from ladok_tui.commands.output import Unwritable, stop_writing, tell, write_lines
from ladok_tui.terminal.garbage_collection import sweep_seldom

TYPE_CHECKING = False  # typing's own takes as long to import as all that is imported here
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Carry out a command and answer the exit status; the process's own arguments are the default."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    sweep_seldom()
    try:
        return _write_version() if given == ["--version"] else _carry_out(given)
    except BrokenPipeError:  # whoever read us has read enough
        stop_writing(sys.stdout)
        return status.DONE
    except KeyboardInterrupt:
        return status.INTERRUPTED
    except Unwritable as trouble:
        return _unwritten(trouble, given)
    except Exception as fault:  # the last net: one sentence and a report, never a traceback
        return _crashed(fault, given)


def _write_version() -> int:
    from ladok_core import __version__  # noqa: PLC0415  the core's front page is all that this costs
    from ladok_tui import PROGRAM  # noqa: PLC0415  nothing else is needed for it

    write_lines([f"{PROGRAM} {__version__}"])
    return status.DONE


def _carry_out(given: "Sequence[str]") -> int:
    from ladok_tui.commands.carrying_out import carry_out  # noqa: PLC0415  not for a version

    return _write_version() if (answered := carry_out(given)) is None else answered


def _unwritten(trouble: Unwritable, given: "Sequence[str]") -> int:
    from ladok_tui.commands.carrying_out import words_of  # noqa: PLC0415  only where nothing can be written

    say = words_of(given).say
    tell(say("cli.unwritable", why=trouble.why) if trouble.why else say("cli.unwritable.closed"))
    stop_writing(sys.stdout)
    return status.UNAVAILABLE


def _crashed(fault: Exception, given: "Sequence[str]") -> int:
    import os  # noqa: PLC0415  only after a fault
    from datetime import UTC, datetime  # noqa: PLC0415  only after a fault

    from ladok_tui.commands.carrying_out import words_of  # noqa: PLC0415  only after a fault
    from ladok_tui.terminal import crash_message as sentence  # noqa: PLC0415  only after a fault
    from ladok_tui.terminal.exit_status import CRASHED  # noqa: PLC0415  only after a fault
    from ladok_tui.terminal.report import write_report  # noqa: PLC0415  only after a fault

    report = write_report(fault, os.environ, datetime.now(UTC))
    # The words are found inside, where what is broken may be the very choosing of them.
    sentence.tell(sentence.crash_sentence(lambda key, /, **values: words_of(given).say(key, **values), report))
    return CRASHED


if __name__ == "__main__":
    sys.exit(main())
