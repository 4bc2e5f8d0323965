"""Every key of the page and of the whole program, and what each sign means."""

from collections.abc import Container, Iterable

from ladok_core.words import Words
from ladok_tui.config.keys import HelpRow
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.views.verbs import VERBS
from ladok_tui.views.view import Cell, Column, Row, Said, Section
from ladok_tui.widgets.legend import LEGEND

PLACES = (
    ("help.page", ("page",)),
    ("help.list", ("list",)),
    ("help.go", ("go",)),
    ("help.text", ("text",)),
    ("help.dialog", ("dialog",)),
    ("help.everywhere", ("global",)),
)
"""The headings, each with the scopes of the keys under it."""

OF_SOME = (*VERBS, "save", "tick", "tab.next", "tab.previous")
"""The keys of a page that do something on some pages only."""


def help_sections(words: Words, keys: ShownKeys, here: Container[str], gone: Iterable[str] = ()) -> tuple[Section, ...]:
    """Return the keys as rows: the page's own first, then the list's, then those that work everywhere; the signs.

    The keys that do nothing on this page, which are those of some pages that ``here`` doesn't name, stand by
    themselves.  Of pages that are ``gone`` there is no key.
    """
    elsewhere = {name for name in OF_SOME if name not in here}

    def keyed(heading: str, rows: Iterable[HelpRow]) -> Section:
        return Section(Said.alike(words.say(heading)), _keys(rows, words))

    told = [
        keyed(heading, (row for row in keys.rows(scopes, gone) if row.id not in elsewhere))
        for heading, scopes in PLACES
    ]
    if elsewhere:
        told.append(keyed("help.elsewhere", (row for row in keys.rows(("page",)) if row.id in elsewhere)))
    signs = tuple(
        Row(f"sign {sign.sign}", sign, (Cell(Column.NAME, Said.alike(f"{sign.sign} {words.say(sign.words)}")),))
        for sign in LEGEND
    )
    return (*told, Section(Said.alike(words.say("help.signs")), signs))


def _keys(rows: Iterable[HelpRow], words: Words) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{row.scope}:{row.id}",
            row,
            (
                Cell(Column.NAME, Said.alike(words.say(row.words))),
                Cell(Column.STATE, Said.alike("  ".join(row.keys))),
            ),
        )
        for row in rows
    )
