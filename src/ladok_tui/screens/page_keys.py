"""The keys of a page's key line: what can be done with the highlighted row, and which of the page's keys work."""

from collections.abc import Callable

from ladok_core.words import Words
from ladok_tui.config.keys import Keys, footer_rows
from ladok_tui.screens.hints import RowFacts, key_rows, page_hints, row_hints, shown
from ladok_tui.widgets.key_line import KeyHint

Hints = tuple[KeyHint, ...]


class PageKeys:
    """The hints, in the words of a language and by the signs that the keys have.

    They are asked for after every key, and most rows are alike in what can be done with them: each is made once.
    """

    def __init__(self, keys: Keys, words: Words, sign: Callable[[str], str]) -> None:
        """Show keys by the ``sign`` that each has here."""
        self._keys, self._words, self._sign = keys, words, sign
        self._rows = key_rows(keys)
        self._of_row: dict[RowFacts, Hints] = {}
        self._of_page: dict[tuple[str, ...], Hints] = {}

    def of_row(self, row: RowFacts) -> Hints:
        """Return what can be done with a row."""
        if row not in self._of_row:
            self._of_row[row] = shown(row_hints(row, self._rows, self._words), self._sign)
        return self._of_row[row]

    def of_page(self, left_out: tuple[str, ...]) -> Hints:
        """Return the page's keys but those that do nothing now."""
        if left_out not in self._of_page:
            self._of_page[left_out] = shown(page_hints(self._rows, self._words, left_out), self._sign)
        return self._of_page[left_out]

    def of_field(self) -> Hints:
        """Return the keys of a row that one types in: when one is done, to save it all, and to leave it as it was."""
        done = next(row for row in footer_rows(("text",), self._keys) if row.id == "text.done")
        said = {done: done.words, self._rows["save"]: "key.save", self._rows["focus.next"]: "form.next"}
        said[self._rows["back"]] = "form.undo"
        hints = (KeyHint(row.keys[0], self._words.say(words), f"screen.{row.action}") for row, words in said.items())
        return shown(hints, self._sign)

    def of_filter(self) -> Hints:
        """Return the keys of the field that one filters by."""
        rows = footer_rows(("text",), self._keys)
        return shown((KeyHint(one.keys[0], self._words.say(one.words), one.action) for one in rows), self._sign)
