"""A decision and its reasons: the one value behind the line on the screen, the refusal and the explanation."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from ladok_core.model.destination import Destination
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.span import Span
from ladok_core.model.text import Text


class Verdict(StrEnum):
    """What a rule answers.  The default is no: OPEN is what remains when everything else has been asked."""

    OPEN = "open"
    LATER = "later"
    CLOSED = "closed"
    HIDDEN = "hidden"


class Day(msgspec.Struct, frozen=True, tag="day"):
    """A civil date in Stockholm."""

    on: date


class Moment(msgspec.Struct, frozen=True, tag="moment"):
    """An aware moment, told as the day and the time of day in Stockholm."""

    at: datetime


class Count(msgspec.Struct, frozen=True, tag="count"):
    """A number of things, or of days."""

    number: int


class Credits(msgspec.Struct, frozen=True, tag="credits"):
    """A number of credits (hp)."""

    amount: Decimal


class Money(msgspec.Struct, frozen=True, tag="money"):
    """A sum in öre."""

    ore: int


class Name(msgspec.Struct, frozen=True, tag="name"):
    """The name of a thing, in both languages."""

    text: Text


class Code(msgspec.Struct, frozen=True, tag="code"):
    """The code of a thing, the same in every language."""

    code: str


Saw = Day | Moment | Count | Credits | Money | Name | Code | Span


class Reason(msgspec.Struct, frozen=True, omit_defaults=True):
    """The only kind of fact: which rule spoke, which of its answers it gave, and the values that it saw.

    ``kind``, ``urgency`` and ``turn`` are as the rule declares them; ``leads_to`` is where it can be seen or helped.
    ``field`` is the field of the action that it is about, where it is about one.
    """

    rule: str
    code: str
    saw: dict[str, Saw] = {}
    kind: Kind = Kind.FACT
    urgency: Urgency = Urgency.NONE
    turn: Turn = Turn.NOBODY
    leads_to: Destination | None = None
    field: str = ""

    @property
    def key(self) -> str:
        """The name under which catalogues and scripts know this reason, as ``REG-6/fee``."""
        return f"{self.rule}/{self.code}"


class Decision(msgspec.Struct, frozen=True):
    """A verdict with every reason that holds, in the order of the rules.  ValueError without a reason."""

    verdict: Verdict
    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            what = "a decision without a reason says nothing"
            raise ValueError(what)

    @property
    def open(self) -> bool:
        """Whether the thing can be done now."""
        return self.verdict is Verdict.OPEN

    @property
    def shown(self) -> bool:
        """Whether the thing is shown at all."""
        return self.verdict is not Verdict.HIDDEN

    @property
    def holds(self) -> bool:
        """Whether what is wished for is the case already, and nothing forbids to say so.

        Such a wish is answered as success (REG-5); of a copy even it is refused (IMP-1).
        """
        return all(reason.kind is Kind.DONE for reason in self.reasons)

    @property
    def headline(self) -> Reason:
        """The reason to say first: the most urgent one; the others stand beneath it in the order of the rules."""
        return max(self.reasons, key=lambda reason: reason.urgency)

    @property
    def counted(self) -> int:
        """How many obstacles to count instead of naming the first: where they alone stand in the way, and several.

        A cancelled offering or a completed course is named, since nothing done about the others would help.
        """
        stopping = len(self.obstacles)
        alone = stopping == len(self.reasons) and self.headline.urgency is not Urgency.FINAL
        return stopping if alone and stopping > 1 else 0

    @property
    def obstacles(self) -> tuple[Reason, ...]:
        """The obstacles among the reasons, in the order of the rules."""
        return tuple(reason for reason in self.reasons if reason.kind is Kind.OBSTACLE)
