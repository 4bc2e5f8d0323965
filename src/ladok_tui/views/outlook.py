"""What an action would do, said: what it is about, what it means, whom it touches, and what follows from it."""

from collections.abc import Iterator, Sequence
from datetime import date

from ladok_core.actions.action import Subject
from ladok_core.actions.outcome import Outlook, Touched
from ladok_core.model.decision import Moment, Reason
from ladok_tui.views.contact import change_facts
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Heading, Note, Part, Said, Tone
from ladok_tui.views.voices import Voices, joined


def wish_blocks(outlooks: Sequence[Outlook], say: Voices, today: date) -> Iterator[Block]:
    """Yield what a confirmation says of one action, or of several: what they say alike once, and what follows last."""
    first, *rest = (block for one in outlooks for block in outlook_blocks(one, say, today))
    yield first
    for place, block in enumerate(rest):
        if block != first and not (isinstance(block, Note) and block in rest[place + 1 :]):
            yield block


def outlook_blocks(outlook: Outlook, say: Voices, today: date) -> Iterator[Block]:
    """Yield what is said of an action before it is confirmed."""
    subject = outlook.subject
    yield Note(_named(subject, say), Tone.HEADING)
    given = _given(subject, say, today)
    if given.eye:
        yield Note(given, Tone.NORMAL)
    # What lets it be done also says what it means: whether it is early, and that it can't be taken back.
    told = outlook.decision.reasons if outlook.decision.open else (outlook.decision.headline,)
    for reason in told:
        yield Note(say.reason(reason, today), Tone.NORMAL)
    yield from change_facts(outlook.changes, say, today)
    if len(outlook.touched) > 1 or (outlook.touched and not subject.education_id):
        yield Heading(say("outlook.touched"))
        yield from dict.fromkeys(_touched(one, say) for one in outlook.touched)
    for follows in outlook.follows:
        # What speaks for it may say already what comes next, and the line above when and where that is.
        if follows not in told and not _tells_when(follows, subject):
            yield Note(say.reason(follows, today))


def _touched(touched: Touched, say: Voices) -> Part:
    """Say what happens to a course or package: of two places, one of them changed for the other, the same."""
    name, happens = say.text(touched.name), say(f"event.{touched.happens}")
    cells = (Cell(Column.NAME, name), Cell(Column.CODE, Said.alike(touched.code)), Cell(Column.STATE, happens))
    return Part(cells)


def _tells_when(reason: Reason, subject: Subject) -> bool:
    """Decide whether a reason only tells when what it is about begins, as the subject's own line does."""
    starts = reason.saw.get("starts")
    return isinstance(starts, Moment) and starts.at == subject.starts


def _named(subject: Subject, say: Voices) -> Said:
    if subject.session_id:
        return joined((say.text(subject.course), say.text(subject.name), Said.alike(subject.code)))
    extent = say.credits(subject.credits, subject.unit) if subject.participation_id or subject.credits else NOTHING
    return joined((say.text(subject.name), Said.alike(subject.code), extent), eye="  ")


def _given(subject: Subject, say: Voices, today: date) -> Said:
    """Say which study period is meant, when and how it is given, and when one registers."""
    period = NOTHING
    if subject.period is not None and subject.periods > 1:
        period = say("course.period", period=subject.period, of=subject.periods)
    if subject.starts is not None:
        when = say.stretch(subject.starts, subject.ends, today)
        return joined((when, say.text(subject.place), Said.alike(subject.room)))
    return joined(
        (
            period,
            say.span(subject.span, today),
            say.pace(subject.pace),
            say.form(subject.form),
            say.text(subject.place),
        )
    )
