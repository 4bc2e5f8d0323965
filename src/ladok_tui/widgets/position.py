"""Where in a page the highlight is, as the key line tells it."""

import msgspec

from ladok_tui.widgets.legend import ABOVE, BELOW


class Position(msgspec.Struct, frozen=True):
    """The place of the highlighted row, from 1, of so many; and whether the page goes on above and below the view."""

    place: int = 0
    total: int = 0
    above: bool = False
    below: bool = False

    def text(self, *, always: bool = False) -> str:
        """Return it as the key line shows it: ``9/18 ↓``; nothing where everything is in view and counted at a look.

        ``always`` counts even then, as where one is searching.  A heading has no place, and a page without rows none.
        """
        signs = " ".join(sign for sign, wanted in ((ABOVE, self.above), (BELOW, self.below)) if wanted)
        counted = f"{self.place}/{self.total}" if self.place or (always and not self.total) else ""
        return f"{counted} {signs}".strip() if signs or always else ""
