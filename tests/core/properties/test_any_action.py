"""Any record, any moment, any action: what a page offers is what the store does, and the past stays as it was."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from built import AnAsk, page_of
from core.properties.tangled import moments, records
from core.store.driving import run
from examples import examples
from ladok_core.actions import AnyAction
from ladok_core.actions.outcome import Offered, Receipt, receipt
from ladok_core.errors import NotFound, Refused
from ladok_core.model.decision import Decision
from ladok_core.model.record import Record
from ladok_core.pages.asks import AskEducation, AskStart
from ladok_core.portal import Portal
from ladok_core.rules.as_of import as_it_was
from ladok_core.store import RecordKey, Store
from records import DAY, NOW

ELLEN = RecordKey("bla", "ellen")
MOMENT = timedelta(minutes=1)

thorough = settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _store(held: Record) -> Store:
    store = Store.open(None)
    store.add([held], source="test", at=NOW - 100 * DAY)
    return store


def _pages(portal: Portal, held: Record) -> list[object]:
    """All pages of a student; what is not shown is among them as such."""
    things = (page_of(one.offering.education, one.participation_id) for one in held.participations)
    asks: list[AnAsk] = [AskStart(), AskEducation(), *things]
    return [_page(portal, ask) for ask in asks]


def _page(portal: Portal, ask: AnAsk) -> object:
    try:
        return run(portal.page(ask))
    except Refused as refused:
        return refused.decision
    except NotFound as missing:
        return missing.known


def _offers(value: object) -> Iterator[Offered]:
    """Every action that a page offers, wherever it stands on it."""
    if isinstance(value, Offered):
        yield value
    elif isinstance(value, msgspec.Struct):
        for inner in msgspec.structs.astuple(value):
            yield from _offers(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _offers(inner)


@given(held=records(), now=moments)
@thorough
def test_what_a_page_offers_open_is_accepted_and_what_it_offers_closed_is_refused(held: Record, now: datetime) -> None:
    """No page contradicts an action: the answer carries the very decision that stood beside the button."""
    with _store(held) as store:
        offers = {offer.action: offer for offer in _offers(_pages(store.portal("ellen", "bla", lambda: now), held))}
    for offer in offers.values():
        with _store(held) as store:
            portal = store.portal("ellen", "bla", lambda: now)
            before, outlook = store.record(ELLEN), run(portal.foresee(offer.action))
            answer = _answer(portal, offer.action, "key")

            assert outlook.decision == offer.decision
            assert store.record(ELLEN) == before.after(outlook.changes)
            if offer.decision.open:
                assert answer == receipt(outlook, now, changed=True)
                assert _answer(portal, offer.action, "key") == answer
            elif offer.decision.holds:
                assert isinstance(answer, Receipt)
                assert answer == receipt(outlook, answer.at, changed=False)
            else:
                assert answer == offer.decision


@given(held=records(), steps=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 99)), min_size=1, max_size=6))
@thorough
def test_a_view_as_of_a_moment_shows_what_was_shown_at_that_moment(held: Record, steps: list[tuple[int, int]]) -> None:
    """SUP-1: whatever was done since, by whichever action, and however often the student has looked."""
    now = NOW
    held = as_it_was(held, now)  # what the record itself dates later is nothing that was done here
    seen: list[tuple[datetime, list[object]]] = []
    with _store(held) as store:
        for days, choice in steps:
            now += days * DAY + MOMENT
            portal = store.portal("ellen", "bla", lambda at=now: at)  # type: ignore[misc]  # bound now
            pages = _pages(portal, held)
            seen.append((now, pages))
            now += MOMENT
            portal = store.portal("ellen", "bla", lambda at=now: at)  # type: ignore[misc]  # bound now
            offered = {offer.action: offer for offer in _offers(pages)}
            if offered:
                _answer(portal, list(offered)[choice % len(offered)], f"key-{choice}")

        for moment, pages in seen:
            then = store.portal("ellen", "bla", lambda: now, as_of=moment)
            assert _pages(then, held) == pages


def _answer(portal: Portal, action: AnyAction, key: str) -> Receipt | Decision:
    """The receipt, or the refusal's decision."""
    try:
        return run(portal.do(action, key))
    except Refused as refused:
        return refused.decision
