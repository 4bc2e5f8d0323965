"""Letters that were decoded wrongly are mended where it is certain what they were, and told of where it is not."""

import json
from pathlib import Path

import pytest

import ladok_answers as ladok
from core.importing.reading import from_har, place
from ladok_core.importing import Imported
from ladok_core.importing.letters import decoded, is_garbled, mended

NAME = "Åsa Öberg-Älvsjö, näring–påverkan"


def course_called(path: Path, name: str, *, whole: bool = True, escaped: bool = False) -> Imported:
    answer = ladok.places(ladok.place(Utbildningsinformation=ladok.info(Benamning=ladok.texts("NAMN"))))
    body = json.dumps(answer, ensure_ascii=escaped)
    body = body.replace("NAMN", name) if whole else body.replace("NAMN", f"{name}", 1).replace("Stockholm", "Malmö")
    if escaped:
        body = "".join(letter if letter < "\x80" else f"\\u{ord(letter):04x}" for letter in body)
    return from_har(path, ladok.entry(ladok.PERSON, ladok.person()), ladok.entry(ladok.PLACES, body))


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_read_as_something_else_is_mended(
    tmp_path: Path, encoding: str, times: int, whole: bool, escaped: bool
) -> None:
    """The whole of an answer, or one text in it; once or several times; as letters or as escapes."""
    name = "Åsa Öberg-Älvsjö" if encoding == "latin-1" else "Sköna ö, å ä"  # of these cp1252 knows every byte
    wrong = name
    for _ in range(times):
        wrong = wrong.encode().decode(encoding)
    found = course_called(tmp_path, wrong, whole=whole, escaped=escaped)

    assert place(found.records[0], "SF1001").offering.education.name.sv == name
    assert not found.report.garbled


@pytest.mark.parametrize(
    "right",
    [
        "Åsa Öberg",
        "Ellen",
        "VÃN Nguyễn",
        "SÃO PAULO",
        "”LÄ”",
        "CAFÉ…",
        "Ä“",
        "€ 7½ ©",
        "ÅÄÖ",
        "Björn – Ž",
        "مرحبا",
        "Ã",
    ],
)
def test_letters_that_may_be_right_stay(right: str) -> None:
    text = json.dumps({"a": right}, ensure_ascii=False)
    assert mended(text) == text
    assert not is_garbled(text)


@pytest.mark.parametrize("wrong", ["\ufffdsa \ufffdberg", "Ã¥sa Öberg", "Ã…sa Ã\ufffdberg"])
def test_letters_that_cannot_be_mended_are_told_of(tmp_path: Path, wrong: str) -> None:
    found = course_called(tmp_path, wrong)

    assert found.records
    assert found.report.garbled == (
        "studiedeltagande/internal/tillfallesdeltagande/kurstillfallesdeltagande/student/…",
    )


def test_bytes_that_are_no_utf8_are_of_windows() -> None:
    assert decoded("Åsa – ö".encode("cp1252")) == "Åsa – ö"
    assert decoded(b"\x81\xe5") == "\x81å", "a byte that Windows has no letter for"
    assert decoded("å".encode() + b"\xe5") == "å�", "some of it is UTF-8, so nobody knows"
