"""The bare command hands over to the app an open portals, and who is meant; a wrong name is told before it draws."""

import asyncio
import os
import sys
from types import ModuleType
from typing import Any

import pytest

from ladok_tui.commands.portals import open_portals
from tui.commands.conftest import Call
from tui.commands.watched import Watched


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the app was run with; it ends at once."""
    seen: dict[str, Any] = {}

    def run(portals: Any, **given: Any) -> int:
        who = asyncio.run(portals.portal(given["student"], given["institution"]).who())
        seen.update(given, demo=portals.demo, who=who)
        return 0

    app = ModuleType("ladok_tui.app")
    app.run = run  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "ladok_tui.app", app)
    monkeypatch.setattr("ladok_tui.commands.launch.why_no_terminal", lambda *_: None)
    for name in ("TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY"):
        monkeypatch.setenv(name, "as-it-is")  # so that what the command sets ends with the test
    return seen


def test_the_demo_opens_on_its_first_student(call: Call, handed_over: dict[str, Any]) -> None:
    assert call("--demo", "--lang", "sv").status == 0

    assert (handed_over["demo"], handed_over["language"]) == (True, "sv")
    assert (handed_over["who"].name, handed_over["who"].as_of) == ("Ellen Ek", None)


def test_who_is_named_is_found_by_part_of_the_name(call: Call, handed_over: dict[str, Any]) -> None:
    assert call("--demo", "--student", "lex", "--institution", "grön", "--as-of", "2027-02-01").status == 0

    assert (handed_over["student"], handed_over["institution"]) == ("alex", "grona")
    assert handed_over["who"].as_of.isoformat() == "2027-02-01T12:00:00+01:00"


def test_who_waits_for_a_store_to_open_is_told_so_before_the_app_is_there(
    call: Call, handed_over: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that another program holds, or that is of an earlier version, takes its time."""
    watched = Watched()

    def opened_late(*given: Any, **named: Any) -> Any:
        assert watched.shown.wait(5)
        return open_portals(*given, **named)

    monkeypatch.setattr("sys.stderr", watched)
    monkeypatch.setattr("ladok_tui.commands.progress.SECONDS", 0.01)
    monkeypatch.setattr("ladok_tui.commands.launch.open_portals", opened_late)

    assert call("--demo", "--lang", "sv").status == 0
    assert handed_over
    assert watched.getvalue().strip("\r ") == "Hämtar …"


@pytest.mark.parametrize("said", ["", "1"])
def test_an_empty_no_color_is_none(
    call: Call, handed_over: dict[str, Any], monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    """R11: Textual takes any NO_COLOR for a wish; who sets an empty one wishes for colours."""
    monkeypatch.setenv("NO_COLOR", said)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TEXTUAL_THEME")

    assert call("--demo").status == 0
    assert handed_over
    assert ("NO_COLOR" in os.environ, os.environ["TEXTUAL_THEME"]) == (
        bool(said),
        "ansi-dark" if said else "textual-dark",
    )


@pytest.mark.parametrize(
    ("typed", "status"),
    [(["--demo", "--student", "nobody"], 2), (["--demo", "--as-of", "soon"], 2), (["--store", "/nowhere/x"], 3)],
)
def test_what_is_wrong_is_told_instead_of_drawn(
    call: Call, handed_over: dict[str, Any], typed: list[str], status: int
) -> None:
    answer = call(*typed)

    assert (answer.status, answer.out, handed_over) == (status, "", {})
    assert answer.err
