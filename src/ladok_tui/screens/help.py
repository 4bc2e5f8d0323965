"""Every key of the page, and of the whole program."""

from ladok_core.words import Words
from ladok_tui.config.keys import Keys, help_rows
from ladok_tui.widgets.old.rows import Cell, Column, Row, Section


def help_sections(scope: str, words: Words, keys: Keys) -> tuple[Section, ...]:
    """Return the keys as rows: the page's own first, then the list's, then those that work everywhere."""
    wanted = (
        ("help.page", (scope, "page")),
        ("help.list", ("list",)),
        ("help.go", ("go",)),
        ("help.text", ("text",)),
        ("help.dialog", ("dialog",)),
        ("help.everywhere", ("global",)),
    )
    return tuple(Section(words.say(heading), _rows(scopes, words, keys)) for heading, scopes in wanted)


def _rows(scopes: tuple[str, ...], words: Words, keys: Keys) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{row.scope}:{row.id}",
            (Cell(Column.NAME, words.say(row.words)), Cell(Column.STATE, "  ".join(row.keys))),
        )
        for row in help_rows(scopes, keys)
    )
