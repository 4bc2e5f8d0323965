"""``students`` and ``institutions``: whose portal can be opened here, and where."""

from ladok_core.portal import Portal
from ladok_core.words import Words
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import write_prose
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.status import DONE
from ladok_tui.render.plain import for_ears
from ladok_tui.session import PortalSource


def list_students(options: Options, portals: PortalSource, words: Words) -> int:
    """List everyone whose portal can be opened, with the id for ``--student`` and the code for ``--institution``."""
    people = run_sync(portals.people())
    if options.json:
        write_json(people)
    else:
        write_prose(
            for_ears(
                f"{one.name}, {one.student_id}: {words.text(one.institution)}, {one.institution_id}" for one in people
            )
        )
    return DONE


def list_institutions(options: Options, portal: Portal, words: Words) -> int:
    """List the institutions where the student has studied, the one in view named as such.  LOG-4."""
    rows = run_sync(portal.who()).institutions
    if options.json:
        write_json(rows)
    else:
        here = words.say("cli.here")
        write_prose(
            for_ears(f"{words.text(row.name)}, {row.institution_id}{f', {here}' if row.here else ''}" for row in rows)
        )
    return DONE
