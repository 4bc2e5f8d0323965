"""From the options to the command that they name, with the portal that it concerns."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ladok_core.errors import PortalError
from ladok_core.rules.civil import civil_date
from ladok_tui.commands.arguments import Options
from ladok_tui.commands.at_once import at_once
from ladok_tui.commands.choosing import choose
from ladok_tui.commands.moments import parse_moment
from ladok_tui.commands.opening import LocalEntrance, open_entrance
from ladok_tui.commands.patience import patience

if TYPE_CHECKING:
    from ladok_core.words import Words


def now() -> datetime:
    """Answer the present; the one place of the command line that reads the clock."""
    return datetime.now(UTC)


def dispatch(options: Options, words: Callable[[], "Words"]) -> int:
    """Carry out a command.  ``words`` are asked for when there is something to say.  Raises Misused."""
    try:
        if options.command == "schema":
            from ladok_tui.commands.schema import write_schema  # noqa: PLC0415  one command a time

            return write_schema(options)
        if options.command == "completion":
            from ladok_tui.commands.completion import write_completion  # noqa: PLC0415  one command a time

            return write_completion(options, words())
        if options.command == "import":
            from ladok_tui.commands.importing import read_in  # noqa: PLC0415  one command a time

            return read_in(options, words(), now)
        if options.command is None:
            from ladok_tui.commands.opening_app import open_app  # noqa: PLC0415  one command a time

            return open_app(options, words(), now)
        return _in_portal(options, words)
    except PortalError as trouble:
        from ladok_tui.commands.failing import failed  # noqa: PLC0415  only for what is wrong

        moment = parse_moment(options.as_of) if options.as_of is not None else now()
        return failed(trouble, words(), civil_date(moment), json=options.json)


def _in_portal(options: Options, words: Callable[[], "Words"]) -> int:
    as_of = parse_moment(options.as_of) if options.as_of is not None else None
    with patience(words):
        entrance = open_entrance(options.store, now, as_of, demo=options.demo)
    try:
        return _on(entrance, options, words)
    finally:
        entrance.close()


def _on(entrance: LocalEntrance, options: Options, words: Callable[[], "Words"]) -> int:
    if options.command == "students":
        from ladok_tui.commands.listing import list_students  # noqa: PLC0415  one command a time

        return list_students(options, entrance, words())
    person = choose(at_once(entrance.people()), options.student, options.institution, demo=entrance.demo)
    portal = entrance.portal(person.student_id, person.institution_id)
    match options.command:
        case "show":
            from ladok_tui.commands.showing import show  # noqa: PLC0415  one command a time

            return show(options, portal, words)
        case "do":
            from ladok_tui.commands.registering import register  # noqa: PLC0415  one command a time

            return register(options, portal, words())
        case _:
            from ladok_tui.commands.listing import list_institutions  # noqa: PLC0415  one command a time

            return list_institutions(options, portal, words())
