"""Themes as files: read, checked, and made into Textual themes."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeGuard

import msgspec
from textual.color import Color, ColorParseError
from textual.design import ColorSystem
from textual.theme import Theme

from ladok_tui.config.config_file import BadConfig, Problem, TomlText, Unreadable, nearest, read_toml
from ladok_tui.config.language import LANGUAGES
from ladok_tui.config.settings import THEME_NAME

OWN_VARIABLES = (
    "ladok-accent", "ladok-quiet", "ladok-good", "ladok-warn", "ladok-bad", "ladok-heading", "ladok-row-background",
    "ladok-row-text", "ladok-row-style",
)  # fmt: skip
"""What a theme has to say beyond Textual's variables."""

DERIVED = {
    "ladok-text": "foreground", "ladok-background": "background", "ladok-surface": "surface",
    "ladok-edge": "border-blurred", "ladok-edge-focus": "border", "ladok-rest-background": "panel",
    "ladok-rest-text": "foreground",
}  # fmt: skip
"""Our other variables, each with what it is where a theme doesn't say it: another variable, or a colour.

``rest`` is the highlighted row of a list that hasn't the focus.  Our CSS uses our own variables and no others.
"""

REST_STYLE = "ladok-rest-style"

TOP_KEYS = ("name", "dark", "ansi", "words", "colors", "variables")
COLORS = (
    "background", "surface", "panel", "boost", "foreground", "primary", "secondary", "accent", "success", "warning",
    "error",
)  # fmt: skip
NEEDED_COLORS = ("background", "foreground", "primary")
TEXT_STYLES = ("none", "bold", "dim", "italic", "not", "reverse", "strike", "underline")
LONGEST_NAME = 40


class ThemeFile(msgspec.Struct, frozen=True):
    """A theme as its file says it."""

    path: Path
    name: str
    dark: bool
    ansi: bool
    words: Mapping[str, str]
    colors: Mapping[str, str]
    variables: Mapping[str, str]

    def textual(self) -> Theme:
        """Return the theme for ``App.register_theme``."""
        return Theme(
            self.name,
            primary=self.colors["primary"],
            secondary=self.colors.get("secondary"),
            accent=self.colors.get("accent"),
            success=self.colors.get("success"),
            warning=self.colors.get("warning"),
            error=self.colors.get("error"),
            foreground=self.colors["foreground"],
            background=self.colors["background"],
            surface=self.colors.get("surface"),
            panel=self.colors.get("panel"),
            boost=self.colors.get("boost"),
            dark=self.dark,
            ansi=self.ansi,
            variables=self.all_variables,
        )

    @property
    def all_variables(self) -> dict[str, str]:
        """Every variable that the theme says, and those of our own that follow from others."""
        said = {**self.colors, **self.variables}
        quiet = said["ladok-quiet"]
        grounds = {"surface": said["background"], "panel": said.get("surface", said["background"])}
        known = {"border": said["ladok-accent"], "border-blurred": quiet, **grounds, **said}
        derived = {name: known[source] for name, source in DERIVED.items()}
        return {REST_STYLE: "none", **derived, **self.variables}


class BadTheme(BadConfig, frozen=True):
    """A theme file with faults; the themes that were there before stay."""


class ThemeRefused(Exception):
    """The file makes no theme."""

    def __init__(self, trouble: BadTheme) -> None:
        super().__init__(trouble.problems[0].code)
        self.trouble = trouble


def shipped_folder(package: Path = Path(__file__).parents[1]) -> Path:
    """Return the folder of the themes that come with the program: in the package, or at the root of a checkout."""
    installed = package / "themes"
    return installed if installed.is_dir() else package.parent.parent / "themes"


def load_theme(path: Path) -> ThemeFile:
    """Read and check a theme file.  Raises ThemeRefused with every fault in it.

    What our own call their variables is for the tests to check: nobody waits at a start for all names that there are.
    """
    try:
        file = read_toml(path)
    except Unreadable as trouble:
        raise ThemeRefused(BadTheme(path, (trouble.problem,))) from None
    said = file.values.get("variables")
    names = frozenset(said) if path.parent == shipped_folder() and _is_table(said) else variable_names()
    if problems := tuple(_faults(file, names)):
        raise ThemeRefused(BadTheme(path, problems))
    return msgspec.convert({"ansi": False, **file.values, "path": path}, ThemeFile)


@functools.cache
def fallback_variables() -> dict[str, str]:
    """Return our variables for the moments when a theme of Textual's own is on; our CSS can't be parsed without."""
    return load_theme(shipped_folder() / "dark.toml").all_variables


@functools.cache
def variable_names() -> frozenset[str]:
    """Every variable that a theme may set: our own, and all that Textual makes from a theme."""
    plain = ColorSystem("#000000").generate()
    terminal = ColorSystem("ansi_default", ansi=True).generate()
    return frozenset({*OWN_VARIABLES, *DERIVED, REST_STYLE, *plain, *terminal})


def _faults(file: TomlText, names: frozenset[str]) -> Iterator[Problem]:
    values = file.values
    yield from _unknown(file, "", values, TOP_KEYS)
    name = values.get("name")
    if not (isinstance(name, str) and THEME_NAME.fullmatch(name)):
        yield Problem("config.theme-name", name="name", other=str(name or ""), line=file.line_of("name"))
    for flag in ("dark", "ansi"):
        if not isinstance(values.get(flag, flag != "dark"), bool) or (flag == "dark" and flag not in values):
            yield Problem("config.theme-flag", name=flag, line=file.line_of(flag))
    yield from _table_faults(file, "words", LANGUAGES, LANGUAGES)
    yield from _table_faults(file, "colors", COLORS, NEEDED_COLORS)
    yield from _table_faults(file, "variables", names, OWN_VARIABLES)


def _table_faults(
    file: TomlText, table: str, known: frozenset[str] | tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[Problem]:
    values = file.values.get(table)
    if not _is_table(values):
        yield Problem("config.missing", name=f"[{table}]", line=file.line_of(table))
        return
    yield from _unknown(file, table, values, known)
    for name in needed:
        if name not in values:
            yield Problem("config.missing", name=f"{table}.{name}")
    for name, value in values.items():
        if name in known and not _fits(table, name, value):
            code = "config.theme-words" if table == "words" else "config.bad-color"
            yield Problem(code, name, str(value), _nearest_value(name, value), file.line_of(name, table))


def _unknown(
    file: TomlText, table: str, values: dict[str, object], known: frozenset[str] | tuple[str, ...]
) -> Iterator[Problem]:
    for name in values:
        if name not in known:
            line = file.line_of(name, table)
            yield Problem("config.unknown-theme-key", name=name, nearest=nearest(name, known), line=line)


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _fits(table: str, name: str, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if table == "words":
        return bool(value.strip()) and len(value) <= LONGEST_NAME and value.isprintable()
    if _is_style(name) and table == "variables":
        return bool(value) and all(word in TEXT_STYLES for word in value.split(" "))
    return _is_color(value) or (table == "variables" and _is_color_for_css(value))


def _is_color(value: str) -> bool:
    try:
        Color.parse(value)
    except ColorParseError:
        return False
    # The pattern behind it lets a line end slip by.
    return value.isprintable()


def _is_color_for_css(value: str) -> bool:
    # A variable is pasted into the CSS, which knows more: "auto 87%", "#82b6ee 50%", "transparent", "initial".
    found = re.fullmatch(r"(\S+) (\d{1,2}|100)%", value)
    base = found[1] if found else value
    return base in {"auto", "transparent", "initial"} or (found is not None and _is_color(base))


def _nearest_value(name: str, value: object) -> str:
    if _is_style(name):
        return nearest(str(value), TEXT_STYLES)
    try:
        Color.parse(str(value))
    except ColorParseError as trouble:
        return trouble.suggested_color or ""
    return ""


def _is_style(name: str) -> bool:
    return "-style" in name
