"""The confirmation of a registration, and the registration itself.  REG-1, REG-4, REG-5."""

from datetime import date
from uuid import uuid4

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from ladok_core.actions.outcome import Receipt
from ladok_core.actions.register import Register
from ladok_core.errors import PortalError
from ladok_core.words import Words
from ladok_tui.key_bindings import KeyedButton
from ladok_tui.screens.course_actions import Offer
from ladok_tui.screens.dialog import Dialog
from ladok_tui.session import Session


class RegisterScreen(Dialog[Receipt | PortalError]):
    """Says what will be registered, and does it on confirmation.

    Registering is what the student came for and can be undone by other means, so it has the focus.  One dialog is one
    request: pressing twice registers once (REG-5).
    """

    AUTO_FOCUS = "#register"

    def __init__(self, session: Session, offer: Offer, today: date) -> None:
        super().__init__(session)
        self.offer, self.today = offer, today
        self.request_key = str(uuid4())
        self._asked = False

    def title_text(self) -> str:
        """Name what is about to be done."""
        return self.session.words.say("register.title")

    def inside(self) -> ComposeResult:
        """Hold what will be registered, and the two buttons."""
        yield Static(id="said", markup=False)
        with Horizontal(id="buttons"):
            yield KeyedButton(id="register", compact=True)
            yield KeyedButton(id="cancel", compact=True)

    def retext(self) -> None:
        """Say it all in the words of the session."""
        super().retext()
        words = self.session.words
        self.query_one("#said", Static).update(Content("\n").join(confirmation(self.offer, words, self.today)))
        does = words.say("register.working" if self._asked else "verb.register")
        self.query_one("#register", Button).label = Content(does)
        self.query_one("#cancel", Button).label = Content(words.say("register.cancel"))

    def action_back(self) -> None:
        """Leave it; not while it is being done, which comes to an answer that has to be told."""
        if not self._asked:
            super().action_back()

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_back()

    @on(Button.Pressed, "#register")
    def _confirm(self) -> None:
        if not self._asked:
            self._asked = True
            self.retext()
            self._register()

    @work(group="register")
    async def _register(self) -> None:
        try:
            answer: Receipt | PortalError = await self.session.portal.do(
                Register(self.offer.participation_id, self.offer.period), self.request_key
            )
        except PortalError as trouble:  # the page tells it, in the place of the receipt
            answer = trouble
        self.dismiss(answer)


def confirmation(offer: Offer, words: Words, today: date) -> list[Content]:
    """Put into lines what will be registered: the course, its size, the study period, how long it is open."""
    given = offer.row.given
    of_period = words.say("course.period", period=offer.period, of=offer.periods) if offer.periods > 1 else ""
    facts = (
        of_period,
        words.span(offer.span, today) if offer.span else "",
        words.pace(given.pace) if given.pace else "",
        words.teaching_form(given.form) if given.form else "",
        words.text(given.place) if given.place else "",
    )
    name = Content.styled(words.text(offer.name), "bold")
    about = Content.styled(f"  {offer.code}  {words.credits(offer.credits, offer.row.unit)}", "$ladok-quiet")
    return [
        name + about,
        Content(" · ".join(fact for fact in facts if fact)),
        Content(words.headline(offer.decision, today)),
    ]
