"""A list to choose one thing from: the menu, a student, an institution, a theme; also the list of keys."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from ladok_tui.screens.dialog import Dialog
from ladok_tui.session import Session
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.rows import Section


class ChooseScreen(Dialog[str]):
    """Answers the id of the row that was chosen."""

    AUTO_FOCUS = "#choices"

    def __init__(self, session: Session, title: str, sections: Sequence[Section], begin: str | None = None) -> None:
        super().__init__(session)
        self._title, self._sections, self._begin = title, tuple(sections), begin

    def title_text(self) -> str:
        """Say what is to be chosen."""
        return self._title

    def inside(self) -> ComposeResult:
        """Hold the list."""
        yield RowList(self._sections, id="choices")

    def on_mount(self) -> None:
        """Begin on the choice that is in force."""
        super().on_mount()
        if self._begin is not None:
            self.query_one("#choices", RowList).highlight(self._begin)

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        self.dismiss(event.row_id)


class ReadScreen(ChooseScreen):
    """A list to read; Enter opens a row in place where there is more to it."""

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        event.stop()
        event.row_list.set_open(event.row_id, opened=not event.row_list.is_open(event.row_id))
