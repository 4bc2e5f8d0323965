"""A page, or what of it has every word of a text: the columns stay, and what was open and highlighted comes back."""

from collections.abc import Sequence

from ladok_tui.views.view import Row, Said, Section, View
from ladok_tui.widgets.matching import hits, matching
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.steady_view import SteadyView


class FilteredView(SteadyView, inherit_bindings=False):
    """Sections that can be narrowed by what one types; which of their rows has the highlight is told from outside."""

    def __init__(
        self,
        sections: Sequence[Section],
        nothing_found: str,
        *,
        id: str | None,  # noqa: A002  # Textual's name for it
    ) -> None:
        super().__init__(sections, id=id)
        self.nothing_found = nothing_found
        """The quiet line when the filter finds nothing."""
        self._page = self._shown
        self._filter = ""
        self._before_filter: tuple[dict[str, bool], str | None] = ({}, None)
        """What was opened, and which row had the highlight, before it was narrowed."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The page, whatever of it the filter has found."""
        return self._page

    def set_view(self, view: View, tab: str = "") -> None:
        """Show what a view has under a tab; the columns stay where all its tabs have room in them."""
        self.set_page(view.under(tab), whole=view.sections)

    def set_page(self, sections: Sequence[Section], *, whole: Sequence[Section] | None = None) -> None:
        """Show other sections; the highlight stays on its row, or else goes to the nearest that is left.

        ``whole`` are the sections that these are taken from, for the columns to be measured by.
        """
        self._page = tuple(sections)
        self._whole = self._page if whole is None else tuple(whole)
        self._measure = Measure(self._whole, self._measure)
        self._show_matching()

    def filter(self, text: str) -> None:
        """Show the rows that have every word of the text in their cells; all rows again for an empty text.

        The highlight stays if its row does; if not, it comes back with it, unless it was moved meanwhile.
        """
        text, prefer = text.strip(), self._before_filter[1]
        if text and not self._filter:
            prefer = self.highlighted_key
            self._before_filter, self._opened = (self._opened, prefer), {}
        elif self._filter and not text:
            self._opened, self._before_filter = self._before_filter[0], ({}, None)
        self._filter = text
        self._show_matching(prefer)

    def forget(self) -> None:
        """Show nothing, and leave nothing of what was: what is shown next is another's."""
        self._filter, self._before_filter = "", ({}, None)
        self.set_page(())
        super().forget()

    def highlight(self, key: str) -> bool:
        """Move the highlight to a row and bring it into view; answer False when the row isn't shown.

        A list that isn't on the screen yet begins on that row.
        """
        if not self.size:
            self._last_key = key
        index = self._lines.index_of(key)
        if index is not None:
            self._go(index)
        return index is not None

    def highlight_hit(self) -> None:
        """Move the highlight to the first row that the filter has found, unless it is on one."""
        found = [row.key for row in self._hits()] if self._filter else []
        if found and self.highlighted_key not in found:
            self.highlight(found[0])

    @property
    def found(self) -> int:
        """How many rows are there now: all of them, or those that the filter has found."""
        return len(self._hits())

    def _hits(self) -> list[Row]:
        return hits(self._shown, self._filter)

    def _show_matching(self, prefer: str | None = None) -> None:
        found = matching(self._page, self._filter)
        if self._filter and not found:
            found = (Section(note=Said.alike(self.nothing_found)),)
        self._show_sections(found, prefer)

    def _go(self, index: int) -> None:
        """Move the highlight as the user wants it; clearing the filter won't take it back."""
        self._before_filter = (self._before_filter[0], None)
        self._move_to(index)
