"""Sections of rows that stay where they are: the highlight and the view keep to what they were on when a page changes.

So they do when it is asked for anew, narrowed, opened in place, or put into a window of another size.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from textual.geometry import Size
from textual.strip import Strip

from ladok_tui.views.view import Section
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.page_lines import PageLines
from ladok_tui.widgets.page_memory import PageMemory
from ladok_tui.widgets.placed import PageStyle
from ladok_tui.widgets.row_view import NO_LINES, RowView


class SteadyView(RowView, inherit_bindings=False):
    """Sections put into lines at the width that there is, and kept in place."""

    def __init__(self, sections: Sequence[Section], *, id: str | None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._shown = self._whole = tuple(sections)
        self._measure = Measure(self._whole)
        self._memory = PageMemory()
        self._opened: dict[str, bool] = {}
        self._page_style = PageStyle()
        self._last_key: str | None = None
        self._fitted = Size(0, 0)
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

    @property
    def natural_width(self) -> int:
        """The width at which every row of the page stands on one line, whole, whatever it is narrowed to."""
        return self._measure.natural_width

    def line_count(self, room: Size) -> int:
        """Return how many lines the page takes in a room, whatever the user has opened or narrowed it to.

        The fields that lie in a row are counted: they are opened to be filled in, and there has to be room for that.
        """
        rows = (row for section in self._whole for row in section.rows)
        opened = {row.key: True for row in rows if row.fields and row.children}
        lines = self._lines_of(self._whole, room.width, opened)
        return lines.airy if lines.airy <= room.height else lines.tight

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the page takes at a width, for a list with `height: auto`.

        Blank lines that had to go are asked for again: in a larger window there is room for them.  What is as high as
        what lies in it asks without a height of its own, and must be answered the same: its keys stand below the list.
        """
        most = self.styles.max_height
        room = container.height or viewport.height if most is None or most.cells is None else most.cells
        lines = self._lines_of(self._shown, width, self._opened)
        return lines.airy if lines.airy <= room else lines.tight

    def forget(self) -> None:
        """Leave nothing of what was shown: what was opened, and which row had the highlight."""
        self._opened, self._last_key, self._memory, self._measure = {}, None, PageMemory(), Measure(())

    # The window changes.

    def on_resize(self) -> None:
        """Measure the columns again; what was in view stays there, and comes back when a window grows again."""
        if self.size and self.size != self._fitted:
            self._fit()

    def render_line(self, y: int) -> Strip:
        """Return a line of the view."""
        if self._fitted != self.size:  # a widget that comes into view isn't always told of its size by an event
            self._fitted = self.size
            self.call_next(self._fit)
        return super().render_line(y)

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

    @property
    def _is_where_it_was_put(self) -> bool:
        # A window that grows scrolls a page back by itself, where there is no more of it below.
        key, top = self._put_at
        return (key, min(top, self.max_scroll_y)) == (self.highlighted_key, self.scroll_offset.y)

    # The page changes.

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
            lines = self._lines_of(self._shown, self.size.width, {})
            self._page_style = replace(self._page_style, airy=not lines.tight <= self.size.height < lines.airy)

    def _lines_of(self, sections: Sequence[Section], width: int, opened: Mapping[str, bool]) -> PageLines:
        """Return the lines of sections of the page at a width, with rows opened or closed by their keys."""
        return self._memory.lines(sections, self._measure, width, opened, self._page_style)

    def _rebuild(self, prefer: str | None = None) -> None:
        """Place the rows anew, with the highlight and the view on what they were on."""
        was = self._placed.key if self._placed else None
        self._last_key = was[0] if was else self._last_key  # a page that was empty comes back to where it was
        if not self.size:
            # What nobody can see is not to be acted on; it is placed when there is room, be it as much as there was.
            self._lines, self._index, self._fitted = NO_LINES, None, self.size
            self._look_at_position()
            return
        before, index, drawn, put = self._lines, self._index, self._in_view, self._is_where_it_was_put
        self._lines = self._lines_of(self._shown, self.size.width, self._opened)
        self._index = self._index_after(before, index, prefer or (self._last_key if was is None else None))
        self.virtual_size = Size(self.size.width, self._lines.count)
        self._scroll(self._top_after(before, index, drawn.top))
        self._view = self.size.height
        self._draw_what_differs(drawn)
        if (self._placed.key if self._placed else None) != was:
            self._show()
            self.highlight_moved()
        self._begins = self._begins or was is None
        if put or was is None:
            self._put_at = (self.highlighted_key, self.scroll_offset.y)
        self._look_at_position()
        self.lines_moved()

    def _index_after(self, before: PageLines, index: int | None, prefer: str | None) -> int | None:
        """Return where the highlight goes that was at an index of the page before."""
        wanted = self._lines.index_of(prefer) if prefer else None
        if wanted is not None:
            return wanted
        return self._lines.beside(index, before) if index is not None else self._lines.beginning

    def _top_after(self, before: PageLines, index: int | None, top: int) -> int:
        """Return the line to be at the top: what had the highlight stands where it stood, or else what was in view."""
        in_view = index is not None and top <= before.places[index].line < top + self._view
        top += self._moved_by(before, index if in_view else before.nearest(top))
        if in_view and self._placed:  # in a smaller window too
            top = max(self._placed.line - self.size.height + 1, min(top, self._placed.line))
        return top

    def _moved_by(self, before: PageLines, anchor: int | None) -> int:
        """Return how many lines a row of the page before has moved; 0 when it is gone."""
        now = self._lines.index_of(*before.places[anchor].key) if anchor is not None else None
        return 0 if now is None or anchor is None else self._lines.places[now].line - before.places[anchor].line
