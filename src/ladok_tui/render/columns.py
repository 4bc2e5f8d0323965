"""A view drawn in columns by Rich, once: the rows of the screen, without the screen.

Data reaches Rich as ``Text`` only, which is never parsed for markup.
"""

import os
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from ladok_core.pages.identity import WhoAmI
from ladok_core.words import Words
from ladok_tui.commands.output import write_data
from ladok_tui.render.notes import notes
from ladok_tui.render.plain import sentence
from ladok_tui.terminal.colours import is_colourless
from ladok_tui.views.view import Row, Tone, View
from ladok_tui.widgets.block_layout import drawn_blocks
from ladok_tui.widgets.cell_text import HELD, clipped, on_one_line, wrapped
from ladok_tui.widgets.columns import Columns
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.row_layout import drawn_heading, drawn_note, drawn_row
from ladok_tui.widgets.runs import Drawn, Run, indented

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


_APART = "   "


def draw(view: View, who: WhoAmI, words: Words, *, whole: bool) -> None:
    """Draw a page on standard output, as wide as the terminal; ``whole`` with what stands beneath each row."""
    # NO_COLOR takes Rich's colours and leaves bold and dim; without a colour system there are no sequences at all.
    plain = is_colourless(os.environ)
    console = Console(
        file=sys.stdout, color_system=None if plain else "auto", highlight=False, markup=False, emoji=False
    )
    console.width = console.width or USUAL_WIDTH
    with console.capture() as captured:
        for line in drawn_view(view, who, words, console.width, whole=whole):
            console.print(_text(line), soft_wrap=True)
    # Not by the console: it would write in the locale's letters, which may lack some of ours, and end there.
    write_data(captured.get().encode(errors="replace"))


def drawn_view(view: View, who: WhoAmI, words: Words, width: int, *, whole: bool) -> Iterator[Drawn]:
    """Return the page's lines: who, where and of when, the page's name, its sections, its sum."""
    where = f"{words.text(who.institution.name)} · {who.name}"
    yield (Run(clipped(on_one_line(where), width), Tone.QUIET),)
    for note in notes(who, words):
        yield from _wrapped(sentence(note), width, Tone.WARN)
    yield (Run(clipped(on_one_line(view.title.eye), width), Tone.HEADING),)
    for said in view.context:
        yield from _wrapped(said.eye, width, Tone.QUIET)
    if view.tabs:
        yield from _wrapped(_APART.join(f"{tab.said.eye} {tab.count}" for tab in view.tabs), width, Tone.QUIET)
    measure = Measure(view.sections)
    for section in view.sections:
        columns = measure.columns(section, width)
        yield ()
        yield from drawn_heading(section, width)
        yield from drawn_note(section, columns)
        yield from _rows(section.rows, columns, 0, whole=whole)
    if view.sum.eye:
        yield ()
        yield from _wrapped(view.sum.eye, width, Tone.NORMAL)


def _rows(rows: Sequence[Row], columns: Columns, level: int, *, whole: bool) -> Iterator[Drawn]:
    for row in rows:
        yield from drawn_row(row, level, columns, opened=True)
        if whole:
            left = min(columns.text_at(level) + 2, columns.width // 3)
            for line in drawn_blocks(row.blocks, columns.width - left, {}):
                yield indented(line.drawn, left)
        yield from _rows(row.children, columns, level + 1, whole=whole)


def _wrapped(text: str, width: int, tone: Tone) -> Iterator[Drawn]:
    for line in wrapped(text, width):
        yield (Run(line, tone),)


def _text(line: Drawn) -> Text:
    text = Text(no_wrap=True)
    for run in line:
        text.append(run.text.replace(HELD, " "), STYLES[run.tone])
    text.rstrip()
    return text
