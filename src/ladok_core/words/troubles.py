"""What is answered instead of a page or a receipt, in words: what happened, why, and what to do now."""

from datetime import date

import msgspec

from ladok_core.errors import (
    BadFile,
    NotFound,
    NotOpen,
    NotShown,
    OtherKind,
    PortalError,
    Refused,
    StoreDamaged,
    StoreError,
    StoreTooNew,
)
from ladok_core.model.choice import Choice
from ladok_core.model.education import Education
from ladok_core.sanitize import clean, path_told, quoted
from ladok_core.words import reasons
from ladok_core.words.catalogue import Words, grouped
from ladok_core.words.saving import how_to_save

_LONGEST_WANTED = 60  # what the user typed is quoted, not repeated in full
_MOST_KNOWN = 12


class Trouble(msgspec.Struct, frozen=True):
    """What went wrong, in three short sentences; ``rules`` are the keys of the reasons, as ``REG-6/fee``.

    ``code`` is the error's own, for scripts.
    """

    code: str
    happened: str
    why: str
    what_now: str
    rules: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that there are, in order."""
        return tuple(sentence for sentence in (self.happened, self.why, self.what_now) if sentence)


def told(words: Words, error: PortalError, today: date | None = None) -> Trouble:
    """Say what happened, why, and what to do now; a refusal names its rules.

    ``today`` lets a refusal leave out this year; without it every date is written whole.
    """
    if isinstance(error, Refused):
        return _refused(words, error, today)
    match error:
        case OtherKind():
            return _other_kind(words, error)
        case NotShown():
            return _not_shown(words, error)
        case NotOpen():
            return _not_open(words, error)
        case NotFound():
            return _not_found(words, error)
    key, values = _nearest(words, error), _values(error)
    if isinstance(error, BadFile):
        return _bad_file(words, error, key, values)
    why = words.say(_why(words, error, key), **values)
    return Trouble(error.code, words.say(f"{key}.happened", **values), why, words.say(f"{key}.what-now", **values))


def _bad_file(words: Words, file: BadFile, key: str, values: dict[str, str | int]) -> Trouble:
    advice = f"bad-file.{file.what}.what-now"
    how = how_to_save(words, file.what.removeprefix("nothing-"), file.browser)
    what_now = words.say(advice if words.find(advice) else f"{key}.what-now", how=how)
    happened = words.say(f"{key}.happened", **values)
    return Trouble(file.code, happened, _wrong_with(words, file), f"{words.say('bad-file.unchanged')} {what_now}")


def _refused(words: Words, refused: Refused, today: date | None) -> Trouble:
    first = refused.decision.headline
    return Trouble(
        refused.code,
        words.say("error.refused.happened"),
        words.say("error.refused.why", reason=reasons.sentence(words, first, today), rule=first.key),
        reasons.remedy(words, first, today) or words.say("error.refused.what-now"),
        tuple(reason.key for reason in refused.decision.reasons),
    )


def _not_found(words: Words, error: NotFound) -> Trouble:
    happened = f"error.not-found.{error.what}"
    advice = f"{happened}.what-now"
    known = ", ".join(clean(name, _LONGEST_WANTED) for name in error.known[:_MOST_KNOWN])
    more = len(error.known) - _MOST_KNOWN
    return Trouble(
        error.code,
        words.say(
            happened if words.find(happened) else "error.not-found.other",
            wanted=quoted(error.wanted),
        ),
        words.say("error.not-found.why"),
        _known(words, known, more)
        if known
        else words.say(advice if words.find(advice) else "error.not-found.what-now"),
    )


def _other_kind(words: Words, error: OtherKind) -> Trouble:
    other = error.education
    happened = words.say(f"error.other-kind.{other.kind}", name=words.text(other.name), code=other.code)
    what_now = words.say("error.other-kind.what-now", page=error.page, code=other.code)
    return Trouble(error.code, happened, words.say("error.other-kind.why"), what_now)


def _not_shown(words: Words, error: NotShown) -> Trouble:
    """Say what it was, and by which rule it isn't shown any more: since when, where that is known."""
    keys = "error.not-shown.happened", "error.not-shown.why", "error.not-shown.what-now"
    return _by_rule(words, error, error.place.offering.education, keys)


def _not_open(words: Words, error: NotOpen) -> Trouble:
    """Say which choice it is, and by which rule it can't be made: from when or until when, where that is known."""
    keys = "error.not-open.happened", "error.not-open.why", "error.not-found.choice.what-now"
    return _by_rule(words, error, error.choice, keys)


def _by_rule(words: Words, error: NotShown | NotOpen, what: Education | Choice, keys: tuple[str, str, str]) -> Trouble:
    """Say by which rule a thing can't be had, and what to do: the last of the keys where the reason doesn't."""
    why, (happened, because, what_now) = error.decision.headline, keys
    return Trouble(
        error.code,
        words.say(happened, name=words.text(what.name), code=what.code),
        words.say(because, reason=reasons.sentence(words, why, error.today), rule=why.key),
        reasons.remedy(words, why, error.today) or words.say(what_now),
        tuple(reason.key for reason in error.decision.reasons),
    )


def _known(words: Words, known: str, more: int) -> str:
    if more > 0:
        return words.say("error.not-found.known.more", known=known, number=grouped(more))
    return words.say("error.not-found.known", known=known)


def _nearest(words: Words, error: PortalError) -> str:
    """Return the key of the nearest error in the tree that has words, so that a new one is never speechless."""
    codes = (kind.code for kind in type(error).__mro__ if issubclass(kind, PortalError))
    return next((f"error.{code}" for code in codes if words.find(f"error.{code}.happened")), "error.error")


def _why(words: Words, error: PortalError, key: str) -> str:
    """Return the key of why: of that very thing, where it is one in a store that can't be read."""
    about = f"{key}.why.{error.what}" if isinstance(error, StoreDamaged) else ""
    return about if about and words.find(about) else f"{key}.why"


def _wrong_with(words: Words, file: BadFile) -> str:
    wrong = words.say(f"bad-file.{file.what}")
    return wrong if file.line is None else words.say("bad-file.on-line", what=wrong, line=file.line)


def _values(error: PortalError) -> dict[str, str | int]:
    """Gather what an error's sentences may name.  A path is foreign text, and cleaned here."""
    match error:
        case StoreDamaged():
            return {"path": path_told(error.path), "where": clean(error.where, _LONGEST_WANTED)}
        case StoreTooNew():
            return {"path": path_told(error.path), "has": error.has, "knows": error.knows}
        case StoreError() | BadFile():
            return {"path": path_told(error.path)}
        case _:
            return {}
