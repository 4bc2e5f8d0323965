"""What every dialog is: a title, what it says, its choices as rows, its keys; Esc goes one step back.

The choices and the keys never scroll out of view, however small the window is; what is said above them scrolls.
"""

from pathlib import Path
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Input, Static

from ladok_tui.config.keys import footer_rows, key_sign
from ladok_tui.screens.hints import shown
from ladok_tui.screens.keyed_dialog import KeyedDialog
from ladok_tui.screens.shell import shell
from ladok_tui.screens.small_window import SmallWindow
from ladok_tui.session import Session
from ladok_tui.widgets.cell_text import clipped, wrapped
from ladok_tui.widgets.key_line import KeyHint, KeyLine
from ladok_tui.widgets.row_list import RowList

Answer = TypeVar("Answer")

HELD = 0.3
"""Seconds since the last confirming key within which another one is the same press, held down."""

CONFIRMING = frozenset({"enter", "space", "ctrl+m", "ctrl+j"})

_KEYS = 1  # rows of the key line
_MOST_TITLE = 2  # rows of a title
_WIDTH, _EDGES = 76, 4  # columns of a dialog, and of its frame with the blanks in it
_FRAME = 2  # rows of the frame
_AIR = 2  # blank rows beneath the title and beneath the choices; one more beneath what is said above these
_CHOICES = 2  # rows of choices beneath what is said
_LOW = 10  # rows of a window in which a dialog has no frame
_WHOLE = 84  # columns of a window of which a dialog takes all: scraps of the page beside it would only be read out
_AIRY = 16  # rows of a window from which there is room for air in it


class Dialog(KeyedDialog[Answer | None], SmallWindow[Answer | None], Generic[Answer]):
    """A dialog.  Esc answers None, which means that nothing was chosen."""

    DEFAULT_CSS = Path(__file__).with_name("dialog.tcss").read_text(encoding="utf-8")
    SCOPED_CSS = False  # what is beneath is told by a class of the app
    ESCAPE_TO_MINIMIZE = False
    DOES: ClassVar[bool] = False
    """Whether something is done when it is confirmed, which is more than to go or to look somewhere."""
    HINTS: ClassVar[tuple[str, ...]] = ("dialog.press",)
    """The keys that the key line shows, before the one that goes back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        # The key that opened it may still be down; where nothing is done, a whole burst of keys is heard.
        self._confirmed_at = monotonic() if self.DOES else float("-inf")

    def is_held(self, event: events.Key) -> bool:
        """Decide whether a key confirms, and is only the last press held down (U2)."""
        if event.key not in CONFIRMING or isinstance(self.focused, Input):
            return False
        before, self._confirmed_at = self._confirmed_at, monotonic()
        return self._confirmed_at - before < HELD

    def compose(self) -> ComposeResult:
        """Frame what the dialog says."""
        with Vertical(id="frame"):
            yield Static(id="title", markup=False)
            yield from self.inside()
            yield KeyLine()

    def inside(self) -> ComposeResult:
        """Hold what stands between the title and the keys."""
        raise NotImplementedError

    def title_text(self) -> str:
        """Return the dialog's title."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw the words, unless a quick key has closed the dialog already."""
        if self.is_active:
            self.retext()

    def classes_at(self, size: Size) -> dict[str, bool]:
        """Give air only where there is room for it, and a frame."""
        airy = size.height >= _AIRY and not self._fits_but_for_air(size.height)
        own = {"-airy": airy, "-whole": size.width <= _WHOLE, "-low": size.height < _LOW}
        return super().classes_at(size) | own

    def _fits_but_for_air(self, rows: int) -> bool:
        """Decide whether all that is chosen from is in view in so many rows where there is no air, and only there."""
        room = rows - _FRAME - _KEYS - 1
        return room - _AIR < self.least_lines <= room

    @property
    def least_lines(self) -> int:
        """How many lines the list takes at least, where that is known before it is drawn."""
        return 0

    def fit_into(self, size: Size) -> None:
        """Lay it out in a window of that size."""
        super().fit_into(size)
        self._make_room(size)

    def _make_room(self, size: Size) -> None:
        """Leave room for the title and the keys, however long the title and a list are."""
        low = self.has_class("-low")
        title = self._titled(size.width if self.has_class("-whole") else _WIDTH, low=low)
        self.query_one("#title", Static).update(Content.styled("\n".join(title), "bold $ladok-heading"))
        said = self.query("#said")
        air = (_AIR + bool(said)) * self.has_class("-airy") + _FRAME * (not low)
        room = size.height - air - len(title) - _KEYS
        for part in said:
            part.styles.max_height = max(1, room - _CHOICES)
        for choices in self.query("#choices").results(RowList):
            choices.styles.max_height = _CHOICES if said else max(1, room)

    def _titled(self, width: int, *, low: bool) -> list[str]:
        """Return the lines of the title in a dialog so wide; what there is no room for is said to be cut."""
        width -= 0 if low else _EDGES
        lines, most = wrapped(self.title_text(), width), 1 if low else _MOST_TITLE
        return [*lines[: most - 1], clipped(" ".join(lines[most - 1 :]), width)] if len(lines) > most else lines

    def retext(self) -> None:
        """Draw the title and the keys anew in the words of the session."""
        if self.size:  # else it is laid out when it has one
            self._make_room(self.size)
        words = self.session.words
        self.say_too_small(words.say("page.too-small"))
        keys = shell(self).keymap.keys
        rows = {row.id: row for row in footer_rows(("dialog", "global"), keys)}
        hints = [
            KeyHint(rows[name].keys[0], words.say(rows[name].words), f"screen.{rows[name].action}")
            for name in self.HINTS
            if name in rows
        ]
        hints.append(KeyHint(key_sign(keys["back"][0]), words.say("key.back"), "screen.back"))
        self.query_one(KeyLine).show(shown(hints, shell(self).shown_key))

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close and answer; a second time, by a key that was quicker than the closing, does nothing.

        Textual would take away whichever screen is on top by then.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @property
    def position_text(self) -> str:
        """Where in its list the highlight is, as far as more lies out of view."""
        return self.query_one("#choices", RowList).position.text()

    @on(RowList.PositionChanged, "#choices")
    def _position_changed(self) -> None:
        if self.is_active:
            self.query_one(KeyLine).show_position(self.position_text)

    @on(RowList.FilterAsked)
    def _no_filter(self, event: RowList.FilterAsked) -> None:
        event.stop()

    @property
    def copied_text(self) -> str:
        """What the copy key copies: the highlighted row, in a dialog that has a list."""
        return "".join(choices.highlighted_text for choices in self.query(RowList))
