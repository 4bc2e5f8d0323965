"""A list to choose one thing from: the menu, a student, an institution, a theme; also a list to read."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult

from ladok_core.words import Words
from ladok_tui.screens.choices import QUICK
from ladok_tui.screens.dialog import Dialog
from ladok_tui.session import Session
from ladok_tui.views.view import Row, Section
from ladok_tui.widgets.row_list import RowList

Told = Callable[[Words], tuple[str, tuple[Section, ...]]]
"""A title and the rows under it, in the words of a language: asked again when the language changes."""


class ChooseScreen(Dialog[Any]):
    """Answers what the row that was chosen is about."""

    AUTO_FOCUS = "#choices"

    def __init__(self, session: Session, told: Told, begin: str | None = None) -> None:
        super().__init__(session)
        self._told, self._begin = told, begin

    def title_text(self) -> str:
        """Say what is to be chosen."""
        return self._told(self.session.words)[0]

    def inside(self) -> ComposeResult:
        """Hold the list."""
        yield RowList(self._told(self.session.words)[1], id="choices")

    @property
    def least_lines(self) -> int:
        """How many lines the list takes without a blank one, where none is too long for the window."""
        sections = self._told(self.session.words)[1]
        return sum(bool(one.heading.eye) + len(one.note.eye.splitlines()) + len(one.rows) for one in sections)

    def on_mount(self) -> None:
        """Begin on the choice that is in force."""
        if self._begin is not None and self.is_active:
            self.query_one("#choices", RowList).highlight(self._begin)

    def retext(self) -> None:
        """Draw the rows anew, too."""
        super().retext()
        self.query_one("#choices", RowList).set_page(self._told(self.session.words)[1])

    @on(RowList.Activated, "#choices")
    def _activated(self, event: RowList.Activated) -> None:
        self.chosen(event.row)

    def on_key(self, event: events.Key) -> None:
        """Choose a row by its sign; only keys that nothing else wanted come here."""
        place = QUICK.find(event.character) if event.character else -1
        rows = self.told_rows
        if 0 <= place < len(rows):
            event.stop()
            self.chosen(rows[place])

    @property
    def told_rows(self) -> list[Row]:
        """The rows, whatever is in view."""
        return [row for section in self._told(self.session.words)[1] for row in section.rows]

    def chosen(self, row: Row) -> None:
        """Return what was chosen."""
        self.dismiss(row.about)


class ReadScreen(ChooseScreen):
    """A list to read; Enter opens a row in place where there is more to it."""

    HINTS: ClassVar[tuple[str, ...]] = ()

    def chosen(self, row: Row) -> None:
        """Open the row, or close it."""
        choices = self.query_one("#choices", RowList)
        choices.set_open(row.key, opened=not choices.is_open(row.key))
