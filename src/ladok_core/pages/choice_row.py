"""A study choice or an application as one line of a page, with the decisions that put it there.  STA-2."""

from datetime import datetime
from decimal import Decimal

import msgspec

from ladok_core.actions.outcome import Offered, offered
from ladok_core.model.choice import Choice, ChoiceKind, Limit, Measure, Option
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education import EducationKind
from ladok_core.model.offering import EntryCondition, Offering
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.pages.course_row import Given, given
from ladok_core.rules.choices import is_shown_on_start, may_be_made


class OptionName(msgspec.Struct, frozen=True):
    """An alternative as it is told in short; credits in hp."""

    option_id: str
    name: Text
    code: str
    credits: Decimal


class ChoiceRow(msgspec.Struct, frozen=True):
    """One study choice or application; credits in hp, of how much is to be chosen, if that is said.

    ``name`` and ``code`` are those of what an application is for.  ``until`` says until when it can be made; ``shown``
    why the line is there, or why it is not; ``made`` whether it is made.  Of an application alone there is how it is
    given, what it ``requires``, and when its first study period is registered on.
    """

    choice_id: str
    kind: ChoiceKind
    name: Text
    code: str
    credits: Decimal | None
    unit: str
    period: Span
    description: Text | None
    limits: tuple[Limit, ...]
    options: tuple[OptionName, ...]
    until: Decision
    shown: Decision
    made: bool
    offered: tuple[Offered, ...] = ()
    of: EducationKind | None = None
    given: Given | None = None
    requires: tuple[EntryCondition, ...] = ()
    registration: Span | None = None


def choice_row(record: Record, choice: Choice, now: datetime) -> ChoiceRow:
    """Make the line of a study choice or an application as of an aware moment, whether or not it is shown.  STA-2."""
    today = civil_date(now)
    option = next(iter(choice.options), None) if choice.kind is ChoiceKind.APPLICATION else None
    row = ChoiceRow(
        choice_id=choice.choice_id,
        kind=choice.kind,
        name=choice.name,
        code=choice.code,
        credits=_to_choose(choice),
        unit="HP",
        period=choice.period,
        description=choice.description,
        limits=choice.limits,
        options=tuple(_name(one) for one in choice.options),
        until=may_be_made(record, choice, today),
        shown=is_shown_on_start(record, choice, today),
        made=bool(record.made_by(choice.choice_id)),
        offered=offered(record, choice, now),
    )
    return row if option is None else _of_application(row, option.offering)


def _of_application(row: ChoiceRow, offering: Offering) -> ChoiceRow:
    education = offering.education
    return msgspec.structs.replace(
        row,
        name=education.name,
        code=education.code,
        credits=education.credits,
        unit=education.unit,
        of=education.kind,
        given=given(offering),
        requires=offering.conditions,
        registration=first_registration(offering),
    )


def first_registration(offering: Offering) -> Span | None:
    """Return when the first study period of an offering is registered on, if that is known."""
    return offering.periods[0].registration if offering.periods else None


def _name(option: Option) -> OptionName:
    education = option.offering.education
    return OptionName(option.option_id, education.name, education.code, education.credits)


def _to_choose(choice: Choice) -> Decimal | None:
    """Return how many credits are to be chosen on the whole, at least or else at most."""
    amounts = (limit.least or limit.most for limit in choice.limits if limit.measure is Measure.CREDITS)
    return next((amount for amount in amounts if amount is not None), None)
