"""The one confirmation, of every action: what would become of it, drawn from its Outlook; and the doing itself."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from textual import on, work
from textual.app import ComposeResult

from ladok_core.actions import spec_of
from ladok_core.actions.action import Focus
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.errors import PortalError
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views.outlook import wish_blocks
from ladok_tui.views.reasons import deed
from ladok_tui.views.view import NOTHING, Cell, Column, Row, Said, Section
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.choice_list import ChoiceList
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.row_list import RowList

Answers = tuple[Receipt | PortalError, ...]
"""What came of each action, in their order; the last one may have failed, and those behind it weren't tried."""


class ConfirmScreen(Dialog[Answers]):
    """Says what would happen, and does it on confirmation.

    What can be undone has the focus on doing it; what can't, on the safe way out.  Several actions that were filled in
    on one page are one wish.  Each action is one request: pressing twice does it once.
    """

    AUTO_FOCUS = "#choices"
    DOES = True

    def __init__(self, session: Session, outlooks: Sequence[Outlook], today: date) -> None:
        super().__init__(session)
        self.outlooks, self.today = tuple(outlooks), today
        self._request_keys = [str(uuid4()) for _ in outlooks]
        self._asked = False
        self._answers: Answers | None = None

    def title_text(self) -> str:
        """Name what is about to be done."""
        return self.session.words.say("form.title" if len(self.outlooks) > 1 else f"{self._verb}.title")

    @property
    def _verb(self) -> str:
        """The name of the action; of several, of the first."""
        return spec_of(self.outlooks[0].action).name

    def inside(self) -> ComposeResult:
        """Hold what would happen, and the two choices."""
        yield Details(titled=False, id="said")
        yield ChoiceList(self._choices(Voices(self.session.words)), id="choices")

    def on_mount(self) -> None:
        """Begin on what the action says; of several, on doing them only where each says so."""
        if self.is_active:
            begin = "do" if all(one.focus is Focus.ACT for one in self.outlooks) else "cancel"
            self.query_one("#choices", ChoiceList).highlight(begin)

    def retext(self) -> None:
        """Say it all in the words of the session."""
        super().retext()
        say = Voices(self.session.words)
        blocks = tuple(wish_blocks(self.outlooks, say, self.today))
        said = self.query_one("#said", Details)
        said.can_focus = False
        turns = {row.id: row.keys[0] for row in shell(self).shown_keys.rows(("list",))}
        more = self.session.words.say("page.more")
        up, down = (f"{more}: {turns[turn]}" for turn in ("list.page_up", "list.page_down"))
        said.retext(up, down)
        said.show(Row("outlook", self.outlooks, (Cell(Column.NAME, NOTHING),), blocks))
        self.query_one("#choices", ChoiceList).set_page(self._choices(say))

    def _choices(self, say: Voices) -> tuple[Section, ...]:
        """Return the two ways on: to do it, which is said to be going on once it is, and not to."""
        does = say(f"{self._verb}.working") if self._asked else self._deed(say)
        return (Section(rows=(_row("do", does), _row("cancel", say("act.cancel")))),)

    def _deed(self, say: Voices) -> Said:
        if len(self.outlooks) > 1:
            return say("key.save")
        return deed(self._verb, self.outlooks[0].subject.offering_code, say)

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
        answers: list[Receipt | PortalError] = []
        try:
            for outlook, key in zip(self.outlooks, self._request_keys, strict=True):
                answers.append(await self.session.portal.do(outlook.action, key))
        except PortalError as trouble:  # the page tells it, in the place of the receipt
            answers.append(trouble)
        self._answers = tuple(answers)
        self.dismiss(self._answers)

    def on_screen_resume(self) -> None:
        """Close, where the answer came while another dialog lay over this one."""
        if self._answers is not None:
            self.dismiss(self._answers)


def _row(key: str, said: Said) -> Row:
    return Row(key, key, (Cell(Column.NAME, Said.alike(said.eye)),))
