"""The last line of the window: the keys that work here and now, each with its word."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget


class KeyHint(msgspec.Struct, frozen=True):
    """One key as it is shown, what it does in words, and the Textual action that a click runs."""

    key: str
    words: str
    action: str


class KeyLine(Widget):
    """As many hints as the width holds; the last one, help, always stays.  To the right, whether the list goes on."""

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; color: $ladok-quiet; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._hints: tuple[KeyHint, ...] = ()
        self._more = ""

    def show(self, hints: Sequence[KeyHint]) -> None:
        """Draw these hints, the most wanted first and help last."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def show_more(self, words: str) -> None:
        """Say at the right edge that the list above goes on; nothing where it doesn't."""
        if words != self._more:
            self._more = words
            self.refresh()

    def render(self) -> Content:
        """Fit the hints to the width."""
        parts: list[Content] = []
        width = self.size.width
        hints = fitting(self._hints, width - (cell_len(self._more) + 2 if self._more else 0))
        for hint in hints:
            click = Style.from_meta({"@click": hint.action})
            key = Content(hint.key).stylize("bold $ladok-accent")
            parts.append((key + Content(f" {hint.words}")).stylize(click))
        line = Content("  ").join(parts)
        room = width - line.cell_length - cell_len(self._more)
        return line + Content(" " * room + self._more) if self._more and room > 0 else line


def fitting(hints: Sequence[KeyHint], width: int) -> list[KeyHint]:
    """Return the hints that fit side by side in ``width`` cells, in order; the last has its room before the others."""
    if not hints:
        return []
    *first, last = hints
    room = width - _width(last)
    kept: list[KeyHint] = []
    for hint in first:
        room -= _width(hint) + 2
        if room < 0:
            break
        kept.append(hint)
    return [*kept, last]


def _width(hint: KeyHint) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.words)
