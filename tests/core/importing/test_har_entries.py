"""Entries of a HAR: what is not Ladok's costs nothing, what is Ladok's is taken or named, and told of but once."""

import json
from pathlib import Path
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, from_har
from ladok_core.errors import BadFile
from ladok_core.importing import Imported, read

PERSON = ladok.entry(ladok.PERSON, ladok.person())
PLACES = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
PAGE = ladok.entry(
    ladok.page_path("SF1001"),
    ladok.course_page("SF1001", ladok.version(ladok.part("SF1001", 7.5, ladok.result("final")))),
)
WHERE = "resultat/internal/studentenskurser/egenkursinformation/student/…/kursUID/…"
FOREIGN = {"request": {"url": "https://stats.example.org/p"}, "response": {"status": 200, "content": {"text": "x"}}}


def read_text(path: Path, text: str | bytes) -> Imported:
    file = path / "visit.har"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read([file], TODAY)


def whys(found: Imported) -> list[tuple[str, str]]:
    return [(unknown.where, unknown.why) for unknown in found.report.unknown]


@pytest.mark.parametrize(
    "odd",
    [
        rb'"\ud83d"',
        rb'"\ude00\ud83d"',
        rb'"\q \x41"',
        b'"\xff\xfe"',
        b'"\xed\xa0\xbd"',
        b'"a\nb\tc\x00d"',
        b"NaN",
        b"-Infinity",
        b"undefined",
        b"[" * 3000 + b"]" * 3000,
        b"1e999",
        b"9" * 5000,
        b"null",
        b"{}",
        b'{"a": ,}',
        b"'single'",
    ],
)
@pytest.mark.parametrize(
    "where",
    ['"url": "https://stats.example.org/p"', '"status": 200', '"text": "x"', '"title": "t"', '"name": "Firefox"'],
)
def test_whatever_stands_outside_ladoks_answers_costs_nothing(tmp_path: Path, odd: bytes, where: str) -> None:
    """K2: in the entry of another site, in the title of a page, in the name of the program that wrote the file."""
    har = ladok.har(PERSON, PLACES, PAGE)
    har["log"]["pages"] = [{"title": "t"}]
    har["log"]["entries"].insert(1, FOREIGN)
    text = json.dumps(har)
    at = text.rindex(where) if where.startswith('"url"') or "name" in where else text.index(where)
    key = where.partition(":")[0]
    if key in ('"status"', '"text"'):
        at = text.index(where, text.index("stats.example.org"))
    found = read_text(tmp_path, text[:at].encode() + key.encode() + b": " + odd + text[at + len(where) :].encode())

    assert [result.grade_id for result in found.records[0].results] == ["2302"]
    assert whys(found) == []


@pytest.mark.parametrize(
    "odd", [None, 5, "x", [], {}, {"request": None}, {"request": 5, "response": 5}, {"request": {"url": {}}}]
)
def test_entries_that_are_none_cost_nothing(tmp_path: Path, odd: Any) -> None:
    found = from_har(tmp_path, odd, PERSON, odd, PLACES, PAGE, odd)

    assert len(found.records[0].results) == 1
    assert whys(found) == []


def changed(entry: Any, **response: Any) -> Any:
    return {**entry, "response": {**entry["response"], **response}}


STATUSES: list[Any] = ["200", "200 OK", "HTTP/1.1 200 OK", 200.0, None, 0, -1, "error", "", {}, [], True, 10**30, 204]
STATUSES += [201, 206, 304, "304"]


@pytest.mark.parametrize("status", STATUSES)
def test_a_whole_answer_is_taken_though_its_status_is_odd(tmp_path: Path, status: Any) -> None:
    """K4."""
    found = from_har(tmp_path, PERSON, PLACES, changed(PAGE, status=status))

    assert len(found.records[0].results) == 1
    assert whys(found) == []


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({**PAGE, "response": None}, "unanswered"),
        ({k: v for k, v in PAGE.items() if k != "response"}, "unanswered"),
        ({**PAGE, "response": {}}, "unanswered"),
        ({**PAGE, "response": {"status": 0, "content": {"size": 0}}}, "unanswered"),
        ({**PAGE, "response": {"status": "error"}}, "unanswered"),
        ({**PAGE, "response": 5}, "broken"),
        ({**PAGE, "response": []}, "broken"),
        (changed(PAGE, content=5), "broken"),
        (changed(PAGE, content=None), "empty"),
        (changed(PAGE, content={}), "empty"),
        (changed(PAGE, status=401), "signed-out"),
        (changed(PAGE, status=302, content={}), "signed-out"),
        (changed(PAGE, status="401 Unauthorized"), "signed-out"),
        (changed(PAGE, status=403), "error"),
        (changed(PAGE, status="500"), "error"),
        ({**PAGE, "request": {"url": PAGE["request"]["url"], "method": 5}, "response": None}, "unanswered"),
        ({"request": [PAGE["request"]["url"]], "response": PAGE["response"]}, "broken"),
    ],
)
def test_an_answer_of_ladoks_is_named_where_it_is_not_taken(tmp_path: Path, entry: Any, why: str) -> None:
    """K4: it never vanishes."""
    found = from_har(tmp_path, PERSON, PLACES, entry)
    assert whys(found) == [(WHERE, why)]


UNREAD: list[Any] = [
    {**PAGE, "response": {"status": 304, "content": {"size": 0}}},
    changed(PAGE, status=401, content={}),
    changed(PAGE, status=302, content={}),
    changed(PAGE, status=503, content={"text": "<html>"}),
    {**PAGE, "response": {"status": 0, "content": {"size": 0}}},
    {**PAGE, "response": None},
    changed(PAGE, content={"text": '{"Kurs'}),
    {**PAGE, "request": {"url": PAGE["request"]["url"] + "&_=1795167600000"}, "response": None},
    {**PAGE, "request": {"url": PAGE["request"]["url"].replace(":/", ":/")}, "response": {"status": 401}},
]


@pytest.mark.parametrize("unread", UNREAD)
@pytest.mark.parametrize("after", [False, True])
def test_what_was_taken_after_all_is_not_complained_of(tmp_path: Path, unread: Any, after: bool) -> None:
    """K6."""
    found = from_har(tmp_path, PERSON, PLACES, *((PAGE, unread) if after else (unread, PAGE)))

    assert len(found.records[0].results) == 1
    assert whys(found) == []


def test_it_may_be_taken_from_another_file(tmp_path: Path) -> None:
    one = ladok.write(tmp_path / "one.har", ladok.har(PERSON, PLACES, UNREAD[0]))
    two = ladok.write(tmp_path / "two.har", ladok.har(PERSON, PAGE))
    assert whys(read([one, two], TODAY)) == []


def test_another_course_is_another_answer(tmp_path: Path) -> None:
    other = {**PAGE, "request": {"url": f"{ladok.HOST}{ladok.page_path('DD1310')}"}, "response": {"status": 304}}
    assert whys(from_har(tmp_path, PERSON, PLACES, PAGE, other)) == [(WHERE, "empty")]


def test_another_page_of_a_list_is_another_answer(tmp_path: Path) -> None:
    url = PLACES["request"]["url"].partition("?")[0]
    one = {**PLACES, "request": {"url": f"{url}?page=1"}}
    two = changed({**PLACES, "request": {"url": f"{url}?page=2"}}, status=500)
    assert [why for _, why in whys(from_har(tmp_path, PERSON, one, two))] == ["error"]


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "options", " Options "])
def test_what_asks_for_no_content_is_not_complained_of(tmp_path: Path, method: str) -> None:
    """K6: a preflight, also where nothing came of it."""
    asking = {**PAGE, "request": {**PAGE["request"], "method": method}, "response": {"status": 204}}
    assert whys(from_har(tmp_path, PERSON, PLACES, asking)) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-32-be"])
def test_a_file_is_read_in_any_unicode(tmp_path: Path, encoding: str) -> None:
    """K12: as PowerShell writes it, with and without a mark."""
    har = ladok.har(ladok.entry(ladok.PERSON, ladok.person(Fornamn="Åsa 𝒜")), PLACES)
    found = read_text(tmp_path, json.dumps(har, ensure_ascii=False).encode(encoding))
    assert found.records[0].student.given_name == "Åsa 𝒜"


def test_a_file_of_windows_letters_is_read(tmp_path: Path) -> None:
    har = ladok.har(ladok.entry(ladok.PERSON, ladok.person(Fornamn="Åsa")), PLACES)
    text = json.dumps(har, ensure_ascii=False)
    assert read_text(tmp_path, text.encode("cp1252")).records[0].student.given_name == "Åsa"


def test_a_har_without_a_log_is_one(tmp_path: Path) -> None:
    assert from_har(tmp_path, PERSON).records
    assert read_text(tmp_path, json.dumps({"entries": [PERSON, PLACES]})).records


@pytest.mark.parametrize("cut", [100, 5, 2, 1])
def test_a_file_that_was_cut_is_refused_however_odd_it_is(tmp_path: Path, cut: int) -> None:
    text = json.dumps(ladok.har(PERSON, FOREIGN | {"x": "\ud83d"}, PLACES))
    with pytest.raises(BadFile) as refused:
        read_text(tmp_path, text[:-cut])
    assert refused.value.what == "truncated"
