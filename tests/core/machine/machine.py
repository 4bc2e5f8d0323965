"""One run: students, staff and the clock in steps, each drawn from its own number, so that steps can be left out."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from core.machine import shown
from core.machine.facts import Facts, Own, Said
from core.machine.meaning import Meaning
from core.machine.meanings import MEANINGS
from core.machine.scene import KEYS, begin, copy_of
from core.machine.seen import Seen
from core.machine.staff import EVENTS
from core.machine.staff_exams import a_seat
from core.machine.stores import Stores
from ladok_core.actions import ACTIONS, AnyAction
from ladok_core.actions.outcome import Outlook, Receipt
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision
from ladok_core.model.participation import EventKind
from ladok_core.model.record_key import RecordKey
from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.asks import AskChanges, AskDeadlines, AskEducation, AskExams, AskFees, AskStart
from records import NOW

WAITS = [timedelta(seconds=1), timedelta(minutes=7), timedelta(hours=5), timedelta(days=1), timedelta(days=3)]
LONG = [timedelta(days=12), timedelta(days=45)]
STEPS = 100
"""In one run: half a year or more, by when most is over."""
SEATS = 8
"""In exam sessions, that staff try to give before all this: few get one by themselves."""


class Asked(NamedTuple):
    """A wish that was granted, and what was answered."""

    key: RecordKey
    wish: AnyAction
    receipt: Receipt


class Look(NamedTuple):
    """A page as it was at a moment."""

    key: RecordKey
    ask: Any
    at: datetime
    page: bytes


class Machine:
    """The stores, the model beside them, and a clock that only goes forward."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed, self.now = seed, NOW
        self.facts: Facts = begin(_drawn(seed))
        places = [place for kept in self.facts.records.values() for place in kept.places.values()]
        self.begun = {place.place_id: set(place.registered) for place in places}
        self.strangers = {one.session_id: one.taken for here in self.facts.sessions.values() for one in here.values()}
        seating = _drawn(seed, -1)
        for _ in range(SEATS):
            a_seat(self.facts, seating, NOW)
        self.stores = Stores(folder / f"{seed}.db", lambda: self.now)
        self.asked: dict[str, Asked] = {}
        self.looks: list[Look] = []
        self.seen: dict[Seen, datetime] = dict.fromkeys(Seen, NOW)
        self._write()

    def close(self) -> None:
        self.stores.close()

    def _write(self) -> None:
        copies = tuple(copy_of(self.facts, key, self.begun) for key in KEYS)
        self.stores.write(copies, self.facts.offerings)

    def step(self, number: int) -> None:
        """Take the step of a number: always the same one of a seed, whatever went before."""
        rng = _drawn(self.seed, number)
        self.now += rng.choice(LONG if rng.random() < 0.02 else WAITS) + timedelta(microseconds=rng.randint(1, 999))
        key = rng.choice(KEYS)
        what = rng.choices(*zip(*self._steps(), strict=True))[0]
        what(key, rng)
        self._facts_are_right(key)
        self._pages_are_right(key, rng)
        self._look_back(rng)

    def _steps(self) -> Iterable[tuple[Callable[[RecordKey, Random], None], int]]:
        yield self._wish, 68
        yield self._staff, 14
        yield self._sign_in, 6
        yield self._ask_again, 6
        yield self._look, 10
        yield self._reopen, 2

    # What students do.

    def _wish(self, key: RecordKey, rng: Random) -> None:
        """Any wish: foreseen, and then done, is what the model says; what is refused has written nothing."""
        meaning, own = _any_meaning(rng), self.facts.at(key)
        wish = meaning.wish(own, rng, self.now)
        said = meaning.said(own, wish, self.now)
        file, memory = self.stores.foresee(key, wish)
        assert file == memory, f"the stores foresee differently: {file} {memory}"
        decision = file.decision if isinstance(file, Outlook) else file
        assert shown.agrees(said, decision), f"{wish} is {said}, foreseen is {decision}"
        rows, request = self.stores.rows(), f"{self.seed}/{rng.random()}"
        done, same = self.stores.do(key, wish, request)
        assert done == same, f"the stores answer differently: {done} {same}"
        if not isinstance(done, Receipt):
            assert said not in (Said.OPEN, Said.HOLDS), f"{wish} is {said}, answered by {done}"
            assert done == decision, "refused as it was foreseen"
            assert self.stores.rows() == rows, "a refusal writes nothing"
            return
        assert done.changed is (said is Said.OPEN), f"{wish} is {said}, answered by {done}"
        assert (done.decision, done.subject, done.touched, done.follows) == (
            file.decision, file.subject, file.touched, file.follows,
        ), "as it was foreseen"  # fmt: skip
        assert self.stores.rows() == rows + done.changed, "one row for what is done"
        if done.changed:
            meaning.happens(own, wish, self.now)
            self.asked[request] = Asked(key, wish, done)
            again = self.stores.foresee(key, wish)[0]
            assert shown.agrees(Said.HOLDS, again.decision), f"{wish} holds once it is done"

    def _ask_again(self, key: RecordKey, rng: Random) -> None:
        """REG-5: the same under the same key is answered the same, another under it is refused."""
        if not self.asked:
            return
        request = rng.choice(list(self.asked))
        before, rows = self.asked[request], self.stores.rows()
        for answer in self.stores.do(before.key, before.wish, request):
            assert answer == before.receipt, f"{before.wish} again under its key is {answer}"
        own = self.facts.at(before.key)
        other = _any_meaning(rng).wish(own, rng, self.now)
        if other != before.wish:
            for answer in self.stores.do(before.key, other, request):
                assert isinstance(answer, Decision), f"{other} under the key of {before.wish} is {answer}"
                assert answer.reasons[0].code == "other-request"
        assert self.stores.rows() == rows, "asking again writes nothing"

    def _sign_in(self, key: RecordKey, rng: Random) -> None:
        """STA-1: what is new is told once."""
        del rng
        kept, today = self.facts.records[key], civil_date(self.now)
        previous = kept.signed_in[-1] if kept.signed_in else None
        file, memory = self.stores.sign_in(key)
        assert file == memory, "the stores sign in differently"
        shown.news_are_right(self.facts.at(key), file, self.now, previous, today)
        new = {one.result_id for one in file.new_results}
        assert not new & kept.told, "news is told once"
        kept.told |= new
        kept.signed_in.append(self.now)

    def _look(self, key: RecordKey, rng: Random) -> None:
        """Keep a page as it is, to be compared with what it is seen to have been."""
        ask = _any_ask(self.facts.at(key), rng)
        then = self._pages(key, ask, self.now)
        assert len(set(then)) == 1, f"the stores show the past differently: {ask} {then}"
        if not isinstance(ask, AskStart):  # that would sign in
            for page in self._pages(key, ask):
                assert page == then[0], f"as of now it is what it is now: {ask} {page!r} {then[0]!r}"
        self.looks.append(Look(key, ask, self.now, then[0]))

    def _pages(self, key: RecordKey, ask: Any, as_of: datetime | None = None) -> tuple[bytes, ...]:
        """A page from both stores; what staff do is noticed by the file alone."""
        pages = self.stores.page(key, ask, as_of)
        return pages[:1] if isinstance(ask, AskChanges) else pages

    # What others do.

    def _staff(self, key: RecordKey, rng: Random) -> None:
        del key
        seen = rng.choice(EVENTS)(self.facts, rng, self.now)
        self.seen[seen] = self.now
        self._write()

    def _reopen(self, key: RecordKey, rng: Random) -> None:
        del key, rng
        self.stores.reopen()

    # What holds after each.

    def _facts_are_right(self, key: RecordKey) -> None:
        own = self.facts.at(key)
        record, memory = self.stores.file.record(key, self.now), self.stores.memory.record(key, self.now)
        for field in record.__struct_fields__:
            here, there = getattr(record, field), getattr(memory, field)
            assert here == there or field == "noticed", f"the stores have {field} {here} and {there}"
        places = {one.participation_id: one for one in record.participations}
        assert set(places) == set(own.kept.places), "places"
        for place_id, place in own.kept.places.items():
            there = places[place_id]
            assert there.registered_periods == place.registered, f"{place_id} is registered on"
            kinds = [event.kind for event in there.events]
            assert kinds.count(EventKind.WITHDRAWAL) == place.withdrawn, f"{place_id} is withdrawn from"
            assert kinds.count(EventKind.EARLY_NON_COMPLETION) == (place.stopped == "early"), f"{place_id} is stopped"
            assert kinds.count(EventKind.NON_COMPLETION) == (place.stopped == "late"), f"{place_id} is stopped"
            assert (there.offering, there.within, there.part) == (own.offering(place), place.within, place.part)
        assert {one.session_id for one in record.exam_sign_ups} == own.kept.seats, "seats"
        _is_reached(own, record.student)
        self._nothing_is_oversold(own)

    def _nothing_is_oversold(self, own: Own) -> None:
        """EXM-6: who has a seat, and those that staff counted beside them, are never more than there are places."""
        seats = Counter(seat for kept in self.facts.records.values() for seat in kept.seats)
        for session_id, session in own.sessions.items():
            strangers = self.strangers[session_id]
            assert session.places is None or seats[session_id] + strangers <= session.places, (
                f"{session_id} is oversold"
            )

    def _pages_are_right(self, key: RecordKey, rng: Random) -> None:
        own, today = self.facts.at(key), civil_date(self.now)
        which = rng.randrange(5)
        if which == 0:
            page = self._page(key, AskStart())
            shown.start_is_right(own, page, today)
            shown.choices_are_right(own, page, today)
            shown.start_exams_are_right(own, page, self.now)
            shown.offers_are_right(own, (*page.to_register, *page.current, *page.choices, *page.exams), self.now)
        elif which == 1:
            shown.education_is_right(own, self._page(key, AskEducation()), today)
        elif which == 2:
            shown.fees_are_right(own, self._page(key, AskFees()), today)
        elif which == 3:
            shown.exams_are_right(own, self._page(key, AskExams()), self.now)
        else:
            shown.deadlines_are_right(own, self._page(key, AskDeadlines()), self.now)

    def _page(self, key: RecordKey, ask: Any) -> Any:
        """A page outside every session, since looking at it is to be no sign-in; a decision where it is turned off."""
        spec, record = page_spec(str(ask.__struct_config__.tag)), self.stores.file.record(key, self.now)
        decision = spec.shown(record)
        return spec.build(record, ask, self.now) if decision.open else decision

    def _look_back(self, rng: Random) -> None:
        """SUP-1: a page as of an earlier step is what it was then, but for what staff changed of it since."""
        self.looks = [look for look in self.looks if self._still_holds(look)]
        if self.looks and rng.random() < 0.35:
            look = rng.choice(self.looks)
            for page in self._pages(look.key, look.ask, look.at):
                assert page == look.page, f"as of {look.at} {look.ask} was {look.page!r}, and is seen as {page!r}"

    def _still_holds(self, look: Look) -> bool:
        if self.seen[Seen.EVER] > look.at:
            return False
        return self.seen[Seen.DAY] <= look.at or civil_date(self.seen[Seen.DAY]) > civil_date(look.at)


def _drawn(*what: int) -> Random:
    """Numbers that are always the same for the same run and step."""
    return Random("/".join(map(str, what)))  # noqa: S311  nothing here is secret


def _any_meaning(rng: Random) -> Meaning:
    known = [MEANINGS[spec.name] for spec in ACTIONS]
    return rng.choices(known, [one.often for one in known])[0]


def _any_ask(own: Own, rng: Random) -> Any:
    """Any page there is; of a thing by any code."""
    spec = page_spec(rng.choice(tuple(PAGES)))
    if not spec.is_of_thing:
        return spec.ask()
    codes = sorted({own.offering(place).education.code for place in own.kept.places.values()})
    return spec.ask(rng.choice([*codes, *own.choices, "nothing's"]))


def _is_reached(own: Own, student: Any) -> None:
    person, address, temporary = own.person, student.postal_address, student.temporary
    assert (student.email, student.phone) == (person.email, person.phone), "e-mail and phone"
    lines = (address.street, address.postcode, address.town) if address else ("", "", "")
    assert lines == person.postal, "postal address"
    there = temporary and (
        (temporary.address.street, temporary.address.postcode, temporary.address.town),
        temporary.span.first,
        temporary.span.last,
    )
    assert there == person.temporary, "temporary address"
