"""A fault's report says where in the program it was, and nothing about anybody."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_tui.terminal.report import KEPT, masked, short, state_folder, story, write_report

NOW = datetime(2027, 1, 14, 12, 0, tzinfo=UTC)


class Ours(Exception):  # stands for one of the program's own
    __module__ = "ladok_core.errors"


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    hidden = "191212121212"
    try:
        raise error from cause
    except type(error) as caught:
        assert hidden
        return caught


@pytest.mark.parametrize("number", [
    "191212121212", "19121212-1212", "121212-1212", "121212+1212", "1212121212", "19 121212 1212", "1912-12-12-1212",
    "19900101-T123", "900101-T123", "900101T123", "19121272-1219"])  # fmt: skip
def test_identity_numbers_are_masked_however_they_are_written(number: str) -> None:
    assert masked(f"no {number}, sorry") == "no …, sorry"


def test_short_numbers_and_dates_stay() -> None:
    assert masked("TATA24 of 2027-01-14 at 7,5 hp, row 123456") == "TATA24 of 2027-01-14 at 7,5 hp, row 123456"


@given(st.text())
def test_what_is_masked_is_one_line_without_control_characters(text: str) -> None:
    assert masked(text).isprintable()


def test_a_foreign_message_is_left_out_and_our_own_is_masked() -> None:
    """A KeyError's message is the key, a decoder's the document: both may be a person."""
    error = raised(Ours("refused 19121212-1212"), raised(KeyError("Anna Svensson")))

    lines = list(story(error))

    assert lines[0] == "ladok_core.errors.Ours: refused …"
    assert lines[2] == "builtins.KeyError"
    assert lines[1].endswith(":raised")
    assert "Svensson" not in "".join(lines)
    assert "1212" not in "".join(lines)


def test_errors_that_cause_each_other_end() -> None:
    one, two = ValueError(), ValueError()
    one.__cause__, two.__cause__ = two, one

    assert list(story(one)) == ["builtins.ValueError"] * 2


def test_a_path_begins_below_the_folder_it_was_imported_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders above are often named after the person."""
    monkeypatch.setattr(sys, "path", ["", "/", "/home/anna/src", "/home/anna/src/deep"])

    assert short("/home/anna/src/ladok_tui/app.py") == "ladok_tui/app.py"
    assert short("/home/anna/src/deep/ladok_tui/app.py") == "ladok_tui/app.py"
    assert short("/home/anna/other/app.py") == "app.py"
    assert short("<string>") == "<string>"


def test_ten_reports_are_kept_the_newest(tmp_path: Path) -> None:
    environ = {"LADOK_STATE_DIR": str(tmp_path)}
    written = [write_report(raised(ValueError()), environ, NOW + timedelta(minutes=i)) for i in range(KEPT + 3)]

    assert sorted((tmp_path / "reports").iterdir()) == written[3:]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_a_report_and_its_folders_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    """A13: every folder that is missing on the way is made for its owner alone, not only the last."""
    before = os.umask(umask)
    try:
        path = write_report(raised(ValueError()), {"LADOK_STATE_DIR": str(tmp_path / "state" / "ladok-tui")}, NOW)
    finally:
        os.umask(before)

    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in list(path.parents)[:3]} == {0o700}


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    """A12: it is not ours to change."""
    folder = tmp_path / "reports"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)

    path = write_report(raised(ValueError()), {"LADOK_STATE_DIR": str(tmp_path)}, NOW)

    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o755


def test_only_reports_of_our_own_are_ever_taken_away(tmp_path: Path) -> None:
    """A12: whoever keeps notes in that folder keeps them, however they are called, and links lead nowhere."""
    folder, elsewhere = tmp_path / "reports", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    kept = [folder / name for name in ("1.txt", "0000.txt", "2027-01-14.txt", "2027-01-14T12-00-00-000000Z-x.txt")]
    for one in (*kept, elsewhere / "thesis.txt"):
        one.write_text("mine")
    link = folder / "2020-01-14T12-00-00-000000Z-1.txt"
    link.symlink_to(elsewhere / "thesis.txt")
    inner = folder / "2020-01-14T12-00-00-000000Z-2.txt"
    inner.mkdir()

    written = _many(tmp_path)

    assert sorted(folder.iterdir()) == sorted([*kept, link, inner, *written[-KEPT:]])
    assert (elsewhere / "thesis.txt").read_text() == "mine"


def test_nothing_is_taken_away_through_a_link(tmp_path: Path) -> None:
    """A12: a folder that the reports' folder is a link to is somebody's own."""
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    theirs.chmod(0o755)
    old = theirs / "2020-01-14T12-00-00-000000Z-1.txt"
    old.write_text("mine")
    (tmp_path / "reports").symlink_to(theirs)

    _many(tmp_path)

    assert old.read_text() == "mine"
    assert theirs.stat().st_mode & 0o777 == 0o755


def _many(folder: Path) -> list[Path]:
    environ = {"LADOK_STATE_DIR": str(folder)}
    written = [write_report(raised(ValueError()), environ, NOW + timedelta(minutes=i)) for i in range(KEPT + 3)]
    return [one for one in written if one is not None]


def test_the_state_folder_follows_the_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    assert state_folder(os.environ | {"LADOK_STATE_DIR": "/chosen"}) == Path("/chosen")
    assert state_folder({"LADOK_STATE_DIR": "~/chosen"}) == Path.home() / "chosen"
    assert state_folder({}).is_relative_to(tmp_path)
