"""A list to choose one thing from: the menu, a student, an institution, a theme; also the list of keys."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult

from ladok_core.words import Words
from ladok_tui.screens.choices import QUICK
from ladok_tui.screens.dialog import Dialog
from ladok_tui.session import Session
from ladok_tui.widgets.old.row_list import RowList
from ladok_tui.widgets.old.rows import Section

Told = Callable[[Words], tuple[str, tuple[Section, ...]]]
"""A title and the rows under it, in the words of a language: asked again when the language changes."""


class ChooseScreen(Dialog[str]):
    """Answers the id of the row that was chosen."""

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
        self.chosen(event.row_list, event.row_id)

    def on_key(self, event: events.Key) -> None:
        """Choose a row by its sign; only keys that nothing else wanted come here."""
        place = QUICK.find(event.character) if event.character else -1
        rows = [row for section in self._told(self.session.words)[1] for row in section.rows]
        if 0 <= place < len(rows):
            event.stop()
            self.chosen(self.query_one("#choices", RowList), rows[place].id)

    def chosen(self, choices: RowList, row_id: str) -> None:
        """Return what was chosen."""
        del choices
        self.dismiss(row_id)


class ReadScreen(ChooseScreen):
    """A list to read; Enter opens a row in place where there is more to it."""

    HINTS: ClassVar[tuple[str, ...]] = ()

    def chosen(self, choices: RowList, row_id: str) -> None:
        """Open the row, or close it."""
        choices.set_open(row_id, opened=not choices.is_open(row_id))
