"""Rows that can be ticked: each tick asks for the page as it is by then, and nothing is done by it."""

from asyncio import Lock
from functools import cached_property

from textual import work

from ladok_core.errors import PortalError
from ladok_tui.key_order import OPENING
from ladok_tui.screens.page_parts import PageParts
from ladok_tui.views.view import NOTHING, Cell, Column, Row


class Ticking(PageParts):
    """A page whose rows may be ticked, each by the page it asks for; with ticks in it is left on a second wish only."""

    _warned: object = None
    """By which wish it was said what would be lost, if nothing has been ticked since."""

    @cached_property
    def _one_tick(self) -> Lock:
        """Held while a tick is answered: the next one is put to the page that comes of it, and takes nothing back."""
        return Lock()

    @property
    def has_unsaved(self) -> bool:
        """Whether anything would be lost where the page is left."""
        return bool(self.view.leave.eye)

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
        row, words = self.rows.highlighted, self.session.words
        why = None if row is None or row.acts or self.view.told is None else row.cell(Column.STATE)
        if row is not None and row.ticks is not None:
            self.tick(row)
        elif row is not None and why is not None:
            name = _of(row, Column.NAME).said.ear
            self.say(words.say("choice.cannot", name=name, why=why.said.ear), "$ladok-warn")
        else:
            self.say(words.say("choice.nothing-to-tick"), "$ladok-warn")

    @work(group=OPENING)  # so that a key that follows in one burst is heard by the page that comes
    async def tick(self, row: Row) -> None:
        """Ask for the page as it is with the row ticked, or no longer, and say what that has come to."""
        async with self._one_tick:
            row = next((one for one in self.view.rows() if one.key == row.key), row)
            portal, ask = self.session.portal, row.ticks
            if ask is None:
                return
            try:
                page = await portal.page(ask)
            except PortalError as trouble:
                if portal is self.session.portal:
                    self.say_trouble(trouble)
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
