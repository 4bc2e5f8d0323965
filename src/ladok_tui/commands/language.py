"""The language of a command: the one asked for, else the stored choice, else the environment's.  LOG-3."""

from collections.abc import Mapping, Sequence

from ladok_tui.config.folder import has_settings
from ladok_tui.config.language import LANGUAGES, choose_language


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return ``sv`` or ``en``.

    The arguments are read by eye, because those that can't be parsed need words most.
    """
    asked = None
    for place, argument in enumerate(arguments):
        value = (*arguments, "")[place + 1] if argument == "--lang" else argument.removeprefix("--lang=")
        if value != argument and value in LANGUAGES:
            asked = value
    return asked or choose_language(_stored(environ) if has_settings(environ) else None, environ)


def _stored(environ: Mapping[str, str]) -> str | None:
    """Return the choice that is kept in the settings, if one is."""
    from ladok_tui.config.folder import config_folder  # noqa: PLC0415  seldom anybody has any
    from ladok_tui.config.settings import load_settings  # noqa: PLC0415  a file to read, and TOML to import

    return load_settings(config_folder(environ))[0].language
