"""Which store a command opens, whose portal, and what is said when there is none."""

import json
import shutil
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladok_core.store import Store, StudentRow
from ladok_core.store.opening import open_file
from ladok_core.store.schema import MIGRATIONS
from records import NOW, participation, record, student
from tui.commands.conftest import Call


def _own(path: Path, *names: str) -> Path:
    """A store with somebody's own record for each name."""
    with Store.open(path, create=True) as store:
        store.add(
            [
                record(participation(participation_id=f"place-{name}"), of=replace(student(name), given_name=name))
                for name in names
            ],
            source="test",
            at=NOW,
        )
    return path


def test_no_store_is_answered_with_both_ways_in(call: Call, tmp_path: Path) -> None:
    answer = call("show", "start", "--lang", "en")

    assert (answer.status, answer.out) == (3, "")
    assert "ladok-tui import" in answer.err
    assert "--demo" in answer.err
    assert not (tmp_path / "own").exists()


def test_an_empty_store_is_none(call: Call, tmp_path: Path) -> None:
    assert call("show", "start", "--store", _own(tmp_path / "empty.sqlite")).status == 3


@pytest.mark.parametrize("content", [b"no store", b"SQLite format 3\x00" + b"\x01" * 200])
@pytest.mark.parametrize("extra", [[], ["--demo"]])
def test_a_foreign_file_is_refused_and_untouched(call: Call, tmp_path: Path, content: bytes, extra: list[str]) -> None:
    file = tmp_path / "thesis.odt"
    file.write_bytes(content)
    answer = call("show", "start", "--store", file, *extra)

    assert (answer.status, answer.out, file.read_bytes()) == (3, "", content)


def test_the_stores_place_can_be_told_by_the_environment(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LADOK_STORE names the file; without it, it lies below XDG_DATA_HOME."""
    monkeypatch.setenv("LADOK_STORE", str(_own(tmp_path / "mine.sqlite", "asa")))
    assert "asa" in call("students").out

    monkeypatch.delenv("LADOK_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "data" / "ladok-tui").mkdir(parents=True)
    _own(tmp_path / "data" / "ladok-tui" / "portal.sqlite", "bo")
    assert "bo" in call("students").out


def test_without_any_home_the_place_has_to_be_told(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container for a user of no name; what needs no place of one's own works all the same."""

    def nobody(*_: object) -> None:
        raise KeyError

    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "LADOK_STORE", "LADOK_CONFIG_DIR", "LADOK_STATE_DIR"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    answer = call("students")

    assert (answer.status, answer.out) == (2, "")
    assert "--store" in answer.err
    assert call("show", "start", "--demo").status == 0
    assert list(tmp_path.iterdir()) == []


def test_the_demo_leaves_a_store_of_ones_own_alone(call: Call, tmp_path: Path) -> None:
    """In the demo one can act as anybody: no real record may end up in it."""
    store = _own(tmp_path / "own.sqlite", "asa")
    before = store.read_bytes()
    answer = call("show", "start", "--demo", "--store", store)

    assert (answer.status, answer.out) == (2, "")
    assert str(store) in answer.err
    assert store.read_bytes() == before


def test_the_demo_is_kept_where_one_says_and_private(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "folder" / "demo.sqlite"
    assert call("show", "start", "--demo", "--store", store).status == 0

    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert call("students", "--demo", "--store", store).out == call("students", "--demo").out
    assert call("show", "start", "--store", store, "--student", "omar").status == 0


def test_several_people_are_never_guessed_at(call: Call, tmp_path: Path) -> None:
    """A store of a family's records: acting for the wrong one is worse than a question."""
    store = _own(tmp_path / "own.sqlite", "asa", "bo")
    answer = call("show", "start", "--store", store)

    assert (answer.status, answer.out) == (2, "")
    assert "asa" in answer.err
    assert call("show", "start", "--store", store, "--student", "bo").status == 0


def test_no_command_lists_all_that_a_store_holds(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P3: everyone at a university may be in it; only the list of students lists them."""
    store = _own(tmp_path / "own.sqlite", *(f"s{number:03}" for number in range(99)))
    asked: list[int | None] = []
    listed = Store.students

    def watched(store: Store, most: int | None = None) -> tuple[StudentRow, ...]:
        asked.append(most)
        return listed(store, most)

    monkeypatch.setattr(Store, "students", watched)

    known = call("show", "start", "--store", store, "--student", "s050")
    nobody = call("show", "start", "--store", store, "--student", "nobody")
    anyone = call("show", "start", "--store", store)

    assert (known.status, nobody.status, anyone.status) == (0, 2, 2)
    assert None not in asked
    assert "s000" in anyone.err
    assert "s098" not in anyone.err
    assert "…" in anyone.err


@pytest.mark.parametrize(
    ("wanted", "name"), [("omar", "Omar Lindqvist"), ("LINDQV", "Omar Lindqvist"), ("vinter", "Astrid Vinter")]
)
def test_a_student_is_found_by_id_or_part_of_the_name(call: Call, wanted: str, name: str) -> None:
    assert name in call("show", "start", "--demo", "--student", wanted).out


@pytest.mark.parametrize("wanted", ["nobody", "a"])
def test_nobody_and_several_are_told(call: Call, wanted: str) -> None:
    answer = call("show", "start", "--demo", "--student", wanted)

    assert (answer.status, answer.out) == (2, "")
    assert "Ellen Ek" in answer.err or "Astrid" in answer.err


@pytest.mark.parametrize("wanted", ["grona", "GRONA", "gröna", "Green"])
def test_an_institution_is_found_by_code_or_part_of_the_name(call: Call, wanted: str) -> None:
    """LOG-4: one institution at a time."""
    answer = call("institutions", "--demo", "--student", "alex", "--institution", wanted, "--json")

    assert [row["institution_id"] for row in json.loads(answer.out) if row["here"]] == ["grona"]


def test_an_institution_where_one_has_not_studied_is_told(call: Call) -> None:
    answer = call("institutions", "--demo", "--student", "ellen", "--institution", "grona")

    assert (answer.status, answer.out) == (2, "")


def test_an_institution_alone_means_its_first_student_in_the_demo(call: Call) -> None:
    assert "Astrid Vinter" in call("show", "start", "--demo", "--institution", "grona").out


def test_a_file_that_cannot_be_read_in_leaves_no_store(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "visit.har"
    file.write_text("[")
    store = tmp_path / "new.sqlite"
    answer = call("import", file, "--store", store)

    assert (answer.status, answer.out) == (2, "")
    assert not store.exists()


def test_nothing_is_read_into_the_demo(call: Call, tmp_path: Path) -> None:
    assert call("import", tmp_path / "visit.har", "--demo").status == 2


def test_where_the_copy_lies_is_told_when_a_store_is_brought_up_to_date(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A13: once, on standard error; nobody has to look for it, nor wonders whose file it is."""
    store = _own(tmp_path / "own.sqlite", "asa")
    later = tmp_path / "later"
    shutil.copytree(MIGRATIONS, later)
    (later / "9000.later.sql").write_text("create table later (one text);\n")
    monkeypatch.setattr(
        "ladok_core.store.store.open_file", lambda path, _folder, *, create: open_file(path, later, create=create)
    )

    first = call("students", "--store", store, "--lang", "en")
    (copy,) = tmp_path.glob("own.sqlite.version-*.backup")

    assert first.err == f"The data file was brought up to date. As it was before, it lies in {copy}.\n"
    assert call("students", "--store", store, "--lang", "en").err == ""
