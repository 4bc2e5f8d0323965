"""Rows in columns, before any terminal: what gives way, what never does, and that nothing is wider than the window."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from ladok_tui.views.view import Block, Cell, Column, Fact, Heading, Link, Note, Part, Row, Said, Section, Tone, Why
from ladok_tui.widgets.cell_text import clipped, wrapped
from ladok_tui.widgets.columns import FACTS, LEADS, with_levels
from ladok_tui.widgets.matching import folded, matching
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.page_lines import PageLines
from ladok_tui.widgets.placed import PageStyle
from ladok_tui.widgets.row_layout import tone_of
from ladok_tui.widgets.runs import text_of
from tui.widgets.row_list_demo import EDUCATION, START, AskThing, cell, date, row, section, state

WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=30)
SHORT = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


def cells(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Cell, ...]]:
    optional = {column: st.one_of(st.none(), fact) for column in (*LEADS, *FACTS)}
    texts = st.fixed_dictionaries({Column.NAME: name, **optional})
    return texts.map(lambda found: tuple(cell(column, text) for column, text in found.items() if text))


def blocks(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Block, ...]]:
    said = text.map(Said.alike)
    ask = st.one_of(st.none(), st.just(AskThing(key="k")))
    one = st.one_of(
        st.builds(Note, said),
        st.builds(Heading, said),
        st.builds(Fact, said, said),
        st.builds(Part, cells(text, text)),
        st.builds(Why, text, said, said, ask, st.integers(1, 3), st.integers(1, 3)),
        st.builds(Link, said, st.just(AskThing(key="k"))),
    )
    return st.lists(one, max_size=4).map(tuple)


def rows(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[Row]:
    key = st.uuids().map(str)
    leaf = st.builds(Row, key, st.none(), cells(name, fact), blocks(name))
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            Row, key, st.none(), cells(name, fact), children=st.lists(inner, max_size=2).map(tuple), open=st.booleans()
        ),
        max_leaves=4,
    )


def sections(name: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[list[Section]]:
    headings = st.sampled_from(["", "Att göra nu"])
    return st.lists(st.builds(section, headings, st.lists(rows(name, fact), max_size=4).map(tuple), WORDS), max_size=3)


def drawn(page: list[Section] | tuple[Section, ...], width: int, **opened: bool) -> list[str]:
    lines = PageLines(page, Measure(page), width, opened, PageStyle())
    return [text_of(lines.line(number)) for number in range(lines.count)]


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(sections(WORDS, WORDS), st.integers(1, 120), st.booleans())
def test_no_line_is_wider_than_the_window(page: list[Section], width: int, everything: bool) -> None:
    """A cell too many, and the terminal wraps: every line below it is wrong.  Wide and combining letters included."""
    opened = {row.key: True for part in page for row, _ in with_levels(part.rows)} if everything else {}
    assert all(cell_len(line) <= width for line in drawn(page, width, **opened))


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(sections(SHORT, SHORT), st.integers(30, 120))
def test_only_names_give_way(page: list[Section], width: int) -> None:
    """U9: a code, a state or a date cut short would be another code, state or date.  At any width, opened or not."""
    lines = PageLines(page, Measure(page), width, {}, PageStyle())

    for placed in lines.places:
        below = range(placed.line, placed.line + placed.height)
        shown = " ".join(run.text for number in below for run in lines.line(number))
        for fact in filter(None, map(placed.row.cell, FACTS)):
            assert fact.said.eye in shown


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(sections(SHORT, SHORT), st.integers(1, 120), st.booleans(), st.booleans())
def test_every_stop_has_lines_of_its_own(page: list[Section], width: int, everything: bool, by_ear: bool) -> None:
    """The highlight, the mouse and the caret find a row by its line; a block beneath a row stands within the row's."""
    opened = {row.key: True for part in page for row, _ in with_levels(part.rows)} if everything else {}
    lines = PageLines(page, Measure(page), width, opened, PageStyle(every_line_a_stop=by_ear))

    for index, placed in enumerate(lines.places):
        assert lines.index_at(placed.line) == index
        beneath = {lines.index_at(placed.line + extra) for extra in range(placed.height)}
        assert all(at == index or (at is not None and lines.places[at].parent == index) for at in beneath)


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(sections(SHORT, SHORT), sections(SHORT, SHORT), st.integers(1, 120), st.booleans())
def test_a_page_after_another_stands_as_it_would_alone(
    old: list[Section], new: list[Section], width: int, everything: bool
) -> None:
    """What is kept of rows that are as they were is what they would be anew; rows that changed keep nothing."""
    opened = {row.key: True for part in old for row, _ in with_levels(part.rows)} if everything else {}
    before = PageLines(old, Measure(old), width, {}, PageStyle())
    _ = [before.line(number) for number in range(before.count)]
    page = [*(replace(part, rows=part.rows[::-1]) for part in old), *new]
    measure, measured_again = Measure(page), Measure(page, Measure(old))
    alone = PageLines(page, measure, width, opened, PageStyle())
    after = PageLines(page, measured_again, width, opened, PageStyle(), before)
    assert measured_again.natural_width == measure.natural_width

    assert [after.line(number) for number in range(after.count)] == [alone.line(n) for n in range(alone.count)]
    assert [(one.key, one.line, one.height) for one in after.places] == [
        (one.key, one.line, one.height) for one in alone.places
    ]


def test_of_a_row_that_is_as_it_was_nothing_is_drawn_again() -> None:
    """A tick says one row anew, and all the others as they were: their lines are the very same."""
    rows = tuple(row(f"k{n}", f"Kurs {n}", "KU1001") for n in range(3))
    page, ticked = [section("", rows)], [section("", (rows[0], row("k1", "Kurs x", "KU1001"), *rows[2:]))]
    before = PageLines(page, Measure(page), 40, {}, PageStyle())
    drawn = [before.line(number) for number in range(3)]
    after = PageLines(ticked, Measure(ticked), 40, {}, PageStyle(), before)
    assert [after.line(number) is drawn[number] for number in range(3)] == [True, False, True]
    assert "Kurs x" in text_of(after.line(1))


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(sections(SHORT, SHORT))
def test_at_its_natural_width_a_page_is_whole(page: list[Section]) -> None:
    """U7: at that width no name is cut and no thing takes two lines; a cell less and something gives way."""
    measure = Measure(page)
    lines = PageLines(page, measure, measure.natural_width, {}, PageStyle())
    for placed in lines.places:
        assert placed.height == 1
        name = placed.row.cell(Column.NAME)
        assert name is None or name.said.eye in "".join(run.text for run in lines.line(placed.line))


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
        section("A", (row("1", "Etik", "ET1", "3 hp", state("✓ G"), cell(Column.DATE, "20 nov")),)),
        section("B", (row("2", "Etik", "ET1", "3 hp", state("● pågår"), cell(Column.DATE, "21 nov")),)),
    ]

    lines = drawn(page, 78)

    assert lines[1].index("20 nov") == lines[4].index("21 nov")


def test_a_name_reaches_into_empty_columns() -> None:
    page = [
        section("", (row("1", "Ett långt namn utan kod och poäng", "", "", state("öppen")), row("2", "Kort", "K1")))
    ]

    assert "Ett långt namn utan kod och poäng  öppen" in drawn(page, 60)[0]


def test_one_overlong_state_takes_two_lines_and_leaves_the_others_alone() -> None:
    """Places and titles are other people's data: one of them mustn't cost every row its name."""
    page = [section("", (row("1", "Algebra", "MA1", "7,5 hp", state("x" * 60)), row("2", "Etik", "ET1", "3,0 hp")))]

    lines = drawn(page, 78)

    assert lines[0] == "Algebra"
    assert "x" * 60 in lines[1] + lines[2]
    assert "Etik" in lines[-1]
    assert "3,0 hp" in lines[-1]


def test_a_size_is_said_tersely_only_where_a_name_needs_the_room() -> None:
    """TUI: "7.5 credits" in English; five letters more than "hp" are taken from a name only where enough is left."""
    size = Cell(Column.SIZE, Said.alike("7.5 credits"), terse="7.5 cr")
    long, short = (
        Row(name, None, (cell(Column.NAME, name), cell(Column.CODE, "ET1001"), size, state("○ registration closed")))
        for name in ("Foundations of Sustainable Energy", "Ethics")
    )

    assert "7.5 credits" in drawn([section("", (short,))], 60)[0]
    assert "7.5 cr  ○" in drawn([section("", (long, short))], 60)[-1]
    assert "7.5 credits" in drawn([section("", (long, short))], 80)[-1]
    assert "7.5 cr  ○" in drawn([section("", (long,))], 40)[1]


def test_states_and_days_are_said_tersely_before_a_name_is_cut_and_sizes_before_those() -> None:
    """U9, U11: name gives way first, but only once nothing can be said in fewer letters; no row breaks."""
    size = Cell(Column.SIZE, Said.alike("3.0 credits"), terse="3.0 cr")
    how = Cell(Column.STATE, Said.alike("! registration missed"), terse="! missed")
    when = Cell(Column.DATE, Said.alike("closed 22 Nov"), terse="22 Nov")
    page = [section("", (Row("a", None, (cell(Column.NAME, "Professional Ethics"), size, how, when)),))]

    told = [" ".join(drawn(page, width)[0].split()) for width in (70, 69, 64, 57)]

    assert told == [
        "Professional Ethics 3.0 credits ! registration missed closed 22 Nov",
        "Professional Ethics 3.0 cr ! registration missed closed 22 Nov",
        "Professional Ethics 3.0 cr ! registration missed 22 Nov",
        "Professional Ethics 3.0 cr ! missed 22 Nov",
    ]


def test_a_row_that_is_a_sentence_is_told_whole() -> None:
    """U20: the reasons of "why" were cut where they had most to say; what else stands in a row keeps it on its line."""
    told = "✕ Förkunskaper saknas: 7,5 hp av Mekanik I ska vara avklarade."

    assert drawn([section("", (row("w", told),))], 40) == [
        "✕ Förkunskaper saknas: 7,5 hp av Mekanik",
        "  I ska vara avklarade.",
    ]
    assert drawn([section("", (row("w", told),))], cell_len(told)) == [told]
    assert drawn([section("", (row("w", told, "MA1020"),))], 60)[0].endswith("…  MA1020")


def test_a_section_without_codes_takes_no_room_from_those_that_have_them() -> None:
    """U9: a place with a long state and a long period stood above modules that were cut, or broken in two."""
    place = Row("p", None, (cell(Column.NAME, "Tillfälle H2850"), state("○ öppnar om 12 dagar"), date("x" * 24)))
    module = row("m", "Inlämningsuppgifter och seminarier", "INL1", "3,0 hp", state("○ inget betyg"))

    lines = drawn([section("", (place,)), section("Resultat", (module,))], 68)

    assert lines[0].split() == ["Tillfälle", "H2850", "○", "öppnar", "om", "12", "dagar", "x" * 24]
    assert lines[-1].split() == ["Inlämningsuppgifter", "och", "seminarier", "INL1", "3,0", "hp", "○", "inget", "betyg"]


def test_the_ending_that_tells_two_things_apart_is_not_cut() -> None:
    """REG-4: which period it is has to be seen, however long the course's name is."""
    name = "Grundläggande statistik för samhällsvetare"
    whole = Cell(Column.NAME, Said.alike(f"{name}, period 2"), ending=", period 2")
    page = [section("", (Row("a", None, (whole, cell(Column.CODE, "ST1003"), state("t.o.m. 3 dec, 9 dagar"))),))]

    assert drawn(page, 60)[0].startswith("Grundläggande stat…, period 2  ST1003")
    assert drawn(page, 90)[0].startswith(f"{name}, period 2  ST1003")
    assert cell_len(drawn(page, 8)[0]) <= 8


WIDE = row("k1", "Databasteknik, fortsättning för nybörjare", "DB1001", "7,5 hp", state("● pågår"))
SHORT_ROW = row("k2", "Etik", "ET1", "3,0 hp", state("● pågår"))


def test_below_sixty_columns_the_code_of_every_row_goes_under_its_name() -> None:
    """U9: one shape a page; the code isn't hidden, and needs no opening."""
    page = [section("", (WIDE, SHORT_ROW))]

    lines = drawn(page, 58)

    assert lines[0].startswith("Databasteknik, fortsättning för nyb")
    assert lines[1].strip() == "DB1001"
    assert [line.split() for line in lines[2:]] == [["Etik", "3,0", "hp", "●", "pågår"], ["ET1"]]
    assert "DB1001" in drawn(page, 60)[0]


def test_below_sixty_columns_the_date_goes_there_too_and_the_size_last_where_names_need_their_room() -> None:
    """U9: what tells how things stand lines up down the page, as long as there is any room for it."""
    credited = (state("↦ tillgodoräknad"), date("24 okt 2025"))
    wide = (row(key, "Databasteknik, fortsättning", "DB1001", "7,5 hp", *credited) for key in "ab")
    page = [section("", (*wide, SHORT_ROW))]

    assert [" ".join(line.split()) for line in drawn(page, 56)[2:]] == [
        "Databasteknik, fortsättning 7,5 hp ↦ tillgodoräknad", "DB1001 24 okt 2025", "Etik 3,0 hp ● pågår", "ET1",
    ]  # fmt: skip
    narrow = drawn(page, 46)[2:]
    assert [" ".join(line.split()) for line in narrow[:2]] == [
        "Databasteknik, fortsättning ↦ tillgodoräknad", "DB1001 7,5 hp 24 okt 2025",
    ]  # fmt: skip
    assert narrow[0].index("↦") == narrow[2].index("●")


def test_at_forty_columns_a_thing_is_two_lines() -> None:
    page = [section("", (WIDE, SHORT_ROW))]

    assert drawn(page, 40)[1:] == ["DB1001  7,5 hp  ● pågår", "Etik", "ET1  3,0 hp  ● pågår"]


def test_a_page_that_fits_as_it_is_takes_no_other_shape() -> None:
    """The palette in a narrow window: its natural width comes first."""
    page = [section("", (row("1", "Copy", "", "", state("y")), row("2", "Engineering", "KO2001")))]

    assert drawn(page, 40)[-1].split() == ["Engineering", "KO2001"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_amounts_are_right_aligned_and_marks_stand_before_the_name(width: int) -> None:
    """SCREENS: the columns that a page declares."""
    page = [section("Avgifter", (
        row("1", "HT2026", "", "", cell(Column.MARK, "[x]"), cell(Column.AMOUNT, "70 000 kr"), state("✓ betald")),
        row("2", "VT2027", "", "", cell(Column.MARK, "[ ]"), cell(Column.AMOUNT, "500 kr"), date("15 dec")),
    ))]  # fmt: skip

    first, second = drawn(page, width)[1:]

    assert first.startswith("  [x] HT2026")
    assert second.startswith("  [ ] VT2027")
    assert first.index("kr") == second.index("kr")
    assert first.index("HT") == second.index("VT")


@pytest.mark.parametrize("width", [44, 58, 80, 120])
def test_narrowing_the_page_moves_no_column(width: int) -> None:
    """U21: measured once, from all rows and under all tabs."""
    whole = [section("", (WIDE, SHORT_ROW))]
    lines = PageLines([section("", (SHORT_ROW,))], Measure(whole), width, {}, PageStyle())

    assert [text_of(lines.line(number)) for number in range(lines.count)] == drawn(whole, width)[-lines.count :]


def test_marks_stand_only_at_rows_with_children() -> None:
    lines = drawn(EDUCATION, 78)

    assert lines[0].startswith("▾ Datavetenskap, kandidat")
    assert lines[2].startswith("      Databasteknik")
    assert drawn(EDUCATION, 78, p1=False)[0].startswith("+ Datavetenskap, kandidat")
    assert not any("▾" in line or "+ " in line for line in drawn(START, 78))


def test_opening_a_row_moves_no_column() -> None:
    closed, opened = drawn(EDUCATION, 78, p1=False), drawn(EDUCATION, 78)

    assert closed[0].removeprefix("+") == opened[0].removeprefix("▾")


def test_a_section_without_rows_is_its_note() -> None:
    page = [section("Att göra nu", note="Inget just nu.")]

    assert drawn(page, 40) == ["Att göra nu", "  Inget just nu."]


def test_a_blank_line_parts_notes_as_it_parts_headings() -> None:
    page = [section("", note="Ta med legitimation."), section("", note="Inga tillfällen nu.")]

    assert drawn(page, 40) == ["Ta med legitimation.", "", "Inga tillfällen nu."]


def test_values_behind_labels_stand_in_one_column_whether_their_section_folds_or_not() -> None:
    folds = Row("a", None, (cell(Column.LABEL, "Adress"), cell(Column.NAME, "Gatan 1")), children=(row("b", "Ort"),))
    plain = Row("c", None, (cell(Column.LABEL, "E-post"), cell(Column.NAME, "a@b.se")))

    lines = drawn([section("Adress", (folds,)), section("Kontakt", (plain,))], 40)
    assert next(one for one in lines if "Gatan" in one).index("Gatan") == lines[-1].index("a@b.se")


def test_a_cell_takes_its_own_tone_before_its_columns() -> None:
    assert [tone_of(cell(Column.CODE, "DB1")), tone_of(state("✕", Tone.BAD))] == [Tone.QUIET, Tone.BAD]


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


@settings(deadline=None)  # the first run of each compiles; a busy machine takes its time
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_filter_keeps_what_leads_to_a_match_and_drops_empty_headings() -> None:
    assert [found.heading.eye for found in matching(START, "natverk")] == ["Aktuella kurser"]
    (education,) = matching(EDUCATION, "mekanik avbrott")
    assert [(kept.key, [child.key for child in kept.children]) for kept in education.rows] == [("p1", ["k4"])]
