"""Help for ears: one fact a line, nothing beside it, and how to get it."""

import re

import pytest

from tui.commands.conftest import Call


@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_says_how_to_have_it_read(call: Call, language: str) -> None:
    """R12: nobody finds what is named nowhere."""
    said = " ".join(call("--lang", language, "--help").out.split())

    assert "ACCESSIBLE=1" in said
    assert "--plain" in said


@pytest.mark.parametrize(
    "arguments", [["show", "course", "--plain", "--help"], ["show", "course", "--help", "--plain"]]
)
def test_plain_help_has_no_columns(call: Call, arguments: list[str]) -> None:
    """R12: two columns are read across, or come to a braille display as blanks."""
    lines = call(*arguments, "--lang", "en").out.splitlines()

    assert "--plain: Print plain lines, one fact a line." in lines
    assert [line for line in lines if "  " in line or line != line.strip() or not line] == []


@pytest.mark.parametrize(("value", "linear"), [("1", True), ("0", False), ("", False)])
def test_accessible_asks_for_plain_help(call: Call, monkeypatch: pytest.MonkeyPatch, value: str, linear: bool) -> None:
    monkeypatch.setenv("ACCESSIBLE", value)

    assert ("Usage:" in call("--help", "--lang", "en").out) is linear


def test_plain_help_says_all_that_the_columns_say(call: Call) -> None:
    """The same facts in another layout."""
    drawn, plain = call("--help", "--lang", "en").out, call("--help", "--plain", "--lang", "en").out
    words = re.compile(r"[\w-]+")

    assert words.findall(drawn.casefold()) == words.findall(plain.casefold())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_tells_itself_in_one_way(call: Call, language: str) -> None:
    """Headings in capitals, and what it does as one would ask for it: "Show …", never "Shows …"."""
    for command in ("show", "do", "export", "import", "doctor", "config", "manual", "completion", "schema"):
        first, *rest = call(command, "--help", "--lang", language).out.splitlines()
        headings = [line for line in rest[rest.index("") :] if line and not line.startswith(" ")]
        assert [one for one in headings if one != one.upper()] == [], command
        assert not re.match(r"\w+(er|ar|[^ä]s) ", first), command  # neither third person nor present tense
