"""The catalogues' words for keys and for faults in the user's files, straight from the .po files."""

from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[2] / "src" / "ladok_core" / "locale"


def messages(language: str, file: str) -> dict[str, str]:
    """Return every message of one .po file by its key."""
    with (LOCALE / language / file).open("rb") as source:
        return {str(message.id): str(message.string) for message in read_po(source) if message.id}


def speaker(language: str) -> Callable[[str], str]:
    """Return what says a fault's code in words; an unknown code is a KeyError."""
    return messages(language, "config.po").__getitem__
