"""From the options to the command that they name, with the portal that it concerns."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ladok_core.errors import PortalError
from ladok_core.model.civil_date import civil_date
from ladok_core.sanitize import clean
from ladok_tui.commands.as_of import asked_about
from ladok_tui.commands.options import Options
from ladok_tui.commands.portals import Portals, open_portals
from ladok_tui.commands.progress import progress
from ladok_tui.commands.student_choice import choose

if TYPE_CHECKING:
    from ladok_core.words import Words


_APART = frozenset({"schema", "completion", "manual", "doctor", "config", "import"})


def now() -> datetime:
    """Return the present; the one place of the command line that reads the clock."""
    return datetime.now(UTC)


def dispatch(options: Options, words: Callable[[], "Words"]) -> int:
    """Carry out a command.  ``words`` are asked for when there is something to say.  Raises UsageError."""
    try:
        if options.command is not None and options.command not in _APART:
            return _in_portal(options, words)
        return _apart(options, words)
    except PortalError as trouble:
        from ladok_tui.commands.failure import failed  # noqa: PLC0415  only for what is wrong

        return failed(trouble, words(), civil_date(asked_about(options) or now()), json=options.json)


def _apart(options: Options, words: Callable[[], "Words"]) -> int:
    """Carry out a command that opens what it needs by itself, if it needs anything."""
    match options.command:
        case "schema":
            from ladok_tui.commands.schema import write_schema  # noqa: PLC0415  one command a time

            return write_schema(options)
        case "completion":
            from ladok_tui.commands.completion import write_completion  # noqa: PLC0415  one command a time

            return write_completion(options, words())
        case "manual":
            from ladok_tui.commands.manual import write_manual  # noqa: PLC0415  one command a time

            return write_manual(options, words())
        case "doctor":
            from ladok_tui.commands.doctor import doctor  # noqa: PLC0415  one command a time

            return doctor(options, words())
        case "config":
            from ladok_tui.commands.config import config  # noqa: PLC0415  one command a time

            return config(options, words())
        case "import":
            from ladok_tui.commands.import_visit import read_in  # noqa: PLC0415  one command a time

            return read_in(options, words(), now)
        case _:
            from ladok_tui.commands.launch import open_app  # noqa: PLC0415  one command a time

            return open_app(options, words(), now)


def _in_portal(options: Options, words: Callable[[], "Words"]) -> int:
    with progress(words):
        portals = open_portals(options.store, now, asked_about(options), demo=options.demo)
    try:
        if portals.copy is not None:
            from ladok_tui.commands.output import tell  # noqa: PLC0415  only after a migration

            tell(words().say("cli.store-migrated", path=clean(str(portals.copy))))
        return _on(portals, options, words)
    finally:
        portals.close()


def _on(portals: Portals, options: Options, words: Callable[[], "Words"]) -> int:
    if options.command == "students":
        from ladok_tui.commands.listing import list_students  # noqa: PLC0415  one command a time

        return list_students(options, portals, words())
    person = choose(portals, options.student, options.institution)
    portal = portals.portal(person.student_id, person.institution_id)
    match options.command:
        case "show":
            from ladok_tui.commands.show import show  # noqa: PLC0415  one command a time

            return show(options, portal, words)
        case "do":
            from ladok_tui.commands.do import do  # noqa: PLC0415  one command a time

            return do(options, portal, words())
        case "export":
            from ladok_tui.commands.export import export  # noqa: PLC0415  one command a time

            return export(options, portal, words, asked_about(options) or now())
        case _:
            from ladok_tui.commands.listing import list_institutions  # noqa: PLC0415  one command a time

            return list_institutions(options, portal, words())
