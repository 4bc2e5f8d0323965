"""A study choice: its rules, its alternatives, and how a selection keeps to the rules.  CHO-1 to CHO-3, APP-2.

Nothing of a selection is kept: whoever ticks asks for the page anew, with what is picked by then.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.actions.choice_meant import choice_called
from ladok_core.actions.choose import Choose
from ladok_core.actions.outcome import Offered, offered
from ladok_core.errors import NotFound, NotOpen
from ladok_core.model.choice import Box, Choice, ChoiceKind, Limit, Option
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.education import EducationKind
from ladok_core.model.offering import EntryCondition
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskChoice
from ladok_core.pages.choice_row import first_registration
from ladok_core.pages.course_row import Given, given
from ladok_core.pages.page import PageSpec
from ladok_core.rules.choices import may_be_made, ways_of
from ladok_core.rules.choosing import chosen_offerings, obstacles_of
from ladok_core.rules.study_choice import breaks_of, can_choose, credits_of, kept, picked_in, picked_of


class OptionRow(msgspec.Struct, frozen=True):
    """One alternative; credits in hp.

    ``obstacles`` are why it can't be picked; ``breaks`` the rules that it breaks together with what else is picked.
    ``requires`` are its entry conditions, ``excludes`` and ``needs`` the names of other alternatives.
    """

    option_id: str
    education_id: str
    kind: EducationKind
    name: Text
    code: str
    credits: Decimal
    unit: str
    given: Given
    registration: Span | None
    picked: bool
    obstacles: tuple[Reason, ...] = ()
    breaks: tuple[Reason, ...] = ()
    requires: tuple[EntryCondition, ...] = ()
    excludes: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()


class BoxRow(msgspec.Struct, frozen=True):
    """A box of alternatives, and of boxes; what is picked in all of it, in number and credits (hp).

    ``reasons`` are the limits of its own that the selection doesn't keep to; ``optional`` where it may be left empty.
    """

    box_id: str
    name: Text
    limits: tuple[Limit, ...]
    optional: bool
    picked: int
    credits: Decimal
    reasons: tuple[Reason, ...]
    options: tuple[OptionRow, ...]
    boxes: tuple["BoxRow", ...] = ()


class ChoicePage(msgspec.Struct, frozen=True):
    """One study choice or application as of a civil date, and a selection of it; credits in hp.

    ``options`` lie in no box.  ``selection`` says whether the selection can be chosen: ``broken`` are the rules that it
    breaks, ``lacking`` those that are still open.  ``made`` tells that it is made: what is picked is then what was.
    """

    today: date
    institution: Text
    student: str
    choice_id: str
    kind: ChoiceKind
    code: str
    name: Text
    description: Text | None
    period: Span
    limits: tuple[Limit, ...]
    until: Decision
    made: bool
    picked: int
    credits: Decimal
    selection: Decision | None
    broken: tuple[Reason, ...]
    lacking: tuple[Reason, ...]
    options: tuple[OptionRow, ...]
    boxes: tuple[BoxRow, ...]
    pick: tuple[str, ...]
    offered: tuple[Offered, ...] = ()


def rows(record: Record, choice: Choice, picked: tuple[Option, ...], today: date) -> Iterator[tuple[Option, OptionRow]]:
    """Make the line of every alternative on a civil date, each beside what it is of."""
    ways, chosen = ways_of(choice.kind), frozenset(option.option_id for option in picked)
    made = bool(record.made_by(choice.choice_id))
    for option in choice.options:
        offering, education = option.offering, option.offering.education
        judged = option.option_id in chosen and not made
        yield (
            option,
            OptionRow(
                option_id=option.option_id,
                education_id=education.education_id,
                kind=education.kind,
                name=education.name,
                code=education.code,
                credits=education.credits,
                unit=education.unit,
                given=given(offering),
                registration=first_registration(offering),
                picked=option.option_id in chosen,
                obstacles=() if made else obstacles_of(record, option, today, ways),
                breaks=tuple(reason for _, reason in breaks_of(choice, option, chosen)) if judged else (),
                requires=offering.conditions,
                excludes=tuple(other.offering.education.name for other in choice.excluded_by(option)),
                needs=tuple(other.offering.education.name for other in choice.required_by(option)),
            ),
        )


def build(record: Record, ask: AskChoice, now: datetime) -> ChoicePage:
    """Build the page of a choice as of an aware moment, within its period.  CHO-1, CHO-2.  Raises NotOpen, NotFound."""
    today = civil_date(now)
    choice = _meant(record, ask.choice, today)
    made = record.made_by(choice.choice_id)
    wanted = chosen_offerings(made)
    mine = tuple(option for option in choice.options if option.offering.offering_id in wanted)
    picked = mine if made else picked_of(choice, ask.pick)
    unknown = () if made else tuple(name for name in dict.fromkeys(ask.pick) if choice.option(name) is None)
    chosen = (*(option.option_id for option in picked), *unknown)
    selection = None
    if choice.kind is ChoiceKind.STUDY_CHOICE and not made:
        selection = can_choose(record, choice, chosen, today)
    reasons = selection.reasons if selection else ()
    lines = list(rows(record, choice, picked, today))
    known = {box.box_id for box in choice.boxes}
    return ChoicePage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        choice_id=choice.choice_id,
        kind=choice.kind,
        code=choice.code,
        name=choice.name,
        description=choice.description,
        period=choice.period,
        limits=choice.limits,
        until=may_be_made(record, choice, today),
        made=bool(made),
        picked=len(picked),
        credits=credits_of(picked),
        selection=selection,
        broken=tuple(reason for reason in reasons if reason.kind is Kind.OBSTACLE),
        lacking=tuple(reason for reason in reasons if reason.kind is Kind.LACKS),
        options=tuple(row for option, row in lines if option.box not in known),
        boxes=_boxes(choice, lines, picked, None, made=bool(made)),
        pick=chosen,
        offered=(Offered(Choose(choice.choice_id, chosen), selection),) if selection else offered(record, choice, now),
    )


def _meant(record: Record, called: str, today: date) -> Choice:
    """Return the choice that is meant, of those that are there on a civil date before those that are not.  CHO-1."""
    shown = tuple(choice for choice in record.choices if may_be_made(record, choice, today).shown)
    try:
        return choice_called(record, called, shown)
    except NotFound as missing:
        try:
            choice = choice_called(record, called, record.choices)
        except NotFound:
            raise missing from None  # it names what can be asked for
    raise NotOpen(called, choice, may_be_made(record, choice, today), today)


def _boxes(
    choice: Choice,
    lines: list[tuple[Option, OptionRow]],
    picked: tuple[Option, ...],
    within: str | None,
    *,
    made: bool,
) -> tuple[BoxRow, ...]:
    """Return the boxes that lie in a box, or in none; those in a ring lie in none."""
    return tuple(_box(choice, box, lines, picked, made=made) for box in choice.boxes if choice.around(box) == within)


def _box(
    choice: Choice, box: Box, lines: list[tuple[Option, OptionRow]], picked: tuple[Option, ...], *, made: bool
) -> BoxRow:
    inside = picked_in(choice, box, picked)
    reasons = () if made or (box.optional and not inside) else (kept(limit, inside, box) for limit in box.limits)
    return BoxRow(
        box_id=box.box_id,
        name=box.name,
        limits=box.limits,
        optional=box.optional,
        picked=len(inside),
        credits=credits_of(inside),
        reasons=tuple(reason for told in reasons for reason in told),
        options=tuple(row for option, row in lines if option.box == box.box_id),
        boxes=_boxes(choice, lines, picked, box.box_id, made=made),
    )


PAGE = PageSpec("choice", AskChoice, ChoicePage, build)
