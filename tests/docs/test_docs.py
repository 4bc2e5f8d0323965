"""What the pages say is so: commands, keys, settings, variables, paths, links and examples."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from docs.pages import PAGES, ROOT, blocks, commands, mentions, name, prose, tasks
from ladok_tui.commands.arguments import parse
from ladok_tui.commands.parser import HelpAsked
from ladok_tui.commands.usage import UsageError
from ladok_tui.config.key_names import canonical
from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.keys import DEFAULT_KEYS, KEY_SIGNS
from ladok_tui.config.settings import CHOICES, load_settings
from ladok_tui.config.theme_files import load_theme

KEYS = {key for keys in DEFAULT_KEYS.values() for key in keys}
SIGNS = {sign: key for key, sign in KEY_SIGNS.items()}


def unplaced(command: str) -> str:
    """The command with something in the places that are left to the reader."""
    return re.sub(r"\b[A-Z]+…?(?: …)?(?=\s|$|\])", "x", command)


def usage_error(command: str) -> str | None:
    """What the program would say to a command; None when it would carry it out."""
    try:
        parse(shlex.split(unplaced(command))[1:])
    except HelpAsked:
        return None
    except UsageError as misused:
        return misused.key
    return None


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_command_can_be_typed(page: str, command: str) -> None:
    """Whoever copies a line from a page gets no error of usage."""
    assert usage_error(command) is None


@pytest.mark.parametrize(("page", "command"), sorted(set(mentions())))
def test_every_command_that_is_mentioned_exists(page: str, command: str) -> None:
    """A sentence may leave out what the command is about."""
    assert usage_error(command) in {None, "cli.missing-argument", "cli.missing-topic"}


def test_the_readme_has_the_commands_to_begin_with() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert "pip install uv && uv run ladok-tui --demo" in text
    assert "pip install uv && uv run pytest" in text
    assert text.index("git clone") < text.index("pip install uv")


def test_every_task_that_is_named_exists() -> None:
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
    assert [f"{page}: {task}" for page, task in tasks() if task not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_key_that_is_named_does_something(page: Path) -> None:
    named = re.findall(r"<kbd>(.+?)</kbd>", page.read_text("utf-8"))
    assert [key for key in named if SIGNS.get(key, key) not in KEYS] == []


def test_the_keys_of_the_readme_do_what_it_says() -> None:
    """By the first of each row: a key that was given to something else must not go on being taught."""
    rows = re.findall(r"^\| (<kbd>.*</kbd>.*) \| (.+) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    meant = {
        "move": "list.up", "open a row in place, close it": "list.expand",
        "open the thing; where the row is a verb, do it; where it is a field, change it": "list.open",
        "save what was changed": "save",
        "the heading before, the next heading": "list.heading_previous", "filter the list": "list.filter",
        "go to a page": "page.start", "the menu": "menu", "find any page, course or action": "palette",
        "register": "register", "make a study choice, remove it": "choose",
        "apply within the programme, remove the application": "apply",
        "change to another offering of the course": "change-offering",
        "withdraw, before it has begun": "withdraw", "stop, once it has": "stop",
        "sign up for an exam session": "exam-signup", "sign off from one": "exam-signoff",
        "tick an alternative": "tick", "the next tab of the page, the one before": "tab.next",
        "why it is as it is": "why",
        "copy what is selected, also an error": "copy",
        "one step back": "back", "every key of the page": "help", "quit": "quit",
    }  # fmt: skip

    assert [says for _, says in rows] == list(meant)
    for keys, says in rows:
        first = re.findall(r"<kbd>(.+?)</kbd>", keys)[0]
        assert SIGNS.get(first, first) in DEFAULT_KEYS[meant[says]]


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda block: f"{name(block.page)}:{block.text[:12].strip()}")
def test_every_toml_example_is_taken_by_the_program(block: tuple[Path, str, str], tmp_path: Path) -> None:
    """Settings, keys and themes alike: copied into its file, the example has no fault."""
    text = block[2]
    values = tomllib.loads(text)
    if "colors" in values:
        (tmp_path / "theme.toml").write_text(text, encoding="utf-8")
        assert load_theme(tmp_path / "theme.toml").name == values["name"]
    elif values.keys() <= CHOICES.keys():
        (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
        assert load_settings(tmp_path)[1] is None
    else:
        (tmp_path / "keys.toml").write_text(text, encoding="utf-8")
        keymap = load_keymap(tmp_path)
        assert keymap.trouble is None
        assert keymap.keys != DEFAULT_KEYS


def test_the_readme_names_every_setting() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [setting for setting in CHOICES if not re.search(rf"^{setting} = ", text, re.MULTILINE)] == []


def test_the_readme_names_every_shipped_theme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [path.stem for path in (ROOT / "themes").glob("*.toml") if path.stem not in text] == []


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: f"{name(block.page)}:{block.text[:12].strip()}")
def test_every_python_example_runs(block: tuple[Path, str, str]) -> None:
    exec(compile(block[2], name(block[0]), "exec"), {})  # noqa: S102 - our own pages


def test_every_variable_of_the_environment_that_is_named_is_read() -> None:
    named = {found for page in PAGES for found in re.findall(r"\bLADOK_[A-Z_]+\b", page.read_text("utf-8"))}
    places = (ROOT / "src", ROOT / "tests" / "bench", ROOT / "scripts")
    source = "\n".join(path.read_text("utf-8") for place in places for path in place.rglob("*.py"))
    assert {one for one in named if f'"{one}"' not in source} == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose(page))
    assert [one for one in targets if "://" not in one and not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    """A guide that names a file which has moved sends its reader nowhere."""
    paths = re.findall(r"`((?:src|tests|docs|scripts|themes)/[\w./-]*)`", prose(page))
    assert [one for one in paths if not (ROOT / one).exists()] == []


def test_every_key_name_in_prose_is_one_that_a_keyboard_has() -> None:
    named = {key for page in PAGES for key in re.findall(r"<kbd>(.+?)</kbd>", page.read_text("utf-8"))}
    assert {key for key in named if canonical(SIGNS.get(key, key)) is None} == set()
