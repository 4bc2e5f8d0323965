"""An exam session as a row: what it is and how it stands, and beneath it all that its card has.  EXM-1."""

from collections.abc import Iterator
from datetime import date

from ladok_core.actions.exam_signoff import ExamSignOff
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Verdict
from ladok_core.model.exam_session import ExamTab
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.asks import AskCourse
from ladok_core.pages.exam_row import ExamRow
from ladok_tui.views.course_row import code_cell, told
from ladok_tui.views.local_text import linked, local_links, local_text
from ladok_tui.views.reasons import acts, reason_whys, verb
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Note, Row, Said, Tone, Why
from ladok_tui.views.voices import Voices, joined


def exam_row(row: ExamRow, say: Voices, today: date, *, on_start: bool = False) -> Row:
    """Return the row of a session; where one can sign up for it the row is that verb, as on Start.

    On Start, whose column of verbs tells what each row is, a session says so there.
    """
    opens = tuple(one for one in row.offered if one.decision.open and row.sign_up.open)
    said = Cell(Column.VERB, say("exam.signed-up"), Tone.QUIET) if on_start else Cell(Column.VERB, NOTHING)
    return Row(
        key=f"exam {row.session_id}",
        about=row,
        cells=told(
            Cell(Column.VERB, verb(opens[0], say), Tone.ACCENT) if opens else said,
            # The code tells the course too: of a long name, what kind of exam it is stays.
            Cell(Column.NAME, exam_name(row, say), ending=f" · {say.text(row.name).eye}"),
            code_cell(row.code),
            *(_upcoming(row, say, today) if on_start else _cells(row, say, today)),
        ),
        blocks=tuple(_blocks(row, say, today)),
        offered=row.offered,
        acts=bool(opens),
        under=(row.tab,),
    )


def exam_name(row: ExamRow, say: Voices) -> Said:
    """Say what a session is called: by its course, then its own name."""
    return joined((say.named(row.course, row.code), say.text(row.name)))


def _upcoming(row: ExamRow, say: Voices, today: date) -> Iterator[Cell]:
    """Yield when it is, and where, or that it is cancelled: as narrow as the other states of Start."""
    when = say.moment(row.starts, today)
    if row.cancelled:
        cancelled = say("exam.cancelled")
        said = joined((Said(f"! {cancelled.eye}", cancelled.ear), when), eye=", ")
        yield Cell(Column.STATE, said, Tone.BAD, terse=f"! {cancelled.eye}")
    else:
        yield Cell(Column.STATE, joined((when, Said.alike(row.room)), eye=", "), terse=when.eye)


def _cells(row: ExamRow, say: Voices, today: date) -> Iterator[Cell]:
    yield _state(row, say, today)
    yield Cell(Column.DATE, say.moment(row.starts, today), Tone.QUIET, terse=say.day(civil_date(row.starts), today).eye)


def _state(row: ExamRow, say: Voices, today: date) -> Cell:
    if row.cancelled:
        return _signed("!", say("exam.cancelled"), Tone.BAD)
    if row.tab is ExamTab.SIGNED_UP:
        return _signed("✓", say("exam.by-staff" if row.by_staff else "exam.taking-part"), Tone.GOOD)
    if row.tab is ExamTab.PASSED:
        return NO_STATE
    if row.sign_up.open:
        return Cell(Column.STATE, say.summary(row.sign_up, today), Tone.ACCENT, say.until(row.sign_up, today))
    if row.sign_up.counted:
        return _signed("!", say.count("exam.obstacles", row.sign_up.counted), Tone.WARN)
    summary = say.summary(row.sign_up, today)
    if row.sign_up.verdict is Verdict.LATER:
        return _signed("○", summary, Tone.NORMAL)
    obstacle = row.sign_up.headline.kind is Kind.OBSTACLE
    return _signed("!", summary, Tone.WARN) if obstacle else Cell(Column.STATE, summary)


def _signed(sign: str, said: Said, tone: Tone) -> Cell:
    return Cell(Column.STATE, Said(f"{sign} {said.eye}", said.ear), tone)


NO_STATE = Cell(Column.STATE, NOTHING)


def _blocks(row: ExamRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield the card of a session: why it can or can't be signed up for, when and where it is, what can be done."""
    yield from reason_whys(row.sign_up.reasons, say, today)
    yield Fact(say("exam.when"), say.stretch(row.starts, row.ends, today))
    if row.module:
        yield Fact(say("exam.module"), say.text(row.module))
    where = joined((say.text(row.town), Said.alike(row.room)))
    if where.eye:
        yield Fact(say("exam.where"), where)
    if row.link:
        yield linked(say("exam.link").ear, row.link, say) or Fact(say("exam.link"), Said.alike(row.link))
    if row.period:
        yield Fact(say("exam.period"), say.span(row.period, today))
    if row.sign_off_until:
        yield Fact(say("exam.sign-off-until"), say.day(row.sign_off_until, today))
    # Where the places decide, a reason has told of them.
    counted = any("places" in reason.saw for reason in row.sign_up.reasons)
    if row.places is not None and row.places_left is not None and not counted:
        yield Fact(say("exam.places"), say("exam.places-left", left=row.places_left, places=row.places))
    yield from _code(row, say, today)
    information = local_text(row.information, say)
    if information.eye:
        yield Note(information, Tone.NORMAL)
        yield from local_links(row.information, say)
    yield Link(say("exam.course", name=say.named(row.course, row.code)), AskCourse(row.code))
    if row.tab is not ExamTab.PASSED:
        yield from _deeds(row, say, today)


def _code(row: ExamRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield the anonymous code, or why it is not told."""
    if row.anonymous:
        yield from reason_whys(row.anonymous.reasons, say, today)


def _deeds(row: ExamRow, say: Voices, today: date) -> Iterator[Block]:
    """Yield what can be done with a session, and of signing off why it can't."""
    yield from acts(row.offered, exam_name(row, say), say, today, several=False)
    for one in row.offered:
        if isinstance(one.action, ExamSignOff) and not one.decision.open:
            for reason in one.decision.reasons:
                if reason.kind is not Kind.COPY:
                    yield Why(reason.key, say.reason(reason, today), say.remedy(reason, today))
