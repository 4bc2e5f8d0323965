"""``manual``: everything that can be typed, pressed and set, as a page for ``man`` or for a browser."""

from ladok_core.words import Words
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import write_lines
from ladok_tui.commands.status import DONE
from ladok_tui.manual.content import manual
from ladok_tui.manual.html_page import html_page
from ladok_tui.manual.man_page import man_page


def write_manual(options: Options, words: Words) -> int:
    """Write the manual in the person's language."""
    page = html_page if options.format == "html" else man_page
    write_lines(page(manual(words), words))
    return DONE
