"""The keys of a page's key line: what can be done with the highlighted row, and which of the page's keys work."""

from collections.abc import Callable, Sequence

from ladok_core.words import Words
from ladok_tui.config.keys import Keys, footer_rows
from ladok_tui.screens.hints import Rows, key_rows, page_hints, row_hints, shown
from ladok_tui.views.view import Row
from ladok_tui.widgets.key_line import KeyHint


class PageKeys:
    """The hints, in the words of a language and by the signs that the keys have."""

    def __init__(self, keys: Keys, words: Words, sign: Callable[[str], str]) -> None:
        """Show keys by the ``sign`` that each has here."""
        self._keys, self._words, self._sign = keys, words, sign
        self._rows: Rows = key_rows(keys)

    def of_row(self, row: Row | None, *, can_open: bool, elsewhere: bool) -> Sequence[KeyHint]:
        """Return what can be done with a row, which opens in place, or of which all stands beside or below the list."""
        return shown(row_hints(row, self._rows, self._words, can_open=can_open, elsewhere=elsewhere), self._sign)

    def of_page(self, left_out: Sequence[str]) -> Sequence[KeyHint]:
        """Return the page's keys but those that do nothing now."""
        return shown(page_hints(self._rows, self._words, left_out), self._sign)

    def of_field(self) -> Sequence[KeyHint]:
        """Return the keys of a field that one types in."""
        rows = footer_rows(("text",), self._keys)
        return shown((KeyHint(one.keys[0], self._words.say(one.words), one.action) for one in rows), self._sign)
