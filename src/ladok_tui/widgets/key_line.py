"""The last line of the window: the keys that work here and now, each with its word, and the position in the list."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

GAP = 2
POSITION = 9  # cells kept for the position, so that the keys beside it stay where they are while it counts


class KeyHint(msgspec.Struct, frozen=True):
    """One key as it is shown, what it does in words, and the Textual action that a click runs.

    One that does not work now leaves its slot blank.  ``room`` are the cells of a slot whose words change.
    """

    key: str
    words: str
    action: str
    works: bool = True
    room: int = 0

    @property
    def width(self) -> int:
        """The cells of its slot."""
        return max(self.room, cell_len(self.key) + 1 + cell_len(self.words))


class Slot(msgspec.Struct, frozen=True):
    """A hint at its place."""

    x: int
    hint: KeyHint


class KeyLine(Widget):
    """To the left what the row can do, each key in a slot of its own; to the right the page's keys and the position.

    With ``-accessible`` on the app, every slot is always filled, so that the line stays the same.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; color: $ladok-quiet; }
    KeyLine > .key-line--key { color: $ladok-accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._left: tuple[KeyHint, ...] = ()
        self._right: tuple[KeyHint, ...] = ()
        self._position = ""
        self._slots_drawn: tuple[int, Strip] | None = None  # the room that they were drawn for, and they

    def show(self, left: Sequence[KeyHint], right: Sequence[KeyHint] = ()) -> None:
        """Draw these hints: the row's, the most wanted first, and the page's, the most wanted last."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self._draw_anew()

    def show_position(self, text: str) -> None:
        """Draw the position in the list at the right edge, as ``9/18 ↓``; nothing where all is in view."""
        if text != self._position:
            self._position = text
            self.refresh()

    def notify_style_update(self) -> None:
        """Draw again when the theme has changed the colours."""
        super().notify_style_update()
        self._draw_anew()

    def slots(self) -> list[Slot]:
        """Return what is drawn, and where."""
        return placed(self._left, self._right, self._room)

    def render_line(self, y: int) -> Strip:
        """Draw the slots and the position."""
        del y
        width, style = self.size.width, self.visual_style.rich_style
        room = self._room
        if self._slots_drawn is None or self._slots_drawn[0] != room:
            self._slots_drawn = room, self._draw_slots(style)
        slots = self._slots_drawn[1]
        blank = width - slots.cell_length - cell_len(self._position)
        if self._position and blank > 0:
            slots = Strip([*slots, Segment(" " * blank + self._position, style)])
        return slots.adjust_cell_length(width, style)

    @property
    def _room(self) -> int:
        """The cells for the slots."""
        edge = max(POSITION, cell_len(self._position)) + GAP if self._position else 0
        return self.size.width - edge

    def _draw_anew(self) -> None:
        self._slots_drawn = None
        self.refresh()

    def _draw_slots(self, style: Style) -> Strip:
        always = self.app.has_class("-accessible")
        key_style = self.get_visual_style("key-line--key").rich_style
        segments: list[Segment] = []
        x = 0
        for slot in self.slots():
            hint = slot.hint
            if hint.works or always:
                if slot.x > x:
                    segments.append(Segment(" " * (slot.x - x), style))
                segments.append(Segment(hint.key, key_style))
                segments.append(Segment(f" {hint.words}", style))
                x = slot.x + cell_len(hint.key) + 1 + cell_len(hint.words)
        return Strip(segments)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for slot in self.slots():
            if slot.hint.works and slot.x <= offset.x < slot.x + slot.hint.width:
                event.stop()
                await self.run_action(slot.hint.action)


def placed(left: Sequence[KeyHint], right: Sequence[KeyHint], width: int) -> list[Slot]:
    """Return the slots that a line of ``width`` cells holds; the last hint has its room before the others.

    The row's slots stand from the left, whether or not they work now; the page's end at the right edge, and the first
    of them give way before the row's do.
    """
    every = [*left, *right]
    if not every:
        return []
    if not right:  # then the last one stands to the left like the others
        left, right = every[:-1], every[-1:]
        x, slots = 0, []
        for hint in left:
            if x + hint.width + GAP + right[0].width > width:
                break
            slots.append(Slot(x, hint))
            x += hint.width + GAP
        return [*slots, Slot(x, right[0])]
    kept: list[Slot] = []
    x = 0
    for hint in left:
        if x + hint.width + GAP + right[-1].width <= width:
            kept.append(Slot(x, hint))
            x += hint.width + GAP
    edge = width
    end: list[Slot] = []
    for hint in reversed(right):
        if edge - hint.width < x and end:
            break
        edge -= hint.width
        end.append(Slot(max(0, edge), hint))
        edge -= GAP
    return [*kept, *reversed(end)]
