"""What can be done with the course under the highlight, on every page that has courses: register, why, open."""

from abc import abstractmethod
from datetime import date
from decimal import Decimal
from typing import TypeVar

import msgspec
from textual import work

from ladok_core.actions.outcome import Receipt
from ladok_core.errors import PortalError
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.pages.course_row import CourseRow
from ladok_tui.screens.page import PageScreen
from ladok_tui.screens.shell import shell
from ladok_tui.widgets.old.rows import Row

Page = TypeVar("Page")


class Offer(msgspec.Struct, frozen=True):
    """What the page says of registration on one study period: all that the dialogs draw."""

    participation_id: str
    name: Text
    code: str
    period: int
    periods: int
    decision: Decision
    span: Span | None
    credits: Decimal
    row: CourseRow

    @classmethod
    def of(cls, row: CourseRow) -> "Offer | None":
        """Make the offer of a course's line; None where there is no study period left to speak of."""
        period = row.period if row.period is not None else (row.periods or None)
        if period is None:
            return None
        amount = row.period_credits if row.period_credits is not None else row.credits
        return cls(
            row.participation_id, row.name, row.code, period, row.periods, row.register,
            row.period_span or row.given.span, amount, row,
        )  # fmt: skip


class CourseActions(PageScreen[Page]):
    """A page whose rows are courses."""

    @abstractmethod
    def course_of(self, row: Row) -> str | None:
        """Return the id of a row's course; None where the row is no course."""

    @abstractmethod
    def offer_of(self, row: Row) -> Offer | None:
        """Return what registration means for a row; None where it means nothing."""

    @abstractmethod
    def shown_because(self, row: Row) -> Decision | None:
        """Return why a row that is no course is shown; None where the page doesn't say."""

    @property
    def today(self) -> date | None:
        """The civil date that the page was made for."""
        return getattr(self.page, "today", None)

    def works(self, action_id: str) -> bool:
        """Tell whether a key does anything for the highlighted row."""
        if action_id not in ("register", "why"):
            return super().works(action_id)
        row = self.rows.highlighted
        offer = self.offer_of(row) if row else None
        if offer is None:
            return False
        return offer.decision.open if action_id == "register" else not offer.decision.open

    def open_row(self, row: Row) -> None:
        """Do what the verb says; else open the row in place, and its course's page where it is open already."""
        offer = self.offer_of(row)
        if offer is not None and offer.decision.open:
            self.action_register()
            return
        beside = self.has_class("-wide")
        if row.children:
            self.rows.set_open(row.id, opened=not self.rows.is_open(row.id))
        elif row.details and not beside and not self.rows.is_open(row.id):
            self.rows.set_open(row.id, opened=True)
        elif (course := self.course_of(row)) is not None:
            shell(self).open_course(course)

    def action_register(self) -> None:
        """Ask to register on the highlighted course; where it is not possible, say why."""
        row = self.rows.highlighted
        offer = self.offer_of(row) if row else None
        if offer is None or self.today is None:
            self.say(self.session.words.say("register.nothing"), "$ladok-warn")
        elif offer.decision.verdict is Verdict.OPEN:
            self._register(offer, self.today)
        else:
            self.action_why()

    def action_why(self) -> None:
        """Say every reason why registration is as it is."""
        row = self.rows.highlighted
        offer = self.offer_of(row) if row else None
        if offer is None or self.today is None:
            self._say_why(self.shown_because(row) if row else None)
            return
        from ladok_tui.screens.why import WhyScreen  # noqa: PLC0415  after the first paint

        self.app.push_screen(WhyScreen(self.session, offer, self.today))

    def _say_why(self, shown: Decision | None) -> None:
        words = self.session.words
        if shown is None:
            self.say(words.say("register.nothing"), "$ladok-warn")
        else:
            told = words.decision_lines(shown, self.today)
            self.say(" ".join(f"{line.sentence} ({line.rule})" for line in told), "$ladok-accent")

    @work(group="register")
    async def _register(self, offer: Offer, today: date) -> None:
        from ladok_tui.screens.register import RegisterScreen  # noqa: PLC0415  after the first paint

        answer: Receipt | PortalError | None = await self.app.push_screen_wait(
            RegisterScreen(self.session, offer, today)
        )
        if answer is None:
            return
        words = self.session.words
        if isinstance(answer, PortalError):
            self.say(" ".join(words.error(answer, today).sentences), "$ladok-bad")
        else:
            self.session.changes += answer.changed
            self.say(words.receipt(answer, today))
        self.action_reload()
