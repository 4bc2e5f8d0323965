"""What the settings and the environment mean for Textual, which reads its environment once, when it is imported."""

from collections.abc import Mapping

from ladok_tui.config.settings import Settings
from ladok_tui.terminal.accessible import is_accessible

DEFAULT_THEME = "dark"
TERMINAL_THEME = "ansi"


def default_theme(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return the theme to start with: the user's choice, else the terminal's own colours.

    Those where they are asked for, and where there are no others, as on the Linux console: what is made of ours there
    can't be read.
    """
    if settings.theme:
        return settings.theme
    own = is_accessible(environ) or "NO_COLOR" in environ or _has_few_colours(environ)
    return TERMINAL_THEME if own else DEFAULT_THEME


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
        wanted["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    if not settings.motion or accessible:
        wanted["TEXTUAL_ANIMATIONS"] = "none"
    wanted["ESCDELAY"] = str(settings.escape_delay)
    wanted = {name: value for name, value in wanted.items() if name not in environ}
    # Which filter NO_COLOR gets is decided by the theme that the app is born with: a true-colour one gives greys
    # (still colours to a terminal), an ansi one none at all.  It has to be one of Textual's own, ours come later; a
    # name that isn't would end the program, so this one doesn't heed the environment.
    plain = "NO_COLOR" in environ or default_theme(settings, environ) == TERMINAL_THEME
    return {**wanted, "TEXTUAL_THEME": "ansi-dark" if plain else "textual-dark"}
