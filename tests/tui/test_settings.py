"""The user's settings: read whatever is right in them, and write one without touching the rest."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_tui.config.config_file import read_toml, sentences
from ladok_tui.config.folder import SETTINGS_FILE, config_folder
from ladok_tui.config.settings import (
    CHOICES,
    Settings,
    SettingsRefused,
    change_setting,
    load_settings,
)
from ladok_tui.terminal.environment import default_theme, environment
from tui.messages import speaker

MINE = """# How I like it.
language = "sv"   # at home
theme='light'

# The train's wifi is slow.
motion  =  false
"""


def python(script: str, environ: dict[str, str]) -> str:
    """Return what a script prints in an interpreter of its own."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout  # noqa: S603  ours


def written(folder: Path, text: str) -> Path:
    path = folder / SETTINGS_FILE
    path.write_bytes(text.encode())
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """And nothing is said about it."""
    assert load_settings(tmp_path / "nowhere") == (Settings(), None)


def test_what_the_file_says_holds(tmp_path: Path) -> None:
    """Every setting, with its type."""
    written(tmp_path, 'keyboard = "legacy"\nmouse = false\n' + MINE)

    assert load_settings(tmp_path) == (Settings("sv", "light", "legacy", mouse=False, motion=False), None)


@pytest.mark.parametrize(
    ("line", "code", "name", "nearest"),
    [
        ('langauge = "sv"', "config.unknown-setting", "langauge", "language"),
        ('language = "swedish"', "config.bad-setting", "language", '"sv"'),
        ('language = ["sv"]', "config.bad-setting", "language", '"sv"'),
        ("mouse = 0", "config.bad-setting", "mouse", "true"),
        ("mouse = 1", "config.bad-setting", "mouse", "true"),
        ('mouse = "flase"', "config.bad-setting", "mouse", "false"),
        ('keyboard = "legasy"', "config.bad-setting", "keyboard", '"legacy"'),
        ('theme = "../dark"', "config.bad-setting", "theme", ""),
        ('theme = "\\u001b[2J"', "config.bad-setting", "theme", ""),
        ("[mouse]", "config.bad-setting", "mouse", "true"),
    ],
)
def test_a_fault_is_named_and_the_rest_holds(tmp_path: Path, line: str, code: str, name: str, nearest: str) -> None:
    """A misspelled setting must not bring English back to someone who doesn't read it."""
    written(tmp_path, f"motion = false\n{line}\n")
    settings, trouble = load_settings(tmp_path)
    assert trouble is not None
    (problem,) = trouble.problems

    assert settings == Settings(motion=False)
    assert (problem.code, problem.name, problem.nearest) == (code, name, nearest)
    assert problem.line == (0 if line.startswith("[") else 2)
    for language in ("sv", "en"):
        assert all(
            said.startswith("settings.toml") and said.isprintable() for said in sentences(trouble, speaker(language))
        )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"language = 'sv", "config.not-toml"),
        (b"language = '\xff'", "config.not-utf8"),
        (b"#" * 70_000, "config.too-large"),
        (b"x = " + b"[" * 5_000, "config.not-toml"),
    ],
    ids=["broken", "latin", "huge", "deep"],
)
def test_a_file_that_cannot_be_understood_stops_nobody_and_is_never_overwritten(
    tmp_path: Path, content: bytes, code: str
) -> None:
    """It may be an evening's work with one quote missing."""
    path = tmp_path / SETTINGS_FILE
    path.write_bytes(content)
    settings, trouble = load_settings(tmp_path)
    assert trouble is not None
    with pytest.raises(SettingsRefused) as caught:
        change_setting(tmp_path, "theme", "dark")

    assert settings == Settings()
    assert [trouble.problems[0].code, caught.value.trouble.problems[0].code] == [code, code]
    assert path.read_bytes() == content


def test_a_changed_setting_keeps_comments_order_and_every_other_line(tmp_path: Path) -> None:
    """The file is the user's, not ours."""
    path = written(tmp_path, MINE)
    change_setting(tmp_path, "language", "en")
    change_setting(tmp_path, "motion", value=True)
    change_setting(tmp_path, "theme", "high-contrast-dark")

    assert path.read_text(encoding="utf-8") == MINE.replace('"sv"', '"en"').replace("false", "true").replace(
        "'light'", '"high-contrast-dark"'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "ansi"\n'),
        ("motion = true", 'motion = true\ntheme = "ansi"\n'),
        ("motion = true\r\n", 'motion = true\r\ntheme = "ansi"\r\n'),
        ('# theme = "dark"\n', '# theme = "dark"\ntheme = "ansi"\n'),
        ("[later]\ntheme = 1\n", 'theme = "ansi"\n\n[later]\ntheme = 1\n'),
        ("motion = true\n\n# later\n[later]\n", 'motion = true\n\n# later\ntheme = "ansi"\n\n[later]\n'),
        ('"theme" = "dark" # mine\n', '"theme" = "ansi" # mine\n'),
        ('theme = "dark"', 'theme = "ansi"'),
    ],
)
def test_a_setting_is_written_where_it_belongs(tmp_path: Path, before: str, after: str) -> None:
    """Over its own line, or below the other settings; never inside a table, never in a comment."""
    path = written(tmp_path, before)
    change_setting(tmp_path, "theme", "ansi")

    assert path.read_bytes().decode() == after
    assert load_settings(tmp_path)[0].theme == "ansi"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('theme = """\ndark"""\n', 'theme = "ansi"\n'),
        ("other = '''\ntheme = \"dark\"\n'''\n", "other = '''\ntheme = \"dark\"\n'''\ntheme = \"ansi\"\n"),
        ('theme = [\n"a",\n"b"]\n', 'theme = "ansi"\n'),
    ],
)
def test_a_value_of_several_lines_is_one_value(tmp_path: Path, before: str, after: str) -> None:
    """Valid TOML all of them; what only looks like a setting is none."""
    path = written(tmp_path, before)
    change_setting(tmp_path, "theme", "ansi")

    assert path.read_text(encoding="utf-8") == after


def test_an_edit_that_would_say_something_else_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is read once more before it takes the file's place."""
    path = written(tmp_path, MINE)
    monkeypatch.setattr("tomlkit.dumps", lambda _: "motion = true\n")
    with pytest.raises(SettingsRefused) as caught:
        change_setting(tmp_path, "theme", "ansi")

    assert caught.value.trouble.problems[0].code == "config.not-editable"
    assert path.read_text(encoding="utf-8") == MINE


def choice(name: str) -> st.SearchStrategy[str | bool]:
    return st.sampled_from(CHOICES[name] or ("dark", "ansi", "my-own"))


@given(
    st.lists(
        st.sampled_from(["", "# theme = 1", "motion = true", 'theme = "dark"', "mouse=false", "other = [1, 2]"]),
        unique=True,
    ),
    st.sampled_from(sorted(CHOICES)).flatmap(lambda name: st.tuples(st.just(name), choice(name))),
)
def test_after_a_change_the_file_says_what_it_said_and_the_change(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], change: tuple[str, str | bool]
) -> None:
    """Whatever stood in it."""
    folder = tmp_path_factory.mktemp("config")
    path = written(folder, "\n".join(lines))
    before = read_toml(path).values
    change_setting(folder, *change)

    assert read_toml(path).values == before | dict([change])


@pytest.mark.parametrize(
    ("name", "value"), [("langauge", "sv"), ("language", "de"), ("mouse", "true"), ("theme", "A b")]
)
def test_what_is_no_setting_is_never_written(tmp_path: Path, name: str, value: str) -> None:
    """A fault of the program's own, caught before it is in the user's file."""
    with pytest.raises(ValueError, match=name):
        change_setting(tmp_path, name, value)

    assert list(tmp_path.iterdir()) == []


def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    """0600 in a folder of 0700; nothing is left beside it."""
    folder = tmp_path / "new"
    change_setting(folder, "motion", value=False)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / SETTINGS_FILE).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [SETTINGS_FILE]


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    """Many keep such files in a repository of their own and link them here."""
    (tmp_path / "dotfiles").mkdir()
    real = written(tmp_path / "dotfiles", 'theme = "dark"\n')
    (tmp_path / SETTINGS_FILE).symlink_to(real)
    change_setting(tmp_path, "theme", "light")

    assert (tmp_path / SETTINGS_FILE).is_symlink()
    assert real.read_text(encoding="utf-8") == 'theme = "light"\n'


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk must not cost the settings."""
    path = written(tmp_path, MINE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsRefused) as caught:
        change_setting(tmp_path, "theme", "ansi")

    assert caught.value.trouble.problems[0].code == "config.unwritable"
    assert [file.name for file in tmp_path.iterdir()] == [SETTINGS_FILE]
    assert path.read_text(encoding="utf-8") == MINE


def test_the_folder_is_where_the_environment_says() -> None:
    """LADOK_CONFIG_DIR, else XDG_CONFIG_HOME, else the platform's; a relative XDG path is to be ignored."""
    both = {"LADOK_CONFIG_DIR": "/own/place", "XDG_CONFIG_HOME": "/xdg"}

    assert config_folder(both) == Path("/own/place")
    assert config_folder({"XDG_CONFIG_HOME": "/xdg"}) == Path("/xdg/ladok-tui")
    assert config_folder({"XDG_CONFIG_HOME": "xdg"}) == config_folder({})
    assert config_folder({}).is_absolute()


def test_settings_and_language_are_read_without_textual_platformdirs_and_tomlkit() -> None:
    """The command line needs both, and pays for neither import."""
    script = (
        "import sys, ladok_tui.config.settings, ladok_tui.config.language\n"
        "import ladok_tui.terminal.environment, ladok_tui.config.keys\n"
        "costly = {'textual', 'rich', 'platformdirs', 'tomlkit'}\n"
        "print(sorted(costly & {name.partition('.')[0] for name in sys.modules}))"
    )
    answer = python(script, dict(os.environ))

    assert answer.strip() == "[]"


@pytest.mark.parametrize(
    ("settings", "environ", "theme"),
    [
        (Settings(), {}, "dark"),
        (Settings(), {"ACCESSIBLE": "1"}, "ansi"),
        (Settings(), {"ACCESSIBLE": ""}, "dark"),
        (Settings(), {"ACCESSIBLE": "0"}, "dark"),
        (Settings(), {"NO_COLOR": "1"}, "ansi"),
        (Settings(), {"TERM": "linux"}, "ansi"),
        (Settings(), {"TERM": "xterm-16color"}, "ansi"),
        (Settings(), {"TERM": "xterm-256color"}, "dark"),
        (Settings(), {"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        (Settings(theme="dark"), {"TERM": "linux"}, "dark"),
        (Settings(theme="light"), {"ACCESSIBLE": "1"}, "light"),
    ],
)
def test_the_terminals_own_colours_are_the_default_where_they_are_asked_for(
    settings: Settings, environ: dict[str, str], theme: str
) -> None:
    """R9, R11: a choice in the settings wins; then ACCESSIBLE, NO_COLOR and how many colours there are."""
    assert default_theme(settings, environ) == theme


@pytest.mark.parametrize(
    ("settings", "environ", "wanted"),
    [
        (Settings(), {}, {"TEXTUAL_THEME": "textual-dark"}),
        (
            Settings(keyboard="legacy"),
            {},
            {"TEXTUAL_THEME": "textual-dark", "TEXTUAL_DISABLE_KITTY_KEY": "1"},
        ),
        (Settings(motion=False), {}, {"TEXTUAL_THEME": "textual-dark", "TEXTUAL_ANIMATIONS": "none"}),
        (Settings(motion=False), {"TEXTUAL_ANIMATIONS": "full"}, {"TEXTUAL_THEME": "textual-dark"}),
        (
            Settings(),
            {"ACCESSIBLE": "1"},
            {
                "ESCDELAY": "20",
                "TEXTUAL_THEME": "ansi-dark",
                "TEXTUAL_ANIMATIONS": "none",
                "TEXTUAL_DISABLE_KITTY_KEY": "1",
            },
        ),
        (Settings(), {"ACCESSIBLE": "0"}, {"TEXTUAL_THEME": "textual-dark"}),
        (Settings(theme="light"), {"NO_COLOR": "1"}, {"TEXTUAL_THEME": "ansi-dark"}),
        (
            Settings(),
            {"TEXTUAL_THEME": "nonsense"},
            {"TEXTUAL_THEME": "textual-dark"},
        ),
    ],
)
def test_settings_reach_textual_through_its_environment(
    settings: Settings, environ: dict[str, str], wanted: dict[str, str]
) -> None:
    """It reads it once, at import; what the user has set there for this once stays."""
    assert environment(settings, environ) == {"ESCDELAY": "20"} | wanted


@pytest.mark.parametrize(("environ", "wanted"), [({}, "200"), ({"ESCDELAY": "35"}, None)])
def test_how_long_an_esc_is_waited_with_is_a_setting(environ: dict[str, str], wanted: str | None) -> None:
    """P9: 20 ms, unless a slow link takes the sequences apart."""
    assert environment(Settings(escape_delay=200), environ).get("ESCDELAY") == wanted


NO_COLOR_APP = """
import sys
from textual.app import App
from textual.filter import Monochrome, NoColor
from textual import constants
app = App()
print(any(isinstance(one, NoColor) for one in app._filters), any(isinstance(one, Monochrome) for one in app._filters),
      constants.DISABLE_KITTY_KEY, constants.TEXTUAL_ANIMATIONS)
"""


def test_no_color_is_no_colour_in_textual_too() -> None:
    """Textual alone would give greys; and the other variables are those that it reads."""
    environ = {"NO_COLOR": "1", "PATH": os.environ["PATH"]}
    environ |= environment(Settings(keyboard="legacy", motion=False), environ)
    answer = python(NO_COLOR_APP, environ)

    assert answer.split() == ["True", "False", "True", "none"]
