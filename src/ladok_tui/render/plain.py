"""A view in plain lines, for ears and for pipes: headings that count, one fact a line, a state as a word.

Nothing here knows a page: each text is the view's, in the voice for ears.  Who writes the lines breaks them to the
width of a terminal.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ladok_core.pages.identity import WhoAmI
from ladok_tui.render.notes import notes
from ladok_tui.views.view import (
    Act,
    Block,
    Cell,
    Column,
    Fact,
    Heading,
    Link,
    Note,
    Part,
    Row,
    Said,
    Section,
    View,
    Why,
)
from ladok_tui.views.voices import Voices

# Lines, blocks and braille patterns: a reader spells each out, or feeds it to the braille display as if it were text.
_DRAWING = re.compile("[\u2500-\u259f\u2800-\u28ff]+")
_BLANKS = re.compile(r"[^\S\xa0]+")
_FACTS = (Column.STATE, Column.DATE)


def plain_lines(view: View, who: WhoAmI, say: Voices) -> Iterator[str]:
    """Return a page's lines, fit to be read aloud."""
    return for_ears(_page(view, who, say))


def block_lines(blocks: Sequence[Block], say: Voices) -> Iterator[str]:
    """Return the lines of blocks alone, as of what an action would do."""
    return for_ears(_blocks(blocks, say))


def for_ears(lines: Iterable[str]) -> Iterator[str]:
    """Pass the lines on, with what is drawn and not read taken out of the data in them, and without empty ones."""
    for line in lines:
        read = _BLANKS.sub(" ", _DRAWING.sub(" ", line)).strip()
        if read:
            yield read


def sentence(text: str) -> str:
    """End a text as a sentence, unless it ends as one already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _page(view: View, who: WhoAmI, say: Voices) -> Iterator[str]:
    title = (view.title.ear, say.text(who.institution.name).ear, who.name)
    yield " ".join(sentence(part) for part in title if part)
    yield from map(sentence, notes(who, say.words))
    for said in (*view.context, view.sum):
        yield from _text(said)
    for tab in view.tabs:
        yield f"{tab.said.ear}: {tab.count}."
    for section in view.sections:
        yield from _section(section, say)


def _section(section: Section, say: Voices) -> Iterator[str]:
    if section.heading.ear:
        yield _counted(section.heading, len(section.rows)) if section.rows else sentence(section.heading.ear)
    yield from _text(section.note)
    done = 0
    for row in section.rows:
        done += row.acts
        yield from _row(row, say, "", f"{done}. " if row.acts else "")


def _row(row: Row, say: Voices, above: str, number: str = "") -> Iterator[str]:
    """Say a row, what stands beneath it, and what lies in it: indentation is not heard, so each says in what."""
    within = (say.words.say("plain.within", code=above),) if above else ()
    yield number + _cells(row.cells, within)
    yield from _blocks(row.blocks, say)
    code = row.cell(Column.CODE)
    for child in row.children:
        yield from _row(child, say, code.said.ear if code else "")


def _cells(cells: Sequence[Cell], within: tuple[str, ...] = ()) -> str:
    """Say what the thing is, then how it stands: "Algoritmer, MA2001, 7,5 högskolepoäng: pågår, …"."""
    thing = [cell.said.ear for cell in cells if cell.column not in (Column.VERB, *_FACTS) and cell.said.ear]
    facts = [cell.said.ear for cell in cells if cell.column in _FACTS and cell.said.ear]
    verb = [cell.said.ear for cell in cells if cell.column is Column.VERB]
    said = " ".join((*verb, ", ".join((*thing, *within)))).strip()
    return sentence(": ".join(part for part in (said, ", ".join(facts)) if part))


def _blocks(blocks: Sequence[Block], say: Voices) -> Iterator[str]:
    for place, block in enumerate(blocks):
        match block:
            case Heading(said):
                yield _counted(said, _alike(blocks[place + 1 :]))
            case Fact(label, value):
                if value.ear:  # else it is heard elsewhere in the row
                    yield sentence(f"{label.ear}: {value.ear}" if label.ear else value.ear)
            case Note(said):
                yield from _text(said)
            case Part(cells):
                yield _cells(cells)
            case Why():
                yield from _why(block, say)
            case Link(said):
                yield sentence(said.ear)
            case Act():
                yield sentence(
                    say.words.say("plain.can", act=block.said.ear)
                    if block.reason is None
                    else f"{block.said.ear}: {block.reason.ear}"
                )


def _why(why: Why, say: Voices) -> Iterator[str]:
    numbered = say.words.say("plain.numbered", number=why.number, of=why.of)
    yield sentence(f"{numbered}: {why.sentence.ear}" if why.of > 1 else why.sentence.ear)
    if why.remedy is not None:
        yield sentence(say.words.say("plain.advice", advice=why.remedy.ear))


def _text(said: Said) -> Iterator[str]:
    for line in said.ear.splitlines():
        if line.strip():
            yield sentence(line)


def _counted(said: Said, number: int) -> str:
    """Say a heading and how much stands under it: "Nya resultat: 1."."""
    return f"{said.ear}: {number}."


def _alike(blocks: Sequence[Block]) -> int:
    """Return how many blocks of the first one's kind follow each other."""
    return next((n for n, block in enumerate(blocks) if type(block) is not type(blocks[0])), len(blocks))
