"""Where the user's own files lie: settings, keys, themes.  Asked by every command, so little is imported."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

APPLICATION = "ladok-tui"
SETTINGS_FILE, KEYMAP_FILE, THEMES_FOLDER = "settings.toml", "keys.toml", "themes"

NOWHERE = "/nonexistent"
"""The home folder of who has none, by the name that Debian gives it: nothing is there, nothing kept."""


def config_folder(environ: "Mapping[str, str]") -> "Path":
    """Return the folder of the user's files: LADOK_CONFIG_DIR, else the platform's place for them."""
    from pathlib import Path  # noqa: PLC0415  takes longer than to see that there are no settings

    return Path(_folder(environ))


def has_settings(environ: "Mapping[str, str]") -> bool:
    """Tell whether there is a file of settings at all; where it can't be told, reading it says why."""
    try:
        os.lstat(f"{_folder(environ)}/{SETTINGS_FILE}")
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True


def _folder(environ: "Mapping[str, str]") -> str:
    if own := environ.get("LADOK_CONFIG_DIR"):
        return _expanded(own)
    # Relative paths there are to be ignored, says the XDG specification.
    if (base := environ.get("XDG_CONFIG_HOME", "")).startswith("/"):
        return f"{base}/{APPLICATION}"
    if sys.platform == "darwin" or os.name != "posix":
        import platformdirs  # noqa: PLC0415  costs a third of the time to the first paint; elsewhere it is one line

        return platformdirs.user_config_dir(APPLICATION, appauthor=False)
    home = _expanded("~/.config")
    return f"{home}/{APPLICATION}" if home.startswith("/") else NOWHERE


def _expanded(path: str) -> str:
    """Return a path with the home folder for its ~; as it is, where there is none such."""
    return os.path.expanduser(path)  # noqa: PTH111  pathlib takes longer to import than all else here
