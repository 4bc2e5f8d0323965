"""Something is on its way: nothing is shown for a moment, then a quiet line, and it can be given up."""

from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

PATIENCE = 0.15
"""Seconds in which nothing is shown: what comes within them came at once."""


class WaitingPanel(Widget):
    """A line that comes only when one has waited.  ``cancel`` tells ``Cancelled`` while something is awaited."""

    DEFAULT_CSS = """
    WaitingPanel { height: auto; color: $ladok-quiet; display: none; }
    WaitingPanel.-shown { display: block; }
    """

    class Cancelled(Message):
        """What is awaited is no longer wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(markup=False, id=id)
        self._text = self._hint = ""
        self._timer: Timer | None = None
        self.waiting = False

    def start(self, text: str, hint: str = "") -> None:
        """Wait from now on; ``hint`` says how to give up.  Called again, it only changes the words."""
        self._text, self._hint = text, hint
        self.refresh(layout=True)
        if not self.waiting:
            self.waiting = True
            self._timer = self.set_timer(PATIENCE, self._show)

    def stop(self) -> None:
        """Leave the screen: it has come, or won't."""
        self.waiting = False
        if self._timer is not None:
            self._timer.stop()
        self.remove_class("-shown")

    def cancel(self) -> bool:
        """Give up; answer False when nothing was awaited."""
        if not self.waiting:
            return False
        self.stop()
        self.post_message(self.Cancelled())
        return True

    @property
    def caret_offset(self) -> Offset | None:
        """Where the line begins."""
        return self.content_region.offset if self.content_region else None

    def render(self) -> Content:
        """Draw the line."""
        return Content.styled("  ".join(part for part in (self._text, self._hint) if part), "$ladok-quiet")

    def _show(self) -> None:
        self.set_class(self.waiting, "-shown")
