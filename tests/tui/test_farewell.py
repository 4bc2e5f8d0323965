"""What was done stands on the normal screen when the program has ended: a line each, and only then."""

import sys
from datetime import date

import msgspec
import pytest

from ladok_core.actions.details import ChangeDetails
from ladok_core.actions.outcome import Receipt
from ladok_core.actions.register import Register
from ladok_core.model.student import Student
from ladok_core.words import Words
from ladok_tui.commands.run_sync import run_sync
from ladok_tui.session import Session
from ladok_tui.terminal.farewell import done_lines, say_goodbye
from records import TODAY, course, offering, participation, record
from tui.sample_app import SampleEntrance
from tui.screens.live import Open

ERIK = Student("erik", "Erik", "Ek", None, "erik@example.com")
PLACE = participation(offering(course("MA1010")))


def session(*, demo: bool = False, language: str = "sv") -> Session:
    entrance = SampleEntrance([record(PLACE, of=ERIK)], demo=demo)
    return Session(entrance, entrance.portal("erik", "bla"), Words(language))


def does(held: Session, *, changed: bool = True) -> Receipt:
    receipt = run_sync(held.portal.do(Register(PLACE.participation_id, 1), "one"))
    held.carried_out(msgspec.structs.replace(receipt, changed=changed), TODAY)
    return receipt


@pytest.mark.parametrize(("language", "told"), [
    ("sv", "Registrerad på Kurs MA1010 (MA1010)."), ("en", "Registered for Course MA1010 (MA1010)."),
])  # fmt: skip
def test_each_thing_is_told_by_its_receipt_in_the_words_of_the_end(language: str, told: str) -> None:
    held = session(language="en" if language == "sv" else "sv")
    does(held)
    held.words = Words(language)

    assert list(done_lines(held)) == [told]


def test_what_was_the_case_before_was_not_done() -> None:
    """REG-5."""
    held = session()
    does(held, changed=False)

    assert (list(done_lines(held)), held.changes) == ([], 0)


def test_what_was_done_in_the_demo_is_said_to_be_of_the_demo() -> None:
    held = session(demo=True)
    does(held)

    assert list(done_lines(held)) == ["I demon: Registrerad på Kurs MA1010 (MA1010)."]


def test_of_contact_details_no_value_is_told() -> None:
    """CON-3: the screen stays when the program has gone."""
    held = session()
    held.carried_out(run_sync(held.portal.do(ChangeDetails(email="new@example.com"), "one")), date(2026, 11, 23))

    (line,) = done_lines(held)
    assert "example" not in line
    assert "Erik" not in line


def test_where_nobody_reads_it_any_more_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session()
    does(held)
    monkeypatch.setattr(sys, "stdout", None)

    say_goodbye(held)


LONG = pytest.mark.slow


@pytest.mark.parametrize("env", [
    {}, pytest.param({"NO_COLOR": "1"}, marks=LONG), pytest.param({"ACCESSIBLE": "1"}, marks=LONG)
], ids=["usual", "no colour", "accessible"])  # fmt: skip
def test_it_stands_on_the_normal_screen_plain(open_terminal: Open, env: dict[str, str]) -> None:
    """TUI: a sentence, whatever one could see before; what nobody did is told by nobody."""
    command = [sys.executable, "-m", "ladok_tui.cli", "--demo", "--lang", "sv"]
    terminal = open_terminal(command, (80, 24), env)
    terminal.wait_for("Att göra nu", timeout=15)
    terminal.settle()
    terminal.press("ctrl+p")
    terminal.wait_for("Hitta en sida")
    terminal.press(text="regi algo")
    terminal.wait_for("Registrera Algoritmer, period 1")
    terminal.settle()
    terminal.press("enter")
    terminal.wait_for("Avbryt")
    terminal.settle(0.4)
    terminal.press("enter")
    terminal.wait_for("Registrerad på", timeout=10)
    terminal.settle()
    terminal.press("q")

    assert terminal.wait_exit() == 0
    told = " ".join(line for line in terminal.display if line)
    assert told.startswith("I demon: Registrerad på Algoritmer (MA2001), period 1. Du kan registrera dig på period 2")
