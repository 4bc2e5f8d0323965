"""What can be done with the thing under the highlight: asked about once, done once, answered in a sentence; and why."""

from typing import Any

from textual import work
from textual.screen import Screen

from ladok_core.actions import AnyAction, spec_of
from ladok_core.actions.outcome import Offered, Receipt
from ladok_core.errors import PortalError
from ladok_core.model.decision import Decision
from ladok_tui.session import Session
from ladok_tui.views.view import Row
from ladok_tui.widgets.row_list import RowList


class Acting(Screen[None]):
    """A page whose rows offer actions.  It decides nothing: what a row offers is what is sent."""

    session: Session
    page: Any

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        raise NotImplementedError

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        raise NotImplementedError

    def action_act(self, name: str) -> None:
        """Ask to do the action of that name with the highlighted thing; where it is not possible, say why."""
        row = self.rows.highlighted
        found = [one for one in row.offered if spec_of(one.action).name == name] if row is not None else []
        can = next((one for one in found if one.decision.open), None)
        if can is not None:
            self.ask_to_do(can.action)
        elif row is not None and found:
            self._explain(row, found[0])
        else:
            self.say(self.session.words.say("act.nothing", verb=self.session.words.say(f"verb.{name}")), "$ladok-warn")

    def action_why(self) -> None:
        """Say why the highlighted thing is as it is: what can be done with it, and what stands in the way."""
        row = self.rows.highlighted
        if row is None:
            return
        stopped = [one for one in row.offered if not one.decision.open]
        if row.offered:
            self._explain(row, (stopped or [*row.offered])[0])
            return
        shown = getattr(row.about, "shown", None)
        if isinstance(shown, Decision):
            words, today = self.session.words, getattr(self.page, "today", None)
            self.say(" ".join(words.reason(reason, today) for reason in shown.reasons), "$ladok-accent")
        else:
            self.say(self.session.words.say("why.nothing"), "$ladok-warn")

    def _explain(self, row: Row, offered: Offered) -> None:
        from ladok_tui.screens.why import WhyScreen  # noqa: PLC0415  after the first paint

        self.app.push_screen(WhyScreen(self.session, row, offered, self.page.today))

    @work(group="act")
    async def ask_to_do(self, action: AnyAction) -> None:
        """Foretell an action, ask, do it, and say what came of it."""
        from ladok_tui.screens.confirm import ConfirmScreen  # noqa: PLC0415  after the first paint

        words, today = self.session.words, self.page.today
        try:
            outlook = await self.session.portal.foresee(action)
        except PortalError as trouble:
            self.say(" ".join(words.error(trouble, today).sentences), "$ladok-bad")
            return
        answer: Receipt | PortalError | None = await self.app.push_screen_wait(
            ConfirmScreen(self.session, outlook, today)
        )
        if answer is None:
            return
        words = self.session.words
        if isinstance(answer, PortalError):
            self.say(" ".join(words.error(answer, today).sentences), "$ladok-bad")
        else:
            self.session.changes += answer.changed
            self.say(words.receipt(answer, today))
        self.load()

    def load(self) -> Any:
        """Ask for the page again."""
        raise NotImplementedError
