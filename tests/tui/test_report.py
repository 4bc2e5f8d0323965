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


def test_files_are_private_whatever_the_umask_and_the_folder_were(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir(mode=0o755)
    umask = os.umask(0)
    try:
        path = write_report(raised(ValueError()), {"LADOK_STATE_DIR": str(tmp_path)}, NOW)
    finally:
        os.umask(umask)

    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_state_folder_follows_the_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    assert state_folder(os.environ | {"LADOK_STATE_DIR": "/chosen"}) == Path("/chosen")
    assert state_folder({}).is_relative_to(tmp_path)
