"""What goes wrong, as data: with --json a script reads one kind of answer, whatever it was; never half of each."""

from pathlib import Path

import msgspec
import pytest

from ladok_core.model.institution import Switch
from ladok_core.store import Store
from ladok_tui.commands.failure import FailureAnswer
from ladok_tui.commands.refusal import RefusalAnswer
from records import ALL_SWITCHES, NOW, institution, offering, participation, record
from tui.commands.conftest import Answer, Call

DEMO = "--demo"


def failure_of(answer: Answer) -> FailureAnswer:
    """The answer of a command that failed; nothing stands on standard error."""
    assert answer.err == ""
    return msgspec.json.decode(answer.out, type=FailureAnswer)


@pytest.mark.parametrize(
    ("typed", "status", "code", "nearest"),
    [
        (["show", "strat", DEMO], 2, "unknown-command", "start"),
        (["shwo"], 2, "unknown-command", "show"),
        (["show"], 2, "missing-topic", None),
        (["show", "course", DEMO], 2, "missing-argument", None),
        (["show", "start", "--as-of"], 2, "needs-value", None),
        (["show", "start", "--jsn", DEMO], 2, "unexpected", "--json"),
        (["show", "start", "--lang", "de", DEMO], 2, "unknown-value", None),
        (["show", "start", "--as-of", "tomorrow", DEMO], 2, "bad-moment", None),
        (["show", "course", "MA201", DEMO], 2, "not-found", "MA2001"),
        (["show", "start", "--student", "elen ek", DEMO], 2, "not-found", "Ellen Ek"),
        (["show", "start", "--student", "a", DEMO], 2, "several-students", None),
        (["institutions", "--institution", "blaa", DEMO], 2, "not-found", "bla"),
        (["do", "register", "MA2O01", "--yes", DEMO], 2, "not-found", "MA2001"),
        (["do", "register", "MA2001", "--period", "9", "--yes", DEMO], 2, "no-such-period", None),
        (["do", "register", "MA2001", "--no-input", DEMO], 2, "needs-yes", None),
        (["import", "no-such.har"], 2, "bad-file", None),
        (["students"], 3, "store-missing", None),
        (["students", "--store", "."], 3, "store-foreign", None),
        (["show", "start", DEMO, "--store", "/dev/null/x"], 3, "store-denied", None),
    ],
)
def test_every_failure_is_data_where_data_was_asked_for(
    call: Call, typed: list[str], status: int, code: str, nearest: str | None
) -> None:
    """A script looks in one place; the status in it is the one it ended with, the sentences those a person reads."""
    answer = call(*typed, "--json", "--lang", "en")
    told = call(*typed, "--lang", "en").err

    failed = failure_of(answer).failed
    assert (answer.status, failed.status, failed.code, failed.nearest) == (status, status, code, nearest)
    assert all(sentence.endswith((".", "?")) for sentence in failed.sentences)
    assert told == "".join(f"{sentence}\n" for sentence in failed.sentences)


def test_kinds_of_one_code_are_told_apart(call: Call, tmp_path: Path) -> None:
    """A misspelt student is another matter than a misspelt course,."""
    file = tmp_path / "visit.har"
    file.write_text("{")

    no_student = call("show", "start", "--student", "xyz", DEMO, "--json")
    no_course = call("show", "course", "X", DEMO, "--json")
    no_json = call("import", file, "--json")

    assert [failure_of(answer).failed.about for answer in (no_student, no_course, no_json)] == [
        "student", "course", "truncated",
    ]  # fmt: skip


def test_a_page_that_is_turned_off_is_refused_like_an_action(call: Call, tmp_path: Path) -> None:
    """EDU-1: a rule's no has status 1 and names its rule, on a page as at a registration."""
    store = tmp_path / "own.sqlite"
    held = record(participation(offering()), at=institution(switches=ALL_SWITCHES - {Switch.MY_EDUCATION}))
    with Store.open(store, create=True) as opened:
        opened.add([held], source="test", at=NOW)

    as_data = call("show", "education", "--store", store, "--json")
    as_text = call("show", "education", "--store", store)

    refused = msgspec.json.decode(as_data.out, type=RefusalAnswer).refused
    assert (as_data.status, as_data.err, as_text.status, as_text.out) == (1, "", 1, "")
    assert all(f"({rule})" in as_text.err for rule in refused.rules)
    assert refused.rules


@pytest.mark.parametrize("option", ["--store", "--student", "--institution", "--as-of", "--lang"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_is_no_value(call: Call, option: str, value: str) -> None:
    """A variable that was never set must not open one's own store, nor the first of several students."""
    answer = call("show", "start", DEMO, option, value, "--lang=en")

    assert (answer.status, answer.out) == (2, "")
    assert option in answer.err.splitlines()[0]


@pytest.mark.parametrize("typed", [["show", "course", ""], ["do", "register", "", "--yes"], ["import", ""], [""]])
def test_an_empty_argument_is_none(call: Call, typed: list[str]) -> None:
    """An empty path would be the folder one stands in."""
    answer = call(*typed, "--json")

    assert answer.status == 2
    assert failure_of(answer).failed.code in {"needs-value", "missing-topic"}


def test_nobodys_home_is_a_folder_of_that_name(call: Call) -> None:
    """The shell leaves ~nobody as it is when there is no such user."""
    assert call("students", "--store", "~no-such-user/portal.sqlite").status == 3


def test_a_folder_that_cannot_be_made_is_said_to_be_that(call: Call, tmp_path: Path) -> None:
    """Who keeps the demo somewhere isn't told to try the demo."""
    file = tmp_path / "file"
    file.write_text("")
    answer = call("show", "start", DEMO, "--store", file / "demo.sqlite", "--lang", "en")

    assert (answer.status, answer.out) == (3, "")
    assert "the folder can't be made" in answer.err


@pytest.mark.parametrize(
    "typed",
    [
        ["--json", "show", "start", DEMO],
        ["show", "--json", "start", DEMO],
        [DEMO, "--json", "students"],
        ["--yes", "do", "register", "MA2001", "--json", DEMO],
        ["do", "--json", "--yes", "register", DEMO, "MA2001"],
    ],
    ids=" ".join,
)
def test_flags_stand_anywhere(call: Call, typed: list[str]) -> None:
    """Nobody remembers on which side of a word a flag belongs."""
    answer = call(*typed)

    assert (answer.status, answer.err) == (0, "")
    msgspec.json.decode(answer.out)
