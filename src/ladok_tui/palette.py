"""The palette: every page, course and action, found by any word of its name in either language, or by its code."""

from collections.abc import Iterator
from functools import partial

import msgspec
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ladok_core.errors import PortalError
from ladok_core.pages.education import EducationRow
from ladok_core.words import LANGUAGES, Words
from ladok_tui.keys import Keys, help_rows
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.widgets.matching import folded


class Found(msgspec.Struct, frozen=True):
    """Something that the palette can do: how it is shown, by which words it is found, and what it runs."""

    shown: str
    words: str
    action: str = ""
    course: str = ""


class EverythingProvider(Provider):
    """All there is to go to or to do."""

    _found: tuple[Found, ...] = ()

    @property
    def _session(self) -> Session:
        return shell(self.screen).session

    async def startup(self) -> None:
        """Gather the actions, and the courses of the record; without the record there are still the actions."""
        session = self._session
        found = list(actions(session.words, shell(self.screen).keymap.keys))
        try:
            page = await session.portal.my_education()
        except PortalError:
            page = None
        if page is not None:
            found += courses((*page.packages, *page.freestanding), session.words)
        self._found = tuple(found)

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for found in self._found:
            yield DiscoveryHit(Content(found.shown), partial(self._run, found), text=found.shown)

    async def search(self, query: str) -> Hits:
        """Offer what has every typed word somewhere in its names, case and accents aside."""
        wanted = folded(query).split()
        for found in self._found:
            if all(word in found.words for word in wanted):
                begins = found.words.startswith(wanted[0]) if wanted else False
                yield Hit(1.0 if begins else 0.5, Content(found.shown), partial(self._run, found), text=found.shown)

    async def _run(self, found: Found) -> None:
        if found.course:
            shell(self.screen).open_course(found.course)
        else:
            action = found.action if found.action.startswith("app.") else f"screen.{found.action}"
            await self.app.run_action(action)


def actions(words: Words, keys: Keys) -> Iterator[Found]:
    """Answer every page and action, with its key and its names in all languages."""
    for row in help_rows(("page.education", "page", "go", "global"), keys):
        if row.action in ("app.go", "back", "app.focus_next", "app.focus_previous", "app.interrupt"):
            continue
        names = " ".join(Words(language).say(row.words) for language in LANGUAGES)
        yield Found(f"{words.say(row.words)}   {row.keys[0]}", folded(f"{names} {row.id}"), row.action)


def courses(lines: tuple[EducationRow, ...], words: Words) -> Iterator[Found]:
    """Answer every course and package of the record, with its code and its names in both languages."""
    for line in lines:
        row = line.row
        shown = f"{words.text(row.name)}  {row.code}"
        yield Found(shown, folded(f"{row.name.sv} {row.name.en} {row.code}"), course=row.education_id)
        yield from courses(line.children, words)
