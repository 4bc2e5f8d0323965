"""The one confirmation, of every action: what would become of it, drawn from its Outlook; and the doing itself."""

from datetime import date
from uuid import uuid4

from textual import on, work
from textual.app import ComposeResult

from ladok_core.actions import spec_of
from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.errors import PortalError
from ladok_tui.config.keys import help_rows
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views.outlook import outlook_blocks
from ladok_tui.views.reasons import deed
from ladok_tui.views.view import NOTHING, Cell, Column, Row, Said, Section
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.choice_list import ChoiceList
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.row_list import RowList


class ConfirmScreen(Dialog[Receipt | PortalError]):
    """Says what would happen, and does it on confirmation.

    What can be undone has the focus on doing it; what can't, on the safe way out.  One dialog is one request: pressing
    twice does it once.
    """

    AUTO_FOCUS = "#choices"
    DOES = True

    def __init__(self, session: Session, outlook: Outlook, today: date) -> None:
        super().__init__(session)
        self.outlook, self.today = outlook, today
        self.verb = spec_of(outlook.action).name
        self.request_key = str(uuid4())
        self._asked = False

    def title_text(self) -> str:
        """Name what is about to be done."""
        return self.session.words.say(f"{self.verb}.title")

    def inside(self) -> ComposeResult:
        """Hold what would happen, and the two choices."""
        yield Details(titled=False, id="said")
        yield ChoiceList(id="choices")

    def on_mount(self) -> None:
        """Begin on what the action says."""
        super().on_mount()
        if self.is_active:
            begin = "do" if self.outlook.focus is Focus.ACT else "cancel"
            self.query_one("#choices", ChoiceList).highlight(begin)

    def retext(self) -> None:
        """Say it all in the words of the session."""
        super().retext()
        say = Voices(self.session.words)
        blocks = tuple(outlook_blocks(self.outlook, say, self.today))
        said = self.query_one("#said", Details)
        said.can_focus = False
        turns = {row.id: row.keys[0] for row in help_rows(("list",), shell(self).keymap.keys)}
        more = self.session.words.say("page.more")
        up, down = (f"{more}: {shell(self).shown_key(turns[turn])}" for turn in ("list.page_up", "list.page_down"))
        said.retext(up, down)
        said.show(Row("outlook", self.outlook, (Cell(Column.NAME, NOTHING),), blocks))
        named = deed(self.verb, self.outlook.subject.offering_code, say)
        does = say(f"{self.verb}.working") if self._asked else named
        self.query_one("#choices", ChoiceList).set_page(
            (Section(rows=(_row("do", does), _row("cancel", say("act.cancel")))),)
        )

    @on(ChoiceList.Turned)
    def _turned(self, event: ChoiceList.Turned) -> None:
        said = self.query_one("#said", Details)
        if event.on:
            said.action_page_down()
        else:
            said.action_page_up()

    def action_back(self) -> None:
        """Leave it; not while it is being done, which comes to an answer that has to be told."""
        if not self._asked:
            super().action_back()

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        if event.row.key != "do":
            self.action_back()
        elif not self._asked:
            self._asked = True
            self.retext()
            self._do()

    @work(group="act")
    async def _do(self) -> None:
        try:
            answer: Receipt | PortalError = await self.session.portal.do(self.outlook.action, self.request_key)
        except PortalError as trouble:  # the page tells it, in the place of the receipt
            answer = trouble
        self.dismiss(answer)


def _row(key: str, said: Said) -> Row:
    return Row(key, key, (Cell(Column.NAME, Said.alike(said.eye)),))
