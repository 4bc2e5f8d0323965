"""The dialogs in which something is chosen for the whole program: from the menu, a student, an institution, a theme."""

from typing import TYPE_CHECKING, Any

from textual.app import App

from ladok_tui.config.keys import opens
from ladok_tui.screens.choices import institution_sections, quit_sections, student_sections, theme_sections
from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.session import Person, Session
from ladok_tui.views import VIEWS

if TYPE_CHECKING:  # after the first paint
    from collections.abc import Container, Mapping

    from ladok_tui.config.theme_files import ThemeFile
    from ladok_tui.screens.choose import Told
    from ladok_tui.screens.found_before import FoundBefore
    from ladok_tui.screens.shown_keys import ShownKeys


class Choosing:
    """Asks in a list, and answers what was chosen; None when nothing was."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app, self._session = app, session
        self._found_before: FoundBefore | None = None

    def forget(self) -> None:
        """Forget what was found in the palette; it was another student's."""
        if self._found_before is not None:
            self._found_before.forget()

    async def menu(self, here: str) -> str | None:
        """Return the Textual action that was chosen in the menu."""
        chosen: str | None = await self._ask(
            lambda words: (words.say("key.menu"), menu_sections(self._session, here)), f"app.open_page('{here}')"
        )
        return chosen

    async def student(self) -> Person | None:
        """Return who is to be seen; PortalError when nobody can be listed."""
        people = await self._session.portals.people()
        who = self._session.who
        begin = f"{who.student_id} {who.institution.institution_id}" if who else None
        chosen: Person | None = await self._ask(
            lambda words: (words.say("student.title"), student_sections(people, words)), begin
        )
        return chosen

    async def institution(self) -> str | None:
        """Return the id of the institution to be seen, None also for the one in view.  LOG-4.  PortalError."""
        who = await self._session.portal.who()
        here = who.institution.institution_id
        chosen: str | None = await self._ask(
            lambda words: (words.say("institution.title"), institution_sections(who.institutions, words)), here
        )
        return None if chosen == here else chosen

    async def theme(self, themes: "Mapping[str, ThemeFile]", here: str) -> str | None:
        """Return the name of a theme."""
        chosen: str | None = await self._ask(
            lambda words: (words.say("theme.title"), theme_sections(themes, words)), here
        )
        return chosen

    async def quit(self, *, unsaved: bool) -> bool:
        """Return whether the program is to end; what is ``unsaved`` is told of, and staying comes first then."""
        title, begin = ("quit.title.unsaved", "stay") if unsaved else ("quit.title", "quit")
        return bool(await self._ask(lambda words: (words.say(title), quit_sections(words)), begin))

    async def help(self, keys: "ShownKeys", here: "Container[str]") -> None:
        """Show every key, those of the actions that are ``here`` first, and what each sign means."""
        from ladok_tui.screens.help import help_sections  # noqa: PLC0415  after the first paint

        await self._ask(
            lambda words: (words.say("help.title"), help_sections(words, keys, here, self._session.pages_gone)),
            None,
            read=True,
        )

    async def anything(self) -> Any:
        """Return what was found in the palette: the name of a Textual action, an Ask, or an action."""
        from ladok_tui.screens.found_before import FoundBefore  # noqa: PLC0415  after the first paint
        from ladok_tui.screens.palette import PaletteScreen  # noqa: PLC0415  after the first paint

        if self._is_open(self._session.words.say("palette.title")):
            return None
        self._found_before = self._found_before or FoundBefore()
        return await self._app.push_screen_wait(PaletteScreen(self._session, self._pages_gone(), self._found_before))

    def _pages_gone(self) -> frozenset[str]:
        """Return the Textual actions that open pages which this student doesn't have, or which are of one thing."""
        gone = self._session.pages_gone
        return frozenset(opens(one.page) for one in VIEWS if one.thing or one.page in gone)

    async def _ask(self, told: "Told", begin: str | None, *, read: bool = False) -> Any:
        from ladok_tui.screens.choose import ChooseScreen, ReadScreen  # noqa: PLC0415  after the first paint

        if self._is_open(told(self._session.words)[0]):
            return None
        kind = ReadScreen if read else ChooseScreen
        return await self._app.push_screen_wait(kind(self._session, told, begin))

    def _is_open(self, title: str) -> bool:
        """Decide whether a dialog lies open already: its key was pressed in it, or twice before it came.

        Each lies over all the others and is drawn through them, so they must not grow without end.
        """
        from ladok_tui.screens.dialog import Dialog  # noqa: PLC0415  after the first paint

        return any(isinstance(one, Dialog) and one.title_text() == title for one in self._app.screen_stack)
