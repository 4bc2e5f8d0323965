"""``show``: one page as JSON, as plain lines, or drawn in columns."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from ladok_core.pages import PAGES, page_spec
from ladok_core.portal import Portal
from ladok_core.sanitize import clean
from ladok_tui.commands.as_of import parse_day
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import is_terminal, tell, write_prose
from ladok_tui.commands.progress import progress
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.commands.status import DONE
from ladok_tui.terminal.accessible import is_accessible

if TYPE_CHECKING:
    from ladok_core.words import Words


def page_structs() -> dict[str, object]:
    """Return the struct that each page's JSON is made of."""
    return {name: page_spec(name).page for name in PAGES}


def show(options: Options, portal: Portal, words: Callable[[], "Words"]) -> int:
    """Write the page that was asked for."""
    with progress(words):
        page = fetch(options, portal)
        who = None if options.json else run_sync(portal.who())
    if who is None:
        write_json(page)
        return DONE
    from ladok_tui.views import view_spec  # noqa: PLC0415  JSON needs no words
    from ladok_tui.views.voices import Voices  # noqa: PLC0415  JSON needs no words

    spec, say = view_spec(options.topic), Voices(words())
    view = spec.view(page, say)
    if is_plain(options):
        from ladok_tui.render.plain import plain_lines  # noqa: PLC0415  nor do columns need plain lines

        write_prose(plain_lines(view, who, say))
    else:
        from ladok_tui.render.columns import draw  # noqa: PLC0415  Rich is imported only to draw

        draw(view, who, say.words, whole=spec.is_told_whole)
    if who.sign_in_unsaved:
        tell(words().say("cli.sign-in-unsaved"))
    return DONE


def fetch(options: Options, portal: Portal) -> Any:
    """Ask the portal for the page.  UsageError for a day that is none."""
    spec = page_spec(options.topic)
    arguments = {}
    for field in msgspec.structs.fields(spec.ask):
        said = getattr(options, field.name, None)
        if field.required:
            arguments[field.name] = said
        elif said is not None:
            arguments[field.name] = tuple(map(clean, said)) if isinstance(said, list) else parse_day(said)
    return run_sync(portal.page(spec.ask(**arguments)))


def is_plain(options: Options) -> bool:
    """Whether plain lines are wanted: by option, by ACCESSIBLE, or because nobody looks at columns in a pipe."""
    return options.plain or is_accessible(os.environ) or not is_terminal(sys.stdout)
