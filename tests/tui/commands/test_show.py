"""``show``: every page as JSON, as plain lines and drawn, in both languages."""

import json
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from ladok_core.model.record import Record
from ladok_core.pages.start import StartPage
from ladok_core.sample import build
from ladok_tui.commands.schema import PRINTED
from ladok_tui.commands.show import page_structs
from tui.commands.conftest import Call

PAGES = (("start",), ("education",), ("course", "MA2001"))
DRAWING = re.compile("[\u2500-\u259f\u2800-\u28ff]")
STUDENTS = ("ellen", "omar", "nils", "astrid", "priya", "karin", "freja", "alex", "anna", "samuel")


@pytest.mark.parametrize("page", PAGES)
def test_json_is_the_page_struct(call: Call, page: tuple[str, ...]) -> None:
    """Scripts rely on it: what is printed decodes into the very struct whose schema is published."""
    answer = call("show", *page, "--json", "--demo")

    assert (answer.status, answer.err) == (0, "")
    assert msgspec.json.decode(answer.out, type=page_structs()[page[0]]).student == "Ellen Ek"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("page", ["start", "education"])
def test_plain_lines_are_for_ears(call: Call, page: str, student: str, language: str) -> None:
    """A reader gets a heading and facts, one a line; nothing drawn, no control byte, no colour, no sign for a word."""
    answer = call("show", page, "--demo", "--student", student, "--lang", language)

    lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (0, "")
    assert len(lines) > 2
    assert all(line.isprintable() and line == line.strip() and line for line in lines)
    assert not DRAWING.search(answer.out)
    assert not set("●○✓✕↦→") & set(answer.out)


def test_every_course_of_every_student_can_be_shown(call: Call) -> None:
    """Each page of the demo in plain lines: no state without words."""
    for student in STUDENTS:
        page = json.loads(call("show", "education", "--json", "--demo", "--student", student).out)
        waiting = [*page["packages"], *page["freestanding"]]
        codes = set()
        while waiting:
            line = waiting.pop()
            codes.add(("course" if line["row"]["kind"] == "course" else "package", line["row"]["code"]))
            waiting += line["children"]
        assert codes or not page["packages"]
        for page, code in sorted(codes)[:6]:
            answer = call("show", page, code, "--demo", "--student", student, "--lang", "sv")
            assert (answer.status, answer.err) == (0, "")
            assert code in answer.out


def test_the_start_page_says_what_can_be_done_first_in_numbers(call: Call) -> None:
    """SCREENS, line mode: what can be done stands numbered, with the last day and what it concerns."""
    lines = call("show", "start", "--demo", "--lang", "sv").out.splitlines()

    assert lines[0] == "Start. Blå lärosätet. Ellen Ek."
    numbered = [line for line in lines[lines.index("Att göra nu: 3.") :] if line[:3] in ("1. ", "2. ", "3. ")]
    assert numbered[0].startswith("1. Välj Studieval, termin 4, VAL4, 30,0 högskolepoäng: till och med ")
    assert numbered[1].startswith("2. Registrera dig på Algoritmer, period 1, MA2001, 4,0 högskolepoäng: till ")
    assert all(line.endswith(" dagar kvar.") for line in numbered[:3])
    assert not any(". " in line[3:] for line in numbered[:3]), "one sentence an item"


def test_obstacles_are_numbered_with_advice(call: Call) -> None:
    """REG-6: every obstacle is heard, each followed by what can be done about it."""
    lines = call("show", "course", "KO2001", "--demo", "--lang", "en").out.splitlines()

    first = next(number for number, line in enumerate(lines) if line.startswith("1 of 2: "))
    assert lines[first + 1].startswith("Advice: ")
    assert lines[first + 2].startswith("2 of 2: ")


def test_accessible_asks_for_plain_lines(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """ACCESSIBLE wins also at a terminal."""
    piped = call("show", "start", "--demo").out
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: True)

    assert call("show", "start", "--demo").out == piped


@pytest.mark.parametrize("page", PAGES)
def test_a_terminal_gets_columns(call: Call, monkeypatch: pytest.MonkeyPatch, page: tuple[str, ...]) -> None:
    """SCREENS: the columns line up, and no line is wider than the terminal."""
    monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    answer = call("show", *page, "--demo", "--lang", "sv")

    assert answer.status == 0
    assert "\x1b" not in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80
    assert "MA2001" in answer.out


def test_fees_in_columns_tell_what_stands_on_each_invoice(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """FEE-3: reference, fee period, payments and what is left, as the plain lines and the JSON do."""
    monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "80")
    shown = call("show", "fees", "--demo", "--student", "priya", "--lang", "en").out

    assert all(label in shown for label in ("Reference", "Fee period", "Scholarship", "Payment"))
    assert max(map(len, shown.splitlines())) <= 80


def test_a_script_can_tell_a_page_of_now_from_another_moment(call: Call) -> None:
    page = msgspec.json.decode(call("show", "start", "--json", "--demo", "--as-of", "2030-05-01").out, type=StartPage)

    assert page.today.isoformat() == "2030-05-01"


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_every_schema_can_be_made(call: Call, name: str) -> None:
    """The published schema is made of the struct itself, so it can't lag behind."""
    answer = call("schema", name)
    schema = json.loads(answer.out)

    assert (answer.status, answer.err) == (0, "")
    assert "$ref" in schema or schema["type"] == "array"


def test_an_unknown_course_is_answered_with_what_there_is(call: Call) -> None:
    answer = call("show", "course", "MA200", "--demo", "--lang", "en")

    assert (answer.status, answer.out) == (2, "")
    assert "There is no course MA200 here." in answer.err
    assert "MA2001" in answer.err


def test_a_course_code_is_found_in_any_case(call: Call) -> None:
    assert call("show", "course", "ma2001", "--demo", "--json").status == 0


@pytest.mark.parametrize("form", [["--plain"], ["--json"], []])
def test_hostile_data_never_becomes_control_bytes(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: list[str]
) -> None:
    """A name in a record is a text, whatever it says: no escape sequence and no markup gets through in any form."""

    def hostile(today: date) -> tuple[Record, ...]:
        name = "\x1b[31m\x9b2J\u202e[bold]█\x07\x1b]52;c;aGVq\x07Ek\n"
        first, *rest = build(today)
        return (replace(first, student=replace(first.student, family_name=name)), *rest)

    monkeypatch.setattr("ladok_tui.commands.demo_portals.build", hostile)
    if not form:
        monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: True)
        monkeypatch.setenv("NO_COLOR", "1")
    kept = str(tmp_path / "demo.sqlite")  # made safe where it is read: the demo in memory holds our own texts alone
    answer = call("show", "start", "--demo", "--student", "ellen", "--store", kept, *form)

    assert (answer.status, answer.err) == (0, "")
    assert "[bold]" in answer.out
    assert not set(json.loads(answer.out)["student"] if form == ["--json"] else answer.out) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("columns", [True, False])
def test_a_view_of_another_moment_says_so_at_once(call: Call, monkeypatch: pytest.MonkeyPatch, columns: bool) -> None:
    """SUP-1: nobody takes another day's page for today's; an ordinary page says nothing of the kind."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: columns)
    answer = call("show", "start", "--demo", "--lang", "sv", "--as-of", "2026-07-01T08:05")

    assert answer.out.splitlines()[1] == "Som den 1 juli 2026, 08:05."
    assert "Som den" not in call("show", "start", "--demo", "--lang", "sv").out
