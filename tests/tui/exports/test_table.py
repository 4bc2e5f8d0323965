"""The table: what is read back is what was written, and no cell is a formula."""

import csv
import io
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core import sample
from ladok_core.model.record import Record
from ladok_core.pages import page_spec
from ladok_core.words import Words
from ladok_tui.commands.export import exported
from ladok_tui.exports import CSV, EXPORTS, ICS, JSON, ExportSpec
from ladok_tui.exports.table import Table, cell, csv_bytes
from tui.hostile import MARK, PLANTED, hostile, planted

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "=cmd|' /C calc'!A0", "\ufeff=1")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_carry_out_is_only_read(text: str) -> None:
    """A course's name is text, whatever it begins with."""
    assert cell(text)[0] in "'\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("text", ["7.5", "2026-11-23", "Matematik, del 1", 'Sagt "så"', "", "0", "å-ä", "A=1"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_it_begins_as_spreadsheets_want_and_ends_as_the_standard_says() -> None:
    """UTF-8 with a mark, or Excel reads other letters; CRLF, as RFC 4180 has it."""
    data = csv_bytes(Table(("Å", "B"), (("a,b", 'c"d'), ("", "e\u00a0f"))))

    assert data == '\ufeffÅ,B\r\n"a,b","c""d"\r\n,e f\r\n'.encode()


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2).map(tuple), max_size=4).map(tuple))
def test_every_text_stays_in_its_cell(rows: tuple[tuple[str, ...], ...]) -> None:
    """No quote, comma or line break gets out of it, and what is read back begins no formula."""
    found = read(csv_bytes(Table(("a", "b"), rows)))

    assert found == [["a", "b"], *([cell(one) for one in row] for row in rows)]
    for text in (one for row in found for one in row):
        assert not text.lstrip().startswith(("=", "+", "-", "@"))
        assert text.isprintable() or all(ord(one) >= 160 for one in text if not one.isprintable())


@cache
def pages(name: str, kind: str) -> list[Any]:
    """The page of everybody, made once for all the formats that it is written in."""
    page = page_spec(name)
    return [page.build(record, page.ask(), NOW) for record in hostile(kind)]


def files(spec: ExportSpec, wanted: str, kind: str) -> list[bytes]:
    return [exported(spec.page, wanted, page, lambda: Words("sv"), NOW) for page in pages(spec.page, kind)]


@pytest.mark.parametrize("kind", PLANTED)
@pytest.mark.parametrize(("spec", "wanted"), [(spec, wanted) for spec in EXPORTS for wanted in spec.formats])
def test_no_hostile_text_reaches_a_file_as_a_control_byte(spec: ExportSpec, wanted: str, kind: str) -> None:
    """Whatever stands in any field, also where nobody made it safe when it was read; the text itself is there."""
    seen = ""
    for data in files(spec, wanted, kind):
        text = data.decode()
        seen += text
        letters = set(text) - {"\n", "\r"}
        if wanted != JSON:  # JSON escapes them, and is read by programs
            assert not [one for one in letters if ord(one) < 32 or 127 <= ord(one) < 160 or one in "\u202e\u2066\u200b"]
        else:
            assert not [one for one in letters if ord(one) < 32]
        if wanted == CSV:
            assert len({len(row) for row in read(data)}) == 1
    assert MARK in seen


BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r\n=",
    " =",
    "\u00a0=",
    "＝",
    "＠",
    "\u202e=",
    "\x1b[31m=",
    "\ufeff=",
    "\x9b@",
)


@cache
def people() -> tuple[Record, ...]:
    return sample.build(NOW.date())


def written(spec: ExportSpec, record: Record) -> list[bytes]:
    """The table of a record, and the calendar where there is one."""
    page = page_spec(spec.page)
    made = page.build(record, page.ask(), NOW)
    return [
        exported(spec.page, wanted, made, lambda: Words("sv"), NOW) for wanted in (CSV, ICS) if wanted in spec.formats
    ]


@cache
def harmless(place: int, number: int) -> list[bytes]:
    """The same of one of the exports and one of the people as they are, written once for all attacks."""
    return written(EXPORTS[place], people()[number])


@pytest.mark.parametrize(
    "everybody", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["the first", "everybody"]
)
@pytest.mark.parametrize("begins", BEGINNINGS, ids=repr)
def test_no_field_begins_a_formula_or_a_property(begins: str, everybody: bool) -> None:
    """Whatever a text of a record begins with: a cell is read as text, and an event has the lines that it had."""
    attack = f'{begins}HYPERLINK("https://x.example";"{MARK}")\r\nATTACH:https://x.example\r\n'
    for place, spec in enumerate(EXPORTS):
        seen = 0
        for number, record in enumerate(people() if everybody else people()[:1]):
            was, is_now = harmless(place, number), written(spec, planted(record, attack, before=True))
            table, before = read(is_now[0]), read(was[0])
            assert len(table) == len(before)
            cells = [one for row in table for one in row]
            seen += sum(MARK in one for one in cells)
            assert [one for one in cells if one.lstrip().startswith(("=", "+", "-", "@", "＝", "＠"))] == []
            assert [one for one in cells if not one.isprintable()] == []
            assert [*map(properties, is_now[1:])] == [*map(properties, was[1:])]
        assert seen > 5


def properties(calendar: bytes) -> list[str]:
    """The name of each line of a calendar, unfolded."""
    lines = calendar.decode().replace("\r\n ", "").split("\r\n")
    return [re.split("[:;]", line)[0] for line in lines]


@pytest.mark.parametrize("spec", EXPORTS, ids=lambda spec: spec.page)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_text_tells_how_far_off_a_day_is(spec: ExportSpec, language: str) -> None:
    """DLN-1, EDU-1: a file is read on another day, by which "in 26 days" would be wrong; a day has its year."""
    page, words = page_spec(spec.page), Words(language)
    near = (
        r"\b(in|om) (a|en|\d+) (day|week|month|year|dag|vecka|månad|år)|\bago\b|för .* sedan|\bdays? left|dag(ar)? kvar"
    )
    without_year = rf"\b\d+ ({'|'.join(words.say(f'month.{number}') for number in range(1, 13))})(?! \d{{4}})"
    for record in sample.build(NOW.date()):
        for wanted in {ICS, CSV} & {*spec.formats}:
            data = exported(spec.page, wanted, page.build(record, page.ask(), NOW), lambda: words, NOW)
            text = data.decode().replace("\r\n ", "")
            assert [found[0] for found in re.finditer(f"{near}|{without_year}", text)] == []


@pytest.mark.parametrize("spec", EXPORTS, ids=lambda spec: spec.page)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_tells_whose_it_is_or_how_to_reach_them(spec: ExportSpec, language: str) -> None:
    """CON-3, LOG-5: no name, number, address, phone or e-mail stands in a calendar or a table."""
    page = page_spec(spec.page)
    for record in sample.build(NOW.date()):
        student = record.student
        private = [student.name, student.email, student.phone, student.student_id]
        private += [student.identity.digits] if student.identity else []
        private += [address.street for address in student.addresses]
        for wanted in {ICS, CSV} & {*spec.formats}:
            content = page.build(record, page.ask(), NOW)
            data = exported(spec.page, wanted, content, lambda: Words(language), NOW).decode().replace("\r\n ", "")
            assert [one for one in private if one and len(one) > 4 and one in data] == []


def test_every_export_is_of_a_page_and_begins_with_what_is_meant() -> None:
    assert [(spec.page, spec.formats[0]) for spec in EXPORTS] == [("deadlines", ICS), ("education", CSV)]
