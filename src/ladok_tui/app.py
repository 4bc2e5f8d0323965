"""The app: its pages and dialogs, and what is the same on every page.  It decides nothing."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual import events, work
from textual.app import App

from ladok_core.actions.action import Action
from ladok_core.pages.page import Ask
from ladok_core.words import Words
from ladok_tui.choosing_app import ChoosingApp
from ladok_tui.config.config_file import BadConfig, sentences
from ladok_tui.config.keymap import Keymap, load_keymap
from ladok_tui.config.settings import Settings
from ladok_tui.config.theme_files import BadTheme
from ladok_tui.config.themes import Themes
from ladok_tui.key_bindings import KeyedApp
from ladok_tui.key_order import OPENING, OrderedKeysApp
from ladok_tui.screens.navigation import Navigation
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.session import PortalSource, Session
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.ending_app import EndingApp
from ladok_tui.terminal.environment import DEFAULT_THEME, default_theme
from ladok_tui.terminal.garbage_collection import STARTED, sweep_as_usual
from ladok_tui.views.view import Address
from ladok_tui.visiting_app import VisitingApp
from ladok_tui.widgets.caret import CaretApp
from ladok_tui.widgets.legend import heard_key


class LadokApp(
    OrderedKeysApp,
    CaretApp,
    EndingApp,
    KeyedApp[None],
    ChoosingApp,
    VisitingApp,
    App[None],
):
    """The student portal in the terminal."""

    TITLE = "Ladok"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "start"  # else Textual styles and lays out an empty screen first
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
        self.session, self.settings, self.config = session, settings, config
        self._troubles = [*troubles, *([keymap.trouble] if keymap.trouble else [])]
        self.use_themes(Themes.standard(config), (theme, DEFAULT_THEME))
        self.use_keymap(keymap)
        self.set_class(is_accessible(os.environ), "-accessible")
        self.navigation = Navigation(self, session)
        self._put_on(theme)

    def _put_on(self, wanted: str) -> None:
        """Put the theme on before the first screen is styled: afterwards all of it would be styled again."""
        if self.shelf is not None:
            if wanted not in self.shelf.themes:
                self.look_for_themes()  # one of them may be nearly called so
            theme, problem = self.shelf.pick(wanted, DEFAULT_THEME)
            self.theme = theme.name
            if problem is not None:
                self._troubles.append(BadConfig(self.config, (problem,)))

    def on_mount(self) -> None:
        """Watch the theme files, and tell what was wrong in the user's own files."""
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

    def awaits_page(self) -> bool:
        """Tell whether the page in view is about to come: a key that follows is one for its rows."""
        return isinstance(self.screen, PageScreen) and self.screen.is_about_to_come

    def hears(self, key: events.Key) -> bool:
        """Hear no confirming key in a dialog while it is held down; and let a page know that a key was pressed."""
        if isinstance(self.screen, PageScreen):
            self.screen.note_key()
            return True
        from ladok_tui.screens.dialog import Dialog  # noqa: PLC0415  after the first paint

        return not (isinstance(self.screen, Dialog) and self.screen.is_held(key))

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say a sentence on the page in view, or on the one beneath the dialog."""
        page = self.navigation.page
        if page is not None:
            page.say(text, tone)

    def going_changed(self) -> None:
        """Say which letters may follow the go key."""
        words = self.session.words
        rows = self.shown_keys.rows(("go",), self.session.pages_gone)
        told = "   ".join(f"{row.keys[0].split()[-1]} {words.say(row.words)}" for row in rows)
        self.say(told if self.going else "", "$ladok-accent")

    def nowhere_to_go(self, key: str) -> None:
        """Say that no page has the letter."""
        self.say(self.session.words.say("page.no-letter", key=self.shown_key(key)), "$ladok-warn")

    def means_nothing(self, key: str) -> None:
        """Say that no page has a number, and how all of them are found; other keys do nothing in silence."""
        if key.isdecimal() and isinstance(self.screen, PageScreen):
            finds = self.shown_keys.of("palette")
            self.say(self.session.words.say("page.no-number", key=key, finds=finds), "$ladok-warn")

    def shown_key(self, sign: str) -> str:
        """Return a key as it is shown: by its sign, or in a word where signs aren't read out (R7)."""
        return heard_key(sign, self.session.words.say) if self.has_class("-accessible") else sign

    @property
    def shown_keys(self) -> ShownKeys:
        """The keys in force, as they are shown here."""
        return ShownKeys(self.keymap.keys, self.shown_key)

    # Where one goes.

    def open(self, ask: Ask[Any] | Address, at: str = "", *, fill: bool = False) -> None:
        """Go to the page that is asked for, there to the row of the key ``at``, to ``fill`` in; or to an address."""
        if isinstance(ask, Address):
            self.visit(ask)
            return
        self.navigation.open(ask)
        page = self.navigation.page
        if at and page is not None and page.ask == ask:  # else one stays, as is said there
            page.go_to(at, fill=fill)

    def back(self) -> bool:
        """Go back to the page of the menu whose row has led here; return False where that is not how one came."""
        return self.navigation.back()

    def action_open_page(self, page: str) -> None:
        """Open a page by its name; of a thing, the one last looked at.  One that is not here is said to be so."""
        words, who = self.session.words, self.session.who
        if who is not None and page in self.session.pages_gone:
            name, told_on = words.say(f"key.page.{page}"), words.say("key.page.institution")
            where = words.text(who.institution.name)
            self.say(words.say("page.turned-off", name=name, institution=where, page=told_on), "$ladok-warn")
        elif not self.navigation.open_page(page):
            name, listed = words.say(f"key.page.{page}"), words.say("key.page.education")
            self.say(words.say("app.no-thing", name=name, page=listed), "$ladok-warn")

    async def action_back(self) -> None:
        """Go one step back on the page; a dialog hears the key itself."""
        if isinstance(self.screen, PageScreen):
            self.screen.action_back()

    @work(group=OPENING)
    async def action_menu(self) -> None:
        """Go into the menu beside the page, or open it over the page; what is chosen there is done."""
        page = self.navigation.page
        if page is not None and page.enter_menu():
            return
        action = await self.choosing.menu(page.menu_page if page else "")
        if action is not None:
            await self.run_action(action)

    @work(group=OPENING)
    async def action_command_palette(self) -> None:  # type: ignore[override]  # Textual's own opens another one
        """Find any page, course or action, and go there or do it."""
        from ladok_tui.screens.found import Spot  # noqa: PLC0415  after the first paint

        chosen = await self.choosing.anything()
        page = self.navigation.page
        if isinstance(chosen, Ask | Address):
            self.open(chosen)
        elif isinstance(chosen, Spot):
            self.open(chosen.ask, chosen.key, fill=chosen.fills is not None)
        elif isinstance(chosen, Action) and page is not None:
            page.ask_to_do(chosen)
        elif isinstance(chosen, str):
            await self.run_action(chosen)

    @work(group=OPENING)
    async def action_help(self) -> None:
        """Show every key of the page, and what the signs mean."""
        page = self.navigation.page
        await self.choosing.help(self.shown_keys, page.acts_here if page else ())

    # What is copied, and the end.

    def action_copy(self) -> None:
        """Copy what is selected: marked text, else the highlighted row or the trouble on the page."""
        from ladok_tui.screens.dialog import Dialog  # noqa: PLC0415  after the first paint

        words = self.session.words
        text = self.screen.get_selected_text() or ""
        if not text and isinstance(self.screen, PageScreen | Dialog):
            text = self.screen.copied_text
        if text:
            self.copy_to_clipboard(text)
        self.say(words.say("app.copied", text=text.splitlines()[0]) if text else words.say("app.nothing-to-copy"))

    async def action_quit(self) -> None:
        """End the program."""
        if self.may_leave("quit"):
            await super().action_quit()

    @work(group=OPENING)
    async def action_interrupt(self) -> None:
        """Copy what is marked; else ask whether to end the program."""
        if self.screen.get_selected_text():
            self.action_copy()
            return
        page = self.navigation.page
        if await self.choosing.quit(unsaved=page is not None and page.has_unsaved):
            self.exit()


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
    """Run the app on a student's portal to its end, and return the exit status.

    What was done stands on the normal screen then, unless a fault or a signal has ended it.
    """
    from ladok_tui.terminal.farewell import say_goodbye  # noqa: PLC0415  at the end
    from ladok_tui.terminal.run import run_app  # noqa: PLC0415  beside the app, not before it

    session = Session(portals, portals.portal(student, institution), Words(language))
    app = LadokApp(session, settings, config, load_keymap(config), default_theme(settings, os.environ), troubles)
    status = run_app(app, session.words.say, mouse=settings.mouse)
    if status == 0:
        say_goodbye(session)
    return status
