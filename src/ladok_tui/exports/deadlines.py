"""Deadlines to take along: as events of a calendar, or as a table.  DLN-1, DLN-2."""

from collections.abc import Iterator

from ladok_core.model.deadline import DeadlineKind
from ladok_core.model.decision import Money
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.deadlines import DeadlineRow, DeadlinesPage
from ladok_core.words import amounts, dates, reasons
from ladok_tui.exports.calendar import Entry
from ladok_tui.exports.table import Table
from ladok_tui.views.deadlines import name_of, what_of
from ladok_tui.views.voices import Voices

_COLUMNS = ("date", "time", "what", "name", "code", "status", "amount", "about")


def name(page: DeadlinesPage, say: Voices) -> str:
    """Return what the calendar is called: of which institution it is, and not of whom."""
    return f"{say('key.page.deadlines').eye}, {say.text(page.institution).eye}"


def events(page: DeadlinesPage, say: Voices) -> tuple[Entry, ...]:
    """Return what is to come as events; what was missed is nothing to be reminded of."""
    return tuple(_event(row, say) for row in page.coming)


def table(page: DeadlinesPage, say: Voices) -> Table:
    """Return what is to come and then what was missed, a row each; the amount is in kronor."""
    header = tuple(say(f"export.column.{column}").eye for column in _COLUMNS)
    coming = (_row(row, say("export.coming").eye, say) for row in page.coming)
    missed = (_row(row, say("export.missed").eye, say) for row in page.missed)
    return Table(header, (*coming, *missed))


def _event(row: DeadlineRow, say: Voices) -> Entry:
    named = _named(row, say)
    titled = f"{named} ({row.code})" if row.code else named
    return Entry(
        uid=(row.kind, row.edge, row.thing, str(row.period or "")),
        day=row.day,
        title=f"{titled}: {what_of(row, say).ear}",
        about="\n".join(_about(row, say)),
        category=say("key.page.deadlines").eye,
        at=row.at,
        ends_at=row.ends_at,
    )


def _row(row: DeadlineRow, status: str, say: Voices) -> tuple[str, ...]:
    left = row.rests_on.headline.saw.get("left") if row.kind is DeadlineKind.FEE else None
    return (
        row.day.isoformat(),
        dates.clock(row.at, row.ends_at) if row.at else "",
        what_of(row, say).ear,
        _named(row, say),
        row.code,
        status,
        amounts.money_in_file(left.ore) if isinstance(left, Money) else "",
        " ".join(_about(row, say)),
    )


def _named(row: DeadlineRow, say: Voices) -> str:
    named, which = name_of(row, say)
    return named.eye + which.eye


def _about(row: DeadlineRow, say: Voices) -> Iterator[str]:
    """Yield what the day means, what stands in the way, and what to do; no distances, since a file is read later."""
    words, (first, *_) = say.words, row.rests_on.reasons
    yield reasons.sentence(words, row.shown.headline, None)
    for reason in row.rests_on.reasons:
        stops = reason.kind in (Kind.OBSTACLE, Kind.REFUSES)
        if stops:
            yield reasons.sentence(words, reason, None)
        if (stops or reason is first) and (what_to_do := reasons.remedy(words, reason, None)):
            yield what_to_do
