"""What can be chosen for the whole program, as rows: a student, an institution, a theme, whether to quit."""

from collections.abc import Iterable, Mapping
from itertools import chain, repeat

from ladok_core.pages.identity import InstitutionRow
from ladok_core.words import Words
from ladok_tui.config.theme_files import ThemeFile
from ladok_tui.session import Person
from ladok_tui.views.view import Cell, Column, Row, Said, Section

QUICK = "1234567890abcdefg"
"""The signs that choose a row at once, in the rows' order."""


def student_sections(people: Iterable[Person], words: Words) -> tuple[Section, ...]:
    """Return a row a student and institution, each about its person."""
    return (
        Section(
            rows=tuple(
                Row(
                    f"{one.student_id} {one.institution_id}",
                    one,
                    (
                        Cell(Column.NAME, Said(f"{sign} {one.name}".strip(), one.name)),
                        _cell(Column.STATE, words.text(one.institution)),
                        _cell(Column.DATE, words.text(one.about)),
                    ),
                )
                for one, sign in zip(people, chain(QUICK, repeat("")), strict=False)
            )
        ),
    )


def institution_sections(institutions: Iterable[InstitutionRow], words: Words) -> tuple[Section, ...]:
    """Return a row an institution, about its id."""
    return (_section((one.institution_id, one.institution_id, words.text(one.name)) for one in institutions),)


def theme_sections(themes: Mapping[str, ThemeFile], words: Words) -> tuple[Section, ...]:
    """Return a row a theme, about its name."""
    return (_section((name, name, theme.words[words.language]) for name, theme in themes.items()),)


def quit_sections(words: Words) -> tuple[Section, ...]:
    """Return the two ways on, about whether it is to end."""
    return (_section((("quit", True, words.say("quit.yes")), ("stay", False, words.say("quit.no")))),)


def _section(rows: Iterable[tuple[str, object, str]]) -> Section:
    return Section(rows=tuple(Row(key, about, (_cell(Column.NAME, name),)) for key, about, name in rows))


def _cell(column: Column, text: str) -> Cell:
    return Cell(column, Said.alike(text))
