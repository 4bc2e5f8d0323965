"""The catalogues as their .po files have them, a subject at a time."""

import string
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[3] / "src" / "ladok_core" / "locale"


class Entry(NamedTuple):
    """One message: its forms (two where it is counted), and whether it is counted."""

    forms: tuple[str, ...]
    counted: bool


@cache
def entries(language: str, subject: str) -> dict[str, Entry]:
    """Every message of one subject by its key."""
    with (LOCALE / language / f"{subject}.po").open("rb") as source:
        catalog = read_po(source, locale=language, abort_invalid=True)
    found: dict[str, Entry] = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            found[key] = Entry(forms, not isinstance(message.id, str))
    return found


def subjects() -> tuple[str, ...]:
    return tuple(sorted({path.stem for path in LOCALE.glob("*/*.po")}))


@cache
def everything(language: str) -> dict[str, Entry]:
    whole: dict[str, Entry] = {}
    for subject in subjects():
        if (LOCALE / language / f"{subject}.po").is_file():
            whole |= entries(language, subject)
    return whole


def places(form: str) -> frozenset[str]:
    """The names of the places in a message; AssertionError for anything but a plain ``{name}``."""
    named = set()
    for _, name, spec, conversion in string.Formatter().parse(form):
        if name is not None:
            assert name.isidentifier(), f"{form!r} has a place that is not a plain name"
            assert not spec, f"{form!r} formats by itself"
            assert not conversion, f"{form!r} converts by itself"
            named.add(name)
    return frozenset(named)
