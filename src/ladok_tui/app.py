"""The app: its pages and dialogs, and what is the same on every page.  It decides nothing."""

import os
from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import App

from ladok_core.words import Words
from ladok_tui.choosing_app import ChoosingApp
from ladok_tui.config.config_file import BadConfig, sentences
from ladok_tui.config.keymap import Keymap, load_keymap
from ladok_tui.config.settings import Settings
from ladok_tui.config.theme_files import BadTheme
from ladok_tui.config.themes import Themes
from ladok_tui.key_order import OrderedKeysApp
from ladok_tui.screens.choices import quit_sections
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.page import PageScreen
from ladok_tui.session import PortalSource, Session
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.ending_app import EndingApp
from ladok_tui.terminal.environment import DEFAULT_THEME, default_theme
from ladok_tui.terminal.garbage_collection import STARTED, sweep_as_usual
from ladok_tui.widgets.caret import CaretApp


class LadokApp(OrderedKeysApp[None], CaretApp[None], EndingApp[None], ChoosingApp, App[None]):
    """The student portal in the terminal."""

    TITLE = "Ladok"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # Textual's: it knows no synonyms, and its list has no caret

    def __init__(
        self,
        session: Session,
        settings: Settings,
        config: Path,
        keymap: Keymap,
        theme: str,
        troubles: Sequence[BadConfig] = (),
    ) -> None:
        super().__init__()
        self.set_class(is_accessible(os.environ), "-accessible")
        self.settings = settings
        self.config = config
        self._troubles = [*troubles, *([keymap.trouble] if keymap.trouble else [])]
        self.use_themes(Themes.standard(config))
        self.use_keymap(keymap)
        self.use_pages(session)
        self._put_on(theme)

    def _put_on(self, wanted: str) -> None:
        """Put the theme on before the first screen is styled: afterwards all of it would be styled again."""
        if self.shelf is not None:
            theme, problem = self.shelf.pick(wanted, DEFAULT_THEME)
            self.theme = theme.name
            if problem is not None:
                self._troubles.append(BadConfig(self.config, (problem,)))

    def on_mount(self) -> None:
        """Watch the theme files, and tell what was wrong in the user's own files."""
        super().on_mount()
        self.watch_theme_files()
        self.call_after_refresh(self._tell_troubles)
        self.set_timer(STARTED, sweep_as_usual)

    def _tell_troubles(self) -> None:
        told = [line for trouble in self._troubles for line in sentences(trouble, self.session.words.template)]
        self._troubles.clear()
        if told:
            self.say("\n".join(told), "$ladok-warn")

    def theme_refused(self, trouble: BadTheme) -> None:
        """Say what is wrong with a theme file; the old theme stays."""
        self._troubles.append(trouble)
        if self.is_running and self.screen_stack:
            self._tell_troubles()

    def action_copy(self) -> None:
        """Copy what is selected: marked text, else the highlighted row or the trouble on the page."""
        words = self.session.words
        text = self.screen.get_selected_text() or ""
        if not text and isinstance(self.screen, PageScreen | Dialog):
            text = self.screen.copied_text
        if text:
            self.copy_to_clipboard(text)
        self.say(words.say("app.copied", text=text.splitlines()[0]) if text else words.say("app.nothing-to-copy"))

    @work(group="dialog")
    async def action_interrupt(self) -> None:
        """Copy what is marked; else ask whether to end the program."""
        if self.screen.get_selected_text():
            self.action_copy()
            return
        if await self.choose(lambda words: (words.say("quit.title"), quit_sections(words)), "quit") == "quit":
            self.exit()

    async def action_back(self) -> None:
        """Go one step back on the page; a dialog hears the key itself."""
        if isinstance(self.screen, PageScreen):
            self.screen.action_back()


def run(
    portals: PortalSource,
    *,
    student: str,
    institution: str,
    language: str,
    settings: Settings,
    config: Path,
    troubles: Sequence[BadConfig] = (),
) -> int:
    """Run the app on a student's portal to its end, and answer the exit status."""
    from ladok_tui.terminal.run import run_app  # noqa: PLC0415  beside the app, not before it

    session = Session(portals, portals.portal(student, institution), Words(language))
    app = LadokApp(session, settings, config, load_keymap(config), default_theme(settings, os.environ), troubles)
    return run_app(app, session.words.say, mouse=settings.mouse)
