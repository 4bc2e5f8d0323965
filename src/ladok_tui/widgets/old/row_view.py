"""Where a row list's rows stand on the screen: drawn line by line, with a highlight and a view that stay in place."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ladok_tui.widgets.old.columns import Columns, measured
from ladok_tui.widgets.old.page_lines import PageLines, Placed
from ladok_tui.widgets.old.rows import Row, Section, Tone

LEAP = 3  # a highlight that leaves the view takes a third of it along: few repaints, and nothing lost from sight

HIGHLIGHT = ("highlighted", "focused")  # without the focus, and with it
REVERSE = Style(reverse=True)


class RowView(ScrollView, inherit_bindings=False):
    """Sections drawn in columns, virtually: only what is in view, and after a key only the lines that changed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = Path(__file__).parents[1].joinpath("row_list.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--{name}" for name in (*Tone, *HIGHLIGHT)}

    def __init__(self, sections: Sequence[Section], *, name: str | None, id: str | None, classes: str | None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(name=name, id=id, classes=classes)
        self._shown = tuple(sections)
        self._opened: dict[str, bool] = {}
        self._columns: tuple[Columns, ...] = ()
        self._lines = PageLines((), (), {}, airy=False)
        self._index: int | None = None
        self._last_id: str | None = None
        self._airy = True
        self._beside = False
        self._fitted = Size(0, 0)
        self._painted: tuple[Style, ...] = ()
        self._went_on = False
        self._view = 0
        """The lines that were in view when the rows were last placed."""
        self._below_top: int | None = None
        """How far below the top of the view the highlight is to stand, whatever the size; None when out of view."""
        self._resized_to: tuple[str | None, int] | None = None

    def highlight_moved(self) -> None:
        """Called when another row has the highlight."""

    def end_moved(self) -> None:
        """Called when the end of the list has come into view, or left it."""

    @property
    def goes_on(self) -> bool:
        """Whether the list goes on below what is in view."""
        return self._lines.count > self.scroll_offset.y + self.size.height > 0

    @property
    def highlighted(self) -> Row | None:
        """The row that has the highlight, None in a list without rows."""
        placed = self._placed
        return placed.row if placed else None

    @property
    def highlighted_id(self) -> str | None:
        """The id of the row that has the highlight."""
        row = self.highlighted
        return row.id if row else None

    @property
    def caret_offset(self) -> Offset | None:
        """The screen's cell with the first letter of the highlighted row; None without focus, out of view, or empty."""
        placed = self._placed
        if placed is None or not self.has_focus:
            return None
        y = placed.line - self.scroll_offset.y
        region = self.content_region
        if not region or not 0 <= y < region.height:
            return None
        x = min(placed.columns.text_at(placed.level), region.width - 1)
        return Offset(region.x + x, region.y + y)

    # Lines, as Textual asks for them.

    def on_resize(self) -> None:
        """Measure the columns again; what was in view stays there, and comes back when a window grows again."""
        if not self.size:
            return
        if self._resized_to != (self.highlighted_id, self.scroll_offset.y):  # moved or scrolled since the last time
            placed, top = self._placed, self.scroll_offset.y
            self._below_top = placed.line - top if placed and top <= placed.line < top + self._view else None
        self._fitted = self.size
        self._measure()
        self._rebuild()
        if self._placed and self._below_top is not None:
            self._scroll(max(self._placed.line - self._view + 1, self._placed.line - self._below_top))
            self._resized_to = (self.highlighted_id, self.scroll_offset.y)
        self._look_for_end()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, by whatever it was asked for."""
        super().watch_scroll_y(old_value, new_value)
        self._look_for_end()

    def notify_style_update(self) -> None:
        """Draw again when the theme has changed the colours; only the highlighted row when it is the focus."""
        super().notify_style_update()
        # Before the list has a size it isn't drawn, and its components have no styles yet.
        painted = (self.visual_style.rich_style, *map(self._style, (*Tone, *HIGHLIGHT))) if self.size else ()
        if painted != self._painted:
            self._painted = painted
            self.refresh()
        else:
            self._refresh_highlighted()

    def on_focus(self, event: events.Focus) -> None:
        """Take the focus as every widget does, but draw only the row that looks otherwise with it."""
        event.prevent_default()
        self.has_focus = True
        self._refresh_highlighted()
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Leave the focus likewise."""
        event.prevent_default()
        self.has_focus = False
        self._refresh_highlighted()
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """Return the lines that the page takes at a width, for a list with `height: auto`."""
        return PageLines(self._shown, measured(self._shown, width), self._opened, airy=self._airy).count

    def render_line(self, y: int) -> Strip:
        """Return a line of the view."""
        if self._fitted != self.size:  # a widget that comes into view isn't always told of its size by an event
            self._fitted = self.size
            self.call_next(self.on_resize)
        number = y + self.scroll_offset.y
        line = self._lines.line(number)
        placed = self._placed
        style = self.visual_style.rich_style
        if placed and number == placed.line:
            style = self._style(HIGHLIGHT[self.has_focus])
            segments = [Segment("".join(run.text for run in line), style)]
        else:
            tones = {run.tone: self._style(run.tone) for run in line}
            segments = [Segment(run.text, tones[run.tone]) for run in line]
        return Strip(segments).adjust_cell_length(self.size.width, style).simplify()

    def _style(self, name: str) -> Style:
        # A visual style has everything of a component but that it is in reverse, which NO_COLOR needs.
        reverse = self.get_component_styles(f"row-list--{name}").text_style.reverse
        style = self.get_visual_style(f"row-list--{name}").rich_style
        return style + REVERSE if reverse else style

    def _refresh_highlighted(self) -> None:
        if self._placed:
            self.refresh(Region(0, self._placed.line - self.scroll_offset.y, self.size.width, 1))

    # Places.

    @property
    def _placed(self) -> Placed | None:
        return self._lines.rows[self._index] if self._index is not None else None

    def _show_sections(self, sections: Sequence[Section], prefer: str | None = None) -> None:
        """Show other sections, with the highlight on `prefer` if that row is among them, else where it was."""
        self._shown = tuple(sections)
        self._measure()
        self._rebuild(prefer)

    def _measure(self) -> None:
        if self.size:
            self._columns = measured(self._shown, self.size.width)
            # The blank lines between sections go first, when they push something out of view.  What the user opens
            # doesn't count: opening a row moves nothing above it.
            tight, airy = (PageLines(self._shown, self._columns, {}, airy=blank).count for blank in (False, True))
            self._airy = not tight <= self.size.height < airy

    def _rebuild(self, prefer: str | None = None) -> None:
        """Place the rows anew, with the highlight and the view on what they were on."""
        if not self.size:
            return
        before, index, top = self._lines, self._index, self.scroll_offset.y
        was = self.highlighted_id
        self._last_id = was or self._last_id  # a page that was empty for a while comes back to where it was
        lines = self._lines = PageLines(self._shown, self._columns, self._opened, airy=self._airy, beside=self._beside)
        prefer = prefer or (self._last_id if was is None else None)
        wanted = lines.index_of(prefer) if prefer else None
        if wanted is None:
            wanted = lines.beside(index, before) if index is not None else 0 if lines.rows else None
        self._index = wanted
        self.virtual_size = Size(self.size.width, lines.count)
        in_view = index is not None and top <= before.rows[index].line < top + self._view
        self._view = self.size.height
        top += self._moved_by(before, index if in_view else before.nearest(top))
        if in_view and self._placed:  # in a smaller window too
            top = max(self._placed.line - self._view + 1, min(top, self._placed.line))
        self._scroll(top)
        self._look_for_end()
        self.refresh()
        if self.highlighted_id != was:
            self._show()
            if self._index is not None:
                self.highlight_moved()

    def _look_for_end(self) -> None:
        if self.goes_on != self._went_on:
            self._went_on = self.goes_on
            self.end_moved()

    def _moved_by(self, before: PageLines, anchor: int | None) -> int:
        """Return how many lines a row of the page before has moved; 0 when it is gone."""
        now = self._lines.index_of(before.rows[anchor].row.id) if anchor is not None else None
        return 0 if now is None or anchor is None else self._lines.rows[now].line - before.rows[anchor].line

    def _move_to(self, index: int) -> None:
        """Highlight the row, or the first or last for one beyond, and bring it into view."""
        index = max(0, min(index, len(self._lines.rows) - 1))
        if not self._lines.rows or index == self._index:
            self._show()
            return
        self._refresh_highlighted()
        self._index = index
        self._refresh_highlighted()
        self._show()
        self.highlight_moved()

    def _show(self) -> None:
        """Bring the highlighted row into view, with what is opened beneath it as far as there is room."""
        placed, view = self._placed, self.size.height
        if placed is None or self._index is None or not view:
            return
        top = self.scroll_offset.y
        first, last = self._lines.top_of(self._index), placed.line + placed.height - 1
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
