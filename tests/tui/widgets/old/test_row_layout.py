"""Rows in columns, before any terminal: what gives way, what never does, and that nothing is wider than the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ladok_tui.widgets.cell_text import clipped, wrapped
from ladok_tui.widgets.old.columns import measured
from ladok_tui.widgets.old.matching import folded, matching
from ladok_tui.widgets.old.page_lines import PageLines
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone
from tui.widgets.old.row_list_demo import EDUCATION, START, row, state

WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=30)
SHORT = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
FACTS = (Column.CODE, Column.SIZE, Column.STATE, Column.DATE)


def cells(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Cell, ...]]:
    optional = {column: st.one_of(st.none(), fact) for column in (Column.VERB, *FACTS)}
    texts = st.fixed_dictionaries({Column.NAME: name, **optional})
    return texts.map(lambda found: tuple(Cell(column, text) for column, text in found.items() if text))


def rows(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[Row]:
    lines = st.lists(st.builds(Line, WORDS, indent=st.integers(0, 9), hang=st.integers(0, 9)), max_size=2).map(tuple)
    leaf = st.builds(Row, st.uuids().map(str), cells(name, fact), lines, depth=st.integers(0, 3))
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            Row,
            st.uuids().map(str),
            cells(name, fact),
            lines,
            st.lists(inner, max_size=2).map(tuple),
            open=st.booleans(),
        ),
        max_leaves=4,
    )


def sections(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[list[Section]]:
    return st.lists(
        st.builds(
            Section, st.sampled_from(["", "Att göra nu"]), st.lists(rows(name, fact), max_size=4).map(tuple), WORDS
        ),
        max_size=3,
    )


def drawn(page: list[Section] | tuple[Section, ...], width: int, **opened: bool) -> list[str]:
    lines = PageLines(page, measured(page, width), opened, airy=True)
    return ["".join(run.text for run in lines.line(number)) for number in range(lines.count)]


@given(sections(WORDS, WORDS), st.integers(1, 120))
def test_no_line_is_wider_than_the_window(page: list[Section], width: int) -> None:
    """A cell too many, and the terminal wraps: every line below it is wrong.  Wide and combining letters included."""
    assert all(cell_len(line) <= width for line in drawn(page, width))


@given(sections(SHORT, SHORT), st.integers(30, 120))
def test_only_names_give_way(page: list[Section], width: int) -> None:
    """A code, a state or a date cut short would be another code, state or date."""
    lines = PageLines(page, measured(page, width), {}, airy=True)

    for placed in lines.rows:
        below = range(placed.line, placed.line + placed.height)
        shown = " ".join(run.text for number in below for run in lines.line(number))
        always = FACTS if width >= 60 else FACTS[1:]  # the code may wait beneath, until the row is opened
        for fact in filter(None, map(placed.row.cell, always)):
            assert fact.text in shown


@given(sections(SHORT, SHORT), st.integers(1, 120))
def test_every_row_has_lines_of_its_own(page: list[Section], width: int) -> None:
    """The highlight, the mouse and the caret find a row by its line."""
    lines = PageLines(page, measured(page, width), {}, airy=True)

    for index, placed in enumerate(lines.rows):
        assert {lines.index_at(placed.line + extra) for extra in range(placed.height)} == {index}


def test_columns_line_up_down_the_page() -> None:
    """SCREENS: name, code, size, state, always at the same place; amounts to the right."""
    lines = [line for line in drawn(START, 78) if "hp" in line]

    assert len({line.index(" hp") for line in lines}) == 1
    codes = [line.index(code) for line in lines for code in ("DB1001", "MA2001", "ST1003", "NW1002") if code in line]
    assert len(codes) == 5
    assert len(set(codes)) == 1
    assert not any("…" in line for line in lines)


def test_a_date_stands_beside_the_state_of_its_own_section() -> None:
    """A long state elsewhere on the page doesn't push the only date out to the edge."""
    assert "✓ VG  20 nov" in drawn(START, 118)[1]


def test_dates_of_several_sections_line_up_where_there_is_room() -> None:
    page = [
        Section("A", (row("1", "Etik", "ET1", "3 hp", state("✓ G"), Cell(Column.DATE, "20 nov")),)),
        Section("B", (row("2", "Etik", "ET1", "3 hp", state("● pågår"), Cell(Column.DATE, "21 nov")),)),
    ]

    lines = drawn(page, 78)

    assert lines[1].index("20 nov") == lines[4].index("21 nov")


def test_a_name_reaches_into_empty_columns() -> None:
    page = [
        Section("", (row("1", "Ett långt namn utan kod och poäng", "", "", state("öppen")), row("2", "Kort", "K1")))
    ]

    assert "Ett långt namn utan kod och poäng  öppen" in drawn(page, 60)[0]


def test_one_overlong_state_takes_two_lines_and_leaves_the_others_alone() -> None:
    """Places and titles are other people's data: one of them mustn't cost every row its name."""
    page = [Section("", (row("1", "Algebra", "MA1", "7,5 hp", state("x" * 60)), row("2", "Etik", "ET1", "3,0 hp")))]

    lines = drawn(page, 78)

    assert lines[0] == "Algebra"
    assert "x" * 60 in lines[1] + lines[2]
    assert "Etik" in lines[-1]
    assert "3,0 hp" in lines[-1]


def test_a_size_is_said_tersely_only_where_a_name_needs_the_room() -> None:
    """TUI: "7.5 credits" in English; five letters more than "hp" are taken from a name only where enough is left."""
    long, short = (
        Row(name, (Cell(Column.NAME, name), Cell(Column.CODE, "ET1001"), size, state("○ registration closed")))
        for size in [Cell(Column.SIZE, "7.5 credits", terse="7.5 cr")]
        for name in ("Foundations of Sustainable Energy", "Ethics")
    )

    assert "7.5 credits" in drawn([Section("", (short,))], 60)[0]
    assert "7.5 cr  ○" in drawn([Section("", (long, short))], 60)[-1]
    assert "7.5 credits" in drawn([Section("", (long, short))], 80)[-1]
    assert "7.5 cr  ○" in drawn([Section("", (long,))], 40)[1]


def test_the_ending_that_tells_two_things_apart_is_not_cut() -> None:
    """REG-4: which period it is has to be seen, however long the course's name is."""
    name = "Grundläggande statistik för samhällsvetare"
    cell = Cell(Column.NAME, f"{name}, period 2", ending=", period 2")
    page = [Section("", (Row("a", (cell, Cell(Column.CODE, "ST1003"), state("t.o.m. 3 dec, 9 dagar"))),))]

    assert drawn(page, 60)[0].startswith("Grundläggande stat…, period 2  ST1003")
    assert drawn(page, 90)[0].startswith(f"{name}, period 2  ST1003")
    assert cell_len(drawn(page, 8)[0]) <= 8


def test_a_code_that_waits_beneath_takes_no_room_from_its_name() -> None:
    """The palette in a narrow window: a course has nothing but its code, an action nothing but its key."""
    page = [Section("", (row("1", "Copy", "", "", Cell(Column.STATE, "y")), row("2", "Engineering Design", "KO2001")))]

    assert drawn(page, 54)[-1].strip() == "Engineering Design"


def test_below_sixty_columns_the_code_goes_under_the_name() -> None:
    """SCREENS: at 60 columns the code goes under the name, and an opened row has it."""
    page = [Section("", (row("k1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår")),))]

    assert [line.split() for line in drawn(page, 58)] == [["Databasteknik", "7,5", "hp", "●", "pågår"]]
    assert drawn(page, 58, k1=True)[1].strip() == "DB1001"
    assert drawn(page, 60)[0].startswith("Databasteknik  DB1001")


def test_at_forty_columns_a_thing_is_two_lines() -> None:
    page = [Section("", (row("k1", "Databasteknik", "DB1001", "7,5 hp", state("● pågår")),))]

    assert drawn(page, 40) == ["Databasteknik", "DB1001  7,5 hp  ● pågår"]


def test_marks_stand_only_at_rows_with_children() -> None:
    lines = drawn(EDUCATION, 78)

    assert lines[0].startswith("▾ Datavetenskap, kandidat")
    assert lines[2].startswith("      Databasteknik")
    assert drawn(EDUCATION, 78, p1=False)[0].startswith("▸ Datavetenskap, kandidat")
    assert not any("▾" in line or "▸" in line for line in drawn(START, 78))


def test_opening_a_row_moves_no_column() -> None:
    closed, opened = drawn(EDUCATION, 78, p1=False), drawn(EDUCATION, 78)

    assert closed[0].removeprefix("▸") == opened[0].removeprefix("▾")


def test_a_section_without_rows_is_its_note() -> None:
    page = [Section("Att göra nu", note="Inget just nu.")]

    assert drawn(page, 40) == ["Att göra nu", "  Inget just nu."]


def test_a_cell_takes_its_own_tone_before_its_rows_and_its_columns() -> None:
    bare = Row("1", (Cell(Column.CODE, "DB1"), Cell(Column.STATE, "✕", Tone.BAD)))
    quiet = Row("1", (Cell(Column.NAME, "Etik"), Cell(Column.STATE, "✕", Tone.BAD)), tone=Tone.QUIET)

    assert [bare.tone_of(cell) for cell in bare.cells] == [Tone.QUIET, Tone.BAD]
    assert [quiet.tone_of(cell) for cell in quiet.cells] == [Tone.QUIET, Tone.BAD]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Algebra", 7, "Algebra"), ("Algebra", 6, "Algeb…"), ("漢字漢字", 4, "漢…"), ("x", 0, "")],
)
def test_what_doesnt_fit_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert clipped(text, width) == shown


def test_a_wrapped_line_hangs_in_and_keeps_its_inner_blanks() -> None:
    assert wrapped("1  Förkunskaper saknas: Mekanik I", 20, hang=3) == ["1  Förkunskaper", "   saknas: Mekanik I"]


@pytest.mark.parametrize(
    ("one", "other"), [("ÅÄÖ", "aao"), ("Nätverk", "NATVERK"), ("Søren Þór", "soren thor"), ("  a  b ", "a b")]
)
def test_folding_forgets_case_and_marks(one: str, other: str) -> None:
    """Whoever has no Nordic keyboard finds Nätverk by natverk."""
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_filter_keeps_what_leads_to_a_match_and_drops_empty_headings() -> None:
    assert [section.heading for section in matching(START, "natverk")] == ["Aktuella kurser"]
    (education,) = matching(EDUCATION, "mekanik avbrott")
    assert [(kept.id, [child.id for child in kept.children]) for kept in education.rows] == [("p1", ["k4"])]
