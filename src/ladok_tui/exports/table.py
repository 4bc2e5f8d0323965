"""A table as CSV that a spreadsheet opens by a double click, and in which no text is ever carried out.

Comma and CRLF, as RFC 4180 has it; UTF-8 with a byte order mark, without which spreadsheets read å, ä and ö as other
letters.  A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io

import msgspec

from ladok_core.sanitize import clean

_BOM = "\N{BYTE ORDER MARK}"
# What begins a formula, or did in some spreadsheet; in full width, too, as a Japanese one takes it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Table(msgspec.Struct, frozen=True):
    """Rows of texts under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def csv_bytes(table: Table) -> bytes:
    """Return a table as CSV: every cell one line that is only read, whatever its text says."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([cell(one) for one in row] for row in (table.header, *table.rows))
    return (_BOM + text.getvalue()).encode("utf-8", "replace")


def cell(text: str) -> str:
    """Return a text as a cell: without control characters, and no formula.  A no-break space is a blank."""
    begins = text.lstrip()[:1]
    safe = clean(text.replace("\N{NO-BREAK SPACE}", " "))
    return f"'{safe}" if begins in _FORMULA or safe.lstrip().startswith(_FORMULA) or text[:1] in _FORMULA else safe
