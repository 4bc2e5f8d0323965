"""``import``: a student's own record goes into the store, is shown, and is never written to.  IMP-1."""

import json
from io import StringIO
from pathlib import Path

import msgspec
import pytest

import ladok_answers as ladok
from core.importing.test_two_institutions import away, home
from ladok_answers import STUDENT, har, visit, write
from ladok_tui.commands.import_visit import ImportAnswer
from tui.commands.conftest import Call


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """What a browser saved of a whole visit."""
    return write(tmp_path / "visit.har", har(*visit()))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_after_an_import_the_portal_opens_without_more_ado(call: Call, saved: Path, language: str) -> None:
    """No option needed: the default store is the student's own, and only its owner can read it."""
    answer = call("import", saved, "--lang", language)
    assert answer.status == 0
    assert answer.out
    assert answer.err.endswith(" ladok-tui.\n")

    page = call("show", "education", "--lang", language).out
    assert "SF1001" in page
    assert page.splitlines()[1].startswith(
        "Kopia från 20 november 2026" if language == "sv" else "Copy from 20 November 2026"
    )
    listed = json.loads(call("institutions", "--json").out)
    assert [row["here"] for row in listed] == [True]


def test_the_same_import_again_changes_nothing(call: Call, saved: Path, tmp_path: Path) -> None:
    first = msgspec.json.decode(call("import", saved, "--json").out, type=ImportAnswer)
    page = call("show", "education", "--json").out
    second = msgspec.json.decode(call("import", saved, "--json").out, type=ImportAnswer)

    assert (first.added, first.changed, first.unchanged) == (1, 0, 0)
    assert (second.added, second.changed, second.unchanged) == (0, 0, 1)
    assert call("show", "education", "--json").out == page


@pytest.mark.parametrize("order", ["{0} --json {1}", "--json {0} {1}", "{0} {1} --json", "{0} --lang sv {1} --json"])
def test_options_and_paths_come_in_any_order(call: Call, saved: Path, tmp_path: Path, order: str) -> None:
    """All that is named is read, wherever the options stand: here twice the same visit."""
    again = tmp_path / "again.har"
    again.write_bytes(saved.read_bytes())
    whole = msgspec.json.decode(call("import", saved, again, "--json").out, type=ImportAnswer)
    answer = call("import", *order.format(saved, again).split())

    assert answer.status == 0
    assert msgspec.json.decode(answer.out, type=ImportAnswer).report == whole.report


def test_a_misspelt_option_is_no_path(call: Call, saved: Path) -> None:
    answer = call("import", saved, "--jsn", saved, "--lang", "en")

    assert (answer.status, answer.out) == (2, "")
    assert "Did you mean --json?" in answer.err


def test_an_imported_record_is_not_registered_on(call: Call, saved: Path) -> None:
    """IMP-1: refused with that reason, where the window is open; in any case nothing is written."""
    call("import", saved)
    page = call("show", "education", "--json").out
    answer = call("do", "register", "EL1000", "--yes", "--as-of", "2026-11-20")

    assert (answer.status, answer.out) == (1, "")
    assert call("show", "education", "--json").out == page


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"log": {"entries": []}}', "<html>"])
def test_a_file_that_is_no_visit_changes_nothing(call: Call, saved: Path, tmp_path: Path, content: str) -> None:
    call("import", saved)
    before = call("show", "education", "--json").out
    broken = tmp_path / "broken.har"
    broken.write_text(content)
    answer = call("import", broken)

    assert (answer.status, answer.out) == (2, "")
    assert str(broken) in answer.err
    assert call("show", "education", "--json").out == before


def listed(call: Call) -> set[str]:
    return {row["student_id"] for row in json.loads(call("students", "--json").out)}


@pytest.fixture
def two_numbers(tmp_path: Path) -> tuple[Path, Path]:
    """A visit with an interim number, and one to another institution that knows the personal one."""
    first = write(tmp_path / "first.har", har(*home(Personnummer="18900101T281")))
    return first, write(tmp_path / "second.har", har(*away(Personnummer="189001019802")))


def test_who_may_be_one_person_is_kept_apart_and_told_how_to_be_joined(
    call: Call, two_numbers: tuple[Path, Path]
) -> None:
    """K8: nothing in the files proves it, and another's grades would be worse than two lines in a list."""
    call("import", two_numbers[0])
    answer = call("import", two_numbers[1], "--lang", "en")
    assert "--same-person" in answer.err
    assert len(listed(call)) == 2

    assert call("import", two_numbers[1], "--same-person").status == 0
    assert len(listed(call)) == 1
    assert "--same-person" not in call("import", two_numbers[0], "--lang", "en").err
    assert len(listed(call)) == 1


@pytest.mark.parametrize(("said", "students"), [("ja\n", 1), ("nej\n", 2), ("\n", 2)])
@pytest.mark.parametrize("together", [True, False])
def test_a_person_is_asked(
    call: Call,
    two_numbers: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    students: int,
    together: bool,
) -> None:
    monkeypatch.setattr("ladok_tui.commands.same_person.can_ask", lambda *, no_input: not no_input)
    monkeypatch.setattr("sys.stdin", StringIO(said))
    if together:
        assert call("import", *two_numbers).status == 0
    else:
        assert call("import", two_numbers[0], "--no-input").status == 0
        assert call("import", two_numbers[1]).status == 0

    assert len(listed(call)) == students


def test_one_of_several_students_has_to_be_meant(call: Call, two_numbers: tuple[Path, Path], tmp_path: Path) -> None:
    other = write(tmp_path / "other.har", har(*home(Fornamn="Nils", Personnummer="189202029806")))
    other.write_text(other.read_text().replace(STUDENT, "77777777-2222-4333-8444-555555555555"))
    call("import", two_numbers[0])
    call("import", other)

    answer = call("import", two_numbers[1], "--same-person", "--lang", "en")
    assert answer.status == 2
    assert "Nils" in answer.err
    assert call("import", two_numbers[1], "--same-person", "--student", "Ellen").status == 0
    assert len(listed(call)) == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_course_and_a_package_without_a_name_are_called_by_their_codes(
    call: Call, tmp_path: Path, language: str
) -> None:
    """K20: Ladok writes "- No translation available -" in both languages."""
    nameless = ladok.info(Benamning=ladok.texts(ladok.UNTRANSLATED, ladok.UNTRANSLATED))
    above = ladok.package()
    above["Utbildningsinformation"]["Benamning"] = None
    inner = ladok.place(Utbildningsinformation=nameless)
    entries = [
        ladok.entry(ladok.PERSON, ladok.person()),
        ladok.entry(ladok.PLACES, ladok.places(inner)),
        ladok.entry(ladok.STRUCTURE, ladok.structure(ladok.node(above, ladok.node(inner)))),
    ]
    call("import", write(tmp_path / "visit.har", har(*entries)), "--lang", language)

    assert call("show", "course", "SF1001", "--plain", "--lang", language).out.startswith("SF1001. ")
    assert call("show", "package", "CTFYS", "--plain", "--lang", language).out.startswith("CTFYS. ")


def test_what_a_visit_of_unknown_time_says_is_told(call: Call, tmp_path: Path) -> None:
    """K19: that it is unknown, and that nothing was changed by it."""
    entries = [ladok.entry(ladok.PERSON, ladok.person(), at) for at in ("2026-11-20T10:00:00Z", "whenever")]
    call("import", write(tmp_path / "one.har", har(entries[0])), "--lang", "en")
    answer = call("import", write(tmp_path / "two.har", har(entries[1])), "--lang", "en")

    assert "not known when the visit was made" in answer.out
    assert "Nothing was changed" in answer.err
