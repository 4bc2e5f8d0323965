"""The row list that every page is: the keys and the mouse on its rows, what opens in place, and what it tells."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual import events
from textual.message import Message

from ladok_tui.key_bindings import bindings
from ladok_tui.views.view import Row, Section
from ladok_tui.widgets.block_layout import Signs, text_of_block, text_of_blocks
from ladok_tui.widgets.cell_text import on_one_line
from ladok_tui.widgets.columns import STEP
from ladok_tui.widgets.filtered_view import FilteredView
from ladok_tui.widgets.following import followed
from ladok_tui.widgets.placed import Placed
from ladok_tui.widgets.row_messages import ListMessage, RowMessage


class RowList(FilteredView, can_focus=True, inherit_bindings=False):
    """A page of sections.  Draws what it is given, moves a highlight over its rows, and tells what is chosen.

    Moving the highlight never acts.  ``set_page`` keeps the highlight, the open rows and what is in view.
    """

    BINDINGS = bindings("list")

    class Activated(RowMessage):
        """A row was chosen, by Enter or by a click on the highlighted row."""

    class Folded(RowMessage):
        """A row was opened or closed in place by the user; ``opened`` tells which.  To be said to who can't see it."""

        def __init__(self, row_list: "RowList", row: Row, *, opened: bool) -> None:
            super().__init__(row_list, row)
            self.opened = opened

    class Highlighted(ListMessage):
        """Something else has the highlight: ask ``highlighted``, None on an empty page or a heading."""

    class PositionChanged(ListMessage):
        """The highlight's place, the number of rows, or what lies out of view has changed: ask ``position``."""

    class FilterAsked(Message):
        """The filter key was pressed; who owns the list asks for the text and calls ``filter``."""

    def __init__(
        self,
        sections: Sequence[Section] = (),
        *,
        nothing_found: str = "",
        id: str | None = None,  # noqa: A002  # Textual's name for it
    ) -> None:
        super().__init__(sections, nothing_found, id=id)
        self.follow: Callable[[], None] | None = None
        """Called at once when something else has the highlight, instead of the message: what follows the highlight is
        then painted with it, and not a frame later."""
        self.follow_lines: Callable[[], None] | None = None
        """Called when the lines may stand elsewhere on the screen: what lies over one follows it."""

    # What is told downward.

    def set_signs(self, signs: Signs) -> None:
        """Show these signs before the actions of an opened row: each key action's, by its id."""
        if signs != self._page_style.signs:
            self._page_style = replace(self._page_style, signs=signs)
            self._rebuild()

    def set_open(self, key: str, *, opened: bool) -> None:
        """Open or close a row in place, in view or not."""
        self._opened[key] = opened
        self._rebuild()

    def put_blocks(self, *, elsewhere: bool) -> bool:
        """Leave the rows' blocks to another widget beside or below the list, or open them in place.

        Return whether they have stood the other way until now.
        """
        changed = elsewhere != self._page_style.elsewhere
        if changed:
            self._page_style = replace(self._page_style, elsewhere=elsewhere)
            self._settle_blanks()
            self._rebuild()
        return changed

    # What can be asked.

    @property
    def highlighted_text(self) -> str:
        """What is highlighted as text, with what is opened beneath it, as it is copied."""
        placed = self._placed
        if placed is None:
            return ""
        if placed.followed is not None:
            return text_of_block(placed.followed)
        line = "  ".join(on_one_line(cell.said.eye) for cell in placed.row.cells if cell.said.eye)
        return "\n".join([line, *(text_of_blocks(placed.row.blocks) if placed.opened else ())])

    def is_open(self, key: str) -> bool:
        """Decide whether a row is shown and open."""
        index = self._lines.index_of(key)
        return index is not None and self._lines.places[index].opened

    def can_open(self, key: str) -> bool:
        """Decide whether a row is shown and could be opened in place, or is."""
        index = self._lines.index_of(key)
        return index is not None and self._lines.places[index].opens

    def highlight_moved(self) -> None:
        """Tell that something else has the highlight."""
        if self.follow is not None:
            self.follow()
        else:
            self.post_message(self.Highlighted(self))

    def position_changed(self) -> None:
        """Tell that the position has changed."""
        self.post_message(self.PositionChanged(self))

    def lines_moved(self) -> None:
        """Tell who lies over a line."""
        if self.follow_lines is not None:
            self.follow_lines()

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
        self._go(len(self._lines.places) - 1)
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
        """Open the row in place; in an open one go to what is first in it."""
        placed = self._placed
        if placed and placed.opens and not placed.opened:
            self._fold(placed, opened=True)
            self._show()
        elif placed and placed.opened:
            index = (self._index or 0) + 1
            inner = index < len(self._lines.places) and self._lines.places[index].parent == self._index
            self._step(1 if inner else 0)

    def action_collapse(self) -> None:
        """Close the row; from a closed one or a block, go to the row that it lies in."""
        placed = self._placed
        if placed and placed.opened:
            self._fold(placed, opened=False)
        elif placed and placed.parent is not None:
            self._go(placed.parent)

    def action_select_cursor(self) -> None:
        """Tell that the highlighted row was chosen; on a block, follow it."""
        placed = self._placed
        if placed is None or placed.still:
            return
        if placed.followed is not None:
            message = followed(placed.followed)
            if message is not None:
                self.post_message(message)
        else:
            self.post_message(self.Activated(self, placed.row))

    def action_filter(self) -> None:
        """Ask for a text to filter by."""
        self.post_message(self.FilterAsked())

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Highlight the row; on its sign open or close it; on the highlighted row, choose it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line, before = offset.y + self.scroll_offset.y, self._index
        index = self._lines.index_at(line)
        if index is None:
            return
        placed = self._lines.places[index]
        sign = placed.columns.sign_at(placed.level)
        self._go(index)
        if placed.row.children and line == placed.line and sign <= offset.x < sign + STEP:
            self._fold(placed, opened=not placed.opened)
        elif index == before:
            self.action_select_cursor()

    # Within.

    def _fold(self, placed: Placed, *, opened: bool) -> None:
        self.set_open(placed.row.key, opened=opened)
        self.post_message(self.Folded(self, placed.row, opened=opened))

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
