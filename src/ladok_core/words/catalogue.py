"""The catalogues at run time: a key and its values become a message in one language.

The compiled ``locale/<language>.mo`` is read, once, when the first word is said; it is made when the package is built,
which carries no .po files.  Where they stand beside it and one is newer, they are read instead, so that nobody sees
stale words while editing them.  What is missing is told by a MissingWords warning, which Python keeps to
itself unless asked and which the tests turn into an error: a program with one unworded line is better than none.
"""

import warnings
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from ladok_core.model.text import Text
from ladok_core.words.compiled import Compiled

LANGUAGES = ("sv", "en")
"""The languages that the catalogues have."""

_LOCALE = Path(__file__).parents[1] / "locale"
_GONE = "…"


class MissingWords(ResourceWarning):
    """A message, or a value that a message asks for, is not there.  Ignored by default, an error under the tests."""


@cache
def _translations(language: str) -> NullTranslations:
    return read(_LOCALE, language)


def read(locale: Path, language: str) -> NullTranslations:
    """Read a language's compiled catalogue, or its sources where one is newer; empty when there is neither."""
    try:
        if _is_stale(locale, language):
            from ladok_core.words.sources import Sources  # noqa: PLC0415 - only where words are being edited

            return Sources(locale / language)
        return Compiled((locale / f"{language}.mo").read_bytes())
    except OSError:
        _warn(f"the catalogue of {language!r} can't be read")
        return NullTranslations()


def _is_stale(locale: Path, language: str) -> bool:
    """Tell whether there are sources and what was compiled from them is older than one of them, or missing."""
    folder = locale / language
    try:
        # The folder's own time tells of a file that is gone.
        changed = max(path.stat().st_mtime_ns for path in (folder, *folder.iterdir()))
    except OSError:
        return False
    try:
        return (locale / f"{language}.mo").stat().st_mtime_ns < changed
    except OSError:
        return True


def _warn(what: str) -> None:
    warnings.warn(what, MissingWords, stacklevel=3)


class _Values(dict[str, str | int]):
    """The values of one message; one that is not given becomes an ellipsis, and is told of."""

    def __init__(self, key: str, values: dict[str, str | int]) -> None:
        super().__init__(values)
        self._key = key

    def __missing__(self, name: str) -> str:
        _warn(f"the message {self._key!r} asks for {name!r}")
        return _GONE


class Words:
    """All words of one language, ``sv`` or ``en``; any other language is English.

    Values are put in as they are and never read as part of a message, so data may contain braces.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    def find(self, key: str) -> str | None:
        """Return a message as the catalogue has it, its places not filled; None when there is none."""
        found = _translations(self.language).gettext(key)
        return None if found == key else found

    def template(self, key: str) -> str:
        """Return a message as the catalogue has it, for one who fills it; the key itself when there is none."""
        found = self.find(key)
        if found is None:
            _warn(f"no message {key!r} in {self.language!r}")
            return key
        return found

    def say(self, key: str, /, **values: str | int) -> str:
        """Say a message, its ``{name}`` places filled by values that are put into words already."""
        return self.template(key).format_map(_Values(key, values))

    def count(self, key: str, number: int, /, **values: str | int) -> str:
        """Say a message of so many things, in its singular or plural; ``{number}`` is grouped as 12 000."""
        found = _translations(self.language).ngettext(key, key, number)
        if found == key:
            _warn(f"no counted message {key!r} in {self.language!r}")
            return key
        return found.format_map(_Values(key, {"number": grouped(number), **values}))

    def text(self, text: Text) -> str:
        """Return a text of the data in this language, or in the other where it was never translated."""
        return text.in_language(self.language)


def grouped(number: int) -> str:
    """Write a whole number with its thousands apart: 9999, 12 000, −70 000.

    The groups are parted by a plain space: terminal libraries break lines at a no-break space as well, so it would gain
    nothing, and what is copied or searched for would not be found.  Four digits stay together, as Swedish writes.
    """
    digits = str(abs(number))
    if abs(number) >= 10_000:
        digits = f"{abs(number):,}".replace(",", " ")
    return f"−{digits}" if number < 0 else digits
