"""What every dialog is: a frame over the page, keys of its own, Esc one step back."""

from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ladok_tui.config.keys import footer_rows
from ladok_tui.key_bindings import KeyedDialog
from ladok_tui.screens.shell import shell
from ladok_tui.screens.small_window import SmallWindow, TooSmall
from ladok_tui.session import Session
from ladok_tui.widgets.key_line import KeyHint, KeyLine
from ladok_tui.widgets.old.row_list import RowList

Answer = TypeVar("Answer")

_AROUND = 8  # rows of a dialog that are no list: frame, title, field, keys and the air between them


class Dialog(KeyedDialog[Answer | None], SmallWindow[Answer | None], Generic[Answer]):
    """A dialog.  Esc answers None, which means that nothing was chosen."""

    ESCAPE_TO_MINIMIZE = False
    HINTS: ClassVar[tuple[str, ...]] = ("dialog.press",)
    """The keys that the key line shows, before the one that goes back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Frame what the dialog says."""
        with Vertical(id="frame"):
            yield Static(id="title", markup=False)
            yield from self.inside()
            yield KeyLine()
        yield TooSmall()

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

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the title and the keys, however long a list is."""
        for choices in self.query(RowList):
            choices.styles.max_height = max(1, event.size.height - _AROUND)

    def retext(self) -> None:
        """Draw the title and the keys anew in the words of the session."""
        self.query_one("#title", Static).update(Content.styled(self.title_text(), "bold $ladok-heading"))
        words = self.session.words
        self.query_one(TooSmall).update(words.say("page.too-small"))
        rows = {row.id: row for row in footer_rows(("dialog", "global"), shell(self).keymap.keys)}
        hints = [
            KeyHint(rows[name].keys[0], words.say(rows[name].words), f"screen.{rows[name].action}")
            for name in self.HINTS
            if name in rows
        ]
        esc = shell(self).keymap.keys["back"][0]
        hints.append(KeyHint("esc" if esc == "escape" else esc, words.say("key.back"), "screen.back"))
        self.query_one(KeyLine).show(hints)
        self._end_moved()

    @on(RowList.EndMoved)
    def _end_moved(self) -> None:
        goes_on = any(choices.goes_on for choices in self.query(RowList))
        for line in self.query(KeyLine):  # none where the dialog is gone by now
            line.show_more(self.session.words.say("page.more") if goes_on else "")

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close and answer; a second time, by a key that was quicker than the closing, does nothing.

        Textual would take away whichever screen is on top by then.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @property
    def copied_text(self) -> str:
        """What the copy key copies: the highlighted row, in a dialog that has a list."""
        return "".join(choices.highlighted_text for choices in self.query(RowList))

    def action_back(self) -> None:
        """Leave the dialog with nothing chosen."""
        self.dismiss(None)
