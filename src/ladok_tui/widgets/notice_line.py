"""One sentence on what has just happened; it stays until something else happens, so that nobody has to be quick."""

from textual.content import Content
from textual.widget import Widget


class NoticeLine(Widget):
    """A line above the keys, absent while there is nothing to say."""

    DEFAULT_CSS = """
    NoticeLine { height: auto; max-height: 4; padding: 0 1; display: none; }
    NoticeLine.-said { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.text = ""
        self._tone = ""

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence in a tone, a style; an empty one takes the line away."""
        self.text, self._tone = text, tone
        self.set_class(bool(text), "-said")
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the sentence."""
        return Content.styled(self.text, self._tone)
