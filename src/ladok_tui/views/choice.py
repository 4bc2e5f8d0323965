"""The page of a study choice, said: its rules, its alternatives with their ticks, and what each tick has come to.

CHO-2, APP-2.
"""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.choice import ChoiceKind, Measure
from ladok_core.model.state import StateKind
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice import BoxRow, ChoicePage, OptionRow
from ladok_core.pages.course_row import Given
from ladok_core.words import amounts
from ladok_core.words.signs import SIGNS
from ladok_tui.views.choice_rules import beside, limits, requirements, shortly
from ladok_tui.views.course_row import code_cell, given, size_cell, told
from ladok_tui.views.reasons import reason_whys, verb
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined


def view(page: ChoicePage, say: Voices) -> View:
    """Say the page; what stands in no box comes after the boxes, and what one does when all is ticked last."""
    loose = Section(
        say("choice.boxless") if page.boxes or page.kind is ChoiceKind.STUDY_CHOICE else NOTHING,
        tuple(_option(row, page, say) for row in page.options),
    )
    about = Section(note=NOTHING if page.description is None else say.text(page.description))
    sections = (about, *(_box(box, page, say) for box in page.boxes), loose, _act(page, say))
    unsaved = bool(page.pick) and not page.made
    return View(
        say.text(page.name),
        (_context(page, say),),
        sections=tuple(one for one in sections if one.rows or one.note.eye),
        sum=_sum(page, say),
        told=_told(page, say),
        leave=say("choice.leave") if unsaved else NOTHING,
    )


def _context(page: ChoicePage, say: Voices) -> Said:
    state = say("choice.made" if page.kind is ChoiceKind.STUDY_CHOICE else "choice.made.application")
    rules = limits(page.limits, say)
    return joined(
        (
            Said.alike(page.code),
            state if page.made else say.summary(page.until, page.today),
            say("choice.whole", limits=rules) if rules.eye else NOTHING,
        )
    )


def _box(box: BoxRow, page: ChoicePage, say: Voices) -> Section:
    """Return a box as a section; the boxes in it are rows in it, with their alternatives in them."""
    rows = (*(_option(row, page, say) for row in box.options), *(_inner(inner, page, say) for inner in box.boxes))
    heading = joined((_named(box, say), _state(box, page, say).said))
    return Section(heading, rows, NOTHING if rows else say("choice.nothing-here"))


def _inner(box: BoxRow, page: ChoicePage, say: Voices) -> Row:
    rows = (*(_option(row, page, say) for row in box.options), *(_inner(inner, page, say) for inner in box.boxes))
    return Row(
        key=f"box {box.box_id}",
        about=box,
        cells=(Cell(Column.NAME, _named(box, say)), _state(box, page, say)),
        children=rows,
    )


def _named(box: BoxRow, say: Voices) -> Said:
    rules = limits(box.limits, say)
    if box.optional:
        rules = joined((say("choice.optional"), rules), eye=", ")
    name = say.text(box.name)
    return say("choice.box", name=name, limits=rules) if rules.eye else name


def _state(box: BoxRow, page: ChoicePage, say: Voices) -> Cell:
    """Return how much is picked of a box, and whether that keeps to its rules."""
    picked = say.count("choice.picked", box.picked)
    if any(one.measure is Measure.CREDITS for one in box.limits):
        picked = joined((picked, say.credits(box.credits)), eye=", ")
    if box.reasons:
        broken = any(reason in page.broken for reason in box.reasons)
        reasons = beside(box.reasons, say, page.today)
        said = _broken(reasons, say) if broken else reasons
        return Cell(Column.STATE, joined((picked, said), eye=", "), Tone.WARN if broken else Tone.NORMAL)
    if box.limits and not page.made and (box.picked or not box.optional):
        return Cell(Column.STATE, say("choice.kept", picked=picked), Tone.GOOD)
    return Cell(Column.STATE, picked)


def _broken(reasons: Said, say: Voices) -> Said:
    return Said(f"{SIGNS[StateKind.STOPPED]} {reasons.eye}", say("choice.broken", reasons=reasons).ear)


def _option(row: OptionRow, page: ChoicePage, say: Voices) -> Row:
    """Return an alternative: its mark, what it is, when it is; else why it can't be picked, or what it breaks."""
    key, marked = f"option {row.option_id}", page.kind is not ChoiceKind.APPLICATION
    cells, blocks = say.as_before(
        key, (row, marked, page.today), lambda: _told_option(row, say, page.today, marked=marked)
    )
    tickable = page.selection is not None and not _is_stopped(row)
    return Row(
        key=key,
        about=row,
        cells=cells,
        blocks=blocks,
        offered=page.offered if page.selection is not None else (),
        ticks=AskChoice(page.choice_id, _toggled(page.pick, row.option_id)) if tickable else None,
    )


def _is_stopped(row: OptionRow) -> bool:
    return bool(row.obstacles) and not row.picked


def _told_option(
    row: OptionRow, say: Voices, today: date, *, marked: bool
) -> tuple[tuple[Cell, ...], tuple[Block, ...]]:
    """Return what an alternative says in its line, with a mark where it can be ticked, and beneath it."""
    mark = "choice.ticked" if row.picked else "choice.stopped" if _is_stopped(row) else "choice.unticked"
    cells = told(
        *((Cell(Column.MARK, say(mark)),) if marked else ()),
        Cell(Column.NAME, say.text(row.name)),
        code_cell(row.code),
        size_cell(say, row.credits, row.unit),
        _when(row, say, today),
    )
    return cells, tuple(_blocks(row, say, today))


def _when(row: OptionRow, say: Voices, today: date) -> Cell:
    """Return what stands beside an alternative: why it can't be picked, or what it breaks, else when it is given."""
    tells = row.obstacles or row.breaks
    if tells:
        return Cell(Column.STATE, beside(tells[:1], say, today), Tone.WARN)
    return Cell(Column.STATE, say.span(row.given.span, today), Tone.QUIET)


def _toggled(pick: tuple[str, ...], option_id: str) -> tuple[str, ...]:
    return tuple(one for one in pick if one != option_id) if option_id in pick else (*pick, option_id)


def _blocks(row: OptionRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield what "show more" shows: how it is given, when it is registered on, and what it requires."""
    how: Given = row.given
    yield from given(how, say, today)
    if row.registration is not None:
        yield Fact(say("choice.registration"), say.span(row.registration, today))
    yield from requirements(row.requires, say)
    for name in row.needs:
        yield Fact(say("choice.needs"), say.text(name))
    for name in row.excludes:
        yield Fact(say("choice.excludes"), say.text(name))
    yield from reason_whys((*row.obstacles, *row.breaks), say, today)


def _act(page: ChoicePage, say: Voices) -> Section:
    """Return what can be done: to choose, as soon as the rules are kept, else what is missing; or to take it back."""
    rows = []
    for one in page.offered:
        decision, name = one.decision, say.named(page.name, page.code)
        can = decision.open
        missing = _missing(page, say) if page.selection is not None else say.summary(decision, page.today)
        state = Cell(Column.STATE, missing, Tone.NORMAL)
        blocks: tuple[Block, ...] = () if can else reason_whys(decision.reasons, say, page.today)
        rows.append(
            Row(
                key="act",
                about=one,
                cells=told(
                    Cell(Column.VERB, verb(one, say), Tone.ACCENT if can else Tone.QUIET),
                    Cell(Column.NAME, name),
                    *(() if can else (state,)),
                ),
                blocks=blocks,
                offered=(one,),
                acts=can,
            )
        )
    heading = say("choice.choose" if page.kind is ChoiceKind.STUDY_CHOICE else "choice.application")
    return Section(heading, tuple(rows))


def _missing(page: ChoicePage, say: Voices) -> Said:
    return joined((say("choice.not-complete"), _rules_left(page, say)), eye=", ")


def _sum(page: ChoicePage, say: Voices) -> Said:
    """Return how much is chosen, of how much, and what is still to be done."""
    if page.kind is ChoiceKind.APPLICATION:
        return NOTHING
    if page.made:
        return joined((_chosen(page, say), say("choice.made")))
    left = [one for one in page.lacking if "box" not in one.saw and "more" in one.saw]
    first = joined((_chosen(page, say), shortly(left[:1], say, page.today)), eye=", ")
    return joined((first, _counted(page, say)))


def _chosen(page: ChoicePage, say: Voices) -> Said:
    """Return how much is chosen, of how much."""
    whole = (one.least or one.most for one in page.limits if one.measure is Measure.CREDITS)
    of = next((amount for amount in whole if amount is not None), None)
    chosen = say.credits(page.credits)
    if of is None:
        return say("choice.sum.open", credits=chosen)
    return say("choice.sum", credits=Said(amounts.number(say.words, page.credits), chosen.ear), of=say.credits(of))


def _counted(page: ChoicePage, say: Voices) -> Said:
    """Return how many rules are broken, and how many still open; or that all of them are kept."""
    if page.selection is not None and page.selection.open:
        return say("choice.sum.complete")
    return _rules_left(page, say)


def _rules_left(page: ChoicePage, say: Voices) -> Said:
    broken = say.count("choice.broken-rules", len(page.broken)) if page.broken else NOTHING
    lacking = say.count("choice.open-rules", len(page.lacking)) if page.lacking else NOTHING
    return joined((broken, lacking), eye=", ")


def _told(page: ChoicePage, say: Voices) -> Note | None:
    """Return what a tick has come to: the sum, every rule that is broken by now, and how many are still open."""
    if page.selection is None:
        return None
    broken = say("choice.breaks", reasons=shortly(page.broken, say, page.today)) if page.broken else NOTHING
    tone = Tone.WARN if page.broken else Tone.GOOD if page.selection.open else Tone.QUIET
    return Note(joined((_chosen(page, say), _counted(page, say), broken), eye=", "), tone)
