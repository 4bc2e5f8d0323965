"""What is new in a record by each of its things, with the decision by which the thing may be seen.  CHG-1, CHG-3."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_core.model.destination import ToCourse, ToPage, page_of
from ladok_core.model.news import News, NewsKind
from ladok_core.model.noticed import Noticed, Thing
from ladok_core.model.participation import EventKind, Participation, ParticipationEvent
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState
from ladok_core.model.text import Text
from ladok_core.rules.completion import course_of
from ladok_core.rules.education import OTHER_RESULT, TRANSFER, is_shown_my_education
from ladok_core.rules.fees import is_sent, is_shown_fee, is_shown_fees_page
from ladok_core.rules.grading import grade_of
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import is_shown_in_education

CHG_3 = Rule(
    "CHG-3",
    "What is shown nowhere is not named among what changed; that it was left is told, without its name, and how a "
    "student is reached without what was changed to.",
)

RESULT = CHG_3.reason("result", Kind.ALLOWS)
NOT_CERTIFIED = CHG_3.reason("not-certified", Kind.HIDES)
LEFT = CHG_3.reason("left", Kind.ALLOWS)
NO_COURSE = CHG_3.reason("no-course", Kind.HIDES)
CONTACT = CHG_3.reason("contact", Kind.ALLOWS)

_LEAVING = (EventKind.WITHDRAWAL, EventKind.EARLY_NON_COMPLETION)
_CONTACT = (Thing.EMAIL, Thing.PHONE, Thing.POSTAL, Thing.TEMPORARY)


def result_news(record: Record, now: datetime) -> Iterator[News]:
    """Yield each result from when it was certified, or read in where it came into a copy later.  STA-1."""
    today = civil_date(now)
    for result in record.results:
        at = result.read_in_at or result.certified_at
        day = civil_date(at) if at else result.examined_on
        if day is None:
            continue
        course, module = course_of(record, result)
        yield News(
            kind=NewsKind.RESULT,
            day=day,
            thing=result.result_id,
            name=course.name if course else Text(""),
            code=course.code if course else "",
            leads_to=ToCourse(result.education_id),
            module=module.name if module else None,
            grade=grade_of(result),
            rests_on=_result(record, result.state, result.education_id, today),
        )


def place_news(record: Record, now: datetime) -> Iterator[News]:
    """Yield what happened to each place on its day, and the places that were seen to be new or different."""
    today = civil_date(now)
    for place in record.participations:
        shown = is_shown_in_education(record, place, today)
        for event in place.events:
            if event.on is not None:
                leaves = event.kind in _LEAVING and not shown.shown
                rests_on = Decision(Verdict.OPEN, (LEFT.because(),)) if leaves else shown
                yield _of_place(place, NewsKind.EVENT, event.on, rests_on, named=not leaves, event=event)
    for seen in _last(record, Thing.PLACE):
        found = record.participation(seen.id)
        if found is not None:
            kind = NewsKind.PLACE if seen.new else NewsKind.PLACE_CHANGED
            yield _of_place(found, kind, civil_date(seen.at), is_shown_in_education(record, found, today))


def transfer_news(record: Record, now: datetime) -> Iterator[News]:
    """Yield credit transfers and results of no course, from their day or from when they were seen to be new."""
    del now
    page, seen, to = is_shown_my_education(record), _days(record), ToPage("education")
    for other in record.other_results:
        day = seen.get((Thing.OTHER_RESULT, other.result_id)) or other.examined_on
        if day is not None:
            rests_on, kind = _on(page, OTHER_RESULT.because()), NewsKind.OTHER_RESULT
            yield News(kind=kind, day=day, thing=other.result_id, name=other.name, code=other.code, leads_to=to,
                       rests_on=rests_on)  # fmt: skip
    for transfer in record.credit_transfers:
        day = seen.get((Thing.TRANSFER, transfer.transfer_id)) or transfer.decided_on
        if day is None:
            continue
        for target in transfer.targets:
            rests_on, thing = _on(page, TRANSFER.because()), f"{transfer.transfer_id} {target.target_id}"
            yield News(kind=NewsKind.TRANSFER, day=day, thing=thing, name=target.name, code=target.code, leads_to=to,
                       rests_on=rests_on)  # fmt: skip


def money_news(record: Record, now: datetime) -> Iterator[News]:
    """Yield each invoice from the day that it was sent, and all money on the day on which it came or went."""
    today, page, seen = civil_date(now), is_shown_fees_page(record), _last(record, Thing.INVOICE)
    different = {one.id: civil_date(one.at) for one in seen if not one.new}
    for fee in record.fees:
        rests_on = is_shown_fee(fee) if page.shown else page
        for invoice in fee.invoices:
            thing = f"{fee.fee_id} {invoice.invoice_id}"
            of = partial(News, thing=thing, name=invoice.term, leads_to=ToPage("fees"), rests_on=rests_on)
            if invoice.sent_on is not None and is_sent(invoice, today):
                yield of(kind=NewsKind.INVOICE, day=invoice.sent_on, ore=invoice.fee_ore)
            if day := different.get(invoice.invoice_id):
                yield of(kind=NewsKind.INVOICE_CHANGED, day=day, ore=invoice.fee_ore)
            for moved in invoice.movements:
                if moved.on is not None:
                    yield of(kind=NewsKind.MONEY, day=moved.on, money=moved.kind, ore=moved.ore)


def contact_news(record: Record, now: datetime) -> Iterator[News]:
    """Yield what was changed of how the student is reached: that it was, and never to what.  CON-1, CON-3."""
    del now
    for seen in record.noticed:
        if seen.thing in _CONTACT:
            yield News(
                kind=NewsKind.CONTACT, day=civil_date(seen.at), thing=f"{seen.thing} {seen.at.isoformat()}",
                name=Text(""), leads_to=ToPage("details"), contact=seen.thing,
                rests_on=Decision(Verdict.OPEN, (CONTACT.because(),)),
            )  # fmt: skip


def _result(record: Record, state: ResultState, education_id: str, today: date) -> Decision:
    if state is not ResultState.CERTIFIED:
        return Decision(Verdict.HIDDEN, (NOT_CERTIFIED.because(),))
    places = record.participations_on(education_id)
    if not any(is_shown_in_education(record, place, today).shown for place in places):
        return Decision(Verdict.HIDDEN, (NO_COURSE.because(),))
    return Decision(Verdict.OPEN, (RESULT.because(),))


def _of_place(
    place: Participation,
    kind: NewsKind,
    day: date,
    rests_on: Decision,
    *,
    named: bool = True,
    event: ParticipationEvent | None = None,
) -> News:
    education = place.offering.education
    return News(
        kind=kind,
        day=day,
        thing=place.participation_id,
        name=education.name if named else Text(""),
        code=education.code if named else "",
        leads_to=page_of(education) if named else None,
        event=event,
        rests_on=rests_on,
    )


def _on(page: Decision, reason: Reason) -> Decision:
    return Decision(Verdict.OPEN, (reason,)) if page.shown else page


def _last(record: Record, thing: Thing) -> tuple[Noticed, ...]:
    """Return what was seen of things of a kind, of each the last time alone."""
    return tuple({one.id: one for one in record.noticed if one.thing is thing}.values())


def _days(record: Record) -> dict[tuple[Thing, str], date]:
    return {(one.thing, one.id): civil_date(one.at) for one in record.noticed}
