"""Every shipped theme can be read: WCAG 2 contrast, computed from the theme files."""

from collections.abc import Iterator

import pytest
from textual.color import Color

from ladok_tui.config.theme_files import ThemeFile, load_theme, shipped_folder

TONES = ("ladok-accent", "ladok-quiet", "ladok-good", "ladok-warn", "ladok-bad", "ladok-heading", "ladok-row-text")
MUTED = ("text-muted", "text-disabled", "footer-foreground", "footer-description-foreground", "footer-key-foreground")
EDGES = ("border", "border-blurred")
GROUNDS = ("background", "surface", "panel")
THEMES = [load_theme(path) for path in sorted(shipped_folder().glob("*.toml"))]
PAINTED = [theme for theme in THEMES if not theme.ansi]
BLACK, WHITE = Color.parse("#000000"), Color.parse("#ffffff")


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def texts(theme: ThemeFile) -> Iterator[tuple[str, Color]]:
    yield "foreground", Color.parse(theme.colors["foreground"])
    for name in TONES:
        yield name, Color.parse(theme.variables[name])


def grounds(theme: ThemeFile) -> Iterator[tuple[str, Color]]:
    for name in GROUNDS:
        yield name, Color.parse(theme.colors[name])


def enough(theme: ThemeFile) -> float:
    return 7.0 if theme.name.startswith("high-contrast") else 4.5


def by_name(theme: ThemeFile) -> str:
    return theme.name


def test_contrast_is_measured_as_wcag_does() -> None:
    """Black on white is 21, and #767676 is the lightest grey that passes on white: the known marks."""
    assert contrast(BLACK, WHITE) == pytest.approx(21.0)
    assert contrast(Color.parse("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


def test_the_themes_that_are_promised_are_there() -> None:
    """A light, a dark, two high-contrast ones, and the terminal's own."""
    assert {theme.name: theme.dark for theme in PAINTED} == {
        "dark": True, "light": False, "high-contrast-dark": True, "high-contrast-light": False,
    }  # fmt: skip
    assert [theme.name for theme in THEMES if theme.ansi] == ["ansi"]


@pytest.mark.parametrize("theme", PAINTED, ids=by_name)
def test_every_text_can_be_read_on_every_ground(theme: ThemeFile) -> None:
    """Text and every tone, on the page as in a dialog; what is drawn on the focused row is measured as drawn."""
    faint = {
        (name, ground): round(contrast(text, under), 2)
        for name, text in texts(theme)
        if name != "ladok-row-text"
        for ground, under in grounds(theme)
        if contrast(text, under) < enough(theme)
    }
    assert not faint


@pytest.mark.parametrize("theme", PAINTED, ids=by_name)
def test_second_rank_text_can_be_read_too(theme: ThemeFile) -> None:
    """Dim is a rank, not an excuse: what is worth printing is worth reading."""
    background = Color.parse(theme.colors["background"])
    faint = {
        name: round(contrast(Color.parse(theme.variables[name]), background), 2)
        for name in MUTED
        if contrast(Color.parse(theme.variables[name]), background) < enough(theme)
    }
    assert not faint


@pytest.mark.parametrize("theme", PAINTED, ids=by_name)
@pytest.mark.parametrize("pair", ["block-cursor", "block-cursor-blurred", "input-selection", "ladok-row", "ladok-rest"])
def test_highlighted_text_can_be_read_on_its_highlight(theme: ThemeFile, pair: str) -> None:
    """The palette's line and a selection bring their own ground with them."""
    words = "text" if pair.startswith("ladok") else "foreground"
    ground, text = (Color.parse(theme.variables[f"{pair}-{part}"]) for part in ("background", words))

    assert contrast(ground, text) >= enough(theme)


@pytest.mark.parametrize("theme", PAINTED, ids=by_name)
def test_edges_of_controls_and_of_the_focus_are_seen(theme: ThemeFile) -> None:
    """WCAG 1.4.11: a control that can't be told from the page is not there."""
    faint = {
        (name, ground): round(contrast(Color.parse(theme.variables[name]), under), 2)
        for name in EDGES
        for ground, under in grounds(theme)
        if contrast(Color.parse(theme.variables[name]), under) < 3.0
    }
    assert not faint


def test_the_terminals_theme_writes_in_the_terminals_own_colour_and_reverses_the_focused_row() -> None:
    """No other pair is readable whatever the terminal's colours are; in reverse the contrast stays what it was."""
    (theme,) = (theme for theme in THEMES if theme.ansi)
    assert {color.ansi for _, color in texts(theme)} == {-1}
    assert {color.ansi for _, color in grounds(theme)} == {-1}
    assert Color.parse(theme.variables["ladok-row-background"]).ansi == -1
    assert theme.variables["ladok-row-style"] == "reverse"
    assert {Color.parse(theme.variables[name]).ansi for name in EDGES} == {-1}
