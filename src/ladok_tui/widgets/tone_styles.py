"""The styles of a widget's tones, as its style sheet has them for its components."""

from rich.style import Style
from textual.widget import Widget

REVERSE = Style(reverse=True)


class ToneStyles:
    """A style for each tone of a widget, looked for once: nearly every line that is drawn asks for some."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Look for the widget's components that are called by the prefix and a name."""
        self._widget, self._prefix = widget, prefix
        self._found: dict[str, Style] = {}

    def forget(self) -> None:
        """Look for all of them again: the theme has changed the colours."""
        self._found.clear()

    def of(self, name: str) -> Style:
        """Return the style of a tone, or of a highlight, by its name."""
        style = self._found.get(name)
        if style is None:
            component = f"{self._prefix}--{name}"
            # A visual style has everything of a component but that it is in reverse, which NO_COLOR needs.
            reverse = self._widget.get_component_styles(component).text_style.reverse
            style = self._widget.get_visual_style(component).rich_style
            style = self._found[name] = style + REVERSE if reverse else style
        return style
