"""What changed: which news of a record are told, and since when.  CHG-1 to CHG-3."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.news import News
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.changes_page import CHG_1
from ladok_core.rules.news import contact_news, money_news, place_news, result_news, transfer_news
from ladok_core.rules.rule import Rule

CHG_2 = Rule("CHG-2", "Where no day is said, it is since the last sign-in, or since 30 days where there has been none.")

SINCE = CHG_1.reason("since", Kind.ALLOWS)
BEFORE = CHG_1.reason("before", Kind.HIDES)
TO_COME = CHG_1.reason("to-come", Kind.HIDES)
SAID = CHG_2.reason("said", Kind.FACT)
SIGNED_IN = CHG_2.reason("signed-in", Kind.FACT)
LATELY = CHG_2.reason("lately", Kind.FACT)

_LATELY = timedelta(days=30)

SOURCES = (result_news, place_news, transfer_news, money_news, contact_news)
"""Everything that can be new; a new subject is a name here."""


def since_when(record: Record, said: date | None, now: datetime) -> tuple[date, Decision]:
    """Return the first day that counts, and why it is that one.  CHG-2."""
    if said is not None:
        return said, Decision(Verdict.OPEN, (SAID.because(on=Day(said)),))
    if record.previous_sign_in is not None:
        day = civil_date(record.previous_sign_in)
        return day, Decision(Verdict.OPEN, (SIGNED_IN.because(on=Day(day)),))
    day = civil_date(now) - _LATELY
    return day, Decision(Verdict.OPEN, (LATELY.because(on=Day(day)),))


def news(record: Record, now: datetime) -> Iterator[News]:
    """Yield everything of a record that ever was new as of an aware moment, told or not.  CHG-1."""
    for source in SOURCES:
        yield from source(record, now)


def is_told(one: News, since: date, now: datetime) -> Decision:
    """Decide whether news are told, counted from a day on; of what may not be seen there are none.  CHG-1, CHG-3."""
    if not one.rests_on.shown:
        return one.rests_on
    if one.day < since:
        return Decision(Verdict.HIDDEN, (BEFORE.because(on=Day(one.day)),))
    if one.day > civil_date(now):
        return Decision(Verdict.HIDDEN, (TO_COME.because(on=Day(one.day)),))
    return Decision(Verdict.OPEN, (SINCE.because(on=Day(one.day)),))
