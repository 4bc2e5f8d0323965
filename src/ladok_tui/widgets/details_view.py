"""A row's blocks on the screen: drawn at full length, with a highlight on what can be followed, and scrolled."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ladok_tui.views.view import Block, Row, Tone
from ladok_tui.widgets.block_layout import BlockLine, Signs, drawn_blocks, text_of_block
from ladok_tui.widgets.detail_lines import TITLE, more_line, stop_again, stops_of, title_line, title_of
from ladok_tui.widgets.runs import Drawn, text_of
from ladok_tui.widgets.tone_styles import ToneStyles


class DetailsView(ScrollView, inherit_bindings=False):
    """A thing at full length, and which of its blocks has the highlight."""

    ALLOW_SELECT = False
    DEFAULT_CSS = Path(__file__).with_name("details_view.tcss").read_text(encoding="utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{name}" for name in (*Tone, "focused")}

    def __init__(self, *, titled: bool, id: str | None, classes: str | None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id, classes=classes)
        self._titled = titled
        self._more = "", ""
        self._signs: Signs = {}
        self._row: Row | None = None
        self._lines: list[BlockLine] = []
        self._stop: int | None = None
        """The line that has the highlight."""
        self._fitted = Size(0, 0)
        self._styles = ToneStyles(self, "details")

    # What is told downward.

    def show(self, row: Row | None) -> None:
        """Show a row, or nothing; the same row anew, with the highlight and the view where they were."""
        if row is not None and self._row is not None and row.key == self._row.key:
            held = self._held
        else:
            held = None
            self.scroll_to(y=0, animate=False, force=True)
        self._row = row
        self._measure(held)

    def set_signs(self, signs: Signs) -> None:
        """Show these signs before the actions: each key action's, by its id."""
        if signs != self._signs:
            self._signs = signs
            self._measure(self._held)

    def retext(self, above: str, below: str) -> None:
        """Say ``above`` and ``below`` where there is more."""
        if (above, below) != self._more:
            self._more = above, below
            self.refresh()

    # What can be asked.

    @property
    def highlighted_block(self) -> Block | None:
        """The block that has the highlight, if one has."""
        return self._held[1] if self._held is not None else None

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
        text = text_of(self._line(line))
        x = min(cell_len(text) - cell_len(text.lstrip()), region.width - 1)
        return Offset(region.x + max(0, x), region.y + line - top)

    # Drawing, as Textual asks for it.

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._measure(self._held)

    def on_focus(self) -> None:
        """Highlight the first link or action in view."""
        self._take_first_in_view()
        self.refresh()

    def on_blur(self) -> None:
        """Show no highlight without the focus."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in other colours, where the theme has changed them."""
        super().notify_style_update()
        self._styles.forget()

    def render_line(self, y: int) -> Strip:
        """Return a line of the view; the last says that there is more, where there is."""
        if self._fitted != self.size:  # a widget that comes into view isn't always told of its size by an event
            self._fitted = self.size
            self.call_next(self.on_resize)
        style = self.visual_style.rich_style
        number = y + self.scroll_offset.y
        line = self._line(number) if y < self._room else self._more_line()
        if self.has_focus and y < self._room and number == self._stop:
            style = self._styles.of("focused")
            segments = [Segment(text_of(line), style)]
        else:
            segments = [Segment(run.text, self._styles.of(run.tone)) for run in line]
        return Strip(segments).adjust_cell_length(self.size.width, style).simplify()

    # Within.

    @property
    def _blocks(self) -> Sequence[Block]:
        return self._row.blocks if self._row is not None else ()

    @property
    def _held(self) -> tuple[int, Block] | None:
        """The block that has the highlight, and its place among them."""
        if self._stop is None:
            return None
        place = self._lines[self._stop].block
        return place, self._blocks[place]

    @property
    def _room(self) -> int:
        """The lines for the thing itself: one less than there are where the last has to say that there is more."""
        height = self.size.height
        return height - 1 if len(self._lines) > height > 1 else height

    def _measure(self, held: tuple[int, Block] | None) -> None:
        """Put the thing into lines, with the highlight on the block that it was ``held`` by, if that is still there."""
        width = self.size.width
        self._lines, self._stop = [], None
        if not width:
            return
        self._fitted = self.size
        if self._titled and self._blocks:  # of a row that says all itself, a heading would stand over nothing
            self._lines.append(BlockLine(self._title_line(width), TITLE))
        self._lines += drawn_blocks(self._blocks, width, self._signs)
        self._stop = stop_again(self._lines, self._blocks, self._stops(), held) if held is not None else None
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

    def _scroll(self, top: int) -> None:
        top = max(0, min(top, len(self._lines) - self._room))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
