"""The language of a command: the one asked for, else the stored choice, else the environment's.  LOG-3."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ladok_tui.config.language import LANGUAGES, choose_language

if TYPE_CHECKING:
    from ladok_tui.config.settings import BadSettings


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> tuple[str, "BadSettings | None"]:
    """Return ``sv`` or ``en``, and what is wrong with the settings where those were asked.

    The arguments are read by eye, because those that can't be parsed need words most.
    """
    asked = None
    for place, argument in enumerate(arguments):
        value = (*arguments, "")[place + 1] if argument == "--lang" else argument.removeprefix("--lang=")
        if value != argument and value in LANGUAGES:
            asked = value
    if asked is not None:
        return asked, None
    from ladok_tui.config.settings import config_folder, load_settings  # noqa: PLC0415  a file to read, and TOML to import

    settings, trouble = load_settings(config_folder(environ))
    return choose_language(settings.language, environ), trouble
