"""What an action that holds is answered with, in words."""

from datetime import date

from ladok_core.actions.outcome import Receipt
from ladok_core.model.decision import Day
from ladok_core.words import dates, reasons
from ladok_core.words.catalogue import Words


def told(words: Words, receipt: Receipt, today: date) -> str:
    """Say that what was asked for holds, and what comes next.  The words are the action's own.  REG-4, REG-5.

    They stand under ``receipt.<action>``, and where it is told apart ``receipt.<action>.<event>``, as
    ``receipt.register.continued_registration``; ``.unchanged`` where it was the case before, ``.unchanged.on`` where
    the rule saw since when; ``.period`` after it all where one study period of several is meant.
    """
    subject, action = receipt.subject, receipt.action.__struct_config__.tag
    event = f".{receipt.touched[0].happens}" if receipt.touched else ""
    keys = [f"receipt.{action}{event}", f"receipt.{action}"]
    seen = receipt.decision.headline.saw.get("on")
    on = dates.day_long(words, seen.on, today) if isinstance(seen, Day) else ""
    if not receipt.changed:
        keys = [*([f"receipt.{action}.unchanged.on"] if on else []), f"receipt.{action}.unchanged"]
    if subject.period is not None and subject.periods > 1:
        keys = [*(f"{key}.period" for key in keys), *keys]
    key = next((key for key in keys if words.find(key)), keys[-1])
    name = ", ".join(words.text(one) for one in (subject.course, subject.name) if one is not None and words.text(one))
    done = words.say(key, course=name, code=subject.code, period=subject.period or 1, on=on)
    return " ".join((done, *(reasons.sentence(words, reason, today) for reason in receipt.follows)))
