"""What became of answers that could not be read: whether they came after all, and what is missing without them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ladok_core.errors import BadFile
from ladok_core.importing.answer import Address, Answer, Kind
from ladok_core.importing.gathering import Gathered
from ladok_core.importing.report import WHYS, Unread

_PROMISED = {"tillfallesdeltagande": Kind.PLACES, "studiestruktur": Kind.STRUCTURE}
_ALL_COURSES = "tillfallesdeltagande/kurstillfallesdeltagande/student/…"


def not_given_again(unread: Iterable[Unread], answers: Iterable[Answer]) -> list[Unread]:
    """Return those that were not read at another try: after a sign-in, a reload, or from the browser's own copy."""
    taken = {answer.address.whole for answer in answers} - {""}
    return [one for one in unread if one.address.whole not in taken]


def counted(unread: Iterable[Unread]) -> Counter[tuple[str, str]]:
    """Count them by the path without ids, and why."""
    return Counter((one.address.where, one.why) for one in unread)


def nothing_taken(path: Path, unread: Sequence[Unread], browser: str) -> BadFile:
    """Return the refusal of a visit of which nothing could be read, with the reason that held for the most of it."""
    whys = Counter(one.why for one in unread if one.why != "shape")
    if not whys:
        return BadFile(path, "nothing-known")
    return BadFile(path, f"nothing-{min(whys, key=lambda why: (-whys[why], WHYS.index(why)))}", browser=browser)


def lost(unread: Iterable[Unread], answers: Sequence[Answer], gathered: Iterable[Gathered]) -> tuple[str, ...]:
    """Return which lists could not be read, so that what they alone have is missing.

    One view of the courses is no loss where the list of all of them was read.
    """
    whole = {_of(answer.address) for answer in answers if answer.address.where.endswith(_ALL_COURSES)}
    kinds = {kind for one in gathered for kind in one.lost}
    for one in unread:
        kind = _promised(one.address)
        if kind is not None and one.why != "shape" and not (kind is Kind.PLACES and _of(one.address) in whole):
            kinds.add(kind)
    return tuple(str(kind) for kind in (Kind.PLACES, Kind.STRUCTURE) if kind in kinds)


def _promised(where: Address) -> Kind | None:
    return next((kind for word, kind in _PROMISED.items() if word in where.where.split("/")), None)


def _of(where: Address) -> tuple[str, str]:
    return where.institution, where.student
