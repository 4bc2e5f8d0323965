"""What can be done with the thing under the highlight: asked about once, done once, answered in a sentence; and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace
from textual import work

from ladok_core.actions import AnyAction, spec_named, spec_of, thing_of
from ladok_core.actions.outcome import Offered, Outlook, Receipt
from ladok_core.errors import PortalError
from ladok_core.model.decision import Decision
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages import spec_of as page_spec_of
from ladok_core.pages.page import Ask
from ladok_core.words import reasons, receipts, troubles
from ladok_tui.config.keys import opens
from ladok_tui.key_order import OPENING
from ladok_tui.screens.page_parts import PageParts
from ladok_tui.screens.row_actions import can_do, is_about, is_for_another, led_to, offered_with
from ladok_tui.screens.shell import shell
from ladok_tui.views.view import Column, Row, Why


class Acting(PageParts):
    """A page whose rows offer actions.  It decides nothing: what a row offers is what is sent."""

    acted_on: tuple[tuple[str, str], str | None] = (("", ""), None)
    """The thing with which something was just done, and the row from which it was."""

    def show_row(self, key: str) -> bool:
        """Highlight a row, whatever the page was narrowed to; return False where there is none of that key."""
        raise NotImplementedError

    def action_act(self, name: str) -> None:
        """Ask to do the action of that name with the highlighted thing; else go where it is done, or say why not.

        A thing with which it never could be done is passed over for the first one on the page with which it can.
        """
        row = self.rows.highlighted
        if self.page is None:
            self.say(self.session.words.say("act.no-page"), "$ladok-warn")
        elif row is not None and (can := can_do(row, name)) is not None:
            self.begin(can.action)
        elif (there := self._where(row, name)) is not None:
            shell(self).open(there)
        elif row is not None and (closed := offered_with(row, name)):
            self._explain(row, closed[0])
        elif (other := self._other(name)) is not None:
            self.say(self._passed_over_for(other, name), "$ladok-accent")
        else:
            self.say(self._not_here(name), "$ladok-warn")

    def _where(self, row: Row | None, name: str) -> Ask[Any] | None:
        """Return the page to which the row leads for that action, unless it is this one."""
        led, page = () if row is None else led_to(row), spec_named(name).concerns.done_on
        if row is not None and is_for_another(row, name, page):
            return None
        return next((ask for ask in led if ask != self.ask and page_spec_of(ask).name == page), None)

    def _other(self, name: str) -> Row | None:
        """Highlight the first row with which the action can be done, or which leads to where it can; return it.

        What is in view comes first; else it is looked for under the other tabs too.
        """
        rows = [*self.view.rows()]
        open_here = (row for row in rows if can_do(row, name) is not None)
        leading = (row for row in rows if self._where(row, name) is not None)
        found = [*open_here, *leading]
        return next((row for show in (self.rows.highlight, self.show_row) for row in found if show(row.key)), None)

    def _passed_over_for(self, row: Row, name: str) -> str:
        words, named = self.session.words, row.named if row.named.eye else row.cells[0].said
        key = shell(self).shown_keys.of(name)
        verb, code = words.say(f"verb.{name}"), row.cell(Column.CODE)
        # A field is called by what it is for, and so may be its action.
        what = named.eye if named.eye.startswith(verb) else f"{verb}: {named.eye}"
        return words.say("act.there", what=f"{what} ({code.said.eye})" if code else what, key=key)

    def _not_here(self, name: str) -> str:
        """Say that an action isn't done on this page, and on which page of the menu it is: else on the first one."""
        words, here = self.session.words, page_spec_of(self.ask).name
        verb, page = words.say(f"verb.{name}"), spec_named(name).concerns.done_on
        if page != here and (not page or page in self.session.pages_gone or page_spec(page).is_of_thing):
            page = next(iter(PAGES))
        if page == here:
            return words.say("act.nothing", verb=verb)
        ways = (row.keys[0] for row in shell(self).shown_keys.rows(("page", "go")) if row.action == opens(page))
        key = next(ways, "")
        return words.say("act.elsewhere", verb=verb, page=words.say(f"key.page.{page}"), key=key)

    def action_why(self) -> None:
        """Say why the highlighted thing is as it is: what can be done with it, and what stands in the way."""
        row = self.rows.highlighted
        shown = None if row is None else getattr(row.about, "shown", None)
        if row is not None and row.offered:
            stopped = [one for one in row.offered if not one.decision.open]
            self._explain(row, (stopped or [*row.offered])[0])
        elif isinstance(shown, Decision):
            words = self.session.words
            self.say(" ".join(reasons.sentence(words, one, self.today) for one in shown.reasons), "$ladok-accent")
        elif told := [one for one in (row.blocks if row else ()) if isinstance(one, Why)]:
            said = (text.eye for one in told for text in (one.sentence, one.remedy) if text is not None)
            self.say(" ".join(said), "$ladok-accent")
        else:
            self.say(self.session.words.say("why.nothing"), "$ladok-warn")

    @work(group=OPENING)
    async def _explain(self, row: Row, offered: Offered) -> None:
        from ladok_tui.screens.why import WhyScreen  # noqa: PLC0415  after the first paint

        portal = self.session.portal
        try:
            outlook = await portal.foresee(offered.action)
        except PortalError:  # what the page says of it is enough
            outlook = None
        if self.still_asks(portal):
            self.app.push_screen(WhyScreen(self.session, row, offered, outlook, self.page.today))

    def begin(self, action: AnyAction) -> None:
        """Do an action, or the first that is needed for it."""
        self.ask_to_do(action)

    @work(group=OPENING)
    async def ask_to_do(self, action: AnyAction) -> None:
        """Foretell an action, ask, do it, and say what came of it."""
        outlooks = await self.foreseen([action])
        if outlooks:
            await self.confirm(outlooks)

    async def foreseen(self, actions: Iterable[AnyAction]) -> list[Outlook] | None:
        """Return what actions would do; None where trouble was told instead, or nobody waits for it here any more."""
        portal = self.session.portal
        try:
            outlooks = [await portal.foresee(action) for action in actions]
        except PortalError as trouble:
            if self.still_asks(portal):
                self.say_trouble(trouble)
            return None
        return outlooks if self.still_asks(portal) else None

    async def confirm(self, outlooks: Sequence[Outlook]) -> int:
        """Ask whether to do what was foreseen, all in one, and say what came of it; return how many of them hold now.

        The page has to be there: what is found in the palette may be found before it.
        """
        from ladok_tui.screens.confirm import Answers, ConfirmScreen  # noqa: PLC0415  after the first paint

        today = self.today
        if today is None:
            self.say(self.session.words.say("act.no-page"), "$ladok-warn")
            return 0
        answers: Answers | None = await self.app.push_screen_wait(ConfirmScreen(self.session, outlooks, today))
        if not answers:
            return 0
        words = self.session.words  # others, it may be, than before it was asked
        done = [one for one in answers if not isinstance(one, PortalError)]
        failed = [one for one in answers if isinstance(one, PortalError)]
        for receipt in done:
            self.session.carried_out(receipt, today)
        told = [receipts.told(words, receipt, today) for receipt in _following_once(done)]
        told += [sentence for one in failed for sentence in troubles.told(words, one, today).sentences]
        if done and failed:  # which of them it was
            told.insert(len(done), f"{words.say(f'{spec_of(outlooks[len(done)].action).name}.title')}:")
        self.say(" ".join(told), "$ladok-bad" if failed else "$ladok-good")
        if done:
            self.acted_on = thing_of(outlooks[0].action), self.rows.highlighted_key
        self.load()
        return len(done)

    @property
    def has_acted(self) -> bool:
        """Whether something was just done here, and the page as it is by then has not been shown yet."""
        return self.acted_on[1] is not None

    def act_came_from(self, other: "Acting") -> None:
        """Take it that what was done on a page over this one was done with the highlighted thing here."""
        self.acted_on = other.acted_on[0], self.rows.highlighted_key

    def stay_with_thing(self, rows: Iterable[Row]) -> None:
        """Keep the highlight on what something was just done with: its own row may be another one now, or none (U2).

        Never on a verb, which would be about something else.
        """
        (thing, key), self.acted_on = self.acted_on, (("", ""), None)
        left = [*rows]
        if key is None or any(row.key == key for row in left):
            return
        still, nearest = [row for row in left if not row.acts], self.rows.highlighted
        about = (row for row in still if is_about(row, thing))
        others = still[:1] if nearest is None or nearest.acts else ()  # else where the list itself has gone
        for row in (*about, *others):
            if self.rows.highlight(row.key):
                return


def _following_once(done: Sequence[Receipt]) -> Iterator[Receipt]:
    """Yield receipts with what follows from several of them in the last one alone."""
    for place, one in enumerate(done, 1):
        said_later = [follows for later in done[place:] for follows in later.follows]
        yield replace(one, follows=tuple(follows for follows in one.follows if follows not in said_later))
