"""``do``: find what is meant, say what would happen, ask, do it, answer with a receipt.  Once for all actions."""

import os
from collections.abc import Iterator
from datetime import date

from ladok_core.actions import ACTIONS
from ladok_core.actions.outcome import Outlook
from ladok_core.errors import Refused
from ladok_core.portal import Portal
from ladok_core.words import Words, receipts
from ladok_tui.commands.confirm import agreed, can_ask
from ladok_tui.commands.failure import Failure, answer
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.meant import meant
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import Unwritable, tell, write_prose
from ladok_tui.commands.refusal import refuse
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.status import DONE, MISUSED, REFUSED
from ladok_tui.commands.usage import UsageError
from ladok_tui.render.plain import block_lines
from ladok_tui.views.outlook import outlook_blocks
from ladok_tui.views.reasons import deed
from ladok_tui.views.voices import Voices


def do(options: Options, portal: Portal, words: Words) -> int:
    """Carry out an action; 0 when it holds, 1 when a rule says no, 2 when it is declined.

    With ``--dry-run`` what would happen is told, and nothing is done.  What is the case already is answered as success,
    without asking, so that the same command again answers the same (REG-5).
    """
    spec = next(one for one in ACTIONS if one.name == options.topic)
    action, today = meant(spec, options, portal, words)
    outlook = run_sync(portal.foresee(action))
    try:
        if options.dry_run:
            return _foretell(outlook, words, today, json=options.json)
        if not outlook.decision.holds:
            if not outlook.decision.open:
                raise Refused(outlook.decision)
            if not options.yes:
                if not can_ask(no_input=options.no_input):
                    raise UsageError(key="cli.needs-yes")
                tell(*foretold(outlook, words, today))
                does = deed(spec.name, outlook.subject.offering_code, Voices(words)).eye
                if not agreed(words.say("cli.ask", verb=does), words):
                    return answer(Failure(MISUSED, "declined", (words.say("cli.declined"),)), json=options.json)
        receipt = run_sync(portal.do(action, os.urandom(16).hex()))
    except Refused as refused:
        return refuse(refused.decision, words, today, json=options.json)
    told = receipts.told(words, receipt, today)
    try:
        if options.json:
            write_json(receipt)
        else:
            write_prose([told])
    except (Unwritable, BrokenPipeError):  # it is done all the same, and has to be known
        tell(told)
        raise
    return DONE


def _foretell(outlook: Outlook, words: Words, today: date, *, json: bool) -> int:
    """Tell what would happen; 0 where it would be done, or is the case already, 1 where a rule says no."""
    would_hold = outlook.decision.open or outlook.decision.holds
    if json:
        write_json(outlook)
        return DONE if would_hold else REFUSED
    if would_hold:
        done = [] if outlook.decision.holds else [words.say("cli.dry-run")]
        write_prose((*foretold(outlook, words, today), *done))
        return DONE
    return refuse(outlook.decision, words, today, json=False)


def foretold(outlook: Outlook, words: Words, today: date) -> Iterator[str]:
    """Return in lines what an action would do, as its dialog says it."""
    say = Voices(words)
    return block_lines(tuple(outlook_blocks(outlook, say, today)), say)
