"""An action as data: what is asked for, the rule that decides, what becomes true, and what it is about.

``decide`` is the rule, ``changes`` the facts that become true; so what a dialog foretells, what ``--dry-run`` prints
and what ``do`` carries out are one and the same, and nothing is computed twice.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from ladok_core.actions.concern import PLACE, Concern
from ladok_core.model.change import Change
from ladok_core.model.decision import Decision, Reason
from ladok_core.model.education import EducationKind
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.rules.switched import Switched


class Action(msgspec.Struct, frozen=True, tag_field="action"):
    """Something that a student asks for, complete: what a page offers is what is sent.

    Its fields are the options of ``do``.
    """


class Focus(StrEnum):
    """What has the focus when a confirmation opens: the act where it can be undone, else the safe way out."""

    ACT = "act"
    SAFE = "safe"


class Subject(msgspec.Struct, frozen=True):
    """What an action is about, as its dialog and its receipt name it; credits of the period where one is meant.

    Of what concerns the student, and no place, only ``name`` is told, which is theirs.
    ``period`` is the study period that it concerns, None where it concerns them all; ``registration`` the period within
    which one can register, if any is set.
    """

    participation_id: str = ""
    education_id: str = ""
    kind: EducationKind | None = None
    name: Text = Text("")
    code: str = ""
    credits: Decimal = Decimal(0)
    unit: str = "HP"
    offering_code: str = ""
    period: int | None = None
    periods: int = 1
    span: Span | None = None
    pace: int | None = None
    form: str = ""
    place: Text | None = None
    registration: Span | None = None
    session_id: str = ""
    course: Text | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    room: str = ""


def nothing_more(record: Record, action: Action, now: datetime) -> tuple[Reason, ...]:
    """Say nothing beside the decision."""
    del record, action, now
    return ()


def nowhere(record: Record, thing: object) -> tuple[Action, ...]:
    """Offer nothing with a thing: it concerns the student, and the page that it belongs to offers it."""
    del record, thing
    return ()


def nothing_absent(decision: Decision) -> tuple[Reason, ...]:
    """Say nothing of what might have stood in the way."""
    del decision
    return ()


class ActionSpec(msgspec.Struct, frozen=True):
    """All there is to say of a kind of action.  ``name`` is that of its command and of its words in the catalogues.

    - ``decide(record, action, now)`` is the rule; ``changes(record, action, now)`` what becomes true where it is open.
    - ``on(record, thing)``: which such actions a page offers with a thing, whatever the decision on them.
    - ``subject(record, action)``: what it is about.  NotFound when there is no such thing.
    - ``follows(after, action, now)``: what is said when it is done, of the record as it is by then; the same where it
      was the case before, unless it ``follows_anew``, from the doing alone.
    - ``focus``: what has the focus when a confirmation of it opens.
    - ``concerns``: what kind of thing it is done with.
    - ``switches``: the features that an institution turns on and off of which it is one, for each kind of thing.
    - ``met``: what speaks for it where something else may stand in the way; ``absent(decision)``: what might have, and
      doesn't.  They decide nothing.
    """

    name: str
    struct: type[Action]
    decide: Callable[[Record, Any, datetime], Decision]
    changes: Callable[[Record, Any, datetime], tuple[Change, ...]]
    on: Callable[[Record, Any], Iterable[Any]]
    subject: Callable[[Record, Any], Subject]
    follows: Callable[[Record, Any, datetime], tuple[Reason, ...]]
    focus: Focus = Focus.SAFE
    concerns: Concern = PLACE
    switches: tuple[Switched, ...] = ()
    met: Callable[[Record, Any, datetime], tuple[Reason, ...]] = nothing_more
    absent: Callable[[Decision], tuple[Reason, ...]] = nothing_absent
    follows_anew: bool = False
