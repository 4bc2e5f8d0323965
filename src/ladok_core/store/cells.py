"""Single values as the store's cells hold them, and back: days, moments, credits, flags, texts."""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

from ladok_core.model.text import Text
from ladok_core.sanitize import clean, clean_lines
from ladok_core.store.queries import Row

Cell = str | int | None

# Years of full-time study are a few hundred credits.  More is damage, and would be drawn digit by digit.
_MOST_CREDITS = Decimal(1_000_000)


def day_cell(day: date | None) -> str | None:
    """Write a civil date."""
    return None if day is None else day.isoformat()


def moment_cell(at: datetime) -> str:
    """Write an aware moment in UTC to the microsecond, so that texts sort as moments do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def amount_cell(amount: Decimal) -> str:
    """Write credits (hp) without an exponent.  ValueError for what is no number of credits."""
    if not amount.is_finite() or abs(amount) > _MOST_CREDITS:
        what = "credits are a number, and not a large one"
        raise ValueError(what)
    return f"{amount:f}"


def text_cells(name: str, text: Text | None) -> dict[str, Cell]:
    """Write a text of one line in its two columns."""
    if text is None:
        return {f"{name}_sv": None, f"{name}_en": None}
    return {f"{name}_sv": clean(text.sv), f"{name}_en": clean(text.en)}


def lines_cells(name: str, text: Text) -> dict[str, Cell]:
    """Write a text of several lines in its two columns."""
    return {f"{name}_sv": clean_lines(text.sv), f"{name}_en": clean_lines(text.en)}


def id_cell(reference: str | None) -> str | None:
    """Write a reference that may point nowhere."""
    return None if reference is None else clean(reference)


def safe(row: Row) -> Row:
    """Make every text of a row safe to draw: the one place where that is done."""
    return tuple(clean(cell) if isinstance(cell, str) else cell for cell in row)


def text(sv: object, en: object) -> dict[str, object]:
    """Read a text from its two columns."""
    return {"sv": sv, "en": en}


def lines(sv: str, en: str) -> dict[str, object]:
    """Read a text of several lines from its two columns, which ``safe`` would put on one."""
    return {"sv": clean_lines(sv), "en": clean_lines(en)}


def span(first: object, last: object) -> dict[str, object]:
    """Read a stretch of days from its two columns."""
    return {"first": first, "last": last}


def flag(cell: object) -> bool:
    """Read a flag: 0 or 1, or a boolean where the store has them.  ValueError for anything else."""
    if cell not in (0, 1):
        what = "a flag is 0 or 1"
        raise ValueError(what)
    return bool(cell)


def amount(cell: object) -> Decimal:
    """Read credits (hp).  ValueError for what is no number of them, ArithmeticError for what does not look like one."""
    number = Decimal(cell) if isinstance(cell, str) else None
    if number is None or not number.is_finite() or abs(number) > _MOST_CREDITS:
        what = "credits are a number, as text"
        raise ValueError(what)
    return number


def moment(cell: object) -> datetime | None:
    """Read a moment.  ValueError for one without a time zone, which names none."""
    if cell is None:
        return None
    at = msgspec.convert(cell, datetime)
    if at.tzinfo is None:
        what = "a moment needs a time zone"
        raise ValueError(what)
    return at
