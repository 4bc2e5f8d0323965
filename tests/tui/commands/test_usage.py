"""What is wrong with a command is told in the person's language, with the nearest name; help is short and whole."""

from pathlib import Path

import pytest

from ladok_core import __version__
from ladok_core.actions import ACTIONS
from ladok_core.pages import PAGES
from ladok_tui.commands.arguments import COMMANDS, CONFIG, build, parse
from ladok_tui.commands.help import EXAMPLES
from ladok_tui.commands.parser import commands_of
from ladok_tui.exports import EXPORTS
from tui.commands.conftest import Call

DEMO = "--demo"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["shwo"], "show"),
        (["show", "strat"], "start"),
        (["do", "registre"], "register"),
        (["schema", "curse"], "course"),
        (["completion", "fihs"], "fish"),
        (["show", "start", "--jsn"], "--json"),
        (["--stor=x"], "--store"),
        (["show", "start", "--lang", "svv"], "sv"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_misspelling_is_answered_with_the_nearest_name(
    call: Call, monkeypatch: pytest.MonkeyPatch, typed: list[str], told: str, language: str
) -> None:
    monkeypatch.setenv("LADOK_LANG", language)
    answer = call(*typed)

    asked = f"Menade du {told}?" if language == "sv" else f"Did you mean {told}?"
    assert (answer.status, answer.out) == (2, "")
    assert asked in answer.err
    assert "usage:" not in answer.err


@pytest.mark.parametrize(
    "typed",
    [
        ["show"], ["do"], ["schema"], ["completion"], ["import"], ["config"], ["do", "register"], ["show", "course"],
        ["--student"], ["show", "start", "--as-of"], ["show", "start", "--json=1"], ["students", "extra"],
    ],
)  # fmt: skip
def test_what_is_missing_or_too_much_is_told(call: Call, typed: list[str]) -> None:
    answer = call(*typed)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.endswith("See ladok-tui --help.\n")


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after_the_command(call: Call, before: bool) -> None:
    common = ["--demo", "--student", "omar", "--lang", "sv"]
    command = ["show", "start"]

    assert "Omar Lindqvist" in call(*(common + command if before else command + common)).out


def test_an_option_may_have_a_command_as_its_value(call: Call) -> None:
    """The command is guessed for speed; a wrong guess must not change what is understood."""
    answer = call("--institution", "show", "students", DEMO)

    assert (answer.status, "Ellen Ek" in answer.out) == (0, True)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_has_help_in_both_languages(call: Call, language: str) -> None:
    """Help is data, and every option in it is worded: a missing word would be a warning, and fail here."""
    waiting = [((), build())]
    seen = 0
    while waiting:
        path, parser = waiting.pop()
        answer = call(*path, "--help", "--lang", language)
        assert (answer.status, answer.err) == (0, "")
        assert "cli." not in answer.out
        assert max(map(len, answer.out.splitlines())) <= 80
        waiting += [((*path, name), below) for name, below in commands_of(parser).items()]  # type: ignore[misc]  # paths grow
        seen += 1
    assert seen == 1 + len(COMMANDS) + len(PAGES) + len(ACTIONS) + len(EXPORTS) + len(CONFIG)


def test_every_example_in_the_help_is_a_command() -> None:
    """What the help shows can be typed."""
    for example in (line for lines in EXAMPLES.values() for line in lines):
        program, *arguments = example.split()
        assert program == "ladok-tui"
        parse(arguments)


def test_the_version_is_the_cores(call: Call) -> None:
    assert call("--version") == (0, f"ladok-tui {__version__}\n", "")


def test_the_stored_language_wins_over_the_environments(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LOG-3: option, then stored choice, then environment."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text('language = "sv"\n')

    assert call("show", "start", DEMO).out.startswith("Start. Blå lärosätet.")
    assert call("show", "start", DEMO, "--lang", "en").out.startswith("Start. The Blue University.")


def test_without_a_terminal_the_app_names_what_works(call: Call) -> None:
    """Before Textual is imported, and without touching a store."""
    answer = call(DEMO, "--lang", "en")

    assert (answer.status, answer.out) == (2, "")
    assert "ladok-tui show" in answer.err


@pytest.mark.parametrize("arguments", [[], ["--lang"], ["--lang", "sv"]])
def test_a_command_of_no_words_is_understood(call: Call, arguments: list[str]) -> None:
    """The bare command opens one's own portal: it has nothing to read a language from."""
    answer = call(*arguments)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") >= 1


def test_a_fault_in_finding_the_words_is_a_sentence_too(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last net holds even when what would word the fault is what is broken."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ladok_tui.commands.language.language_of", broken)
    written: list[str] = []
    monkeypatch.setattr("ladok_tui.terminal.crash_message.tell", written.append)

    assert call("students", DEMO).status == 70
    assert [line.partition(":")[0] for line in written] == ["ladok-tui"]


def test_a_fault_of_ours_is_one_sentence_and_a_report(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No traceback: it may hold what the record says."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("19121212-1212")

    monkeypatch.setattr("ladok_tui.commands.dispatch.open_portals", broken)
    written: list[str] = []
    monkeypatch.setattr("ladok_tui.terminal.crash_message.tell", written.append)
    answer = call("show", "start", DEMO)

    assert (answer.status, answer.out) == (70, "")
    assert "Traceback" not in answer.err
    assert len(written) == 1
    report = next((tmp_path / "state" / "reports").glob("*.txt")).read_text()
    assert "ZeroDivisionError" in report
    assert "1212" not in report


def test_an_interruption_is_no_fault(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ladok_tui.commands.dispatch.open_portals", interrupted)

    assert call("show", "start", DEMO) == (130, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "start", DEMO], ["show", "start", DEMO, "--json"], ["show", "start", DEMO, "--lang", "en"],
        ["show", "course", "X", DEMO], ["do", "register", "MA2001", DEMO, "--dry-run", "--json"], ["students", DEMO],
        ["institutions", DEMO, "--json"], ["schema", "start"], ["completion", "bash"], ["import", "nowhere.har"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_fault_in_the_settings_is_told_once_and_stops_nothing(
    call: Call, tmp_path: Path, arguments: list[str]
) -> None:
    """K13: a misspelt setting that is left out of account in silence is looked for in every other place."""
    faultless = call(*arguments)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('langauge = "sv"\n', encoding="utf-8")
    answer = call(*arguments)

    told = "settings.toml, line 1: There is no setting langauge. Did you mean language?\n"
    assert answer == faultless._replace(err=told + faultless.err)


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        (["show", "start", DEMO, "--as-of=--"], 2, "-- "),
        (["show", "start", DEMO, "--student=--"], 2, "--"),
        (["show", "start", DEMO, "--institution=--"], 2, "--"),
        (["show", "start", DEMO, "--lang=--"], 2, "--lang"),
        (["do", "register", "MA2001", DEMO, "--period=--"], 2, "--"),
        (["show", "start", DEMO, "--json=--"], 2, "--json"),
        (["show", "start", "--store=--"], 3, "--"),
    ],
)
def test_no_value_of_an_option_is_taken_as_not_given(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], status: int, told: str
) -> None:
    """A8: ``--store=--`` was, and an action went to the default store."""
    monkeypatch.chdir(tmp_path)

    answer = call(*typed)

    assert answer.status == status
    assert told in answer.err + answer.out


@pytest.mark.parametrize("number", ["199001012385", "19900101-2385", "900101-2385", "900101+2385", "19900101-T123"])
def test_what_may_be_an_identity_number_is_never_repeated(call: Call, number: str) -> None:
    for typed in (
        ["show", "start", DEMO, "--student", number],
        ["show", "course", number, DEMO],
        [number],
        ["do", number],
    ):
        for json in ([], ["--json"]):
            answer = call(*typed, *json)

            assert answer.status == 2
            assert number not in answer.err + answer.out
            assert "******-****" in answer.err + answer.out


def test_what_may_be_none_is_emptied_by_an_empty_value(call: Call, tmp_path: Path) -> None:
    """CON-1: a phone can be taken away by a script as on the page; what has to be there can't, nor any other option."""
    store = ("--demo", "--store", tmp_path / "demo.sqlite", "--lang", "en")

    assert call("do", "details", "--phone", "", "--yes", *store).status == 0
    assert "Phone: none." in call("show", "details", *store).out
    refused = call("do", "details", "--email=", "--yes", *store)
    assert (refused.status, "CON-1/no-email" in refused.err) == (1, True)
    assert call("do", "temporary-address", "--first", "", "--yes", *store).status == 2
    assert call("do", "register", "", "--yes", *store).status == 2
