"""The palette: every page, course and action, found by any word of its name in either language, or by its code."""

from collections.abc import Iterator

import msgspec
from textual import on, work
from textual.app import ComposeResult

from ladok_core.errors import PortalError
from ladok_core.pages.education import AskEducation, EducationRow
from ladok_core.words import LANGUAGES, Words
from ladok_tui.config.keys import Keys, help_rows
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.shell import shell
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.old.matching import folded
from ladok_tui.widgets.old.row_list import RowList
from ladok_tui.widgets.old.rows import Cell, Column, Row, Section

COURSE = "course:"
"""What the id of a course begins with; the other ids are the actions that they run."""

_NOT_HERE = ("app.go", "app.focus_next", "app.focus_previous", "app.interrupt", "app.command_palette", "back")


class Found(msgspec.Struct, frozen=True):
    """Something that the palette can do: its row, and the folded words that it is found by."""

    row: Row
    words: str


class PaletteScreen(Dialog[str]):
    """A field to type in and what it finds; answers the id of what was chosen."""

    AUTO_FOCUS = "FilterField"
    _found: tuple[Found, ...] = ()

    def title_text(self) -> str:
        """Say what can be found."""
        return self.session.words.say("palette.title")

    def inside(self) -> ComposeResult:
        """Hold the field and the list."""
        yield FilterField(always=True)
        yield RowList(id="choices")

    def retext(self) -> None:
        """Offer everything that has what is typed, nothing typed included."""
        super().retext()
        self._found = tuple(actions(self.session.words, shell(self).keymap.keys))
        self._draw(self.query_one(FilterField).value)
        self._gather()

    @work(exclusive=True, group="page")
    async def _gather(self) -> None:
        """Add the courses of the record; without the record there are still the actions."""
        try:
            page = await self.session.portal.page(AskEducation())
        except PortalError:
            return
        self._found += tuple(courses((*page.packages, *page.freestanding), self.session.words))
        self._draw(self.query_one(FilterField).value)

    def _draw(self, typed: str) -> None:
        rows = tuple(found.row for found in matching(self._found, typed))
        note = "" if rows else self.session.words.say("page.nothing-found")
        self.query_one("#choices", RowList).set_page((Section("", rows, note),))

    @on(FilterField.Changed)
    def _typed(self, event: FilterField.Changed) -> None:
        self._draw(event.value)

    @on(FilterField.Done)
    def _done(self) -> None:
        """Go to what was found; run it at once where it is the only one."""
        choices = self.query_one("#choices", RowList)
        found = matching(self._found, self.query_one(FilterField).value)
        if len(found) == 1:
            self.dismiss(found[0].row.id)
        elif found:
            choices.focus()

    @on(RowList.FilterAsked)
    def _ask_again(self) -> None:
        self.query_one(FilterField).focus()

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        self.dismiss(event.row_id)


def matching(found: tuple[Found, ...], typed: str) -> list[Found]:
    """Return what has every typed word somewhere in its words, case and accents aside; names that begin so first."""
    wanted = folded(typed).split()
    hits = [one for one in found if all(word in one.words for word in wanted)]
    return sorted(hits, key=lambda one: not one.words.startswith(wanted[0])) if wanted else hits


def actions(words: Words, keys: Keys) -> Iterator[Found]:
    """Return every page and action, with its key and its names in all languages."""
    for row in help_rows(("page.education", "page", "global"), keys):
        if row.action in _NOT_HERE:
            continue
        names = " ".join((words.say(row.words), *(Words(language).say(row.words) for language in LANGUAGES)))
        cells = (Cell(Column.NAME, words.say(row.words)), Cell(Column.STATE, row.keys[0]))
        yield Found(Row(row.action, cells), folded(f"{names} {row.id}"))


def courses(lines: tuple[EducationRow, ...], words: Words) -> Iterator[Found]:
    """Return every course and package of the record, with its code and its names in both languages."""
    for line in lines:
        row = line.row
        cells = (Cell(Column.NAME, words.text(row.name)), Cell(Column.CODE, row.code))
        names = f"{words.text(row.name)} {row.name.sv} {row.name.en} {row.code}"
        yield Found(Row(f"{COURSE}{row.participation_id}:{row.education_id}", cells), folded(names))
        yield from courses(line.children, words)
