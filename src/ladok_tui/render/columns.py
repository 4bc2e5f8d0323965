"""A page drawn in columns by Rich, once: the rows of the screen, without the screen.

Data reaches Rich as ``Text`` only, which is never parsed for markup.
"""

import os
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from ladok_core.model.education_filter import EducationFilter
from ladok_core.pages.course import CoursePage
from ladok_core.pages.education import EducationPage
from ladok_core.pages.identity import WhoAmI
from ladok_core.pages.start import StartPage
from ladok_core.words import Words
from ladok_tui.commands.output import write_data
from ladok_tui.render.notes import notes
from ladok_tui.render.plain import sentence
from ladok_tui.screens.course_page_rows import course_heading, course_sections
from ladok_tui.screens.education_rows import education_sections
from ladok_tui.screens.start_rows import start_sections
from ladok_tui.widgets.cell_text import clipped, on_one_line
from ladok_tui.widgets.old.columns import Columns, measured
from ladok_tui.widgets.old.row_layout import Drawn, Run, drawn_details, drawn_heading, drawn_note, drawn_row
from ladok_tui.widgets.old.rows import Row, Section, Tone

STYLES = {
    Tone.NORMAL: "",
    Tone.QUIET: "dim",
    Tone.ACCENT: "cyan",
    Tone.GOOD: "green",
    Tone.BAD: "red",
    Tone.WARN: "yellow",
    Tone.HEADING: "bold",
}
"""The terminal's own colours: a page in the scrollback has no theme."""

USUAL_WIDTH = 80
"""How wide a terminal is that says it has no width at all."""


def draw(page: StartPage | EducationPage | CoursePage, who: WhoAmI, words: Words) -> None:
    """Draw a page on standard output, as wide as the terminal."""
    # NO_COLOR takes Rich's colours and leaves bold and dim; without a colour system there are no sequences at all.
    plain = "NO_COLOR" in os.environ
    console = Console(
        file=sys.stdout, color_system=None if plain else "auto", highlight=False, markup=False, emoji=False
    )
    console.width = console.width or USUAL_WIDTH
    with console.capture() as captured:
        for line in drawn_page(page, who, words, console.width):
            console.print(_text(line), soft_wrap=True)
    # Not by the console: it would write in the locale's letters, which may lack some of ours, and end there.
    write_data(captured.get().encode(errors="replace"))


def drawn_page(page: StartPage | EducationPage | CoursePage, who: WhoAmI, words: Words, width: int) -> Iterator[Drawn]:
    """Return the page's lines: who, where and of when, the page's name, its sections."""
    title, context, sections = _content(page, words)
    where = f"{words.text(page.institution)} · {page.student}"
    yield (Run(clipped(on_one_line(where), width), Tone.QUIET),)
    for note in notes(who, words):
        yield (Run(clipped(sentence(note), width), Tone.WARN),)
    yield from drawn_heading(title, width)
    if context:
        yield (Run(clipped(on_one_line(context), width), Tone.QUIET),)
    # Only on a course's own page is there room for everything about it.
    opened = isinstance(page, CoursePage)
    for section, columns in zip(sections, measured(sections, width), strict=True):
        yield ()
        yield from drawn_heading(section.heading, width)
        yield from drawn_note(section.note, columns)
        yield from _rows(section.rows, columns, 0, opened=opened)


def _content(page: StartPage | EducationPage | CoursePage, words: Words) -> tuple[str, str, Sequence[Section]]:
    match page:
        case StartPage():
            return words.say("key.page.start"), "", start_sections(page, words)
        case EducationPage():
            sections = education_sections(page, EducationFilter.ALL, words)
            return words.say("key.page.education"), words.total(page.sum), sections
        case CoursePage():
            return *course_heading(page, words), course_sections(page, words)


def _rows(rows: Sequence[Row], columns: Columns, level: int, *, opened: bool) -> Iterator[Drawn]:
    for row in rows:
        own = level + row.depth
        yield from drawn_row(row, own, columns, opened=True)
        if opened:
            yield from drawn_details(row, own, columns)
        yield from _rows(row.children, columns, own + 1, opened=opened)


def _text(line: Drawn) -> Text:
    text = Text(no_wrap=True)
    for run in line:
        text.append(run.text, STYLES[run.tone])
    text.rstrip()
    return text
