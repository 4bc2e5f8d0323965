"""``export``: what it writes where, and what it never overwrites."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from ladok_tui.commands.export import parse_alarm
from ladok_tui.commands.usage import UsageError
from tui.commands.conftest import Call

AS_OF = ("--as-of", "2026-11-23T12:00", "--demo")


def test_a_page_goes_to_standard_output_in_the_first_of_its_formats(call: Call) -> None:
    """DLN-1, EDU-1: a calendar, a table."""
    calendar, table = call("export", "deadlines", *AS_OF), call("export", "education", *AS_OF, "--lang", "en")

    assert (calendar.status, calendar.err, calendar.out[:15]) == (0, "", "BEGIN:VCALENDAR")
    assert (table.status, table.out.splitlines()[0]) == (
        0, "\ufeffKind,Code,Name,Credits,Unit,Status,Grade,Examined,From,To,Part of"
    )  # fmt: skip


@pytest.mark.parametrize("page", ["deadlines", "education"])
def test_as_json_it_is_the_page_itself(call: Call, page: str) -> None:
    """DLN-1, EDU-1: by the same schema."""
    shown, taken = call("show", page, *AS_OF, "--json"), call("export", page, *AS_OF, "--format", "json")

    assert json.loads(taken.out) == json.loads(shown.out)


def test_a_file_is_its_owners_alone_and_is_not_overwritten_unasked(call: Call, tmp_path: Path) -> None:
    """TUI: whole or not at all, 0600 whatever the umask, and no other file is left beside it."""
    path = tmp_path / "datum å.ics"
    written = call("export", "deadlines", *AS_OF, "--output", path, "--lang", "sv")
    first = path.read_bytes()
    again = call("export", "deadlines", *AS_OF, "--output", path, "--lang", "en")

    assert (written.status, written.out, written.err) == (0, "", "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (again.status, again.out) == (2, "")
    assert again.err.startswith(f"{path} is there already. With --force it is overwritten.")
    assert path.read_bytes() == first
    forced = call("export", "deadlines", *AS_OF, "--output", path, "--lang", "en", "--force")
    assert (forced.status, forced.err) == (0, "")
    assert (path.read_bytes() != first, stat.S_IMODE(path.stat().st_mode)) == (True, 0o600)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]


def test_a_person_is_told_what_was_written(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script is told by the status, and wants no word on standard error."""
    monkeypatch.setattr("ladok_tui.commands.export.is_terminal", lambda _: True)
    path = tmp_path / "a.ics"

    assert call("export", "deadlines", *AS_OF, "--output", path, "--lang", "sv").err == f"Skrev {path}.\n"


def test_a_link_is_replaced_and_what_it_leads_to_left_alone(call: Call, tmp_path: Path) -> None:
    target, path = tmp_path / "theirs", tmp_path / "link.ics"
    target.write_text("theirs")
    path.symlink_to(target)

    assert call("export", "deadlines", *AS_OF, "--output", path).status == 2
    assert call("export", "deadlines", *AS_OF, "--output", path, "--force").status == 0
    assert (target.read_text(), path.is_symlink()) == ("theirs", False)


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_file_is_never_overwritten(call: Call, tmp_path: Path, force: tuple[str, ...]) -> None:
    answer = call("export", "deadlines", *AS_OF, "--output", tmp_path, *force, "--lang", "en")

    assert (answer.status, answer.err.splitlines()[0]) == (2, f"{tmp_path} is no file, and is not overwritten.")


def test_where_nothing_can_be_written_it_says_why(call: Call, tmp_path: Path) -> None:
    answer = call("export", "deadlines", *AS_OF, "--output", tmp_path / "nowhere" / "a.ics", "--lang", "en")

    assert (answer.status, "No such file or directory" in answer.err) == (3, True)


@pytest.mark.parametrize(("text", "before"), [
    ("2d", timedelta(days=2)), ("3H", timedelta(hours=3)), ("30m", timedelta(minutes=30)), ("1w", timedelta(weeks=1)),
    ("366d", timedelta(days=366)),
])  # fmt: skip
def test_an_alarm_rings_so_long_before(text: str, before: timedelta) -> None:
    assert parse_alarm(text) == before


@pytest.mark.parametrize(
    "text", ["", "2", "d", "0d", "-2d", "2.5d", "2y", "367d", "９d", "9" * 400 + "d", "2 d", "2dd"]
)
def test_what_is_no_time_is_no_alarm(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_alarm(text)
    assert refused.value.key == "cli.bad-alarm"


def test_an_alarm_is_told_clearly_where_it_can_not_be(call: Call) -> None:
    bad = call("export", "deadlines", *AS_OF, "--alarm", "soon", "--lang", "en")
    alone = call("export", "deadlines", *AS_OF, "--format", "csv", "--alarm", "2d", "--lang", "en")

    assert (bad.status, bad.err.splitlines()[0][:32]) == (2, "soon is no time for a reminder. ")
    assert (alone.status, alone.err.splitlines()[0][:35]) == (2, "Reminders exist in a calendar alone")
    rings = call("export", "deadlines", *AS_OF, "--alarm", "2d").out
    assert rings.count("TRIGGER:-P2D") == rings.count("BEGIN:VEVENT") > 5


def test_what_can_not_be_exported_is_named_with_what_can(call: Call) -> None:
    assert call("export", "fees", *AS_OF).status == 2
    assert call("export", *AS_OF, "--lang", "en").err.splitlines()[0].endswith("deadlines, education.")
    assert call("export", "education", *AS_OF, "--format", "ics").status == 2


def test_the_help_says_what_there_is(call: Call) -> None:
    answer = call("export", "deadlines", "--help", "--lang", "en")

    assert (answer.status, "--alarm TIME" in answer.out, "--format ics|csv|json" in answer.out) == (0, True, True)
