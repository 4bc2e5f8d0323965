"""Reasons in words: the sentence, the few words for a column, and what to do.  The screen, refusal and explain use it.

The key of a reason, as ``REG-6/fee``, is the key of its sentence; ``.short`` after it is the form for a column,
``.tight`` the same in fewer letters, ``.beside`` that form where its day stands in a column of its own, ``.terse`` the
same in as few letters as may be, ``.dated`` it with its day and no distance, and ``.remedy`` what can be done about it.
Where a sentence depends on what was seen the catalogue has a variant: ``.last`` on the very day, ``.none`` where
nothing is passed, ``.exact`` where the least is the most, ``.bare`` where nothing was seen.  Beside each value ``x``
that a reason saw, a message may ask for

- of a day: ``x_left`` and ``x_days``, how many days remain to it, "4 dagar kvar" and "4 dagar";
- of a number: ``x_in``, that many days off;
- of a period: ``x_first`` and ``x_last``.

``today`` None means that the day is not known: then years are always written.  ``spoken`` writes units out.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.model.decision import Code, Count, Credits, Day, Decision, Moment, Money, Name, Reason, Saw
from ladok_core.model.span import Span
from ladok_core.words import amounts, dates
from ladok_core.words.catalogue import Words


class Line(msgspec.Struct, frozen=True):
    """One reason of a decision in words; ``rule`` is its key, as ``REG-6/fee``, ``remedy`` what to do, if anything."""

    rule: str
    sentence: str
    remedy: str | None = None


def sentence(words: Words, reason: Reason, today: date | None, *, spoken: bool = False) -> str:
    """Say a reason in a full sentence."""
    return words.say(_variant(words, reason, today), **dict(_values(words, reason, today, spoken=spoken)))


def short(words: Words, reason: Reason, today: date | None, *, spoken: bool = False) -> str:
    """Say a reason in a few words for a column, as "öppnar om 12 dagar"; the sentence where none are set."""
    key = _found(words, reason, today, *((".short.spoken",) if spoken else ()), ".short")
    if key is None:
        return sentence(words, reason, today, spoken=spoken)
    return words.say(key, **dict(_values(words, reason, today, short=not spoken, spoken=spoken)))


def beside(words: Words, reason: Reason, today: date | None, *, terse: bool = False, spoken: bool = False) -> str:
    """Say a reason in a few words where its day stands beside it: "avstängd"; ``terse`` in as few as may be."""
    key = _found(words, reason, today, *((".terse",) if terse else ()), ".beside")
    if key is None:
        return short(words, reason, today, spoken=spoken)
    return words.say(key, **dict(_values(words, reason, today, short=not spoken, spoken=spoken)))


def tight(words: Words, reason: Reason, today: date) -> str | None:
    """Say a reason in a column with little room: "period 2 om 57 dagar"; None where nothing is won by it."""
    key = _found(words, reason, today, ".tight")
    return None if key is None else words.say(key, **dict(_values(words, reason, today, short=True)))


def dated(words: Words, reason: Reason) -> str | None:
    """Say a reason in a few words with its day and no distance: "öppnar 8 december 2026"; None where it has no day."""
    key = _found(words, reason, None, ".dated")
    return None if key is None else words.say(key, **dict(_values(words, reason, None)))


def remedy(words: Words, reason: Reason, today: date | None = None, *, spoken: bool = False) -> str | None:
    """Say what the student can do about a reason; None where there is nothing to do.  The arrow is the screen's."""
    key = _found(words, reason, today, ".remedy")
    return None if key is None else words.say(key, **dict(_values(words, reason, today, spoken=spoken)))


def summary(words: Words, decision: Decision, today: date | None, *, spoken: bool = False) -> str:
    """Say a decision in a few words for a column: its headline, or "2 hinder" where they are.

    Obstacles are counted only where they alone stand in the way, and something can be done about each.  To what they
    are obstacles the row says, which may be an application or a change.
    """
    if decision.counted:
        return words.count("state.obstacles", decision.counted)
    return short(words, decision.headline, today, spoken=spoken)


def lines(words: Words, decision: Decision, today: date | None, *, spoken: bool = False) -> tuple[Line, ...]:
    """Say every reason of a decision, in the order of the rules."""
    return tuple(line(words, reason, today, spoken=spoken) for reason in decision.reasons)


def line(words: Words, reason: Reason, today: date | None, *, spoken: bool = False) -> Line:
    """Say one reason, and what to do about it."""
    return Line(reason.key, sentence(words, reason, today, spoken=spoken), remedy(words, reason, today, spoken=spoken))


def _variant(words: Words, reason: Reason, today: date | None) -> str:
    """Return the key of the sentence that fits what was seen: of a variant that the catalogue has, else its own."""
    keys = (reason.key + ending for ending in _endings(reason, today))
    return next((key for key in keys if words.find(key) is not None), reason.key)


def _found(words: Words, reason: Reason, today: date | None, *forms: str) -> str | None:
    """Return the key of the first of a reason's forms: of its variant if that has one of its own, else its own."""
    keys = (base + form for base in (_variant(words, reason, today), reason.key) for form in forms)
    return next((key for key in keys if words.find(key) is not None), None)


def _values(
    words: Words, reason: Reason, today: date | None, *, short: bool = False, spoken: bool = False
) -> Iterator[tuple[str, str]]:
    for name, saw in reason.saw.items():
        yield name, _value(words, saw, today, short=short, spoken=spoken)
        if isinstance(saw, Day):
            # Only what is open counts its days, and it is never said without knowing the day.
            days = (saw.on - today).days if today else 0
            yield f"{name}_left", dates.days_left(words, days)
            yield f"{name}_days", dates.days(words, max(days, 0))
        elif isinstance(saw, Count):
            yield f"{name}_in", dates.distance(words, saw.number)
        elif isinstance(saw, Span):
            yield f"{name}_first", _civil(words, saw.first, today, short=short)
            yield f"{name}_last", _civil(words, saw.last, today, short=short)


def _value(words: Words, saw: Saw, today: date | None, *, short: bool, spoken: bool) -> str:
    match saw:
        case Day():
            return _civil(words, saw.on, today, short=short)
        case Count():
            return str(saw.number)
        case Credits():
            return amounts.extent_spoken(words, saw.amount) if spoken else amounts.extent(words, saw.amount)
        case Money():
            return amounts.money_spoken(words, saw.ore) if spoken else amounts.money(words, saw.ore)
        case Name():
            return words.text(saw.text)
        case Code():
            return saw.code
        case Moment():
            return dates.moment(words, saw.at, today, spoken=spoken)
        case Span():
            return dates.span_plain(words, saw) if spoken or today is None else dates.span(words, saw, today)


def _civil(words: Words, day: date, today: date | None, *, short: bool) -> str:
    if today is None:
        return dates.day_full(words, day)
    return dates.day(words, day, today) if short else dates.day_long(words, day, today)


def _endings(reason: Reason, today: date | None) -> Iterator[str]:
    """Name the variants that what was seen calls for."""
    if today is not None and reason.saw.get("on") == Day(today):
        yield ".last"
    if reason.saw.get("passed") == Credits(Decimal(0)):
        yield ".none"
    if "least" in reason.saw and reason.saw["least"] == reason.saw.get("most"):
        yield ".exact"
    if not reason.saw:
        yield ".bare"
