"""A row's blocks in a widget of their own: beside the list, below it, or as the page of the thing."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ladok_tui.key_bindings import bindings
from ladok_tui.views.view import Block, Row, Tone
from ladok_tui.widgets.block_layout import BlockLine, Signs, drawn_blocks, text_of_block
from ladok_tui.widgets.detail_lines import TITLE, more_line, stops_of, title_line, title_of
from ladok_tui.widgets.following import followed
from ladok_tui.widgets.runs import Drawn, text_of

REVERSE = Style(reverse=True)


class Details(ScrollView, can_focus=True, inherit_bindings=False):
    """A thing at full length.  The arrows go from one link or action to the next, and scroll; Enter follows.

    Tells ``Follow`` and ``Acted`` as the list does, and ``Left`` when the arrow back to the list was pressed.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings("list")
    DEFAULT_CSS = Path(__file__).with_name("details.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{name}" for name in (*Tone, "focused")}

    class Left(Message):
        """The arrow to the left was pressed: back to the list."""

    class FilterAsked(Message):
        """The filter key was pressed."""

    def __init__(self, *, titled: bool = True, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id, classes=classes)
        self._titled = titled
        self._more = "", ""
        self._signs: Signs = {}
        self._row: Row | None = None
        self._lines: list[BlockLine] = []
        self._stop: int | None = None
        self._fitted = Size(0, 0)

    # What is told downward.

    def show(self, row: Row | None) -> None:
        """Show a row, or nothing; the same row anew, with the highlight and the view where they were."""
        same = row is not None and self._row is not None and row.key == self._row.key
        self._row = row
        if not same:
            self._stop = None
            self.scroll_to(y=0, animate=False, force=True)
        self._measure()

    def set_signs(self, signs: Signs) -> None:
        """Show these signs before the actions: each key action's, by its id."""
        self._signs = signs
        self._measure()

    def retext(self, above: str, below: str) -> None:
        """Say ``above`` and ``below`` where there is more."""
        self._more = above, below
        self.refresh()

    # What can be asked.

    @property
    def highlighted_block(self) -> Block | None:
        """The block that has the highlight, if one has."""
        return self._blocks[self._lines[self._stop].block] if self._stop is not None else None

    @property
    def highlighted_text(self) -> str:
        """What is highlighted, or else the whole thing, as it is copied."""
        block = self.highlighted_block
        if block is not None:
            return text_of_block(block)
        return "\n".join([*([self.title] if self._titled and self._row else ()), *map(text_of_block, self._blocks)])

    @property
    def title(self) -> str:
        """The thing's name and code."""
        return title_of(self._row) if self._row is not None else ""

    @property
    def line_count(self) -> int:
        """How many lines the thing takes."""
        return len(self._lines)

    @property
    def caret_offset(self) -> Offset | None:
        """The screen's cell with the first letter of what is highlighted, or else of the first line in view."""
        region = self.content_region
        if not self.has_focus or not region:
            return None
        top = self.scroll_offset.y
        line = self._stop if self._stop is not None and top <= self._stop < top + self._room else top
        text = text_of(self._lines[line].drawn) if line < len(self._lines) else ""
        x = min(cell_len(text) - cell_len(text.lstrip()), region.width - 1)
        return Offset(region.x + max(0, x), region.y + line - top)

    # Keys.

    def action_cursor_down(self) -> None:
        """Go to the next link or action, or on by a line where none is near."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Go back likewise."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Move on by what is in view."""
        self._turn(max(1, self._room - 1))

    def action_page_up(self) -> None:
        """Move back by what is in view."""
        self._turn(-max(1, self._room - 1))

    def action_scroll_home(self) -> None:
        """Show the beginning."""
        self._turn(-len(self._lines))

    def action_scroll_end(self) -> None:
        """Show the end."""
        self._turn(len(self._lines))

    def action_heading_next(self) -> None:
        """Go to the next heading within the thing."""
        self.action_page_down()

    def action_heading_previous(self) -> None:
        """Go to the heading before."""
        self.action_page_up()

    def action_expand(self) -> None:
        """Follow, as Enter does."""
        self.action_select_cursor()

    def action_collapse(self) -> None:
        """Tell that the way back to the list was asked for."""
        self.post_message(self.Left())

    def action_filter(self) -> None:
        """Tell that the filter was asked for."""
        self.post_message(self.FilterAsked())

    def action_select_cursor(self) -> None:
        """Follow the link, or do the action, that is highlighted."""
        block = self.highlighted_block
        message = followed(block) if block is not None else None
        if message is not None:
            self.post_message(message)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Highlight a link or an action; a click on the highlighted one follows it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if offset.y >= self._room or line >= len(self._lines):
            return
        block = self._lines[line].block
        stop = next((stop for stop in self._stops() if self._lines[stop].block == block), None)
        if stop is not None and stop == self._stop:
            self.action_select_cursor()
        elif stop is not None:
            self._go(stop)

    # Lines, as Textual asks for them.

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._measure()

    def on_focus(self) -> None:
        """Highlight the first link or action in view."""
        self._take_first_in_view()
        self.refresh()

    def on_blur(self) -> None:
        """Show no highlight without the focus."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line of the view; the last says that there is more, where there is."""
        if self._fitted != self.size:  # a widget that comes into view isn't always told of its size by an event
            self.call_next(self.on_resize)
        style = self.visual_style.rich_style
        number = y + self.scroll_offset.y
        line = self._line(number) if y < self._room else self._more_line()
        if self.has_focus and y < self._room and number == self._stop:
            segments = [Segment(text_of(line), self._tone_style("focused"))]
            style = self._tone_style("focused")
        else:
            segments = [Segment(run.text, self._tone_style(run.tone)) for run in line]
        return Strip(segments).adjust_cell_length(self.size.width, style).simplify()

    # Within.

    @property
    def _blocks(self) -> Sequence[Block]:
        return self._row.blocks if self._row is not None else ()

    @property
    def _room(self) -> int:
        """The lines for the thing itself: one less than there are where the last has to say that there is more."""
        height = self.size.height
        return height - 1 if len(self._lines) > height > 1 else height

    def _measure(self) -> None:
        width = self.size.width
        if not width:
            return
        self._fitted = self.size
        block = self._lines[self._stop].block if self._stop is not None else None
        self._lines = []
        if self._titled and self._blocks:  # of a row that says all itself, a heading would stand over nothing
            self._lines.append(BlockLine(self._title_line(width), TITLE))
        self._lines += drawn_blocks(self._blocks, width, self._signs)
        self._stop = next((stop for stop in self._stops() if self._lines[stop].block == block), None)
        self.virtual_size = Size(width, len(self._lines) + self.size.height - self._room)
        self._scroll(self.scroll_offset.y)
        if self.has_focus:
            self._take_first_in_view()
        self.refresh()

    def _take_first_in_view(self) -> None:
        if self._stop is None:
            in_view = range(self.scroll_offset.y, self.scroll_offset.y + self._room)
            self._stop = next((stop for stop in self._stops() if stop in in_view), None)

    def _title_line(self, width: int) -> Drawn:
        ruled = self.has_class("-below") and not self.app.has_class("-accessible")
        return title_line(self.title, width, ruled=ruled)

    def _line(self, number: int) -> Drawn:
        return self._lines[number].drawn if number < len(self._lines) else ()

    def _more_line(self) -> Drawn:
        top = self.scroll_offset.y
        return more_line(self._more, self.size.width, above=top > 0, below=top + self._room < len(self._lines))

    def _stops(self) -> list[int]:
        """Return the first line of each block that can be followed; for who hears the thing, of every block."""
        return stops_of(self._lines, self._blocks, every=self.app.has_class("-accessible"))

    def _step(self, step: int) -> None:
        top, stops = self.scroll_offset.y, self._stops()
        here = self._stop if self._stop is not None and top <= self._stop < top + self._room else None
        if here is None:
            here = top - 1 if step > 0 else top + self._room
        ahead = [stop for stop in (stops if step > 0 else reversed(stops)) if (stop - here) * step > 0]
        if ahead and top - 1 <= ahead[0] <= top + self._room:
            self._go(ahead[0])
        else:
            self._scroll(top + step)
            self.refresh()

    def _turn(self, by: int) -> None:
        self._scroll(self.scroll_offset.y + by)
        top = self.scroll_offset.y
        in_view = [stop for stop in self._stops() if top <= stop < top + self._room]
        self._stop = (in_view[-1] if by > 0 else in_view[0]) if in_view else None
        self.refresh()

    def _go(self, stop: int) -> None:
        self._stop = stop
        top = self.scroll_offset.y
        self._scroll(max(stop - self._room + 1, min(top, stop)))
        self.refresh()

    def _scroll(self, top: int) -> None:
        top = max(0, min(top, len(self._lines) - self._room))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def _tone_style(self, name: str) -> Style:
        reverse = self.get_component_styles(f"details--{name}").text_style.reverse
        style = self.get_visual_style(f"details--{name}").rich_style
        return style + REVERSE if reverse else style
