"""A rule of the catalogue: its id, its sentence, and the reasons that it gives."""

import msgspec

from ladok_core.model.decision import Reason, Saw


class Rule(msgspec.Struct, frozen=True):
    """One rule.  ``sentence`` is what a registrar would sign; docs/rules.md is made of them."""

    id: str
    sentence: str

    def because(self, code: str, /, **saw: Saw) -> Reason:
        """Give this rule as a reason, with the values that it saw."""
        return Reason(self.id, code, saw)
