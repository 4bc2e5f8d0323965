"""The bare command: from a terminal and an open store to the app, which is imported last."""

import asyncio
import os
import sys

from ladok_core.sanitize import clean
from ladok_core.words import Words
from ladok_tui.commands.as_of import asked_about
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import tell
from ladok_tui.commands.portals import open_portals
from ladok_tui.commands.progress import progress
from ladok_tui.commands.status import MISUSED
from ladok_tui.commands.student_choice import choose
from ladok_tui.config.folder import config_folder
from ladok_tui.config.settings import load_settings
from ladok_tui.session import Clock
from ladok_tui.terminal.check import why_no_terminal
from ladok_tui.terminal.colours import is_colourless
from ladok_tui.terminal.environment import environment


def open_app(options: Options, words: Words, clock: Clock) -> int:
    """Open the app on the portal that was asked for.  Raises PortalError, UsageError, before anything is drawn."""
    if reason := why_no_terminal(os.environ, sys.stdin, sys.stdout):
        tell(words.say(reason))
        return MISUSED
    with progress(lambda: words):
        portals = open_portals(options.store, clock, asked_about(options), demo=options.demo)
    try:
        if portals.copy is not None:
            tell(words.say("cli.store-migrated", path=clean(str(portals.copy))))
        if options.store is not None or not options.demo:  # what lies in memory is there at once
            portals.off_thread = asyncio.to_thread  # a store that another program holds must not stop the screen
        person = choose(portals, options.student, options.institution)
        config = config_folder(os.environ)
        settings, trouble = load_settings(config)
        # Textual reads its environment once, when it is imported; an empty NO_COLOR, which asks for nothing, it obeys.
        if not is_colourless(os.environ):
            os.environ.pop("NO_COLOR", None)
        os.environ.update(environment(settings, os.environ))
        from ladok_tui.app import run  # noqa: PLC0415  Textual: a second's tenth, and only the app needs it

        return run(
            portals,
            student=person.student_id,
            institution=person.institution_id,
            language=words.language,
            settings=settings,
            config=config,
            troubles=(trouble,) if trouble else (),
        )
    finally:
        portals.close()
