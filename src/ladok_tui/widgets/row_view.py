"""Where a row list's rows stand on the screen: drawn line by line, with a highlight and a view that stay in place."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ladok_tui.views.view import Block, Row, Section, Tone
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.page_lines import PageLines, PageStyle, Placed
from ladok_tui.widgets.position import Position
from ladok_tui.widgets.row_layout import value_at

TYPED = 8  # cells that a field has at least, however narrow the window is: rather over its label than none
LEAP = 3  # a highlight that leaves the view takes a third of it along: few repaints, and nothing lost from sight

HIGHLIGHT = ("highlighted", "focused")  # without the focus, and with it
REVERSE = Style(reverse=True)


class RowView(ScrollView, inherit_bindings=False):
    """Sections drawn in columns, virtually: only what is in view, and after a key only the lines that changed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = Path(__file__).with_name("row_list.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--{name}" for name in (*Tone, *HIGHLIGHT)}

    def __init__(self, sections: Sequence[Section], *, name: str | None, id: str | None, classes: str | None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(name=name, id=id, classes=classes)
        self._shown = self._whole = tuple(sections)
        self._measure = Measure(self._whole)
        self._counted: tuple[int, tuple[int, int]] | None = None
        self._counted_shown: tuple[Sequence[Section], Measure, int, PageStyle, tuple[int, int]] | None = None
        self._opened: dict[str, bool] = {}
        self._page_style = PageStyle()
        self._lines = PageLines((), self._measure, 0, {}, self._page_style)
        self._index: int | None = None
        self._last_key: str | None = None
        self._fitted = Size(0, 0)
        self._painted: Style | None = None
        self._styles: dict[str, Style] = {}
        self._was = Position()
        self._view = 0
        """The lines that were in view when the rows were last placed."""
        self._below_top: int | None = None
        """How far below the top of the view the highlight is to stand, whatever the size; None when out of view."""
        self._begins = False
        """Whether nobody has moved or scrolled yet: the view is then as a page begins, however its size came about."""
        self._put_at: tuple[str | None, int] = (None, -1)
        """Which row had the highlight and what line was at the top, the last time that the size decided both."""

    def on_mount(self) -> None:
        """Stop at every line for who hears the page; a widget knows its app only now."""
        self._page_style = replace(self._page_style, every_line_a_stop=self.app.has_class("-accessible"))

    def highlight_moved(self) -> None:
        """Called when something else has the highlight."""

    def position_changed(self) -> None:
        """Called when the place of the highlight, the number of rows, or what lies out of view has changed."""

    @property
    def natural_width(self) -> int:
        """The width at which every row of the page stands on one line, whole, whatever it is narrowed to."""
        return self._measure.natural_width

    def line_count(self, room: Size) -> int:
        """Return how many lines the page takes in a room, whatever the user has opened or narrowed it to.

        The fields that lie in a row are counted: they are opened to be filled in, and there has to be room for that.
        """
        if self._counted is None or self._counted[0] != room.width:
            rows = (row for section in self._whole for row in section.rows)
            opened = {row.key: True for row in rows if row.fields and row.children}
            self._counted = room.width, self._counts(self._whole, room.width, opened)
        tight, airy = self._counted[1]
        return airy if airy <= room.height else tight

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
        placed = self._placed
        if placed is None or not self.has_focus:
            return None
        y = placed.line - self.scroll_offset.y
        region = self.content_region
        if not region or not 0 <= y < region.height:
            return None
        x = min(placed.at + (0 if placed.followed else _blanks(placed.row)), region.width - 1)
        return Offset(region.x + x, region.y + y)

    @property
    def value_region(self) -> Region | None:
        """Where on the screen the highlighted row is filled in: from its name on; None out of view, and without one."""
        placed, region = self._placed, self.content_region
        if placed is None or placed.still or placed.followed is not None or not region:
            return None
        x, y = value_at(placed.row, placed.level, placed.columns), placed.line - self.scroll_offset.y
        if not 0 <= y < region.height:
            return None
        x = max(0, min(x, region.width - TYPED))
        return Region(region.x + x, region.y + y, region.width - x, 1)

    def lines_moved(self) -> None:
        """Called when the lines may stand elsewhere on the screen: placed anew, or scrolled."""

    # Lines, as Textual asks for them.

    def on_resize(self) -> None:
        """Measure the columns again; what was in view stays there, and comes back when a window grows again."""
        if self.size and self.size != self._fitted:
            self._fit()

    def _fit(self) -> None:
        if not self._is_where_it_was_put:  # moved or scrolled since the last time
            self._begins, placed, top = False, self._placed, self.scroll_offset.y
            self._below_top = placed.line - top if placed and top <= placed.line < top + self._view else None
        self._fitted = self.size
        self._settle_blanks()
        self._rebuild()
        if self._begins:
            self._scroll(0)
            self._show()
        elif self._placed and self._below_top is not None:
            self._scroll(max(self._placed.line - self._view + 1, self._placed.line - self._below_top))
        if self._begins or self._below_top is not None:
            self._put_at = (self.highlighted_key, self.scroll_offset.y)
        self._look_at_position()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, by whatever it was asked for."""
        super().watch_scroll_y(old_value, new_value)
        self._look_at_position()
        self.lines_moved()

    def notify_style_update(self) -> None:
        """Draw again when the theme has changed the colours; only the highlighted row when it is the focus."""
        super().notify_style_update()
        # The components get their styles only after this; Textual itself draws the list anew where those are others.
        self._styles.clear()
        painted = self.visual_style.rich_style if self.size else None  # before it has a size it isn't drawn
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
        return PageLines(self._shown, self._measure, width, self._opened, self._page_style).count

    def render_line(self, y: int) -> Strip:
        """Return a line of the view."""
        if self._fitted != self.size:  # a widget that comes into view isn't always told of its size by an event
            self._fitted = self.size
            self.call_next(self._fit)
        number = y + self.scroll_offset.y
        line = self._lines.line(number)
        placed = self._placed
        style = self.visual_style.rich_style
        if placed and number == placed.line:
            style = self._tone_style(HIGHLIGHT[self.has_focus])
            segments = [Segment("".join(run.text for run in line), style)]
        else:
            tones = {run.tone: self._tone_style(run.tone) for run in line}
            segments = [Segment(run.text, tones[run.tone]) for run in line]
        return Strip(segments).adjust_cell_length(self.size.width, style).simplify()

    def _tone_style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            # A visual style has everything of a component but that it is in reverse, which NO_COLOR needs.
            reverse = self.get_component_styles(f"row-list--{name}").text_style.reverse
            style = self.get_visual_style(f"row-list--{name}").rich_style
            style = self._styles[name] = style + REVERSE if reverse else style
        return style

    def _refresh_highlighted(self) -> None:
        if self._placed:
            self.refresh(Region(0, self._placed.line - self.scroll_offset.y, self.size.width, 1))

    # Places.

    @property
    def _placed(self) -> Placed | None:
        return self._lines.places[self._index] if self._index is not None else None

    def _show_sections(self, sections: Sequence[Section], prefer: str | None = None) -> None:
        """Show other sections, with the highlight on `prefer` if that row is among them, else where it was."""
        if self._placed:
            self.on_resize()  # a page out of view is drawn in its new size before it is told of it
        self._shown = tuple(sections)
        self._settle_blanks()
        self._rebuild(prefer)

    def _settle_blanks(self) -> None:
        # The blank lines between sections go first, when they push something out of view.  What the user opens
        # doesn't count: opening a row moves nothing above it.
        if self.size:
            tight, airy = self._counts_shown(self.size.width)
            self._page_style = replace(self._page_style, airy=not tight <= self.size.height < airy)

    def _counts_shown(self, width: int) -> tuple[int, int]:
        """Return how many lines what is shown takes: a notice beneath it changes the room, and not that."""
        style = replace(self._page_style, airy=False)
        match self._counted_shown:
            case (sections, measure, *rest, counts) if sections is self._shown and measure is self._measure:
                if rest == [width, style]:
                    return counts
        counts = self._counts(self._shown, width)
        self._counted_shown = self._shown, self._measure, width, style, counts
        return counts

    def _counts(
        self, sections: Sequence[Section], width: int, opened: Mapping[str, bool] = MappingProxyType({})
    ) -> tuple[int, int]:
        """Return how many lines sections take at a width with these rows opened, without and with blank lines."""
        lines = PageLines(sections, self._measure, width, opened, replace(self._page_style, airy=False))
        return lines.count, lines.count + lines.gaps

    def _rebuild(self, prefer: str | None = None) -> None:
        """Place the rows anew, with the highlight and the view on what they were on."""
        if not self.size:
            return
        before, index, top, put = self._lines, self._index, self.scroll_offset.y, self._is_where_it_was_put
        was = self._placed.key if self._placed else None
        self._last_key = was[0] if was else self._last_key  # a page that was empty comes back to where it was
        lines = PageLines(self._shown, self._measure, self.size.width, self._opened, self._page_style)
        self._lines = lines
        prefer = prefer or (self._last_key if was is None else None)
        wanted = lines.index_of(prefer) if prefer else None
        if wanted is None:
            wanted = lines.beside(index, before) if index is not None else lines.beginning
        self._index = wanted
        self.virtual_size = Size(self.size.width, lines.count)
        in_view = index is not None and top <= before.places[index].line < top + self._view
        self._view = self.size.height
        top += self._moved_by(before, index if in_view else before.nearest(top))
        if in_view and self._placed:  # in a smaller window too
            top = max(self._placed.line - self._view + 1, min(top, self._placed.line))
        self._scroll(top)
        self.refresh()
        if (self._placed.key if self._placed else None) != was:
            self._show()
            self.highlight_moved()
        self._begins = self._begins or was is None
        if put or was is None:
            self._put_at = (self.highlighted_key, self.scroll_offset.y)
        self._look_at_position()
        self.lines_moved()

    @property
    def _is_where_it_was_put(self) -> bool:
        # A window that grows scrolls a page back by itself, where there is no more of it below.
        key, top = self._put_at
        return (key, min(top, self.max_scroll_y)) == (self.highlighted_key, self.scroll_offset.y)

    def _look_at_position(self) -> None:
        if self.position != self._was:
            self._was = self.position
            self.position_changed()

    def _moved_by(self, before: PageLines, anchor: int | None) -> int:
        """Return how many lines a row of the page before has moved; 0 when it is gone."""
        now = self._lines.index_of(*before.places[anchor].key) if anchor is not None else None
        return 0 if now is None or anchor is None else self._lines.places[now].line - before.places[anchor].line

    def _move_to(self, index: int) -> None:
        """Highlight the row, or the first or last for one beyond, and bring it into view."""
        index = max(0, min(index, len(self._lines.places) - 1))
        if not self._lines.places or index == self._index:
            self._show()
            return
        self._refresh_highlighted()
        self._index = index
        self._refresh_highlighted()
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


def _blanks(row: Row) -> int:
    """Return how many blanks stand before the first letter of a row, in the place of a mark that others have."""
    first = next((cell.said.eye for cell in row.cells if cell.said.eye.strip()), "")
    return len(first) - len(first.lstrip(" "))
