"""Why a thing can, or cannot, be done: every reason of the decision, with what to do about each and where."""

from datetime import date

from textual import on

from ladok_core.actions.outcome import Offered, Outlook
from ladok_core.words import Words
from ladok_tui.screens.choose import ReadScreen
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views.view import Row, Section
from ladok_tui.views.voices import Voices
from ladok_tui.views.why import answer_key, why_view
from ladok_tui.widgets.following import Follow
from ladok_tui.widgets.row_list import RowList


class WhyScreen(ReadScreen):
    """The reasons of one decision; what leads to another page goes there."""

    def __init__(self, session: Session, row: Row, offered: Offered, outlook: Outlook | None, today: date) -> None:
        def told(words: Words) -> tuple[str, tuple[Section, ...]]:
            view = why_view(row, offered, outlook, Voices(words), today)
            return view.title.eye, view.sections

        super().__init__(session, told)

    def on_mount(self) -> None:
        """Show what to do about each reason, and its rule; begin on the first that stands in the way."""
        if self.is_active:
            choices = self.query_one("#choices", RowList)
            for row in self.told_rows:
                choices.set_open(row.key, opened=True)
            answer = answer_key(self.told_rows)
            if answer is not None:
                choices.highlight(answer)

    @on(Follow)
    def _follow(self, event: Follow) -> None:
        app = shell(self)
        self.dismiss(None)
        app.open(event.ask)
