"""A feature that an institution turns on or off, and the reason that hides it where it is off.

It is declared once, with the rule that asks for it; the page or the action that hangs on it names the declaration.
"""

import msgspec

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.institution import Institution, Switch
from ladok_core.rules.rule import DeclaredReason


class Switched(msgspec.Struct, frozen=True):
    """A feature by its switch.  ``off`` is what is said of it where it is turned off, by the rule that turns it off."""

    switch: Switch
    off: DeclaredReason

    def hidden(self, institution: Institution) -> Decision | None:
        """Return the decision that hides the feature where the institution has turned it off; None where it is on."""
        if institution.has(self.switch):
            return None
        return Decision(Verdict.HIDDEN, (self.off.because(),))
