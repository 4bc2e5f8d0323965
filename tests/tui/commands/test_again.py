"""The same command again, of what no page shows any more; and a code that is asked for on the wrong page."""

import json
from pathlib import Path

import pytest

from tui.commands.conftest import Answer, Call


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, ...]:
    """A demo that is kept from one command to the next, as of a Monday in November."""
    return ("--demo", "--store", str(tmp_path / "demo.sqlite"), "--lang", "en", "--as-of", "2026-11-23T12:00")


def _done(call: Call, action: str, code: str, kept: tuple[str, ...]) -> Answer:
    return call("do", action, code, "--yes", *kept)


@pytest.mark.parametrize("code", ["NW1002", "DVKAI"])
def test_a_withdrawal_again_says_since_when_it_holds(call: Call, kept: tuple[str, ...], code: str) -> None:
    """WDR-1, WDR-4: a course or a specialisation that is shown nowhere any more, by its code."""
    first, again = _done(call, "withdraw", code, kept), _done(call, "withdraw", code.lower(), kept)

    assert (first.status, again.status, again.err) == (0, 0, "")
    assert f"({code}), on 23 November; nothing was changed." in again.out
    assert json.loads(_done(call, "withdraw", code, (*kept, "--json")).out)["changed"] is False


@pytest.mark.parametrize(("action", "rule"), [("register", "REG-5/withdrawn"), ("stop", "NCP-1/withdrawn")])
@pytest.mark.parametrize("code", ["NW1002", "DVKAI"])
def test_other_actions_on_what_was_left_are_answered_by_their_own_rule(
    call: Call, kept: tuple[str, ...], action: str, rule: str, code: str
) -> None:
    """REG-5, NCP-1: not that there is no such course."""
    _done(call, "withdraw", code, kept)
    answer = _done(call, action, code, kept)

    assert (answer.status, answer.out) == (1, "")
    assert f"({rule})" in answer.err


def test_a_non_completion_again_says_since_when_it_holds(call: Call, kept: tuple[str, ...]) -> None:
    """NCP-1, NCP-2: of a programme, and of a course that was stopped with it."""
    assert _done(call, "stop", "DVK", kept).status == 0
    for code in ("DVK", "DB1001"):
        again = _done(call, "stop", code, kept)
        assert (again.status, again.err) == (0, "")
        assert f"({code}), on 23 November; nothing was changed." in again.out


def test_what_was_left_is_told_with_what_it_was_and_since_when(call: Call, kept: tuple[str, ...]) -> None:
    """WDR-4: in a sentence, instead of that there is no such course."""
    _done(call, "withdraw", "NW1002", kept)
    answer = call("show", "course", "NW1002", *kept)

    assert (answer.status, answer.out) == (2, "")
    assert "(NW1002) is no longer shown." in answer.err
    assert "You withdrew on 23 November" in answer.err
    assert "(WDR-4/withdrawn)" in answer.err
    failed = json.loads(call("show", "course", "NW1002", "--json", *kept).out)["failed"]
    assert (failed["code"], failed["wanted"]) == ("not-shown", "NW1002")


def test_a_choice_outside_its_period_is_told_with_its_rule_as_who_makes_it_is_told(
    call: Call, kept: tuple[str, ...]
) -> None:
    """CHO-1."""
    shown = call("show", "choice", "val4", *kept, "--as-of", "2027-01-10")
    done = call("do", "choose", "val4", *kept, "--as-of", "2027-01-10")

    assert (shown.status, shown.out) == (2, "")
    assert "(VAL4) cannot be made now." in shown.err
    assert "is no longer shown. (CHO-1/after)" in done.err
    assert "is no longer shown. (CHO-1/after)" in shown.err
    failed = json.loads(call("show", "choice", "VAL4", "--json", *kept, "--as-of", "2027-01-10").out)["failed"]
    assert (failed["code"], failed["wanted"], failed["known"]) == ("not-open", "VAL4", [])


def test_a_course_with_nothing_to_change_to_is_answered_with_the_rule(call: Call, kept: tuple[str, ...]) -> None:
    """OFC-1: of the place that is to be left, instead of that there is no such offering."""
    answer = call("do", "change-offering", "KO2001", "--dry-run", *kept)

    assert (answer.status, answer.out) == (1, "")
    assert "(OFC-1/reserve)" in answer.err


def test_of_two_places_the_one_that_was_left_is_not_asked_about(call: Call, kept: tuple[str, ...]) -> None:
    """REG-5, REG-6: a code means the place that can still be registered on, and the rule says what it waits for."""
    answer = call("do", "register", "9PE001", "--student", "astrid", "--dry-run", *kept)

    assert (answer.status, answer.out) == (1, "")
    assert "(REG-6/not-open)" in answer.err


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ("course", "DVK", ("is a programme.", "show package DVK.")),
        ("course", "DVKAI", ("is a specialisation.", "show package DVKAI.")),
        ("package", "MA2001", ("is a course.", "show course MA2001.")),
    ],
)
def test_a_code_on_the_wrong_page_is_told_with_the_right_one(
    call: Call, kept: tuple[str, ...], asked: str, code: str, said: tuple[str, str]
) -> None:
    """CRS-1, PKG-1."""
    answer = call("show", asked, code, *kept)

    assert (answer.status, answer.out) == (2, "")
    assert all(part in answer.err for part in said)
    assert json.loads(call("show", asked, code, "--json", *kept).out)["failed"]["code"] == "other-kind"


def test_a_code_that_there_is_not_is_answered_with_courses_and_packages(call: Call, kept: tuple[str, ...]) -> None:
    """An action is done with either."""
    failed = json.loads(call("do", "withdraw", "XX9999", "--json", *kept).out)["failed"]

    assert failed["code"] == "not-found"
    assert {"MA2001", "DVK"} <= set(failed["known"])
