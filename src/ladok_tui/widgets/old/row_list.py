"""The row list that every page is: sections of rows in columns, rows that open in place, keys, mouse and a filter."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from ladok_tui.key_bindings import bindings
from ladok_tui.widgets.old.columns import STEP
from ladok_tui.widgets.old.matching import matching
from ladok_tui.widgets.old.row_view import RowView
from ladok_tui.widgets.old.rows import Section


class RowList(RowView, can_focus=True, inherit_bindings=False):
    """A page of sections.  Draws what it is given, moves a highlight over its rows, and tells what is chosen.

    Moving the highlight never acts.  ``set_page`` keeps the highlight, the open rows and what is in view.
    """

    BINDINGS = bindings("list")

    class RowMessage(Message):
        """Something about a row, told by its id."""

        def __init__(self, row_list: "RowList", row_id: str) -> None:
            super().__init__()
            self.row_list = row_list
            self.row_id = row_id

        @property
        def control(self) -> "RowList":
            """The list that tells."""
            return self.row_list

    class Activated(RowMessage):
        """A row was chosen, by Enter or by a click on the highlighted row."""

    class Highlighted(RowMessage):
        """Another row has the highlight."""

    class EndMoved(Message):
        """The list's end has come into view or left it; ``goes_on`` tells which."""

        def __init__(self, row_list: "RowList") -> None:
            super().__init__()
            self.row_list = row_list

        @property
        def control(self) -> "RowList":
            """The list that tells."""
            return self.row_list

    class FilterAsked(Message):
        """The filter key was pressed; who owns the list asks for the text and calls ``filter``."""

    def __init__(
        self,
        sections: Sequence[Section] = (),
        *,
        nothing_found: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002  # Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(sections, name=name, id=id, classes=classes)
        self.nothing_found = nothing_found
        """The quiet line when the filter finds nothing."""
        self._page = self._shown
        self._filter = ""
        self._before_filter: tuple[dict[str, bool], str | None] = ({}, None)

    # What is told downward.

    def set_page(self, sections: Sequence[Section]) -> None:
        """Show other sections; the highlight stays on its row, or else goes to the nearest that is left."""
        self._page = tuple(sections)
        self._show_matching()

    def filter(self, text: str) -> None:
        """Show the rows that have every word of the text in their cells; all rows again for an empty text.

        The highlight stays if its row does; if not, it comes back with it, unless it was moved meanwhile.
        """
        text = text.strip()
        if text and not self._filter:
            self._before_filter = (self._opened, self.highlighted_id)
            self._opened = {}
        elif self._filter and not text:
            self._opened = self._before_filter[0]
        self._filter = text
        self._show_matching(prefer=self._before_filter[1])

    def highlight(self, row_id: str) -> bool:
        """Move the highlight to a row and bring it into view; answer False when the row isn't shown.

        A list that isn't on the screen yet begins on that row.
        """
        if not self.size:
            self._last_id = row_id
        index = self._lines.index_of(row_id)
        if index is not None:
            self._go(index)
        return index is not None

    def set_open(self, row_id: str, *, opened: bool) -> None:
        """Open or close a row in place, in view or not."""
        self._opened[row_id] = opened
        self._rebuild()

    def put_details(self, *, beside: bool) -> None:
        """Leave the rows' details to another widget beside the list, or open them in place."""
        if beside != self._beside:
            self._beside = beside
            self._measure()
            self._rebuild()

    # What can be asked.

    @property
    def highlighted_text(self) -> str:
        """The highlighted row as text, with what is opened beneath it, as it is copied."""
        placed = self._placed
        if placed is None:
            return ""
        lines = ["  ".join(cell.text for cell in placed.row.cells if cell.text)]
        return "\n".join(lines + [line.text for line in placed.row.details] * placed.opened)

    def is_open(self, row_id: str) -> bool:
        """Whether a row is shown and open."""
        index = self._lines.index_of(row_id)
        return index is not None and self._lines.rows[index].opened

    def highlight_moved(self) -> None:
        """Tell that another row has the highlight."""
        if self.highlighted_id is not None:
            self.post_message(self.Highlighted(self, self.highlighted_id))

    def end_moved(self) -> None:
        """Tell that the end has come into view, or left it."""
        self.post_message(self.EndMoved(self))

    # Keys.

    def action_cursor_down(self) -> None:
        """Highlight the next row."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Highlight the row before."""
        self._step(-1)

    def action_scroll_home(self) -> None:
        """Highlight the first row, and show the top of the page."""
        self._go(0)
        self._scroll(0)

    def action_scroll_end(self) -> None:
        """Highlight the last row, and show the end of the page as far as the row stays in view."""
        self._go(len(self._lines.rows) - 1)
        placed = self._placed
        self._scroll(min(self._lines.count, placed.line) if placed else self._lines.count)

    def action_page_down(self) -> None:
        """Move on by what is in view."""
        self._turn(1)

    def action_page_up(self) -> None:
        """Move back by what is in view."""
        self._turn(-1)

    def action_heading_next(self) -> None:
        """Highlight the first row under the next heading."""
        if self._index is not None:
            self._go(self._lines.section_start(self._index, 1))

    def action_heading_previous(self) -> None:
        """Highlight the first row under this heading, or under the one before."""
        if self._index is not None:
            self._go(self._lines.section_start(self._index, -1))

    def action_expand(self) -> None:
        """Open the row in place; in an open one, go to its first child."""
        placed = self._placed
        if placed and placed.opens and not placed.opened:
            self.set_open(placed.row.id, opened=True)
            self._show()
        elif placed and placed.opened and placed.row.children:
            self._step(1)

    def action_collapse(self) -> None:
        """Close the row; from a closed one, go to the row that it lies in."""
        placed = self._placed
        if placed and placed.opened:
            self.set_open(placed.row.id, opened=False)
        elif placed and placed.parent is not None:
            self._go(placed.parent)

    def action_select_cursor(self) -> None:
        """Tell that the highlighted row was chosen."""
        if self.highlighted_id is not None:
            self.post_message(self.Activated(self, self.highlighted_id))

    def action_filter(self) -> None:
        """Ask for a text to filter by."""
        self.post_message(self.FilterAsked())

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Highlight the row; on its mark open or close it; on the highlighted row, choose it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line, before = offset.y + self.scroll_offset.y, self._index
        index = self._lines.index_at(line)
        if index is None:
            return
        placed = self._lines.rows[index]
        mark = placed.columns.mark_at(placed.level)
        self._go(index)
        if placed.row.children and line == placed.line and mark <= offset.x < mark + STEP:
            self.set_open(placed.row.id, opened=not placed.opened)
        elif index == before:
            self.action_select_cursor()

    # Within.

    def _show_matching(self, prefer: str | None = None) -> None:
        found = matching(self._page, self._filter)
        if self._filter and not found:
            found = (Section("", note=self.nothing_found),)
        self._show_sections(found, prefer)

    def _go(self, index: int) -> None:
        """Move the highlight as the user wants it; clearing the filter won't take it back."""
        self._before_filter = (self._before_filter[0], None)
        self._move_to(index)

    def _step(self, step: int) -> None:
        if self._index is None:  # a page of notes alone is read by scrolling
            self._scroll(self.scroll_offset.y + step)
        else:
            self._go(self._index + step)

    def _turn(self, direction: int) -> None:
        placed, by = self._placed, direction * max(1, self.size.height - 1)
        self._scroll(self.scroll_offset.y + by)
        if placed is None or self._index is None:
            return
        target = self._lines.nearest(max(0, placed.line + by))
        if target is None or target == self._index:  # an opened row taller than the view
            target = self._index + direction
        self._go(target)
