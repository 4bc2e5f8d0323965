"""One look over the JSON of a body, in place of one at every text in it; text by text only where something is odd.

What is stored was made safe when it was written, yet a file is foreign: whoever else wrote to it may have put anything
there.  So it is looked at again when it is read.
"""

import re
from datetime import MAXYEAR, MINYEAR, datetime
from decimal import Decimal
from typing import Any

import msgspec

from ladok_core.sanitize import clean, clean_lines

# The letters of which sanitize.clean takes none away, but for the backslash: behind one anything can hide.
_PLAIN = re.compile("[ -\\[\\]-~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
# Those of them that are one byte in Latin-1, as all are of most bodies: bytes are looked through five times as fast.
_PLAIN_BYTES = "".join(_PLAIN.findall("".join(map(chr, range(256))))).encode("latin-1")
_BLOCK = 1000  # between two quotes less than two blocks can lie, if each block has one: half of what clean lets through
# Each begins with letters that a search can skip to.
_ODD_AMOUNT = tuple(
    re.compile(name + r'(?!:"-?[0-9]{1,6}(?:\.[0-9]{1,6})?"|:null)')
    for name in ('credit(?:s|ed)"', 'passed"', 'st"(?<=(?:ea|mo)st")')
)
# Without a zone; or in a year at the ends of time, where there are moments that have no day in Stockholm.
_ODD_MOMENT = re.compile(r':(?<=[Tt ][0-9]{2}:)(?:[0-9:.]*"|(?<="(?:0001|9999)-.{9}))')
_LINES = frozenset({"notes", "local_texts", "description", "information"})  # the fields whose texts have several lines
# Years of full-time study are a few hundred credits.  More is damage, and would be drawn digit by digit.
_MOST_CREDITS = Decimal(1_000_000)


def is_safe(text: str) -> bool:
    """Tell whether every text in JSON is surely safe to draw, at one look; a no says only that it has to be cleaned."""
    try:
        is_plain = not text.encode("latin-1").translate(None, _PLAIN_BYTES)
    except UnicodeEncodeError:
        is_plain = _PLAIN.fullmatch(text) is not None
    return is_plain and all(
        text.find('"', block, block + _BLOCK) >= 0 for block in range(0, len(text) - _BLOCK, _BLOCK)
    )


def cleaned(value: Any, *, lines: bool = False) -> Any:
    """Make every text in what JSON holds safe to draw."""
    if isinstance(value, str):
        return clean_lines(value) if lines else clean(value)
    if isinstance(value, dict):
        return {clean(name): cleaned(inner, lines=lines or name in _LINES) for name, inner in value.items()}
    return [cleaned(inner, lines=lines) for inner in value] if isinstance(value, list) else value


def is_ordinary(text: str) -> bool:
    """Tell whether every amount and moment in JSON looks like one, at one look."""
    return _ODD_MOMENT.search(text) is None and not any(odd.search(text) for odd in _ODD_AMOUNT)


def check(value: Any) -> None:
    """Refuse amounts that are no number of credits, moments without a zone or a day, wherever they are.  ValueError."""
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value) > _MOST_CREDITS:
            what = "credits are a number, and not a large one"
            raise ValueError(what)
    elif isinstance(value, datetime):
        if value.tzinfo is None:
            what = "a moment needs a time zone"
            raise ValueError(what)
        if not MINYEAR < value.year < MAXYEAR:
            what = "a moment needs a day"
            raise ValueError(what)
    elif isinstance(value, msgspec.Struct):
        for inner in msgspec.structs.astuple(value):
            check(inner)
    elif isinstance(value, tuple):
        for inner in value:
            check(inner)
