"""Where nothing could be taken, the reason is told, with what to do in that browser; what is lost is told as a loss."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, from_har
from ladok_core.errors import BadFile
from ladok_core.importing import Imported, read
from ladok_core.importing.har_file import har_of
from ladok_core.words import Words, troubles
from ladok_core.words.imports import told

ADDRESSES = (ladok.PERSON, ladok.PLACES, ladok.STRUCTURE, ladok.page_path("SF1001"))
CONTENTS: dict[str, dict[str, Any]] = {
    "empty": {"content": {"size": 1, "comment": "Response bodies are not included."}},
    "cut": {"content": {"text": '{"Uid": "11111111-2222'}},
    "xml": {"content": {"text": "<rr:Student/>"}},
    "redacted": {"content": {"text": "[redacted]"}},
    "signed-out": {"status": 401},
    "error": {"status": 500},
    "unanswered": {"status": 0, "content": {"size": 0}},
    "broken": {"content": {"text": "nothing of use here, "}},
}
BROWSERS = {
    "firefox": {"creator": {"name": "Firefox", "version": "145.0"}},
    "chrome": {"creator": {"name": "WebInspector", "version": "537.36"}},
    "safari": {"creator": {"name": "WebKit Web Inspector", "version": "1.0"}},
    "edge": {"creator": {"name": "WebInspector"}, "browser": {"name": "Microsoft Edge"}},
    "": {"creator": {"name": "Proxyman"}},
}


def saved(path: Path, by: dict[str, Any], **response: Any) -> Path:
    entries = [
        {"request": {"url": f"{ladok.HOST}{where}"}, "response": {"status": 200, **response}} for where in ADDRESSES
    ]
    return ladok.write(path / "visit.har", {"log": {"entries": entries, **by}})


def refused(path: Path) -> BadFile:
    with pytest.raises(BadFile) as error:
        read([path], TODAY)
    return error.value


@pytest.mark.parametrize("why", CONTENTS)
@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_reason_and_what_to_do_in_that_browser_are_told(
    tmp_path: Path, why: str, browser: str, language: str
) -> None:
    """K3."""
    error = refused(saved(tmp_path, BROWSERS[browser], **CONTENTS[why]))
    assert (error.what, error.browser) == (f"nothing-{why}", browser)

    said = " ".join(troubles.told(Words(language), error).sentences)
    assert "{" not in said
    assert "nothing-" not in said
    assert browser.capitalize() in said
    assert any(name.capitalize() in said for name in BROWSERS if name) == bool(browser)


@pytest.mark.parametrize(
    "log",
    [{}, {"creator": None}, {"creator": 5, "browser": []}, {"creator": {"name": {}}}, {"browser": {"name": []}}],
)
def test_a_browser_that_is_not_named_gets_general_words(tmp_path: Path, log: dict[str, Any]) -> None:
    assert refused(saved(tmp_path, log)).browser == ""


def test_the_most_common_reason_is_told_and_then_the_one_that_explains_more(tmp_path: Path) -> None:
    entries = [ladok.entry(where, None) for where in ADDRESSES[:2]]
    entries += [ladok.entry(where, "<x/>") for where in ADDRESSES[2:]]
    entries += [ladok.entry(ladok.proxy(f"studentinformation/internal/other/{n}"), {"Okand": 1}) for n in "abcdef"]
    path = ladok.write(tmp_path / "visit.har", ladok.har(*entries))
    assert refused(path).what == "nothing-empty"

    path = ladok.write(tmp_path / "visit.har", ladok.har(*entries, ladok.entry(ladok.CONTACT, "<x/>")))
    assert refused(path).what == "nothing-xml"


def test_a_single_answer_that_is_an_error_is_told_as_one(tmp_path: Path) -> None:
    path = ladok.write(tmp_path / "answer.json", {"FelUID": "x", "Felkategori": 1})
    assert refused(path).what == "nothing-error"


def partly(path: Path, **lost: Any) -> Imported:
    """A visit whose list of courses was not read; one course stands in the structure."""
    entries = [e for e in ladok.visit() if not e["request"]["url"].startswith(f"{ladok.HOST}{ladok.PLACES}")]
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    return from_har(path, *entries, {**places, "response": {**places["response"], **lost}})


@pytest.mark.parametrize(
    "lost",
    [
        *(CONTENTS[why] for why in ("empty", "cut", "xml", "signed-out", "error", "unanswered")),
        {"content": {"text": json.dumps({"Tillfallesdeltaganden": None})}},
        {"content": {"text": json.dumps({"Tillfallesdeltaganden": "inga"})}},
    ],
)
def test_a_list_of_courses_that_was_not_read_is_told_as_the_loss_it_is(tmp_path: Path, lost: Any) -> None:
    """K5."""
    report = partly(tmp_path, **lost).report

    assert report.taken.courses == 1
    assert report.lost == ("places",)
    for missing, words in ((("places",), "courses are missing"), ((), "courses may be missing")):
        lines = told(Words("en"), msgspec.structs.replace(report, missing=missing))
        assert [words in line for line in lines].count(True) == 1


def test_a_view_of_the_courses_is_no_loss_where_all_of_them_were_read(tmp_path: Path) -> None:
    view = ladok.proxy(f"studiedeltagande/internal/tillfallesdeltagande/pagaende/student/{ladok.STUDENT}")
    found = from_har(tmp_path, *ladok.visit(), ladok.entry(view, None))
    assert (found.report.lost, len(found.report.unknown)) == ((), 1)


def test_a_structure_that_was_not_read_is_told(tmp_path: Path) -> None:
    other = ladok.proxy(f"studiedeltagande/internal/studiestruktur/student/{ladok.STUDENT}", 29)
    assert from_har(tmp_path, *ladok.visit(), ladok.entry(other, None)).report.lost == ("structure",)


@pytest.mark.parametrize("versions", [None, {}, "inga", 5])
def test_a_course_page_without_its_versions_leaves_the_course_unvisited(tmp_path: Path, versions: Any) -> None:
    """K4: its results don't vanish without a word."""
    page = ladok.entry(ladok.page_path("SF1001"), ladok.course_page("SF1001", Kursversioner=versions))
    found = from_har(
        tmp_path,
        ladok.entry(ladok.PERSON, ladok.person()),
        ladok.entry(ladok.PLACES, ladok.places(ladok.place())),
        page,
    )
    assert [course.code for course in found.report.unvisited] == ["SF1001"]
    assert found.report.skipped


def test_how_to_save_better_is_said_once(tmp_path: Path) -> None:
    entries = [ladok.entry(where, None) for where in ADDRESSES[1:]]
    report = from_har(tmp_path, ladok.entry(ladok.PERSON, ladok.person()), *entries).report
    assert [line.startswith("In Firefox") for line in told(Words("en"), report)].count(True) == 1


def test_two_browsers_are_none(tmp_path: Path) -> None:
    one = ladok.write(tmp_path / "one.har", ladok.har(*ladok.visit()))
    two = ladok.write(tmp_path / "two.har", {"log": {**ladok.har(*ladok.visit())["log"], **BROWSERS["chrome"]}})
    assert read([one], TODAY).report.browser == "firefox"
    assert read([one, two], TODAY).report.browser == ""


def test_a_file_without_entries_is_no_har() -> None:
    for content in (b'{"log": 5}', b'{"log": {}}', b'{"log": {"entries": 5}}', b'{"entries": null}'):
        made = har_of(content)
        assert made is not None
        assert made.entries is None
    assert har_of(b"[]") is None
    assert har_of(b'{"Uid": 1}') is None
