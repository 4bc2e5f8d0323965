"""Hostile text in the store comes out safe to draw, whatever put it there."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from core.store.driving import ellen, run
from ladok_core.actions.register import Register
from ladok_core.pages.asks import AskCourse, AskEducation, AskStart
from ladok_core.store import RecordKey, Store
from ladok_core.store.sqlite_trouble import store_errors
from records import NOW

HOSTILE = (
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202eevil\u200b\x00[red]" + "e" + "\u0301" * 50 + "漢" * 10 + "x" * 10_000
)
FORBIDDEN = set(map(chr, [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x202E, 0x200B]))


PLAIN = {
    *("kind", "state", "credits", "first", "last", "on", "imported_on", "examined_on", "certified_at", "decided_on"),
    *("study_plan_on", "read_in_at", "digits", "switches", "at", "page", "action", "type", "offering", "verdict"),
}
"""The fields of bodies that are no free text: kinds, dates, amounts."""


def poison(path: Path) -> None:
    """Write hostile text over every text that is no id, code, date or number."""
    connection = sqlite3.connect(path)
    for table in ("institution", "education", "offering", "student", "record"):
        for number, body in connection.execute(f"select rowid, body from {table}").fetchall():  # noqa: S608  # our own
            bad = json.dumps(poisoned(json.loads(body)), ensure_ascii=False)
            connection.execute(f"update {table} set body = ? where rowid = ?", (bad, number))  # noqa: S608  # our own
    connection.execute("update student set given_name = ?, family_name = ?", (HOSTILE, HOSTILE))
    connection.commit()
    connection.close()


def poisoned(value: Any, name: str = "") -> Any:
    """The same with hostile text in it."""
    if isinstance(value, dict):
        return {key: poisoned(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, name) for inner in value]
    return HOSTILE if isinstance(value, str) and name not in PLAIN and not name.endswith("_id") else value


def test_every_text_of_a_record_is_made_safe_where_it_is_read(stored: Path) -> None:
    """Escape sequences, C1, bidi, invisible ones, towers of marks and endless lines reach no page."""
    poison(stored)
    with Store.open(stored) as store:
        portal = ellen(store)
        pages = [
            store.record(RecordKey("bla", "ellen")),
            run(portal.page(AskStart())),
            run(portal.page(AskEducation())),
            run(portal.page(AskCourse("education-MA1010"))),
            run(portal.who()),
            run(portal.do(Register("place", 1), "key")),
            store.students(),
        ]
        seen = [text for page in pages for text in texts(msgspec.to_builtins(page))]

    assert sum("evil" in text for text in seen) > 20  # it came through, made visible
    assert not [text for text in seen if FORBIDDEN & set(text)]
    assert max(map(len, seen)) <= 20_000


def test_a_poisoned_receipt_is_made_safe_too(stored: Path) -> None:
    """It is a struct stored as text, and read by a way of its own."""
    with Store.open(stored) as store:
        receipt = run(ellen(store).do(Register("place", 1), "key"))
    bad = msgspec.structs.replace(receipt, subject=msgspec.structs.replace(receipt.subject, code=HOSTILE))
    connection = sqlite3.connect(stored)
    connection.execute("update journal set receipt = ? where n = 2", (msgspec.json.encode(bad).decode(),))
    connection.commit()
    connection.close()

    with Store.open(stored) as store:
        again = run(ellen(store).do(Register("place", 1), "key"))

    assert "evil" in again.subject.code
    assert not FORBIDDEN & set(again.subject.code)


def test_a_lone_surrogate_can_be_written(store: Store) -> None:
    """JSON can hold one, SQLite can't: it is made visible before."""
    held = store.record(RecordKey("bla", "ellen"))
    student = msgspec.structs.replace(held.student, given_name="El\ud800len")
    with store_errors("store"):
        store.add([msgspec.structs.replace(held, student=student)], source="test", at=NOW)

    assert store.record(RecordKey("bla", "ellen")).student.given_name == "El\ufffdlen"


def texts(value: object) -> list[str]:
    """Every text in a value made of dicts and lists."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in texts(inner)]
    return []
