"""Each setting in force and where it comes from: what the app starts with, whatever file and environment say."""

from pathlib import Path

import pytest

from ladok_tui.config.language import choose_language
from ladok_tui.config.settings import CHOICES, DEFAULTS, ReadSettings, read_settings
from ladok_tui.terminal.environment import ANIMATIONS, ESCAPE_DELAY, NO_KITTY, default_theme, environment
from ladok_tui.terminal.in_force import InForce, Source, settings_in_force

FILE = 'theme = "light"\n\nkeyboard = "legacy"\nmotion = false\nescape_delay = 50\nlanguage = "sv"\nmouse = false\n'
ENVIRONS: tuple[dict[str, str], ...] = (
    {}, {"ACCESSIBLE": "1"}, {"ACCESSIBLE": "0"}, {"NO_COLOR": "1"}, {"NO_COLOR": ""}, {"TERM": "linux"},
    {"TERM": "xterm-256color"},
    {NO_KITTY: "1"}, {NO_KITTY: "0", "ACCESSIBLE": "1"}, {ANIMATIONS: "none"}, {ANIMATIONS: "full", "ACCESSIBLE": "1"},
    {ESCAPE_DELAY: "200"}, {ESCAPE_DELAY: "soon"}, {ESCAPE_DELAY: "0"}, {"LANG": "sv_SE.UTF-8"},
    {"LANG": "en_GB", "LANGUAGE": "sv"}, {"LADOK_LANG": "sv", "LANG": "en"},
)  # fmt: skip


def read(folder: Path, text: str) -> ReadSettings:
    (folder / "settings.toml").write_text(text)
    return read_settings(folder)


def by_name(found: tuple[InForce, ...]) -> dict[str, InForce]:
    return {one.name: one for one in found}


def test_every_setting_is_there_once(tmp_path: Path) -> None:
    assert [one.name for one in settings_in_force(read_settings(tmp_path), {}, None)] == list(CHOICES)
    assert list(DEFAULTS) == list(CHOICES)


@pytest.mark.parametrize("environ", ENVIRONS, ids=str)
@pytest.mark.parametrize("text", ["", FILE], ids=["no file", "file"])
def test_it_is_what_the_app_starts_with(tmp_path: Path, text: str, environ: dict[str, str]) -> None:
    """Held against what is handed to Textual, which is made elsewhere."""
    settings = read(tmp_path, text)
    found = by_name(settings_in_force(settings, environ, None))
    textual = {**environ, **environment(settings.settings, environ)}

    assert found["language"].value == choose_language(settings.settings.language, environ)
    assert found["theme"].value == default_theme(settings.settings, environ)
    assert (found["keyboard"].value == "legacy") is (textual.get(NO_KITTY) == "1")
    assert found["motion"].value is (textual.get(ANIMATIONS) != "none")
    delay = textual[ESCAPE_DELAY]
    assert found["escape_delay"].value == (max(int(delay), 1) if delay.isdigit() else 100)
    assert found["mouse"].value is settings.settings.mouse


@pytest.mark.parametrize(
    ("environ", "name", "by"),
    [
        ({"ACCESSIBLE": "1"}, "theme", "ACCESSIBLE"), ({"NO_COLOR": "1"}, "theme", "NO_COLOR"),
        ({"TERM": "linux"}, "theme", "TERM"), ({"ACCESSIBLE": "1"}, "keyboard", "ACCESSIBLE"),
        ({"ACCESSIBLE": "1"}, "motion", "ACCESSIBLE"), ({NO_KITTY: "1"}, "keyboard", NO_KITTY),
        ({ANIMATIONS: "none"}, "motion", ANIMATIONS), ({ESCAPE_DELAY: "9"}, "escape_delay", ESCAPE_DELAY),
        ({"LC_ALL": "sv_SE", "LANG": "en"}, "language", "LC_ALL"), ({"LC_MESSAGES": "C"}, "language", "LC_MESSAGES"),
        ({"LADOK_LANG": "sv"}, "language", "LADOK_LANG"), ({"LANG": "en", "LANGUAGE": "sv"}, "language", "LANGUAGE"),
    ],
)  # fmt: skip
def test_the_variable_that_decided_is_named(tmp_path: Path, environ: dict[str, str], name: str, by: str) -> None:
    """LOG-3 for the language: it is the first thing asked of who sees the wrong one."""
    found = by_name(settings_in_force(read_settings(tmp_path), environ, None))[name]

    assert (found.source, found.by, found.line) == (Source.ENVIRONMENT, by, None)


def test_the_file_is_named_by_its_line(tmp_path: Path) -> None:
    """A variable that says what the file says already decides nothing."""
    found = by_name(settings_in_force(read(tmp_path, FILE), {"ACCESSIBLE": "1", "LANG": "en", "NO_COLOR": "1"}, None))

    assert {one.source for one in found.values()} == {Source.FILE}
    assert [found[name].line for name in ("theme", "keyboard", "mouse")] == [1, 3, 7]


def test_an_option_goes_before_all(tmp_path: Path) -> None:
    found = by_name(settings_in_force(read(tmp_path, FILE), {"LADOK_LANG": "sv"}, "en"))["language"]

    assert found == InForce("language", "en", Source.OPTION, "--lang")


def test_what_is_wrong_in_the_file_is_at_its_default(tmp_path: Path) -> None:
    found = by_name(settings_in_force(read(tmp_path, 'mouse = "perhaps"\n'), {}, None))

    assert found["mouse"] == InForce("mouse", value=True, source=Source.DEFAULT)
