"""A decision and its reasons: the one value behind the line on the screen, the refusal and the explanation."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

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


Saw = Day | Count | Credits | Money | Name | Code | Span


class Reason(msgspec.Struct, frozen=True):
    """The only kind of fact: which rule spoke, which of its answers it gave, and the values that it saw."""

    rule: str
    code: str
    saw: dict[str, Saw] = {}

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
        """Whether what was wished for is the case already: such a wish is answered as success, and changes nothing."""
        return all(reason.code == "registered" for reason in self.reasons)
