"""The rules of a study choice, said: so many or so much at least, at most, exactly; and how they are kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ladok_core.model.choice import Limit, Measure
from ladok_core.model.decision import Reason
from ladok_core.model.offering import EntryCondition
from ladok_core.words import reasons
from ladok_tui.views.view import NOTHING, Fact, Said
from ladok_tui.views.voices import Voices, held, joined


def limits(several: Sequence[Limit], say: Voices) -> Said:
    """Say the limits of a box or of the whole: "minst 1, högst 15,0 hp"."""
    return joined(tuple(limit(one, say) for one in several), eye=", ")


def limit(one: Limit, say: Voices) -> Said:
    """Say one limit; nothing of one that limits nothing."""
    least = NOTHING if one.least is None else _amount(one.measure, one.least, say)
    most = NOTHING if one.most is None else _amount(one.measure, one.most, say)
    match one.least, one.most:
        case None, None:
            return NOTHING
        case _, None:
            return say(f"choice.limit.{one.measure}.least", least=least)
        case None, _:
            return say(f"choice.limit.{one.measure}.most", most=most)
        case first, last if first == last:
            return say(f"choice.limit.{one.measure}.exact", least=least)
    return say(f"choice.limit.{one.measure}.both", least=least, most=most)


def _amount(measure: Measure, amount: Decimal, say: Voices) -> Said:
    return say.credits(amount) if measure is Measure.CREDITS else Said.alike(str(int(amount)))


def requirements(several: Sequence[EntryCondition], say: Voices) -> Iterator[Fact]:
    """Yield what has to be completed of which course before another is chosen."""
    for one in several:
        course, amount = say.named(one.name, one.code), say.credits(one.credits)
        said = say("choice.condition", credits=amount, course=course, code=one.code)
        yield Fact(say("choice.requires"), said)


def shortly(several: Sequence[Reason], say: Voices, today: date) -> Said:
    """Say reasons in a few words each, one after the other."""
    return _said(several, say, today, reasons.short)


def beside(several: Sequence[Reason], say: Voices, today: date) -> Said:
    """Say reasons in a few words each, beside the name of the box that they are about."""
    return _said(several, say, today, reasons.beside)


def _said(several: Sequence[Reason], say: Voices, today: date, how: Callable[..., str]) -> Said:
    eye = "; ".join(how(say.words, one, today) for one in several)
    return Said(held(eye), held("; ".join(how(say.words, one, today, spoken=True) for one in several)))
