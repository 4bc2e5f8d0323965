"""No sequence of actions, on any clock and in any number of sessions, makes an illegal state.

The portal is the store's own, in memory; beside it stands a plain count of what was acknowledged.
"""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.properties.tangled import PACKAGES, spans
from core.store.driving import run
from examples import examples
from ladok_core.actions.outcome import Receipt
from ladok_core.actions.register import Register
from ladok_core.errors import NotFound, Refused
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.education_filter import Sum
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.span import Span
from ladok_core.pages.asks import AskCourse, AskEducation, AskPackage, AskStart
from ladok_core.pages.course import CoursePage
from ladok_core.pages.package import PackagePage
from ladok_core.store import LocalPortal, Store
from records import (
    DAY,
    NOW,
    TODAY,
    course,
    fee,
    free_text,
    invoice,
    leave,
    module,
    offering,
    package,
    part,
    participation,
    record,
    registered,
    result,
    transfer,
)

LABS = module("1100", "3")
DONE = course("MA0001", "7.5", modules=(LABS,))


@st.composite
def _places(draw: st.DrawFn, code: str) -> Participation:
    """A place on an offering of one to three periods, each with a window somewhere about it, or none."""
    of = package(code) if draw(st.integers(0, 4)) == 0 else course(code, "15")
    start, periods = TODAY + draw(st.integers(-20, 10)) * DAY, []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        dates = Span(start, start + draw(st.integers(5, 40)) * DAY)
        opens = start - draw(st.integers(0, 20)) * DAY
        window = (
            draw(
                st.sampled_from(
                    [*[Span(TODAY, dates.last + 60 * DAY)] * 3, Span(opens, dates.last), Span(opens, start), None]
                )
            )
            if number < 3
            else draw(spans)
        )
        periods.append(StudyPeriod(number, dates, Decimal(5), window))
        start = dates.last + DAY
    return participation(
        offering(of, *periods, cancelled=draw(st.integers(0, 9)) == 0), participation_id=code, within="programme"
    )


class Sessions(RuleBasedStateMachine):
    """A student in two sessions at once, and a clock that only goes forward.  REG-1 to REG-6, STA-1, STA-3, EDU-3."""

    @initialize(places=st.tuples(_places("A"), _places("B"), _places("C")), fees=st.booleans(), away=st.booleans())
    def begin(self, places: tuple[Participation, ...], fees: bool, away: bool) -> None:
        self.now = NOW
        self.places = places
        self.held = record(
            participation(offering(PACKAGES[0]), registered(), participation_id="programme"),
            participation(offering(DONE), registered(), participation_id="done"),
            *places,
            results=tuple(
                result(DONE, of, certified_at=NOW + timedelta(hours=hours), result_id=f"result-{hours}")
                for of, hours in ((LABS, -30), (None, 5), (LABS, 40))
            ),
            transfers=(transfer(part(DONE, "2", LABS), free_text("4")),),
            fee_liable=fees,
            fees=(fee(invoice()),),
            leaves=(leave("programme", Span(TODAY + 20 * DAY, TODAY + 30 * DAY)),) if away else (),
        )
        self.store = Store.open(None, create=True)
        self.store.add((self.held,), source="test", at=self.now)
        self.sessions = [self._session(), self._session()]
        self.receipts: dict[str, Receipt] = {}
        self.registered: set[tuple[str, int]] = set()
        self.told: dict[str, set[int]] = {}
        self.numbers = [1, 2]

    def _session(self) -> LocalPortal:
        return self.store.portal("ellen", "bla", lambda: self.now)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 5]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(which=st.integers(0, 1))
    def sign_in_again(self, which: int) -> None:
        self.now += timedelta(minutes=1)
        self.sessions[which] = self._session()
        self.numbers[which] = max(self.numbers) + 1

    @rule(
        which=st.integers(0, 1),
        code=st.sampled_from("ABC"),
        period=st.sampled_from([1, 1, 1, 2, 2, 3, 4]),
        key=st.integers(0, 20).map("key-{}".format),
    )
    def register(self, which: int, code: str, period: int, key: str) -> None:
        """REG-1 to REG-6: the answer is what the page said a moment before, and a lost answer can be asked for anew."""
        wanted = (code, period)
        before = self._lines().get(wanted)
        answer = self._answer(which, code, period, key)
        earlier = self.receipts.get(key)
        if earlier is not None:
            same = (earlier.subject.participation_id, earlier.subject.period) == wanted
            assert answer == earlier if same else isinstance(answer, Decision)
        elif isinstance(answer, Receipt):
            assert (answer.subject.participation_id, answer.subject.period) == wanted
            assert before in (answer.decision, *self._unsaid(code))
            assert answer.decision.open is answer.changed is (wanted not in self.registered)
            self.registered.add(wanted)
            if answer.changed:
                self.receipts[key] = answer
        elif answer is not None:
            assert not answer.open
            assert before in (answer, None)  # no page, where the course is hidden
        else:
            assert before is None

    def _answer(self, which: int, code: str, period: int, key: str) -> Receipt | Decision | None:
        """The receipt, the refusal's decision, or None where there is no such period."""
        try:
            return run(self.sessions[which].do(Register(code, period), key))
        except Refused as refusal:
            return refusal.decision
        except NotFound:
            return None

    @rule(which=st.integers(0, 1))
    def look_at_start(self, which: int) -> None:
        """STA-1, STA-3: new results are told in one session only; what Start offers is what the course page does."""
        page = run(self.sessions[which].page(AskStart()))
        for news in page.new_results:
            self.told.setdefault(news.result_id, set()).add(self.numbers[which])
        assert all(len(sessions) == 1 for sessions in self.told.values())
        lines = self._lines()
        offered = {(row.participation_id, row.period) for row in page.to_register}
        assert offered == {wanted for wanted, decision in lines.items() if decision.open}
        assert page.today == civil_date(self.now)

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def nothing_is_registered_that_was_not_acknowledged(self) -> None:
        """REG-4, REG-5: each period once, in order, and never without an answer."""
        for code in "ABC":
            page = self._page(code)
            events = page.participations[0].events if page else ()
            numbers = [event.period for event in events]
            assert numbers == list(range(1, len(numbers) + 1))
            assert {(code, number) for number in numbers} == {one for one in self.registered if one[0] == code}

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def the_sum_is_what_it_was(self) -> None:
        """EDU-3: registering earns no credits, and nothing that is looked at doubles them."""
        page = run(self.sessions[0].page(AskEducation()))
        assert page.sum == Sum(Decimal("11.5"), Decimal(6))

    def _page(self, code: str) -> CoursePage | PackagePage | None:
        with suppress(NotFound):
            return run(self.sessions[0].page(AskCourse(code)))
        with suppress(NotFound):
            return run(self.sessions[0].page(AskPackage(code)))
        return None

    def _unsaid(self, code: str) -> tuple[None, ...]:
        """What a page may leave unsaid of a register that holds: a package of one period has no line for it."""
        page = self._page(code)
        return (None,) if page is not None and not page.participations[0].periods else ()

    def _lines(self) -> dict[tuple[str, int], Decision]:
        parts = [one for page in map(self._page, "ABC") if page for one in page.participations]
        offered = [
            (offered.action, offered.decision)
            for one in parts
            for offered in one.row.offered
            if isinstance(offered.action, Register) and not one.periods
        ]
        return {(action.participation_id, action.period): decision for action, decision in offered} | {
            (one.row.participation_id, line.period.number): line.register for one in parts for line in one.periods
        }


Sessions.TestCase.settings = settings(
    max_examples=examples(15), stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


TestSessions = Sessions.TestCase
