"""What an action answers with, in words: the receipt of one that was done, the trouble with one that was not."""

from datetime import date

import msgspec

from ladok_core.actions.outcome import Receipt
from ladok_core.errors import BadFile, NotFound, PortalError, Refused, StoreDamaged, StoreError, StoreTooNew
from ladok_core.sanitize import clean
from ladok_core.words.catalogue import grouped
from ladok_core.words.states import States

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


class Answers(States):
    """Receipts and troubles in one language."""

    def receipt(self, receipt: Receipt, today: date) -> str:
        """Say that what was asked for holds, and what comes next.  The words are the action's own.  REG-4, REG-5.

        They stand under ``receipt.<action>``, and where it is told apart ``receipt.<action>.<event>``, as
        ``receipt.register.continued_registration``; ``.unchanged`` where it was the case before, ``.period`` after it
        all where one study period of several is meant.
        """
        subject, action = receipt.subject, receipt.action.__struct_config__.tag
        event = f".{receipt.touched[0].event}" if receipt.touched else ""
        keys = (
            [f"receipt.{action}.unchanged"]
            if not receipt.changed
            else [f"receipt.{action}{event}", f"receipt.{action}"]
        )
        if subject.period is not None and subject.periods > 1:
            keys = [*(f"{key}.period" for key in keys), *keys]
        key = next((key for key in keys if self.find(key)), keys[-1])
        done = self.say(key, course=self.text(subject.name), code=subject.code, period=subject.period or 1)
        return " ".join((done, *(self.reason(reason, today) for reason in receipt.follows)))

    def error(self, error: PortalError, today: date | None = None) -> Trouble:
        """Say what happened, why, and what to do now; a refusal names its rules.

        ``today`` lets a refusal leave out this year; without it every date is written whole.
        """
        if isinstance(error, Refused):
            return self._refused(error, today)
        if isinstance(error, NotFound):
            return self._not_found(error)
        key, values = self._nearest(error), _values(error)
        if isinstance(error, BadFile):
            return self._bad_file(error, key, values)
        why = self.say(self._why(error, key), **values)
        return Trouble(error.code, self.say(f"{key}.happened", **values), why, self.say(f"{key}.what-now", **values))

    def _bad_file(self, file: BadFile, key: str, values: dict[str, str | int]) -> Trouble:
        advice = f"bad-file.{file.what}.what-now"
        what_now = self.say(advice if self.find(advice) else f"{key}.what-now")
        happened = self.say(f"{key}.happened", **values)
        return Trouble(file.code, happened, self._wrong_with(file), f"{self.say('bad-file.unchanged')} {what_now}")

    def _refused(self, refused: Refused, today: date | None) -> Trouble:
        first = refused.decision.headline
        return Trouble(
            refused.code,
            self.say("error.refused.happened"),
            self.say("error.refused.why", reason=self.reason(first, today), rule=first.key),
            self.remedy(first, today) or self.say("error.refused.what-now"),
            tuple(reason.key for reason in refused.decision.reasons),
        )

    def _not_found(self, error: NotFound) -> Trouble:
        happened = f"error.not-found.{error.what}"
        known = ", ".join(clean(name, _LONGEST_WANTED) for name in error.known[:_MOST_KNOWN])
        more = len(error.known) - _MOST_KNOWN
        return Trouble(
            error.code,
            self.say(
                happened if self.find(happened) else "error.not-found.other",
                wanted=clean(error.wanted, _LONGEST_WANTED),
            ),
            self.say("error.not-found.why"),
            self._known(known, more) if known else self.say("error.not-found.what-now"),
        )

    def _known(self, known: str, more: int) -> str:
        if more > 0:
            return self.say("error.not-found.known.more", known=known, number=grouped(more))
        return self.say("error.not-found.known", known=known)

    def _nearest(self, error: PortalError) -> str:
        """Return the key of the nearest error in the tree that has words, so that a new one is never speechless."""
        codes = (kind.code for kind in type(error).__mro__ if issubclass(kind, PortalError))
        return next((f"error.{code}" for code in codes if self.find(f"error.{code}.happened")), "error.error")

    def _why(self, error: PortalError, key: str) -> str:
        """Return the key of why: of that very thing, where it is one in a store that can't be read."""
        about = f"{key}.why.{error.what}" if isinstance(error, StoreDamaged) else ""
        return about if about and self.find(about) else f"{key}.why"

    def _wrong_with(self, file: BadFile) -> str:
        wrong = self.say(f"bad-file.{file.what}")
        return wrong if file.line is None else self.say("bad-file.on-line", what=wrong, line=file.line)


def _values(error: PortalError) -> dict[str, str | int]:
    """Gather what an error's sentences may name.  A path is foreign text, and cleaned here."""
    match error:
        case StoreDamaged():
            return {"path": clean(str(error.path)), "where": clean(error.where, _LONGEST_WANTED)}
        case StoreTooNew():
            return {"path": clean(str(error.path)), "has": error.has, "knows": error.knows}
        case StoreError() | BadFile():
            return {"path": clean(str(error.path))}
        case _:
            return {}
