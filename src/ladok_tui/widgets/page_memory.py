"""The lines of a page, remembered: they are asked for as it is counted and placed, and again when it comes anew."""

from collections.abc import Mapping, Sequence

from ladok_tui.views.view import Section
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.page_lines import PageLines
from ladok_tui.widgets.placed import PageStyle

KEPT = 3
"""Pages: as it is drawn, with nothing opened by hand, and at its fullest, which tells where the details stand."""


class PageMemory:
    """Puts pages into lines, each once; and of a page that is like the last one only what is new in it."""

    def __init__(self) -> None:
        self._latest: list[PageLines] = []

    def lines(
        self, sections: Sequence[Section], measure: Measure, width: int, opened: Mapping[str, bool], style: PageStyle
    ) -> PageLines:
        """Return the lines of sections at a width."""
        found = next((one for one in self._latest if one.are_of(sections, measure, width, opened, style)), None)
        if found is None:
            before = next((one for one in self._latest if one.width == width), None)
            found = PageLines(sections, measure, width, opened, style, before)
        self._latest = [found, *(one for one in self._latest if one is not found)][:KEPT]
        return found
