"""All pages of a record, said; and every text of a view."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ladok_core.errors import NotFound
from ladok_core.model.record import Record
from ladok_core.pages import identity, page_spec
from ladok_core.words import Words
from ladok_tui.render.plain import plain_lines
from ladok_tui.views import VIEWS, view_spec
from ladok_tui.views.view import Act, Block, Fact, Heading, Link, Note, Part, Row, Said, View, Why
from ladok_tui.views.voices import Voices


def pages(held: Record, now: datetime) -> Iterator[tuple[str, Any]]:
    """Every page that a student has, by its name: of those that ask for something, one of each that there is."""
    educations = {place.offering.education.education_id for place in held.participations}
    wanted = sorted(educations | {choice.choice_id for choice in held.choices})
    for name in (spec.page for spec in VIEWS):
        spec: Any = page_spec(name)
        for ask in [spec.ask(one) for one in wanted] if spec.is_of_thing else [spec.ask()]:
            try:
                yield name, spec.build(held, ask, now)
            except NotFound:
                continue


def view_of(name: str, page: Any, language: str = "sv") -> View:
    return view_spec(name).view(page, Voices(Words(language)))


def lines_of(view: View, held: Record, language: str = "sv") -> list[str]:
    who = identity.build(held, (), None, read_only=False)
    return list(plain_lines(view, who, Voices(Words(language))))


def everything(view: View) -> Iterator[Said]:
    """Every text of a view."""
    yield from (view.title, view.sum, *view.context, *(tab.said for tab in view.tabs))
    for section in view.sections:
        yield from (section.heading, section.note)
    for row in view.rows():
        yield from of_row(row)


def of_row(row: Row) -> Iterator[Said]:
    yield from (cell.said for cell in row.cells)
    for block in row.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[Said]:
    match block:
        case Heading(said) | Note(said) | Link(said):
            yield said
        case Fact(label, value):
            yield from (label if value.ear else Said(label.eye, ""), value)
        case Part(cells):
            yield from (cell.said for cell in cells)
        case Why():
            yield from (block.sentence, *([block.remedy] if block.remedy else []))
        case Act():
            yield from (block.said, *([block.reason] if block.reason else []))


def evenly(text: str) -> str:
    """A text as it is compared: with plain single blanks."""
    return " ".join(text.split())
