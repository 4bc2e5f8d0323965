"""A body that can be understood in any way is taken, whatever its file says of it; else it is told why not."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest

import ladok_answers as ladok
from core.importing.reading import TODAY, from_har
from ladok_core.importing import body, read

PERSON = json.dumps(ladok.person(Fornamn="Åsa", Efternamn="Öberg"), ensure_ascii=False)
BYTES = PERSON.encode()


def text_of(content: bytes) -> str:
    return base64.b64encode(content).decode()


def lines(text: str, end: str = "\r\n") -> str:
    return end.join(text[start : start + 76] for start in range(0, len(text), 76))


def deflated(content: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


WAYS: dict[str, Any] = {
    "as it is": PERSON,
    "base64": text_of(BYTES),
    "base64 in lines": lines(text_of(BYTES)),
    "base64 in lines of Unix": lines(text_of(BYTES), "\n") + "\n",
    "base64 without padding": text_of(BYTES + b" ").rstrip("="),
    "base64 for addresses": base64.urlsafe_b64encode(BYTES).decode(),
    "base64 twice": text_of(text_of(BYTES).encode()),
    "an address of data": f"data:application/json;base64,{text_of(BYTES)}",
    "gzip": text_of(gzip.compress(BYTES)),
    "zlib": text_of(zlib.compress(BYTES)),
    "deflate": text_of(deflated(BYTES)),
    "gzip as letters": gzip.compress(BYTES).decode("latin-1"),
    "a byte order mark": "\ufeff" + PERSON,
    "a byte order mark in base64": text_of(b"\xef\xbb\xbf" + BYTES),
    "a byte order mark read wrongly": "ï»¿" + PERSON,
    "white space": f"\n\t {PERSON}\r\n ",
    "UTF-16": text_of(PERSON.encode("utf-16")),
    "UTF-16 without a mark": text_of(PERSON.encode("utf-16-be")),
    "UTF-32": text_of(PERSON.encode("utf-32")),
    "Windows-1252": text_of(PERSON.encode("cp1252")),
    "JSON in JSON": json.dumps(PERSON),
    "parsed already": json.loads(PERSON),
    "a list of bytes": list(BYTES),
    "a buffer": {"type": "Buffer", "data": list(BYTES)},
}


def entry(text: Any, **said: Any) -> Any:
    made = ladok.entry(ladok.PERSON, "")
    made["response"]["content"] = {"mimeType": "application/json", "text": text} | said
    return made


@pytest.mark.parametrize("way", WAYS)
def test_whatever_the_encoding_field_says_the_body_is_read(tmp_path: Path, way: str) -> None:
    for encoding in (None, "base64", "BASE-64", "base46", "gzip", "", 5, {"a": None}):
        found = from_har(tmp_path, entry(WAYS[way], encoding=encoding))
        assert found.records[0].student.name == "Åsa Öberg", encoding
        assert not found.report.unknown, encoding
        assert not found.report.garbled, encoding


def test_content_that_is_the_body_itself_is_taken(tmp_path: Path) -> None:
    for content in (PERSON, json.loads(PERSON)):
        made = ladok.entry(ladok.PERSON, "")
        made["response"]["content"] = content
        assert from_har(tmp_path, made).records[0].student.name == "Åsa Öberg"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (None, "empty"),
        (" \n", "empty"),
        (PERSON[:-9], "cut"),
        (text_of(BYTES)[:-9], "cut"),
        (text_of(gzip.compress(BYTES)[:-40]), "cut"),
        (text_of(b"\x28\xb5\x2f\xfd" + b"\x81" * 50), "packed"),
        ("[redacted]", "redacted"),
        ("REDACTED", "redacted"),
        ("<redacted>", "redacted"),
        ("*****", "redacted"),
        ("[content removed]", "redacted"),
        ("<rr:Student/>", "xml"),
        ("<?xml version='1.0'?><rr:Student/>", "xml"),
        (text_of(b"<rr:Student xmlns='x'/>"), "xml"),
        ("<!DOCTYPE html><title>Logga in</title>", "signed-out"),
        ("<html lang='sv'>", "signed-out"),
        ("Unauthorized", "broken"),
        ('{"Uid": nothing}', "broken"),
        ("[" * 5000 + "]" * 5000, "broken"),
        (17, "broken"),
        (True, "broken"),
    ],
)
def test_a_body_that_cannot_be_had_is_told_with_its_reason(tmp_path: Path, text: Any, why: str) -> None:
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    found = from_har(tmp_path, entry(text), places)

    assert [unknown.why for unknown in found.report.unknown] == [why]


@pytest.mark.parametrize("packed", [b"\x28\xb5\x2f\xfd" + b"\x81" * 50, b"\x1b\x9a\x00\xf8" + b"\x87" * 50])
def test_what_is_said_to_be_base64_and_is_no_text_is_compressed(tmp_path: Path, packed: bytes) -> None:
    """Brotli has no mark to be known by."""
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    found = from_har(tmp_path, entry(text_of(packed), encoding="base64"), places)

    assert [unknown.why for unknown in found.report.unknown] == ["packed"]


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, deflated])
def test_a_bomb_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(body, "_LONGEST", 100_000)
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    bomb = pack(b'{"a": "' + b" " * 200_000 + b'"}')
    found = from_har(tmp_path, entry(text_of(bomb)), places)

    assert [unknown.why for unknown in found.report.unknown] == ["large"]


@pytest.mark.parametrize("odd", ["\\ud83d", "\\ude00", "\\ud83d\\ud83d", "\\x41", "\t", "\\ud83dx"])
def test_half_an_emoji_in_ladoks_own_answer_costs_nothing(tmp_path: Path, odd: str) -> None:
    found = from_har(tmp_path, entry(PERSON.replace("Öberg", f"Öberg{odd}")))

    assert found.records[0].student.family_name.startswith("Öberg")
    assert found.records[0].student.name.isprintable()


def test_a_pair_of_surrogates_stays_a_letter(tmp_path: Path) -> None:
    escaped = json.dumps(ladok.person(Fornamn="𝒜sa \ud83d"))
    assert from_har(tmp_path, entry(escaped)).records[0].student.given_name == "𝒜sa �"


@pytest.mark.parametrize(
    "filling", [" ", "=", "A", "A ", "A =", "%7B", "* ", "a b ", "\\u", '"', "é", "Ã", "<", "\x80"]
)
def test_a_long_body_of_nothing_is_told_at_once(tmp_path: Path, filling: str) -> None:
    """No look at it takes longer than its length: a hundred thousand signs, and not a second."""
    places = ladok.entry(ladok.PLACES, ladok.places(ladok.place()))
    begun = process_time()
    for end in ("", "!", "{", "é"):
        found = from_har(tmp_path, entry("A" * 16 + filling * (200_000 // len(filling)) + end), places)
        assert found.report.unknown
    assert process_time() - begun < 4, "of the processor, four times"


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e400", "0.0000000001"])
@pytest.mark.parametrize(
    "where", ['"status": 200', '"startedDateTime": "2026-11-20T10:00:00.000Z"', '"LarosateID": 29']
)
def test_a_number_that_no_machine_holds_costs_nothing_else(tmp_path: Path, where: str, number: str) -> None:
    body = json.dumps(ladok.places(ladok.place()))
    changed = ladok.entry(ladok.PLACES, body.replace(where, where.partition(":")[0] + ": " + number, 1))
    text = json.dumps(ladok.har(ladok.entry(ladok.PERSON, ladok.person()), changed))
    at = text.rindex(where) if where in text else 0
    text = text[:at] + text[at:].replace(where, where.partition(":")[0] + ": " + number, 1)
    (tmp_path / "visit.har").write_text(text)

    assert read([tmp_path / "visit.har"], TODAY).records[0].student.given_name == "Ellen"
