"""Finding rows by a text, whatever its case and whether or not its letters carry their rings and dots."""

import unicodedata
from collections.abc import Iterable

import msgspec

from ladok_tui.views.view import NOTHING, Row, Section
from ladok_tui.widgets.columns import with_levels

# Letters that Unicode doesn't take apart, as people write them without a Nordic keyboard.
UNDIVIDED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


def folded(text: str) -> str:
    """Return the text as it is compared: no case, no marks on letters (å ä ö é → a a o e), single blanks."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(UNDIVIDED)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def matching(sections: Iterable[Section], text: str) -> tuple[Section, ...]:
    """Return the sections with those rows that have every word of the text in their cells; all rows for no text.

    A row stays, opened, when a row beneath it matches; a row that matches itself keeps all beneath it.
    """
    words = folded(text).split()
    if not words:
        return tuple(sections)
    kept = ((section, _matching_rows(section.rows, words)) for section in sections)
    return tuple(msgspec.structs.replace(section, rows=rows, note=NOTHING) for section, rows in kept if rows)


def hits(sections: Iterable[Section], text: str) -> list[Row]:
    """Return the rows that have every word of the text themselves; what only leads to them is none."""
    words = folded(text).split()
    rows = (row for section in sections for row, _ in with_levels(section.rows))
    return [row for row in rows if _matches(row, words)]


def _matching_rows(rows: Iterable[Row], words: list[str]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in rows:
        if _matches(row, words):
            kept.append(row)
        elif children := _matching_rows(row.children, words):
            kept.append(msgspec.structs.replace(row, children=children, open=True))
    return tuple(kept)


def _matches(row: Row, words: list[str]) -> bool:
    text = folded(" ".join(cell.said.eye for cell in row.cells))
    return all(word in text for word in words)
