"""One sentence on what has just happened; it stays until something else happens, so that nobody has to be quick."""

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

RESERVED_FROM = 12
"""Rows of a window from which the line is kept free: below, the list needs it more."""

MOST = 4
"""Lines of a sentence that are shown."""


class NoticeLine(Widget):
    """A line above the keys, empty while there is nothing to say, so that what is said moves nothing.

    A longer sentence takes more lines, and gives them back with the next one that doesn't need them.
    """

    DEFAULT_CSS = """
    NoticeLine { height: auto; padding: 0 1; }
    """

    class Said(Message):
        """Something was said; the cursor shall stand on it, for those who follow the cursor."""

        def __init__(self, notice: Widget) -> None:
            super().__init__()
            self.notice = notice

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.text = ""
        self.keeps_lines = False
        """Whether it keeps the lines that it has once taken: where each key says something, the rows stay in place."""
        self._kept = Size(0, 0)  # its room when something was said last
        self._tone = ""
        self._read = False

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence in a tone, a style; an empty one leaves the line empty."""
        self._read = False
        if (text, tone) == (self.text, self._tone) and not text:
            return
        self.text, self._tone = text, tone
        self.refresh()
        if not self._has_room():
            self.refresh(layout=True)
        if text:
            self.post_message(self.Said(self))

    def has_been_read(self) -> None:
        """Take what is said by now as read, since a key was pressed: it goes with the next move."""
        self._read = bool(self.text)

    def moved_on(self) -> None:
        """Leave the line empty, if what it says has been read."""
        if self._read:
            self.say("")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the sentence needs, and one that is kept for the next."""
        said = super().get_content_height(container, viewport, width) if self.text else 0
        if viewport.height < RESERVED_FROM:
            return min(said, MOST)
        kept = self._kept.height if self.keeps_lines and self._kept.width == width else 1
        return min(max(said, kept), MOST)

    def _has_room(self) -> bool:
        """Decide whether what is said fits where the line stands, so that nothing has to be laid out anew."""
        if not self.size or not self.is_attached:
            return False
        self._kept = Size(self.size.width, self.get_content_height(self.size, self.screen.size, self.size.width))
        return self._kept == self.size

    def render(self) -> Content:
        """Draw the sentence."""
        return Content.styled(self.text, self._tone)
