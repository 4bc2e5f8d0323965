"""``config``: what holds and where it comes from, where files are looked for, what is wrong, files to begin with."""

import json
import stat
import tomllib
from pathlib import Path

import pytest

from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.keys import DEFAULT_KEYS
from ladok_tui.config.settings import CHOICES, DEFAULTS, Settings, load_settings
from tui.commands.conftest import Call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "config"


def test_show_tells_each_setting_with_its_source(call: Call, folder: Path) -> None:
    folder.mkdir()
    (folder / "settings.toml").write_text('# mine\ntheme = "light"\n')

    shown = {one["name"]: one for one in json.loads(call("config", "show", "--json", "--lang", "sv").out)}
    assert list(shown) == list(CHOICES)
    assert (shown["theme"]["source"], shown["theme"]["line"]) == ("file", 2)
    assert (shown["language"]["value"], shown["language"]["by"]) == ("sv", "--lang")
    assert call("config", "show", "--lang", "en").out.splitlines()[1] == 'theme: "light", settings.toml, line 2.'


def test_path_tells_where_each_file_is_looked_for(call: Call, folder: Path, tmp_path: Path) -> None:
    found = {one["name"]: one for one in json.loads(call("config", "path", "--json").out)}

    assert found["settings"]["path"] == str(folder / "settings.toml")
    assert (found["settings"]["exists"], found["settings"]["by"]) == (False, "LADOK_CONFIG_DIR")
    assert found["store"]["by"] == "LADOK_STORE"
    asked = json.loads(call("config", "path", "--json", "--store", tmp_path / "x").out)
    assert {"--store"} == {one["by"] for one in asked if one["name"] == "store"}
    assert call("config", "path", "--demo", "--lang", "en").out.splitlines()[3] == "data file: none, not there, --demo."


def test_check_tells_every_fault_once_and_by_status(call: Call, folder: Path) -> None:
    """On standard output, as what was asked for: nothing of it on standard error beside."""
    assert call("config", "check", "--lang", "en") == (0, "Nothing is wrong in settings, keys and themes.\n", "")
    folder.mkdir()
    (folder / "settings.toml").write_text('mouse = "no"\nthemee = "dark"\n')
    (folder / "keys.toml").write_text("register = 3\n")

    answer = call("config", "check", "--lang", "en")
    assert (answer.status, answer.err) == (1, "")
    assert [line.partition(":")[0] for line in answer.out.splitlines()] == [
        "settings.toml, line 1", "settings.toml, line 2", "keys.toml, line 1"
    ]  # fmt: skip
    assert [one["code"] for one in json.loads(call("config", "check", "--json").out)] == [
        "bad-setting", "unknown-setting", "keys-not-text"
    ]  # fmt: skip


def test_the_schema_takes_what_the_program_takes(call: Call) -> None:
    schema = json.loads(call("config", "schema").out)

    assert list(schema["properties"]) == list(CHOICES)
    assert schema["additionalProperties"] is False
    for name, choices in CHOICES.items():
        about = schema["properties"][name]
        assert about["description"]
        assert about.get("enum", []) == list(choices)
        assert about.get("default") == DEFAULTS[name]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_init_writes_files_in_which_everything_is_at_its_default(call: Call, folder: Path, language: str) -> None:
    """Its owner's alone, and every setting and key is in them, to be changed."""
    assert call("config", "init", "--lang", language).status == 0

    assert load_settings(folder) == (Settings(), None)
    keymap = load_keymap(folder)
    assert (keymap.trouble, keymap.keys) == (None, DEFAULT_KEYS)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name, every in (("settings.toml", CHOICES), ("keys.toml", DEFAULT_KEYS)):
        path = folder / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text = path.read_text("utf-8")
        begun = tomllib.loads("\n".join(_uncommented(line) for line in text.splitlines()))
        assert list(begun) == list(dict.fromkeys(sorted(every, key=text.index))) or set(begun) == set(every)


def _uncommented(line: str) -> str:
    return line.removeprefix("#") if line.startswith("#") and not line.startswith("# ") else line


def test_every_key_in_the_first_file_can_be_taken(call: Call, folder: Path) -> None:
    """Whoever takes the signs away has the default keys, without a fault."""
    call("config", "init")
    path = folder / "keys.toml"
    path.write_text("\n".join(map(_uncommented, path.read_text("utf-8").splitlines())))

    assert load_keymap(folder).trouble is None
    assert load_keymap(folder).keys == DEFAULT_KEYS


def test_init_writes_over_nothing_unless_it_is_told_to(call: Call, folder: Path) -> None:
    """What is missing is written all the same; a link stays one."""
    folder.mkdir()
    mine = folder.parent / "dotfiles.toml"
    mine.write_text("mouse = false\n")
    (folder / "settings.toml").symlink_to(mine)

    assert call("config", "init").status == 0
    assert (mine.read_text(), (folder / "keys.toml").exists()) == ("mouse = false\n", True)
    refused = call("config", "init", "--lang", "en")
    assert (refused.status, refused.out, "--force" in refused.err) == (2, "", True)

    assert call("config", "init", "--force").status == 0
    assert (folder / "settings.toml").is_symlink()
    assert load_settings(folder)[0] == Settings()


def test_init_where_nothing_can_be_written_is_a_sentence(call: Call, folder: Path) -> None:
    folder.write_text("a file where the folder should be")

    answer = call("config", "init", "--lang", "en")

    assert (answer.status, answer.err.count("\n")) == (3, 1)
