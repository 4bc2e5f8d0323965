"""What went wrong, in sentences: on standard error, or with --json in an answer on standard output."""

from datetime import date

import msgspec

from ladok_core.errors import BadFile, NotFound, PortalError, Refused, StoreError
from ladok_core.sanitize import quoted
from ladok_core.words import Words, troubles
from ladok_tui.commands.json_output import write_failure
from ladok_tui.commands.output import tell
from ladok_tui.commands.refusal import refuse
from ladok_tui.commands.status import MISUSED, UNAVAILABLE
from ladok_tui.commands.usage import UsageError, nearest

_LONGEST = 2000  # what a sentence lists, as the places that are meant alike


class Failure(msgspec.Struct, frozen=True):
    """What went wrong.

    ``status`` is the exit status and ``code`` stable, as not-found or store-locked; where a code has several kinds,
    ``about`` names which (the course or the student that is not there, what a file is that can't be read in).
    ``wanted`` is what was typed, ``known`` what could have been, ``nearest`` what was probably meant.
    """

    status: int
    code: str
    sentences: tuple[str, ...]
    about: str | None = None
    wanted: str | None = None
    known: tuple[str, ...] = ()
    nearest: str | None = None


class FailureAnswer(msgspec.Struct, frozen=True):
    """What ``--json`` prints when a command failed for another reason than a rule's no."""

    failed: Failure


def answer(failure: Failure, *, json: bool) -> int:
    """Tell of a failure, and answer its exit status."""
    if json:
        write_failure(FailureAnswer(failure))
    else:
        tell(*failure.sentences)
    return failure.status


def misused(misused: UsageError, words: Words, *, json: bool) -> int:
    """Tell what is wrong with a command as it was typed, with the nearest of what there is."""
    wanted, known = quoted(misused.wanted), misused.known
    values = {name: quoted(value, _LONGEST) for name, value in misused.values.items()}
    said = words.say(misused.key, wanted=wanted, known=", ".join(known), **values)
    near = nearest(misused.wanted, known)
    sentences = (said, *_meant(near, words), words.say("cli.see-help"))
    code = misused.key.removeprefix("cli.")
    return answer(Failure(MISUSED, code, sentences, None, wanted or None, known, near or None), json=json)


def failed(trouble: PortalError, words: Words, today: date, *, json: bool) -> int:
    """Tell what a portal or a store answered with instead of a page."""
    if isinstance(trouble, Refused):
        return refuse(trouble.decision, words, today, json=json)
    status = UNAVAILABLE if isinstance(trouble, StoreError) else MISUSED
    told = troubles.told(words, trouble).sentences
    match trouble:
        case NotFound(what=about, wanted=wanted, known=known):
            near = nearest(wanted, known)
            told = (*told, *_meant(near, words))
            return answer(Failure(status, trouble.code, told, about, quoted(wanted), known, near or None), json=json)
        case BadFile(what=about):
            return answer(Failure(status, trouble.code, told, about), json=json)
        case _:
            return answer(Failure(status, trouble.code, told), json=json)


def _meant(near: str, words: Words) -> tuple[str, ...]:
    return (words.say("config.nearest", nearest=near),) if near else ()
