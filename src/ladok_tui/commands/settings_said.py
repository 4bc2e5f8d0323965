"""Settings and places put into words: what each is, and where it comes from."""

from collections.abc import Iterable

from ladok_core.sanitize import clean
from ladok_core.words import Words
from ladok_tui.commands.places import Place
from ladok_tui.config.folder import SETTINGS_FILE
from ladok_tui.config.settings import as_toml
from ladok_tui.render.items import Item
from ladok_tui.terminal.in_force import InForce, Source


def setting_items(settings: Iterable[InForce], words: Words) -> tuple[Item, ...]:
    """Return each setting as its file would have it, with where it comes from."""
    return tuple(Item(one.name, as_toml(one.value), _setting_source(one, words)) for one in settings)


def _setting_source(one: InForce, words: Words) -> str:
    if one.source is Source.FILE and one.line:
        return words.say("config.source.line", file=SETTINGS_FILE, line=one.line)
    return _source(one.source, one.by, words)


def place_items(places: Iterable[Place], words: Words) -> tuple[Item, ...]:
    """Return each place with whether there is anything, and what decided it."""
    return tuple(
        Item(
            words.say(f"config.place.{one.name}"),
            words.say("config.place.none") if one.path is None else clean(one.path),
            f"{words.say('config.there' if one.exists else 'config.not-there')}, {_source(one.source, one.by, words)}",
        )
        for one in places
    )


def _source(source: Source, by: str | None, words: Words) -> str:
    return by or words.say(f"config.source.{source}")
