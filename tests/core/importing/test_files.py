"""Files and folders that a student may point at: what is read, what is refused and why, what is only named."""

import gzip
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, folder, from_har, place
from ladok_core.errors import BadFile
from ladok_core.importing import Imported, read, sources


def refused(path: Path) -> BadFile:
    with pytest.raises(BadFile) as error:
        read([path], TODAY)
    return error.value


def named(found: Imported) -> list[tuple[str, str]]:
    return [(unknown.where, unknown.why) for unknown in found.report.unknown]


WHOLE = json.dumps(ladok.har(*ladok.visit())).encode()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (WHOLE[:-200], "truncated"),
        (b"PNG\x00\x01", "not-json"),
        ("åäö".encode("utf-16"), "not-json"),
        (b'{"log": 5}', "not-har"),
        (b'{"log": {"entries": {}}}', "not-har"),
        (b'{"log": {"entries": []}}', "foreign"),
        (gzip.compress(WHOLE), "packed"),
        (b"PK\x03\x04" + WHOLE, "packed"),
        (b"<?xml version='1.0'?><rr:StudentensKurser/>", "xml"),
        (b"<!doctype html>", "xml"),
        (b"[]", "nothing-known"),
        (b"{}", "nothing-known"),
        (b"17", "nothing-known"),
        (b'"text"', "nothing-known"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too-deep"),
        (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "visit.har"
    path.write_bytes(content)
    assert refused(path).what == what


def test_the_line_where_a_file_goes_wrong_is_told(tmp_path: Path) -> None:
    path = tmp_path / "visit.har"
    path.write_text('{\n "log":\n  oh no\n}')
    assert (refused(path).what, refused(path).line) == ("not-json", 3)


def test_a_har_of_another_site_is_refused(tmp_path: Path) -> None:
    """Even one whose addresses look alike: ladok.se.example.org is not Ladok."""
    for host in ("https://example.org", "https://student.ladok.se.example.org", "https://notladok.se", "http://[", ""):
        entries = [ladok.entry(f"{host}{ladok.PERSON}" if host else "http://", ladok.person())]
        path = ladok.write(tmp_path / "visit.har", ladok.har(*entries))
        assert refused(path).what == "foreign"


def test_a_har_of_ladok_without_answers_holds_nothing(tmp_path: Path) -> None:
    path = ladok.write(tmp_path / "visit.har", ladok.har(ladok.entry("/student/loggain", "<html></html>")))
    assert refused(path).what == "nothing-known"


@pytest.mark.parametrize("host", ["www.student.ladok.se", "student.test.ladok.se", "student.ladok.se"])
@pytest.mark.parametrize("institution", [None, 29])
def test_both_forms_of_address_are_known_at_every_host(tmp_path: Path, host: str, institution: int | None) -> None:
    path = ladok.proxy(f"studentinformation/internal/student/{ladok.STUDENT}", institution)
    places = ladok.places(ladok.place(LarosateID=None, Utbildningsinformation=ladok.info(LarosateID=None)))
    other = ladok.entry(ladok.PLACES, places)
    found = from_har(tmp_path, ladok.entry(f"https://{host}{path}", ladok.person(LarosateID=None)), other)

    assert found.records[0].student.given_name == "Ellen"
    assert found.records[0].institution.institution_id == ("kth" if institution else "okant")


def test_without_an_institution_and_a_course_there_is_no_record(tmp_path: Path) -> None:
    """LOG-4: a record is of one institution; a name alone belongs to none."""
    path = ladok.write(tmp_path / "person.json", ladok.person(LarosateID=None))
    assert refused(path).what == "no-institution"


def test_missing_pipes_and_locked_files_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.har").what == "missing"
    assert refused(tmp_path / "no\0where.har").what == "unreadable"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").what == "no-file", "it would be waited for until somebody writes"
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty").what == "empty-folder"


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.har"
    with path.open("wb") as file:
        file.truncate(200_000_001)  # a hole: it takes no room
    assert refused(path).what == "too-large"


def test_many_files_together_are_no_larger_than_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LARGEST", 1000)
    for number in range(5):
        ladok.write(tmp_path / f"{number}.json", {"x": "y" * 300})
    assert refused(tmp_path).what == "too-large"
    monkeypatch.setattr(sources, "_MOST_FILES", 3)
    assert refused(tmp_path).what == "too-many-files"


def test_a_folder_is_read_whatever_its_files_are_called(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    ladok.write(inside / "response", ladok.person())
    ladok.write(tmp_path / "a" / "x.JSON", [ladok.place()])  # the bare list, as some pages have it
    (tmp_path / "a" / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "a" / "notes.txt").write_text("my notes")
    (tmp_path / "a" / "answer.json").write_text("<xml/>")
    ladok.write(tmp_path / "a" / "other.json", {"Something": "else"})
    ladok.write(tmp_path / "a" / "error.json", {"FelUID": "x", "Felkategori": 1, "Meddelande": "Fel"})
    found = read([tmp_path / "a"], TODAY)

    assert place(found.records[0], "SF1001")
    assert named(found) == [
        ("answer.json", "xml"),
        ("error.json", "error"),
        ("notes.txt", "shape"),
        ("other.json", "shape"),
    ]


def test_a_broken_answer_in_a_folder_refuses_the_folder(tmp_path: Path) -> None:
    """Half a folder would be taken for the whole."""
    path = folder(tmp_path / "a", ladok.places(ladok.place()))
    (path / "cut.json").write_text('{"Kursversioner": [')
    error = refused(path)
    assert (error.what, Path(error.path).name) == ("truncated", "cut.json")


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = ladok.write(tmp_path / "elsewhere.json", ladok.person())
    path = folder(tmp_path / "a", student=False)
    (path / "link.json").symlink_to(secret)
    assert refused(path).what == "nothing-known"


def test_files_and_folders_can_be_read_together(tmp_path: Path) -> None:
    har = ladok.write(tmp_path / "visit.har", ladok.har(ladok.entry(ladok.PLACES, ladok.places(ladok.place()))))
    found = read([har, folder(tmp_path / "a", ladok.contact())], TODAY)

    assert found.records[0].student.email == "ellen@example.org"
    assert place(found.records[0], "SF1001")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "visit.har").write_bytes(b"\xef\xbb\xbf" + WHOLE)
    assert read([tmp_path / "visit.har"], TODAY).records


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (ladok.entry(ladok.CONTACT, ""), "empty"),
        (ladok.entry(ladok.CONTACT, None), "empty"),
        (ladok.entry(ladok.CONTACT, "", status=304), "empty"),
        (ladok.entry(ladok.CONTACT, "<rr:Kontaktuppgifter/>"), "xml"),
        (ladok.entry(ladok.CONTACT, '{"Epostadress": "ell'), "cut"),
        (ladok.entry(ladok.CONTACT, '{"a":' * 50_000), "broken"),
        (ladok.entry(ladok.CONTACT, {"FelUID": "1", "Meddelande": "Ej behörig"}, status=403), "error"),
        (ladok.entry(ladok.CONTACT, ladok.contact(), status=500), "error"),
        (ladok.entry(ladok.CONTACT, {"Okand": 1}), "shape"),
    ],
)
def test_an_answer_that_is_none_is_named_without_its_ids(tmp_path: Path, entry: Any, why: str) -> None:
    found = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person()), entry)

    assert named(found) == [("studentinformation/internal/student/…/kontaktuppgifter", why)]
    assert found.records[0].student.email == ""


def test_the_names_of_unknown_answers_tell_nobody(tmp_path: Path) -> None:
    """A path may hold a personal identity number or a token; only plain words of it are shown."""
    path = ladok.proxy(f"studentinformation/sok/{ladok.IDENTITY}/abc123DEF/{ladok.STUDENT};{ladok.SECRETS[0]}/vy")
    found = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person()), ladok.entry(path, {"Okand": 1}))

    assert named(found) == [("studentinformation/sok/…/…/…/vy", "shape")]


def test_entries_that_are_none_are_passed_over(tmp_path: Path) -> None:
    odd: list[Any] = [None, 5, {}, {"request": None}, {"request": {"url": 5}, "response": {}}]
    odd += [{"request": {"url": f"{ladok.HOST}{ladok.CONTACT}"}, "response": {"status": 200, "content": None}}]
    found = from_har(tmp_path, *odd, ladok.entry(ladok.PERSON, ladok.person(), at=None))  # type: ignore[arg-type]  # a browser that wrote no time

    assert found.records[0].student.given_name == "Ellen"
    assert found.records[0].imported_on == TODAY, "the file doesn't say when, so it is as of now"


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_answers_the_later_holds_wherever_it_stands(tmp_path: Path, turned: bool) -> None:
    """Firefox writes local time with its offset, Chrome writes UTC."""
    early = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "ej_paborjad")), "2026-11-20T10:30:00+01:00")
    late = ladok.entry(ladok.PLACES, ladok.places(ladok.place("SF1001", "avklarad")), "2026-11-20T10:00:00.000Z")
    entries = [late, early] if turned else [early, late]
    found = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person()), *entries)

    assert [event.kind.value for event in place(found.records[0], "SF1001").events] == ["registration", "completion"]


def test_a_short_answer_takes_nothing_from_a_full_one(tmp_path: Path) -> None:
    """The study structure lists the same places with fewer fields."""
    short = ladok.place("SF1001", "registrerad")
    del short["Perioddeltaganden"], short["TillstandKurs"]
    tree = ladok.structure(ladok.node(ladok.package(), ladok.node(short)))
    found = from_har(
        tmp_path,
        ladok.entry(ladok.PLACES, ladok.places(ladok.place())),
        ladok.entry(ladok.STRUCTURE, tree, "2026-11-20T11:00:00Z"),
    )
    on = place(found.records[0], "SF1001")

    assert on.offering.periods[0].registration is not None
    assert on.within is not None


def test_a_visit_that_has_not_come_yet_is_as_of_today(tmp_path: Path) -> None:
    found = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person(), "2099-01-01T00:00:00Z"))
    assert (found.read_on, found.records[0].imported_on) == (TODAY, TODAY)


def test_progress_goes_from_nothing_to_everything(tmp_path: Path) -> None:
    """Whoever waits for a large file sees how far it has come."""
    heard: list[float] = []
    entries = [ladok.entry("/student/app/x.js", "js")] * 500 + ladok.visit()
    path = ladok.write(tmp_path / "visit.har", ladok.har(*entries))
    read([path, folder(tmp_path / "a")], date(2026, 11, 23), heard.append)

    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0, 1)
    assert len(heard) > 4


@pytest.mark.parametrize("status", [200, 203, 304])
def test_an_answer_that_the_browser_had_already_is_taken(tmp_path: Path, status: int) -> None:
    """A page loaded anew is answered 304, and the browser saves the body that it had."""
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    found = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person(), status=status), places)

    assert found.records[0].student.given_name == "Ellen"
