"""A rule of the catalogue: its id, its sentence, and the reasons that it gives, each declared beside it."""

from datetime import date

import msgspec

from ladok_core.model.decision import Reason, Saw
from ladok_core.model.destination import Destination
from ladok_core.model.reason_kind import Kind, Turn, Urgency


class Rule(msgspec.Struct, frozen=True):
    """One rule.  ``sentence`` is what a registrar would sign; docs/rules.md is made of them.

    ``since`` is the day it holds from and ``source`` where it stands, for rules that a law or a year changes.
    """

    id: str
    sentence: str
    since: date | None = None
    source: str = ""

    def reason(
        self,
        code: str,
        kind: Kind,
        urgency: Urgency = Urgency.NONE,
        turn: Turn = Turn.NOBODY,
        field: str = "",
    ) -> "DeclaredReason":
        """Declare one of the reasons that this rule gives, with all that other code may need to know of it."""
        return DeclaredReason(self, code, kind, urgency, turn, field)


class DeclaredReason(msgspec.Struct, frozen=True):
    """A reason as its rule declares it: what it does, how urgent it is, whose turn it is.

    ``field`` is the field of the action that it is about: who fills one in is told there.
    """

    rule: Rule
    code: str
    kind: Kind
    urgency: Urgency = Urgency.NONE
    turn: Turn = Turn.NOBODY
    field: str = ""

    @property
    def key(self) -> str:
        """The name under which catalogues and scripts know it, as ``REG-6/fee``."""
        return f"{self.rule.id}/{self.code}"

    def because(self, leads_to: Destination | None = None, /, **saw: Saw) -> Reason:
        """Give the reason, with where it leads, if anywhere, and the values that were seen."""
        return Reason(self.rule.id, self.code, saw, self.kind, self.urgency, self.turn, leads_to, self.field)
