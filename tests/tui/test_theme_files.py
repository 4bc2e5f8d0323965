"""Themes as files: what is taken, what is refused and with which words, and that a saved one shows at once."""

import os
import tomllib
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Static

from ladok_tui.config.config_file import sentences
from ladok_tui.config.theme_files import (
    OWN_VARIABLES,
    BadTheme,
    ThemeFile,
    ThemeRefused,
    load_theme,
    shipped_folder,
    variable_names,
)
from ladok_tui.config.themes import Themes
from ladok_tui.themed_app import ThemedApp
from tui.messages import speaker

SHIPPED = sorted(shipped_folder().glob("*.toml"))
DARK = (shipped_folder() / "dark.toml").read_text(encoding="utf-8")
MINE = DARK.replace('name = "dark"', 'name = "mine"')


def refused(path: Path) -> BadTheme:
    with pytest.raises(ThemeRefused) as caught:
        load_theme(path)
    return caught.value.trouble


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_themes_are_found_in_a_checkout_and_in_an_installed_package(tmp_path: Path) -> None:
    """The wheel carries them inside the package, a checkout has them at its root."""
    package = tmp_path / "src" / "ladok_tui"
    package.mkdir(parents=True)
    (tmp_path / "themes").mkdir()
    assert shipped_folder(package) == tmp_path / "themes"

    (package / "themes").mkdir()
    assert shipped_folder(package) == package / "themes"


def test_the_wheel_puts_the_themes_where_they_are_looked_for() -> None:
    """The package's folder in the wheel and in the function are the same."""
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] == {"themes": "ladok_tui/themes"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_theme_is_named_as_its_file_and_gives_textual_our_variables(path: Path) -> None:
    """A theme that lacks one of them would end the app when the CSS is parsed."""
    theme = load_theme(path)
    assert theme.variables.keys() <= variable_names()
    variables = theme.textual().to_color_system().generate() | dict(theme.variables)

    assert theme.name == path.stem
    assert set(OWN_VARIABLES) <= variables.keys()
    assert set(theme.words) == {"sv", "en"}


@pytest.mark.parametrize(
    ("old", "new", "code", "name", "nearest"),
    [
        ('border = "#82b6ee"', 'bordr = "#82b6ee"', "config.unknown-theme-key", "bordr", "border"),
        ("[colors]", '[colors]\nprimry = "#ffffff"', "config.unknown-theme-key", "primry", "primary"),
        ("dark = true", "drak = true\ndark = true", "config.unknown-theme-key", "drak", "dark"),
        ('primary = "#82b6ee"', 'primary = "bleu"', "config.bad-color", "primary", "blue"),
        ('primary = "#82b6ee"', 'primary = "#82b6e"', "config.bad-color", "primary", ""),
        ('primary = "#82b6ee"', 'primary = "auto"', "config.bad-color", "primary", ""),
        ('primary = "#82b6ee"', "primary = 7", "config.bad-color", "primary", ""),
        ('border = "#82b6ee"', 'border = "red; display: none"', "config.bad-color", "border", ""),
        ('border = "#82b6ee"', 'border = "red 400%"', "config.bad-color", "border", ""),
        ('ladok-row-style = "none"', 'ladok-row-style = "blod"', "config.bad-color", "ladok-row-style", "bold"),
        ('name = "mine"', 'name = "../mine"', "config.theme-name", "name", ""),
        ('name = "mine"', "", "config.theme-name", "name", ""),
        ("dark = true", 'dark = "yes"', "config.theme-flag", "dark", ""),
        ("dark = true", "", "config.theme-flag", "dark", ""),
        ('sv = "Mörkt"', 'sv = "\\u001b[2J"', "config.theme-words", "sv", ""),
        ('sv = "Mörkt"', "", "config.missing", "words.sv", ""),
        ('foreground = "#d5dae1"', "", "config.missing", "colors.foreground", ""),
        ('ladok-good = "#8ccf9b"', "", "config.missing", "variables.ladok-good", ""),
        ("[words]", "[word]", "config.missing", "[words]", ""),
        ("[words]", "[words", "config.not-toml", "", ""),
    ],
)
def test_a_fault_is_named_with_what_was_probably_meant(
    tmp_path: Path, old: str, new: str, code: str, name: str, nearest: str
) -> None:
    """A designer gets told which key or colour, not that "the theme is invalid"."""
    assert old in MINE
    trouble = refused(written(tmp_path, MINE.replace(old, new, 1)))

    assert (code, name) in {(problem.code, problem.name) for problem in trouble.problems}
    (problem,) = (problem for problem in trouble.problems if (problem.code, problem.name) == (code, name))
    assert problem.nearest == nearest
    for language in ("sv", "en"):
        assert all(
            line.startswith("mine.toml") and line.isprintable() for line in sentences(trouble, speaker(language))
        )


def test_all_faults_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    """One round of correction, not five."""
    text = MINE.replace('accent = "#82b6ee"', 'accent = "blu"', 1).replace("footer-foreground", "footer-forground")
    lines = text.splitlines()
    wanted = [
        1 + next(number for number, line in enumerate(lines) if line.startswith(start))
        for start in ('accent = "blu"', "footer-forground")
    ]
    assert sorted(problem.line for problem in refused(written(tmp_path, text)).problems) == wanted


def test_a_same_named_key_of_another_table_is_not_blamed(tmp_path: Path) -> None:
    """The line is looked for in the table that is wrong."""
    text = 'name = "mine"\n[words]\ndark = "x"\n[colors]\n'
    (problem,) = (one for one in refused(written(tmp_path, text)).problems if one.code == "config.unknown-theme-key")
    assert (problem.name, problem.line) == ("dark", 3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "config.not-utf8"),
        (b"# " + b"x" * 70_000, "config.too-large"),
        (b"a = " + b"[" * 5_000, "config.not-toml"),
        (b"a = " + b"9" * 5_000, "config.not-toml"),
        (b"", "config.theme-name"),
    ],
    ids=["latin", "huge", "deep", "long number", "empty"],
)
def test_a_hostile_file_is_refused_like_any_other(tmp_path: Path, content: bytes, code: str) -> None:
    """Nothing in a folder of downloaded themes may end the program."""
    path = tmp_path / "mine.toml"
    path.write_bytes(content)

    assert refused(path).problems[0].code == code


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    """Opening it would wait for a writer for ever."""
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)

    assert refused(path).problems[0].code == "config.not-a-file"


def test_every_variable_that_textual_makes_may_be_set() -> None:
    """And none that it doesn't: a misspelled one would silently do nothing."""
    assert {"border", "footer-background", "text-muted", "link-style-hover"} <= variable_names()
    assert "bordr" not in variable_names()


def test_a_bad_theme_takes_no_other_with_it(tmp_path: Path) -> None:
    """The five shipped ones and the good one of the user's are there."""
    mine = tmp_path / "themes"
    written(mine, MINE)
    written(mine, "dark = [", "broken.toml")
    shelf = Themes.standard(tmp_path)
    changes = shelf.look()

    assert [trouble.path.name for trouble in changes.troubles] == ["broken.toml"]
    assert set(shelf.themes) == {path.stem for path in SHIPPED} | {"mine"}


def test_the_users_theme_of_a_shipped_name_wins(tmp_path: Path) -> None:
    """They put it there to change it."""
    path = written(tmp_path / "themes", DARK.replace("#14171c", "#000001"), "own-dark.toml")
    shelf = Themes.standard(tmp_path)

    assert shelf.look().troubles == ()
    assert shelf.themes["dark"].path == path


def test_a_first_look_reads_only_what_may_be_put_on_and_the_next_one_the_rest(tmp_path: Path) -> None:
    """P6: nobody waits for files of themes that they don't see; the user's own may be called anything."""
    written(tmp_path / "themes", DARK.replace('name = "dark"', 'name = "light"'), "mine.toml")
    shelf = Themes.standard(tmp_path)

    assert [theme.path.name for theme in shelf.look(("dark", "light")).themes] == [
        "dark.toml",
        "light.toml",
        "mine.toml",
    ]
    assert set(shelf.themes) == {"dark", "light"}
    assert {theme.name for theme in shelf.look().themes} == {path.stem for path in SHIPPED} - {"dark", "light"}
    assert shelf.themes["light"].path.name == "mine.toml"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_our_own_themes_are_called_as_their_files(path: Path) -> None:
    """The first look finds them by that."""
    assert load_theme(path).name == path.stem


def test_two_themes_of_one_name_in_a_folder_are_told_apart(tmp_path: Path) -> None:
    """Which of the two shows must not depend on chance."""
    for name in ("a.toml", "b.toml"):
        written(tmp_path, MINE, name)
    shelf = Themes([tmp_path])
    (trouble,) = shelf.look().troubles

    assert (trouble.path.name, trouble.problems[0].other) == ("b.toml", "a.toml")
    assert shelf.themes["mine"].path.name == "a.toml"


def test_a_file_is_read_again_when_it_has_changed_and_only_then(tmp_path: Path) -> None:
    """A bad save keeps the theme that was; a good one replaces it; a removed one is gone."""
    path = written(tmp_path, MINE)
    shelf = Themes([tmp_path])
    assert [theme.name for theme in shelf.look().themes] == ["mine"]
    assert shelf.look() == type(shelf.look())()

    written(tmp_path, MINE.replace("#14171c", "nocolor"))
    assert [trouble.path for trouble in shelf.look().troubles] == [path]
    assert shelf.themes["mine"].colors["background"] == "#14171c"
    assert shelf.look().troubles == ()

    written(tmp_path, MINE.replace("#14171c", "#010203"))
    assert shelf.look().themes[0].colors["background"] == "#010203"

    path.unlink()
    shelf.look()
    assert shelf.themes == {}


def test_a_theme_that_is_not_there_is_answered_with_the_default_and_its_nearest(tmp_path: Path) -> None:
    """The settings may name one that was deleted or misspelled."""
    shelf = Themes.standard(tmp_path)
    shelf.look()
    theme, problem = shelf.pick("high-contrast", "dark")

    assert theme.name == "dark"
    assert problem is not None
    assert problem.nearest.startswith("high-contrast-")
    assert shelf.pick("light", "dark")[0].name == "light"


class Page(ThemedApp, App[None]):
    """A page that uses every variable of ours, in CSS and in styles."""

    CSS = """
    Screen { background: $background; color: $ladok-quiet; }
    Static { background: $ladok-row-background; color: $ladok-row-text; text-style: $ladok-row-style; }
    """ + "\n".join(f".x{n} {{ color: ${name}; }}" for n, name in enumerate(OWN_VARIABLES) if "style" not in name)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[BadTheme] = []

    def compose(self) -> ComposeResult:
        yield Static("Algoritmer", markup=False)

    def theme_refused(self, trouble: BadTheme) -> None:
        self.told.append(trouble)

    @property
    def row(self) -> Static:
        return self.query_one(Static)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
async def test_every_shipped_theme_can_be_put_on(tmp_path: Path, path: Path) -> None:
    """With our variables in the CSS from the first moment, before any theme of ours is registered."""
    app = Page()
    app.use_themes(Themes.standard(tmp_path))
    async with app.run_test() as pilot:
        app.theme = path.stem
        await pilot.pause()
        theme: ThemeFile = load_theme(path)
        assert app.row.styles.background == Color.parse(theme.variables["ladok-row-background"])
        assert app.row.styles.text_style.reverse is ("reverse" in theme.variables["ladok-row-style"] or None)
        assert app.native_ansi_color is theme.ansi


async def test_a_saved_theme_shows_at_once_and_a_bad_one_changes_nothing(tmp_path: Path) -> None:
    """Designing a theme is saving and looking."""
    folder = tmp_path / "themes"
    written(folder, MINE)
    app = Page()
    app.use_themes(Themes.standard(tmp_path))
    async with app.run_test() as pilot:
        app.theme = "mine"
        written(folder, MINE.replace("#4474ab", "#010203").replace("dark = true", "dark = false"))
        app.look_for_themes()
        await pilot.pause()
        assert app.row.styles.background == Color.parse("#010203")
        assert app.has_class("-light-mode")

        written(folder, MINE.replace("#4474ab", "nocolor"))
        app.look_for_themes()
        await pilot.pause()
        assert app.row.styles.background == Color.parse("#010203")
        assert [trouble.path.name for trouble in app.told] == ["mine.toml"]


async def test_theme_files_are_looked_at_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key has to be pressed to see what was saved."""
    monkeypatch.setattr("ladok_tui.themed_app.SECONDS_BETWEEN_LOOKS", 0.1)  # longer than an idle app is waited for
    folder = tmp_path / "themes"
    app = Page()
    app.use_themes(Themes.standard(tmp_path))
    async with app.run_test() as pilot:
        app.watch_theme_files()
        written(folder, MINE)
        for _ in range(100):
            await pilot.pause(0.02)
            if "mine" in app.available_themes:
                break
        assert "mine" in app.available_themes
