"""A study choice or an application as a row, on Start and on the page of its package.  STA-2, APP-2, CHO-2."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.choice import ChoiceKind
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice_row import ChoiceRow
from ladok_tui.views.choice_rules import limits, requirements
from ladok_tui.views.course_row import code_cell, given, size_cell, told
from ladok_tui.views.reasons import acts, verb, whys
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Heading, Link, Note, Part, Row, Tone
from ladok_tui.views.voices import Voices

MOST_OPTIONS = 12
"""Alternatives that are told where a choice is opened in place; its own page has all of them."""


def choice_row(row: ChoiceRow, say: Voices, today: date) -> Row:
    """Return the row of a choice: the verb first, and until when; where it can't be made, why; or that it is made."""
    study_choice = row.kind is ChoiceKind.STUDY_CHOICE
    first = next(iter(row.offered), None)
    stopped = not study_choice and first is not None and not first.decision.open and not row.made
    tone = Tone.NORMAL if stopped else Tone.ACCENT
    state = Cell(Column.STATE, say.summary(row.until, today), tone, say.until(row.until, today))
    if row.made:
        state = Cell(Column.STATE, say("choice.made" if study_choice else "choice.made.application"), Tone.GOOD)
    elif stopped and first is not None:
        state = Cell(Column.STATE, say.summary(first.decision, today), Tone.WARN)
    named = NOTHING if first is None or row.made else verb(first, say)
    return Row(
        key=f"choice {row.choice_id}",
        about=row,
        cells=told(
            Cell(Column.VERB, named, tone),
            Cell(Column.NAME, say.text(row.name)),
            code_cell(row.code),
            *(() if row.credits is None else (size_cell(say, row.credits, row.unit),)),
            state,
        ),
        blocks=tuple(_blocks(row, say, today)),
        offered=row.offered,
        opens=AskChoice(row.choice_id) if study_choice or row.made or stopped else None,
        acts=not row.made and not stopped,
    )


def _blocks(row: ChoiceRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield what "show more" shows: when, by which rules, between what; of an application how it is given."""
    study_choice = row.kind is ChoiceKind.STUDY_CHOICE
    if row.description is not None:
        yield Note(say.text(row.description), Tone.NORMAL)
    if row.given is not None:
        yield from given(row.given, say, today)
    yield Fact(say("choice.period" if study_choice else "choice.period.application"), say.span(row.period, today))
    if row.registration is not None:
        yield Fact(say("choice.registration"), say.span(row.registration, today))
    yield from requirements(row.requires, say)
    rules = limits(row.limits, say)
    if rules.eye:
        yield Fact(say("choice.rules"), rules)
    if study_choice:
        yield from _options(row, say)
        yield Link(say("choice.open"), AskChoice(row.choice_id))
    for offer in row.offered:
        if not study_choice and not offer.decision.open:
            yield from whys(offer.decision, say, today)
    if not study_choice or row.made:
        yield from acts(row.offered, say.named(row.name, row.code), say, today, several=False)


def _options(row: ChoiceRow, say: Voices) -> Iterator[Block]:
    yield Heading(say("choice.options"))
    for one in row.options[:MOST_OPTIONS]:
        yield Part((Cell(Column.NAME, say.text(one.name)), code_cell(one.code), size_cell(say, one.credits)))
    if len(row.options) > MOST_OPTIONS:
        yield Note(say.count("choice.more-options", len(row.options) - MOST_OPTIONS))
