"""An app round a few widgets, with our themes: what it is told is kept for the tests."""

from collections.abc import Iterable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from ladok_tui.config.themes import Themes
from ladok_tui.themed_app import ThemedApp
from ladok_tui.widgets.caret import CaretApp


class WidgetApp(CaretApp, ThemedApp, App[None]):
    """The widgets beneath each other."""

    CSS = "Screen { background: $ladok-background; color: $ladok-text; } Details { height: 1fr; }"

    def __init__(
        self, *widgets: Widget, theme: str = "dark", accessible: bool = False, folders: Iterable[Path] = ()
    ) -> None:
        super().__init__()
        self.widgets = widgets
        self.told: list[Message] = []
        self.set_class(accessible, "-accessible")
        self.use_themes(Themes([Path(__file__).parents[3] / "themes", *folders]))
        self.theme = theme

    def compose(self) -> ComposeResult:
        with Vertical():
            yield from self.widgets

    async def _dispatch_message(self, message: Message) -> None:
        if type(message).__module__.startswith("ladok_tui."):
            self.told.append(message)
        await super()._dispatch_message(message)
