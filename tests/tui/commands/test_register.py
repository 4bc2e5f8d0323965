"""``do register``: asked first, done once, refused with every reason."""

import io
import json
from pathlib import Path

import msgspec
import pytest

from ladok_core.actions.outcome import Receipt
from ladok_core.store import Store
from ladok_tui.commands.refusal import RefusalAnswer
from records import NOW, offering, participation, record
from tui.commands.conftest import Call


class Typed(io.StringIO):
    """A person at the keyboard, or before the screen."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, ...]:
    """A demo that is kept from one command to the next."""
    return ("--demo", "--store", str(tmp_path / "demo.sqlite"))


def test_yes_registers_and_the_receipt_is_the_data(call: Call, kept: tuple[str, ...]) -> None:
    answer = call("do", "register", "MA2001", "--yes", "--lang", "sv", *kept)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Registrerad på Algoritmer (MA2001), period 1. Du kan registrera dig på period 2 ")
    assert "Registrera dig på Algoritmer" not in call("show", "start", "--lang", "sv", *kept).out


def test_what_would_be_done_is_told_and_that_it_was_not(call: Call, kept: tuple[str, ...]) -> None:
    """A trial reads as its receipt would; what holds already is no trial."""
    asked = ("do", "register", "MA2001", "--lang", "sv", *kept)
    assert call(*asked, "--dry-run").out.endswith("\nInget är gjort: så skulle det bli.\n")
    call(*asked, "--yes")
    assert "Inget är gjort" not in call(*asked, "--dry-run").out


@pytest.mark.parametrize("again", [["--period", "1"], []])
def test_the_same_command_again_changes_nothing(call: Call, kept: tuple[str, ...], again: list[str]) -> None:
    """REG-5: a script that is run twice succeeds twice; the next period isn't open yet, so it isn't meant."""
    call("do", "register", "MA2001", "--yes", *kept)
    answer = call("do", "register", "MA2001", "--yes", "--json", *again, *kept)

    receipt = msgspec.json.decode(answer.out, type=Receipt)
    assert (answer.status, receipt.changed, receipt.subject.period) == (0, False, 1)


def test_a_refusal_names_every_rule_on_standard_error(call: Call) -> None:
    """REG-6: all obstacles, each with its rule and what to do; nothing on standard output."""
    answer = call("do", "register", "KO2001", "--yes", "--lang", "sv", "--demo")

    assert (answer.status, answer.out) == (1, "")
    assert "(REG-6/reserve)" in answer.err
    assert "(REG-6/conditions)" in answer.err
    assert answer.err.count("Råd: ") == 2


def test_a_refusal_is_machine_readable(call: Call) -> None:
    answer = call("do", "register", "KO2001", "--yes", "--json", "--demo")

    refused = msgspec.json.decode(answer.out, type=RefusalAnswer).refused
    assert (answer.status, answer.err) == (1, "")
    assert refused.rules == ("REG-6/reserve", "REG-6/conditions")
    assert [reason.reason.key for reason in refused.reasons] == list(refused.rules)


@pytest.mark.parametrize(
    ("typed", "status"), [("j\n", 0), ("YES\n", 0), ("n\n", 2), ("\n", 2), ("", 2), (b"j\xff\n", 2)]
)
def test_a_person_is_asked_and_silence_is_no(
    call: Call, kept: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, typed: str | bytes, status: int
) -> None:
    """What will happen stands above the question, on standard error; only a yes registers."""
    monkeypatch.setattr(
        "sys.stdin", Typed(typed) if isinstance(typed, str) else io.TextIOWrapper(io.BytesIO(typed), "utf-8")
    )
    monkeypatch.setattr("ladok_tui.commands.confirm.is_terminal", lambda _: True)
    answer = call("do", "register", "MA2001", "--lang", "sv", *kept)

    assert answer.status == status
    assert "Algoritmer, MA2001" in answer.err
    assert "Registrera? Ja eller nej: " in answer.err
    assert ("Registrerad" in answer.out) is (status == 0)
    assert ("MA2001" not in _to_register(call, kept)) is (status == 0)


@pytest.mark.parametrize("extra", [["--no-input"], []])
def test_without_a_person_it_takes_a_yes(call: Call, monkeypatch: pytest.MonkeyPatch, extra: list[str]) -> None:
    """A script that forgot --yes is told so, and registers nothing."""
    monkeypatch.setattr("sys.stdin", Typed("y\n") if extra else io.StringIO("y\n"))
    seen = Typed()
    monkeypatch.setattr("sys.stderr", seen)
    answer = call("do", "register", "MA2001", "--demo", *extra)

    assert (answer.status, answer.out) == (2, "")
    assert "--yes" in seen.getvalue()


@pytest.mark.parametrize("stderr", [None, io.StringIO()], ids=["closed", "a file"])
def test_nobody_is_asked_who_does_not_see_the_question(
    call: Call, monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO | None
) -> None:
    """``2>log`` and ``2>&-``: it would wait for an answer to what stands nowhere, or end in a fault."""
    monkeypatch.setattr("sys.stdin", Typed("y\n"))
    monkeypatch.setattr("sys.stderr", stderr)
    assert call("do", "register", "MA2001", "--demo").status == 2
    assert stderr is None or "--yes" in stderr.getvalue()


def test_a_participation_can_be_named_by_its_id(call: Call, kept: tuple[str, ...]) -> None:
    page = json.loads(call("show", "start", "--json", *kept).out)
    participation = page["to_register"][0]["participation_id"]

    answer = call("do", "register", participation.upper(), "--yes", "--json", *kept)
    assert json.loads(answer.out)["subject"]["participation_id"] == participation


@pytest.mark.parametrize(
    ("period", "known"), [("9", "1, 2"), ("-1", ""), ("x", ""), ("1.5", ""), ("٣", ""), ("1e3", "")]
)
def test_a_period_that_is_none_is_told(call: Call, period: str, known: str) -> None:
    answer = call("do", "register", "MA2001", f"--period={period}", "--yes", "--demo")

    assert (answer.status, answer.out) == (2, "")
    assert known in answer.err


def test_a_later_period_waits_for_the_first(call: Call) -> None:
    """REG-4: periods are registered in order."""
    answer = call("do", "register", "MA2001", "--period", "2", "--yes", "--demo")

    assert answer.status == 1
    assert "(REG-4/order)" in answer.err


def test_another_moment_is_acted_in_only_in_the_demo(call: Call, tmp_path: Path) -> None:
    """SUP-1: the same file opened as a store of one's own is read-only as of another moment."""
    store = tmp_path / "demo.sqlite"
    now = json.loads(call("show", "start", "--json", "--demo", "--store", store).out)["today"]
    answer = call("do", "register", "MA2001", "--yes", "--student", "ellen", "--as-of", now, "--store", store)
    assert answer.status == 1
    assert "(SUP-1/as-of)" in answer.err

    assert call("do", "register", "MA2001", "--yes", "--as-of", now, "--demo", "--store", store).status == 0


def _to_register(call: Call, kept: tuple[str, ...]) -> str:
    return json.dumps(json.loads(call("show", "start", "--json", *kept).out)["to_register"])


def test_several_places_on_a_course_are_never_guessed_at(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two offerings of one course, both open: the ids are listed, and one of them can be given."""
    course_twice = [
        participation(offering(code=code, offering_id=code), participation_id=f"place-{code}") for code in ("V1", "V2")
    ]
    store = tmp_path / "own.sqlite"
    with Store.open(store, create=True) as opened:
        opened.add([record(*course_twice)], source="test", at=NOW)
    monkeypatch.setattr("ladok_tui.commands.dispatch.now", lambda: NOW)
    asked = call("do", "register", "MA1010", "--yes", "--store", store)
    done = call("do", "register", "place-V2", "--yes", "--json", "--store", store)
    # Now only one of them is left to register on.
    other = call("do", "register", "MA1010", "--yes", "--json", "--store", store)

    assert (asked.status, asked.out) == (2, "")
    assert "place-V1" in asked.err
    assert "place-V2" in asked.err
    assert (done.status, json.loads(done.out)["subject"]["participation_id"]) == (0, "place-V2")
    assert (other.status, json.loads(other.out)["subject"]["participation_id"]) == (0, "place-V1")
