"""Rows that can be ticked: each tick asks for the page as it is by then, and nothing is done by it."""

from typing import Any

from textual import work
from textual.screen import Screen

from ladok_core.errors import PortalError
from ladok_core.pages.page import Ask
from ladok_core.words import troubles
from ladok_tui.key_order import OPENING
from ladok_tui.session import Session
from ladok_tui.views.view import NOTHING, Cell, Column, Row, View
from ladok_tui.widgets.row_list import RowList


class Ticking(Screen[None]):
    """A page whose rows may be ticked, each by the page it asks for; with ticks in it is left on a second wish only."""

    session: Session
    page: Any
    ask: Ask[Any]
    _warned: object = None
    """By which wish it was said what would be lost, if nothing has been ticked since."""

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        raise NotImplementedError

    @property
    def view(self) -> View:
        """What is drawn."""
        raise NotImplementedError

    def retext(self) -> None:
        """Draw everything anew in the words of the session."""
        raise NotImplementedError

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        raise NotImplementedError

    def may_leave(self, wish: object) -> bool:
        """Decide whether the page can be left by a wish; the first time it is said what would be lost.

        Another wish is no second one: digits that are typed beside a field must not leave it.
        """
        if not self.view.leave.eye or wish == self._warned:
            self._warned = None
            return True
        self._warned = wish
        self.say(self.view.leave.eye, "$ladok-warn")
        return False

    def stay(self) -> None:
        """Take it that one stays: what would be lost is to be said again before it is left."""
        self._warned = None

    def action_tick(self) -> None:
        """Tick the highlighted row, or no longer; where that can't be done, say why."""
        row = self.rows.highlighted
        if row is None:
            return
        if row.ticks is not None:
            self.tick(row)
        elif self.view.told is not None and (why := row.cell(Column.STATE)) is not None and not row.acts:
            name = _of(row, Column.NAME).said.ear
            self.say(self.session.words.say("choice.cannot", name=name, why=why.said.ear), "$ladok-warn")

    @work(group=OPENING)  # so that a key that follows in one burst is heard by the page that comes
    async def tick(self, row: Row) -> None:
        """Ask for the page as it is with the row ticked, or no longer, and say what that has come to."""
        portal, ask = self.session.portal, row.ticks
        if ask is None:
            return
        try:
            page = await portal.page(ask)
        except PortalError as trouble:
            self.say(" ".join(troubles.told(self.session.words, trouble).sentences), "$ladok-bad")
            return
        if portal is not self.session.portal:
            return
        self.ask, self.page, self._warned = ask, page, None
        self.retext()
        told, now = self.view.told, next((one for one in self.view.rows() if one.key == row.key), row)
        if told is not None:
            name, mark = _of(now, Column.NAME).said.ear, _of(now, Column.MARK).said.ear
            said = self.session.words.say("choice.said", name=name, mark=mark, told=told.said.eye)
            self.say(said, f"$ladok-{told.tone}")


def _of(row: Row, column: Column) -> Cell:
    return row.cell(column) or Cell(column, NOTHING)
