"""Which study choice or application is meant, what its dialog and receipt name, and what becomes true of it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Protocol

from ladok_core.actions.action import Subject
from ladok_core.actions.concern import APPLICATION, STUDY_CHOICE, Concern
from ladok_core.actions.subject import offering_subject
from ladok_core.errors import NotFound
from ladok_core.model.choice import Choice, ChoiceKind, Option
from ladok_core.model.offering import Offering
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.rules.choosing import package_place
from ladok_core.rules.packages import replacing


class OfChoice(Protocol):
    """A wish that concerns a study choice or an application, by whatever it is called."""

    @property
    def choice_id(self) -> str:
        """What it is called: its id, its code, or that of what it is for or gave."""


def concern_of(kind: ChoiceKind) -> Concern:
    """Return with what kind of thing an action on choices of a kind is done."""
    return {ChoiceKind.STUDY_CHOICE: STUDY_CHOICE, ChoiceKind.APPLICATION: APPLICATION}[kind]


def choice_of(record: Record, called: str, kind: ChoiceKind) -> Choice:
    """Return the study choice or application that is meant, as ``choice_called`` does.  Raises NotFound."""
    return choice_called(record, called, record.choices_of(kind))


def choice_called(record: Record, called: str, known: tuple[Choice, ...]) -> Choice:
    """Return which of some choices is meant: by its id, its code, or that of what it is for or gave.

    Codes are read in any case.  Raises NotFound.
    """
    name = called.strip().casefold()
    by_id = [choice for choice in known if choice.choice_id == called]
    by_code = [choice for choice in known if choice.code.casefold() == name]
    found = by_id or by_code or [choice for choice in known if name in _codes(record, choice)]
    if not found:
        raise NotFound(what="choice", wanted=called, known=tuple(sorted(choice.code for choice in known)))
    return found[0]


def _codes(record: Record, choice: Choice) -> Iterator[str]:
    given = (place.offering for place in record.made_by(choice.choice_id))
    wanted = (option.offering for option in choice.options) if choice.kind is ChoiceKind.APPLICATION else ()
    for offering in (*given, *wanted):
        yield offering.education.code.casefold()


def choice_subject(choice: Choice, given: Iterable[Offering]) -> Subject:
    """Return what is said of a choice: of an application what it is for, and how that is given.

    The credits of a study choice are those of what is picked, or was.
    """
    option = next(iter(choice.options), None)
    if choice.kind is ChoiceKind.APPLICATION:
        return Subject(name=choice.name, code=choice.code) if option is None else offering_subject(option.offering)
    total = sum((offering.education.credits for offering in given), Decimal(0))
    return Subject(name=choice.name, code=choice.code, credits=total)


def stand_by(record: Record, choice: Choice) -> Iterator[Participation]:
    """Yield the places that stand by a choice: what it gave, or was changed for since.  CHO-3, OFC-2.

    Where that was withdrawn from, what it gave stands again.
    """
    for place in record.made_by(choice.choice_id):
        is_given_up = place.replaces is not None and place.has(EventKind.WITHDRAWAL)
        if not is_given_up and replacing(record, place) is None:
            yield place


def given_by(record: Record, choice: Choice, picked: tuple[Option, ...]) -> Iterator[Participation]:
    """Yield the expected participations that a choice gives, each under an id of its own.  APP-2, CHO-3."""
    package = package_place(record, choice)
    within = None if package is None else package.participation_id
    for option in picked:
        yield Participation(_new_id(record, choice, option), option.offering, within, choice=choice.choice_id)


def _new_id(record: Record, choice: Choice, option: Option) -> str:
    """Return the id of the place on an option: the same for whoever asks, and nobody else's."""
    own = f"{record.student.student_id}.{choice.choice_id}.{option.option_id}"
    place, number = own, 1
    while record.participation(place) is not None:
        number += 1
        place = f"{own}.{number}"
    return place
