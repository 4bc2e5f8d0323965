"""What the settings and the environment mean for Textual, which reads its environment once, when it is imported."""

from collections.abc import Mapping

from ladok_tui.config.settings import Settings
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.colours import is_colourless

DEFAULT_THEME = "dark"
TERMINAL_THEME = "ansi"

NO_KITTY, ANIMATIONS, ESCAPE_DELAY = "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_ANIMATIONS", "ESCDELAY"
"""What Textual is told by: the newer way to send keys, movement, milliseconds."""


def default_theme(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return the theme to start with."""
    return decide_theme(settings, environ)[0]


def decide_theme(settings: Settings, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the theme to start with, and the variable that decided: the user's choice, else the terminal's colours.

    Those where they are asked for, and where there are no others, as on the Linux console: what is made of ours there
    can't be read.
    """
    if settings.theme:
        return settings.theme, ""
    asks = {"ACCESSIBLE": is_accessible, "NO_COLOR": is_colourless, "TERM": _has_few_colours}
    by = next((name for name, does in asks.items() if does(environ)), "")
    return TERMINAL_THEME if by else DEFAULT_THEME, by


def _has_few_colours(environ: Mapping[str, str]) -> bool:
    """Decide whether the terminal has sixteen colours at most, by the names that Rich goes by, too."""
    if environ.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit"):
        return False
    term = environ.get("TERM", "").strip().casefold()
    return bool(term) and term.rpartition("-")[2] not in ("256color", "kitty", "direct")


def environment(settings: Settings, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables to set before Textual is imported; what the user has set in the environment stays."""
    wanted: dict[str, str] = {}
    accessible = is_accessible(environ)
    # A reader between us and the terminal takes the kitty keys' sequences for text, and says "25u".
    if settings.keyboard == "legacy" or accessible:
        wanted[NO_KITTY] = "1"
    if not settings.motion or accessible:
        wanted[ANIMATIONS] = "none"
    wanted[ESCAPE_DELAY] = str(settings.escape_delay)
    wanted = {name: value for name, value in wanted.items() if name not in environ}
    # Which filter NO_COLOR gets is decided by the theme that the app is born with: a true-colour one gives greys
    # (still colours to a terminal), an ansi one none at all.  It has to be one of Textual's own, ours come later; a
    # name that isn't would end the program, so this one doesn't heed the environment.
    plain = is_colourless(environ) or default_theme(settings, environ) == TERMINAL_THEME
    return {**wanted, "TEXTUAL_THEME": "ansi-dark" if plain else "textual-dark"}
