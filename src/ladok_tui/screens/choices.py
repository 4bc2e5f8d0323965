"""What can be chosen for the whole program, as rows: a student, an institution, a theme, whether to quit."""

from collections.abc import Iterable, Mapping
from itertools import chain, repeat

from ladok_core.pages.identity import InstitutionRow
from ladok_core.words import Words
from ladok_tui.config.theme_files import ThemeFile
from ladok_tui.session import Person
from ladok_tui.widgets.old.rows import Cell, Column, Row, Section

QUICK = "1234567890abcdefg"
"""The signs that choose a row at once, in the rows' order."""


def student_sections(people: Iterable[Person], words: Words) -> tuple[Section, ...]:
    """Return a row a student and institution; a row's id is both of theirs, with a blank between."""
    rows = (
        Row(
            f"{one.student_id} {one.institution_id}",
            (
                Cell(Column.NAME, f"{sign} {one.name}".strip()),
                Cell(Column.STATE, words.text(one.institution)),
                Cell(Column.DATE, words.text(one.about)),
            ),
        )
        for one, sign in zip(people, chain(QUICK, repeat("")), strict=False)
    )
    return (Section("", tuple(rows)),)


def institution_sections(institutions: Iterable[InstitutionRow], words: Words) -> tuple[Section, ...]:
    """Return a row an institution, by its id."""
    rows = (Row(one.institution_id, (Cell(Column.NAME, words.text(one.name)),)) for one in institutions)
    return (Section("", tuple(rows)),)


def theme_sections(themes: Mapping[str, ThemeFile], words: Words) -> tuple[Section, ...]:
    """Return a row a theme, by its name."""
    rows = (Row(name, (Cell(Column.NAME, theme.words[words.language]),)) for name, theme in themes.items())
    return (Section("", tuple(rows)),)


def quit_sections(words: Words) -> tuple[Section, ...]:
    """Return the two ways on: ``quit`` and ``stay``."""
    return (
        Section(
            "",
            (
                Row("quit", (Cell(Column.NAME, words.say("quit.yes")),)),
                Row("stay", (Cell(Column.NAME, words.say("quit.no")),)),
            ),
        ),
    )
