"""What is special about what one looks at: that it is a copy, or as of another moment.  Nothing of an ordinary view."""

from collections.abc import Iterator

from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.pages.identity import WhoAmI
from ladok_core.words import Words, dates


def notes(who: WhoAmI, words: Words) -> Iterator[str]:
    """Yield a phrase on each."""
    if who.imported_on is not None:
        yield words.say("plain.imported", on=dates.day_full(words, who.imported_on))
    if who.as_of is not None:
        moment = who.as_of.astimezone(STOCKHOLM)
        yield words.say("plain.as-of", moment=f"{dates.day_full(words, moment.date())}, {moment:%H:%M}")
