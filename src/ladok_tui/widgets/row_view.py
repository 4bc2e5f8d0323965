"""A page's lines on the screen: drawn one by one as they come into view, with a highlight that is moved over them."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ladok_tui.views.view import Block, Row, Tone
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.page_lines import PageLines
from ladok_tui.widgets.placed import PageStyle, Placed
from ladok_tui.widgets.position import Position
from ladok_tui.widgets.row_layout import value_at
from ladok_tui.widgets.runs import Drawn
from ladok_tui.widgets.tone_styles import ToneStyles

TYPED = 8  # cells that a field has at least, however narrow the window is: rather over its label than none
LEAP = 3  # a highlight that leaves the view takes a third of it along: few repaints, and nothing lost from sight

NO_LINES = PageLines((), Measure(()), 0, {}, PageStyle())
HIGHLIGHT = ("highlighted", "focused")  # without the focus, and with it


class InView(NamedTuple):
    """What of a page is in view: the number of its first line, all of them, and on which of those the highlight is."""

    top: int
    lines: tuple[Drawn, ...]
    highlighted: int | None

    def differing(self, other: "InView") -> Iterator[int]:
        """Yield the places of those lines that look otherwise in another view of as many."""
        moved = {self.highlighted, other.highlighted} if self.highlighted != other.highlighted else set()
        for y, (mine, others) in enumerate(zip(self.lines, other.lines, strict=True)):
            if mine != others or y in moved:
                yield y


class RowView(ScrollView, inherit_bindings=False):
    """Lines drawn virtually: only what is in view, and after a key only those that look otherwise."""

    ALLOW_SELECT = False
    DEFAULT_CSS = Path(__file__).with_name("row_view.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--{name}" for name in (*Tone, *HIGHLIGHT)}

    def __init__(self, *, id: str | None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._lines = NO_LINES
        self._index: int | None = None
        self._painted: Style | None = None
        self._styles = ToneStyles(self, "row-list")
        self._told = Position()

    # What is heard of it.

    def highlight_moved(self) -> None:
        """Called when something else has the highlight."""

    def position_changed(self) -> None:
        """Called when the place of the highlight, the number of rows, or what lies out of view has changed."""

    def lines_moved(self) -> None:
        """Called when the lines may stand elsewhere on the screen: placed anew, or scrolled."""

    # What can be asked.

    @property
    def position(self) -> Position:
        """Where in the page the highlight is, and whether there is more above and below what is in view."""
        place, count = self._lines.rows_until(self._index) if self._index is not None else (0, 0)
        top, height = self.scroll_offset.y, self.size.height
        return Position(place, count, top > 0, bool(height) and self._lines.count > top + height)

    @property
    def highlighted(self) -> Row | None:
        """The row that has the highlight, or in which a block has it; None on a heading, a note and an empty page."""
        placed = self._placed
        return placed.row if placed and not placed.still else None

    @property
    def highlighted_block(self) -> Block | None:
        """The block beneath an opened row that has the highlight, if one has."""
        placed = self._placed
        return placed.followed if placed else None

    @property
    def highlighted_key(self) -> str | None:
        """The key of the row that has the highlight."""
        row = self.highlighted
        return row.key if row else None

    @property
    def caret_offset(self) -> Offset | None:
        """The screen's cell with the first letter of what is highlighted; None without focus, out of view, or empty."""
        placed, region = self._placed, self.content_region
        if placed is None or not self.has_focus or not region:
            return None
        y = placed.line - self.scroll_offset.y
        if not 0 <= y < region.height:
            return None
        x = min(placed.at + (0 if placed.followed else _blanks(placed.row)), region.width - 1)
        return Offset(region.x + x, region.y + y)

    @property
    def value_region(self) -> Region | None:
        """Where on the screen the highlighted row is filled in: from its name on; None out of view, and without one."""
        placed, region = self._placed, self.content_region
        if placed is None or not placed.is_row or not region:
            return None
        x, y = value_at(placed.row, placed.level, placed.columns), placed.line - self.scroll_offset.y
        if not 0 <= y < region.height:
            return None
        x = max(0, min(x, region.width - TYPED))
        return Region(region.x + x, region.y + y, region.width - x, 1)

    @property
    def _placed(self) -> Placed | None:
        return self._lines.places[self._index] if self._index is not None else None

    # Drawing, as Textual asks for it.

    def render_line(self, y: int) -> Strip:
        """Return a line of the view."""
        number = y + self.scroll_offset.y
        line = self._lines.line(number)
        placed = self._placed
        style = self.visual_style.rich_style
        if placed and number == placed.line:
            style = self._styles.of(HIGHLIGHT[self.has_focus])
            segments = [Segment("".join(run.text for run in line), style)]
        else:
            segments = [Segment(run.text, self._styles.of(run.tone)) for run in line]
        return Strip(segments).adjust_cell_length(self.size.width, style).simplify()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, by whatever it was asked for."""
        super().watch_scroll_y(old_value, new_value)
        self._look_at_position()
        self.lines_moved()

    def notify_style_update(self) -> None:
        """Draw again when the theme has changed the colours; only the highlighted row when it is the focus."""
        super().notify_style_update()
        # The components get their styles only after this; Textual itself draws the list anew where those are others.
        self._styles.forget()
        painted = self.visual_style.rich_style if self.size else None  # before it has a size it isn't drawn
        if painted != self._painted:
            self._painted = painted
            self.refresh()
        else:
            self._draw_highlighted()

    def on_focus(self, event: events.Focus) -> None:
        """Take the focus as every widget does, but draw only the row that looks otherwise with it."""
        event.prevent_default()
        self.has_focus = True
        self._draw_highlighted()
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Leave the focus likewise."""
        event.prevent_default()
        self.has_focus = False
        self._draw_highlighted()
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def _draw_highlighted(self) -> None:
        if self._placed:
            self.refresh(Region(0, self._placed.line - self.scroll_offset.y, self.size.width, 1))

    @property
    def _in_view(self) -> InView:
        """What is drawn."""
        top, placed = self.scroll_offset.y, self._placed
        lines = tuple(self._lines.line(top + y) for y in range(self.size.height))
        return InView(top, lines, placed.line - top if placed else None)

    def _draw_what_differs(self, drawn: InView) -> None:
        """Draw the lines anew that don't look as they were drawn; scrolling has drawn them all."""
        now = self._in_view
        if now.top == drawn.top:
            regions = [Region(0, y, self.size.width, 1) for y in now.differing(drawn)]
            if regions:  # with none of them Textual would draw all of it
                self.refresh(*regions)

    # Moving.

    def _move_to(self, index: int) -> None:
        """Highlight the row, or the first or last for one beyond, and bring it into view."""
        index = max(0, min(index, len(self._lines.places) - 1))
        if not self._lines.places or index == self._index:
            self._show()
            return
        self._draw_highlighted()
        self._index = index
        self._draw_highlighted()
        self._show()
        self.highlight_moved()
        self._look_at_position()

    def _show(self) -> None:
        """Bring the highlighted row into view, with what is opened beneath it as far as there is room."""
        placed, view = self._placed, self.size.height
        if placed is None or self._index is None or not view:
            return
        top = self.scroll_offset.y
        first, last = self._lines.top_of(self._index), placed.line + placed.height + placed.beneath - 1
        if first < top:
            top = first - view // LEAP
        elif last >= top + view:
            top = last + 1 - view + view // LEAP
        # The row's own line is in view in any case.
        self._scroll(max(placed.line - view + 1, min(top, placed.line)))

    def _scroll(self, top: int) -> None:
        top = max(0, min(top, self._lines.count - self.size.height))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def _look_at_position(self) -> None:
        if self.position != self._told:
            self._told = self.position
            self.position_changed()


def _blanks(row: Row) -> int:
    """Return how many blanks stand before the first letter of a row, in the place of a mark that others have."""
    first = next((cell.said.eye for cell in row.cells if cell.said.eye.strip()), "")
    return len(first) - len(first.lstrip(" "))
