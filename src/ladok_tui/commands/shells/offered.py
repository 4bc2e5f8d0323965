"""What can be typed at each place of the command line, read from the parser: what every shell's script says."""

import argparse
from collections.abc import Iterator
from enum import Enum, auto

import msgspec

from ladok_core.words import Words
from ladok_tui.commands.arguments import commands_of

_FILES = frozenset({"FILE", "PATH"})


class Takes(Enum):
    """What follows an option or stands for an argument."""

    NOTHING = auto()
    FILE = auto()
    CHOICE = auto()
    TEXT = auto()


class Offer(msgspec.Struct, frozen=True):
    """A command, an option or an argument: its names (none for an argument), what it is about, what it takes."""

    names: tuple[str, ...]
    about: str
    takes: Takes = Takes.NOTHING
    choices: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """A place on the command line, by the commands that lead to it, and what can follow there."""

    path: tuple[str, ...]
    commands: tuple[Offer, ...]
    options: tuple[Offer, ...]
    arguments: tuple[Offer, ...]


def places(parser: argparse.ArgumentParser, words: Words, path: tuple[str, ...] = ()) -> Iterator[Place]:
    """Return every place of the command line, the outermost first."""
    below = commands_of(parser)
    commands = tuple(Offer((name,), words.say(f"cli.about.{sub.description}")) for name, sub in below.items())
    listed = [_offer(action, words) for action in parser._actions if action.help]  # noqa: SLF001  there is no public list
    options = tuple(offer for offer in listed if offer.names)
    yield Place(path, commands, options, tuple(offer for offer in listed if not offer.names))
    for name, sub in below.items():
        yield from places(sub, words, (*path, name))


def valued(all_places: tuple[Place, ...]) -> tuple[Offer, ...]:
    """Return every option that takes a value, once."""
    options = {option.names: option for place in all_places for option in place.options}
    return tuple(option for option in options.values() if option.takes is not Takes.NOTHING)


def _offer(action: argparse.Action, words: Words) -> Offer:
    names, about = tuple(action.option_strings), words.say(f"cli.help.{action.help}")
    if action.choices:
        return Offer(names, about, Takes.CHOICE, tuple(map(str, action.choices)))
    if action.nargs == 0:
        return Offer(names, about)
    return Offer(names, about, Takes.FILE if action.metavar in _FILES else Takes.TEXT)
