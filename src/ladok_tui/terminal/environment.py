"""What the settings and the environment mean for Textual, which reads its environment once, when it is imported."""

from collections.abc import Mapping

from ladok_tui.config.settings import Settings

DEFAULT_THEME = "dark"
TERMINAL_THEME = "ansi"


def default_theme(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return the theme to start with: the user's choice, else the terminal's own colours where they are asked for."""
    if settings.theme:
        return settings.theme
    return TERMINAL_THEME if environ.get("ACCESSIBLE") or "NO_COLOR" in environ else DEFAULT_THEME


def environment(settings: Settings, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables to set before Textual is imported; what the user has set in the environment stays."""
    wanted: dict[str, str] = {}
    if settings.keyboard == "legacy":
        wanted["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    if not settings.motion or environ.get("ACCESSIBLE"):
        wanted["TEXTUAL_ANIMATIONS"] = "none"
    wanted = {name: value for name, value in wanted.items() if name not in environ}
    # Which filter NO_COLOR gets is decided by the theme that the app is born with: a true-colour one gives greys
    # (still colours to a terminal), an ansi one none at all.  It has to be one of Textual's own, ours come later; a
    # name that isn't would end the program, so this one doesn't heed the environment.
    plain = "NO_COLOR" in environ or default_theme(settings, environ) == TERMINAL_THEME
    return {**wanted, "TEXTUAL_THEME": "ansi-dark" if plain else "textual-dark"}
