"""The user's settings: read from a file, checked, and one at a time written back without touching the rest."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from ladok_core.private_files import make_folder, written_beside
from ladok_tui.config.config_file import BadConfig, Problem, TomlText, Unreadable, nearest, parse_toml, read_toml
from ladok_tui.config.folder import SETTINGS_FILE
from ladok_tui.config.language import LANGUAGES

CHOICES: Mapping[str, tuple[str | bool | int, ...]] = {
    "language": LANGUAGES,
    "theme": (),
    "keyboard": ("auto", "legacy"),
    "mouse": (True, False),
    "motion": (True, False),
    "escape_delay": (20, 50, 100, 200, 500),
}
"""What each setting may be; a theme is any theme's name, which only the themes can tell."""

THEME_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Settings(msgspec.Struct, frozen=True):
    """What the user has chosen; None where the environment is to decide."""

    language: Literal["sv", "en"] | None = None
    theme: str | None = None
    keyboard: Literal["auto", "legacy"] = "auto"
    mouse: bool = True
    motion: bool = True
    escape_delay: int = 20
    """Milliseconds that an Esc is waited for to become another key's sequence; longer on a slow link."""


DEFAULTS: Mapping[str, str | bool | int | None] = msgspec.structs.asdict(Settings())
"""Each setting as it is where the file doesn't say it; None where the environment decides."""


class BadSettings(BadConfig, frozen=True):
    """The settings file has faults; what is right in it holds, the default stands in for the rest."""


class ReadSettings(msgspec.Struct, frozen=True):
    """What a file of settings says: the settings in force by it, the line of each that it sets, and its faults."""

    settings: Settings = msgspec.field(default_factory=Settings)
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    trouble: BadSettings | None = None


class SettingsRefused(Exception):
    """The change was not written, because the file as it stands can't be understood or written to."""

    def __init__(self, trouble: BadSettings) -> None:
        super().__init__(trouble.problems[0].code)
        self.trouble = trouble


def load_settings(folder: Path) -> tuple[Settings, BadSettings | None]:
    """Read the settings; whatever is wrong in the file is told, and never stops the program."""
    read = read_settings(folder)
    return read.settings, read.trouble


def read_settings(folder: Path) -> ReadSettings:
    """Read the settings, and where in the file each stands."""
    path = folder / SETTINGS_FILE
    try:
        file = read_toml(path)
    except Unreadable as trouble:
        return ReadSettings(trouble=BadSettings(path, (trouble.problem,)))
    problems = tuple(problem for name, value in file.values.items() if (problem := _fault(name, value, file)))
    good = {name: value for name, value in file.values.items() if _fault(name, value, file) is None}
    lines = {name: file.line_of(name) for name in good}
    return ReadSettings(msgspec.convert(good, Settings), lines, BadSettings(path, problems) if problems else None)


def _fault(name: str, value: object, file: TomlText) -> Problem | None:
    line = file.line_of(name)
    if name not in CHOICES:
        return Problem("config.unknown-setting", name=name, nearest=nearest(name, CHOICES), line=line)
    if _allowed(name, value):
        return None
    said = str(value).casefold() if isinstance(value, bool) else str(value)
    valid = [as_toml(choice) for choice in CHOICES[name]]
    return Problem(
        "config.bad-setting", name=name, other=said, nearest=nearest(said, valid) or "".join(valid[:1]), line=line
    )


def _allowed(name: str, value: object) -> bool:
    if name == "theme":
        return isinstance(value, str) and THEME_NAME.fullmatch(value) is not None
    # 1 == True: the type has to be compared, too.
    return any(type(value) is type(choice) and value == choice for choice in CHOICES[name])


def change_setting(folder: Path, name: str, value: str | bool | int) -> None:
    """Write one setting; comments, order and every other line of the file stay as they are.

    Raises ValueError for a setting or value that does not exist, and SettingsRefused, with the file unchanged, when
    the file can't be understood or written.
    """
    if name not in CHOICES or not _allowed(name, value):
        message = f"no such setting: {name} = {value!r}"
        raise ValueError(message)
    # A link into someone's dotfiles stays a link.
    path = (folder / SETTINGS_FILE).resolve()
    try:
        file = read_toml(path)
        _replace(path, _with(file, name, value))
    except Unreadable as trouble:
        raise SettingsRefused(BadSettings(path, (trouble.problem,))) from None
    except OSError as trouble:
        problem = Problem("config.unwritable", name=trouble.strerror or "")
        raise SettingsRefused(BadSettings(path, (problem,))) from None


def as_toml(value: str | bool | int) -> str:
    """Return a setting's value as the file has it."""
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _with(file: TomlText, name: str, value: str | bool | int) -> str:
    """Return the text of a file with one setting changed or added.  Raises Unreadable."""
    import tomlkit  # noqa: PLC0415  30 ms, paid only by who changes a setting
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415  only to write

    try:
        document = tomlkit.parse(file.text)
        if name not in document and "\r\n" in file.text:
            added = tomlkit.item(value)
            added.trivia.trail = "\r\n"  # as the other lines end
            document.append(name, added)
        else:
            document[name] = value
        text = tomlkit.dumps(document)
        # It keeps what a person wrote, which makes it no second reader: what will be read is asked of the first.
        if parse_toml(text) == {**file.values, name: value}:
            return text
    except (TOMLKitError, ValueError, RecursionError, Unreadable):
        pass
    raise Unreadable(Problem("config.not-editable", name=name, line=file.line_of(name)))


def _replace(path: Path, text: str) -> None:
    """Put the text in the file's place at once: a crash leaves the old file or the new one, never half of one."""
    make_folder(path.parent)
    with written_beside(path, text.encode()) as beside:
        beside.replace(path)
