"""The bare command: from a terminal and an open store to the app, which is imported last."""

import asyncio
import os
import sys

from ladok_core.words import Words
from ladok_tui.commands.arguments import Options
from ladok_tui.commands.at_once import at_once
from ladok_tui.commands.choosing import choose
from ladok_tui.commands.moments import parse_moment
from ladok_tui.commands.opening import open_entrance
from ladok_tui.commands.output import tell
from ladok_tui.session import Clock
from ladok_tui.settings import config_folder, load_settings
from ladok_tui.surroundings import environment
from ladok_tui.terminal_check import REFUSED, why_no_terminal


def open_app(options: Options, words: Words, clock: Clock) -> int:
    """Open the app on the portal that was asked for.  Raises PortalError, Misused, before anything is drawn."""
    if reason := why_no_terminal(os.environ, sys.stdin, sys.stdout):
        tell(words.say(reason))
        return REFUSED
    as_of = parse_moment(options.as_of) if options.as_of is not None else None
    entrance = open_entrance(options.store, clock, as_of, demo=options.demo)
    try:
        if options.store is not None or not options.demo:  # what lies in memory is there at once
            entrance.off_thread = asyncio.to_thread  # a store that another program holds must not stop the screen
        person = choose(at_once(entrance.people()), options.student, options.institution, demo=entrance.demo)
        config = config_folder(os.environ)
        settings, trouble = load_settings(config)
        # Textual reads its environment once, when it is imported.
        os.environ.update(environment(settings, os.environ))
        from ladok_tui.app import run  # noqa: PLC0415  Textual: a second's tenth, and only the app needs it

        return run(
            entrance,
            student=person.student_id,
            institution=person.institution_id,
            language=words.language,
            settings=settings,
            config=config,
            troubles=(trouble,) if trouble else (),
        )
    finally:
        entrance.close()
