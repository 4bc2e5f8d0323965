"""The gallery: a page for each widget in all its states.  F2 and F3 turn the pages, F4 changes the theme.

``uv run poe gallery [PAGE] [THEME]`` opens it in a terminal; the tests open each page at three sizes.
"""

import os
import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ladok_tui.config.theme_files import shipped_folder
from ladok_tui.config.themes import Themes
from ladok_tui.key_order import OrderedKeysApp
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.themed_app import ThemedApp
from ladok_tui.widgets.caret import CaretApp
from ladok_tui.widgets.field_input import FieldInput
from ladok_tui.widgets.waiting_panel import WaitingPanel
from tui.gallery.form import Form
from tui.gallery.pages import PAGES

NAMES = list(PAGES)


class Gallery(OrderedKeysApp, CaretApp, ThemedApp, App[None]):
    """One page at a time."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $ladok-background; color: $ladok-text; }
    #name { height: 1; color: $ladok-quiet; padding: 0 1; }
    #page { height: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "turn(1)", "Next"), Binding("f3", "turn(-1)", "Back"), Binding("f4", "dress", "Theme"),
        Binding("escape", "back", "Back"), Binding("ctrl+s", "save", "Save"), Binding("q", "quit", "Quit"),
    ]  # fmt: skip

    def __init__(self, page: str = NAMES[0], theme: str = "dark", *, accessible: bool = False) -> None:
        super().__init__()
        self.page = page
        self.set_class(accessible, "-accessible")
        self.use_themes(Themes([shipped_folder()]))
        self.theme = theme

    def compose(self) -> ComposeResult:
        """The page's name, and the page."""
        yield Static(self.page, id="name", markup=False)
        yield Vertical(*PAGES[self.page](), id="page")

    async def action_turn(self, step: int) -> None:
        """Open the next page, or the one before."""
        await self.open(NAMES[(NAMES.index(self.page) + step) % len(NAMES)])

    async def open(self, page: str) -> None:
        """Open a page by its name."""
        self.page = page
        self.query_one("#name", Static).update(page)
        place = self.query_one("#page", Vertical)
        await place.remove_children()
        await place.mount(*PAGES[page]())
        self.screen.focus_next("*")

    def action_dress(self) -> None:
        """Put on the next theme."""
        names = list(self.shelf.themes) if self.shelf else []
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    async def action_back(self) -> None:
        """Take back what is typed, or what is awaited."""
        for typed in self.query(FieldInput):
            typed.stop()
        for panel in self.query(WaitingPanel):
            panel.cancel()

    def action_save(self) -> None:
        """Save the form."""
        for form in self.query(Form):
            form.save()


if __name__ == "__main__":
    Gallery(*sys.argv[1:], accessible=is_accessible(os.environ)).run()
