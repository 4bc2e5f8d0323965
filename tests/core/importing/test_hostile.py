"""Damaged and hostile files: they are read in or refused, and never anything else happens."""

import contextlib
import copy
import json
import random
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ladok_answers as ladok
from built import education_page, start_page
from core.importing.reading import TODAY, record
from examples import examples
from ladok_core.errors import BadFile
from ladok_core.importing import merged, read
from ladok_core.store import Store
from ladok_core.words import Words
from ladok_core.words.imports import told

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHOLE = json.dumps(ladok.har(*ladok.visit())).encode()
BODIES = [
    json.loads(e["response"]["content"]["text"])
    for e in ladok.visit()[1:]
    if "encoding" not in e["response"]["content"]
]

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["2026-02-30", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1e9", "7.5", "\x1b[31m"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["sv", "Uid", "Kod"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def read_in_or_refused(content: bytes) -> None:
    """Read a file, store it and build its pages; a BadFile is the only way to fail."""
    with TemporaryDirectory() as name:
        path = Path(name, "visit.har")
        path.write_bytes(content)
        with contextlib.suppress(BadFile):
            found = read([path], TODAY)
            with Store.open(None) as store:
                keys = store.add(found.records, source="import", at=NOW, merge=merged).added
                records = [store.record(key) for key in keys]
                assert not store.add(found.records, source="import", at=NOW, merge=merged).changed
            for kept in records:
                start_page(kept, NOW)
                education_page(kept, TODAY)
            assert all(line.isprintable() for line in told(Words("sv"), found.report))


@given(cut=st.integers(0, len(WHOLE)))
@settings(max_examples=examples(40), deadline=None)
def test_a_file_cut_anywhere_is_refused_or_read(cut: int) -> None:
    read_in_or_refused(WHOLE[:cut])


@given(places=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=examples(60), deadline=None)
def test_a_file_with_any_bytes_changed_is_refused_or_read(places: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in places:
        content[place] = byte
    read_in_or_refused(bytes(content))


@given(value=json_values, seed=st.integers(0, 2**32), count=st.integers(1, 6))
@settings(max_examples=examples(150), deadline=None)
def test_any_value_in_any_place_of_an_answer_is_passed_over_or_read(value: Any, seed: int, count: int) -> None:
    """One odd value is to cost one item: whatever Ladok changes, the rest can be taken."""
    chance = random.Random(seed)  # noqa: S311 - which value is replaced, not a secret
    bodies = json.loads(json.dumps(BODIES))
    for _ in range(count):
        _replace(chance, bodies, value)
    entries = [ladok.entry(ladok.PERSON, ladok.person()), *(ladok.entry(ladok.PLACES, body) for body in bodies)]
    read_in_or_refused(json.dumps(ladok.har(*entries)).encode("utf-8", "surrogatepass"))


def _replace(chance: random.Random, whole: Any, value: Any) -> None:
    inside = whole
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(inside[key], dict | list) or chance.random() < 0.1:
            inside[key] = copy.deepcopy(value)
            return
        inside = inside[key]


@pytest.mark.parametrize("hostile", ["\x1b]52;c;aGVq\x07", "\u202egnp.exe", "\x9b31m", "a\u0300" * 50, "x" * 10_000])
def test_hostile_text_is_made_safe_where_it_is_read(tmp_path: Path, hostile: str) -> None:
    """A course's name must not command the terminal, nor fill it."""
    about = ladok.info(Benamning=ladok.texts(hostile), Utbildningskod="SF" + hostile, Studielokalisering=hostile)
    read_in = record(
        tmp_path, ladok.places(ladok.place(Utbildningsinformation=about)), ladok.contact(Epostadress=hostile)
    )
    course = read_in.participations[0].offering.education

    for said in (course.name.sv, course.code, read_in.student.email):
        assert said.isprintable()
        assert len(said) <= 2000
