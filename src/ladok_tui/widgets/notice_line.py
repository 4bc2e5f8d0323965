"""One sentence on what has just happened; it stays until something else happens, so that nobody has to be quick."""

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

RESERVED_FROM = 12
"""Rows of a window from which the line is kept free: below, the list needs it more."""


class NoticeLine(Widget):
    """A line above the keys, empty while there is nothing to say, so that what is said moves nothing."""

    DEFAULT_CSS = """
    NoticeLine { height: auto; max-height: 4; padding: 0 1; }
    """

    class Said(Message):
        """Something was said; the cursor shall stand on it, for those who follow the cursor."""

        def __init__(self, notice: Widget) -> None:
            super().__init__()
            self.notice = notice

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.text = ""
        self._tone = ""
        self._read = False

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence in a tone, a style; an empty one leaves the line empty."""
        self._read = False
        if (text, tone) == (self.text, self._tone) and not text:
            return
        self.text, self._tone = text, tone
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
        return max(said, 1 if viewport.height >= RESERVED_FROM else 0)

    def render(self) -> Content:
        """Draw the sentence."""
        return Content.styled(self.text, self._tone)
