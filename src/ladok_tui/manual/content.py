"""What stands in the manual, in one language, whatever it is written as."""

import argparse
from collections.abc import Iterator

import msgspec

from ladok_core.words import Words
from ladok_tui import PROGRAM
from ladok_tui.commands.arguments import build
from ladok_tui.commands.help import EXAMPLES, about, argument_rows, option_rows, usage
from ladok_tui.commands.parser import commands_of
from ladok_tui.commands.status import DONE, MISUSED, REFUSED, UNAVAILABLE
from ladok_tui.config.keys import KEY_ACTIONS, SCOPES
from ladok_tui.config.settings import CHOICES, DEFAULTS, as_toml
from ladok_tui.terminal.exit_status import CRASHED, SIGNALS

FILES = {
    "settings": "~/.config/ladok-tui/settings.toml",
    "keys": "~/.config/ladok-tui/keys.toml",
    "themes": "~/.config/ladok-tui/themes/*.toml",
    "store": "~/.local/share/ladok-tui/portal.sqlite",
    "reports": "~/.local/state/ladok-tui/reports/",
}
"""The program's files where no variable says otherwise, on Linux."""

VARIABLES = (
    "LADOK_STORE", "LADOK_CONFIG_DIR", "LADOK_STATE_DIR", "LADOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE",
    "ACCESSIBLE", "NO_COLOR", "TERM", "COLORTERM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "ESCDELAY",
    "TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY",
)  # fmt: skip
"""Every variable of the environment that is heeded."""

STATUSES = (DONE, REFUSED, MISUSED, UNAVAILABLE, CRASHED, *sorted(128 + number for number in SIGNALS))
"""Every exit status."""


class Entry(msgspec.Struct, frozen=True):
    """A name, as it is typed, and what it is."""

    term: str
    text: str


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it: sentences, what can be typed, names, and smaller sections."""

    title: str
    sentences: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    below: tuple["Section", ...] = ()


class Manual(msgspec.Struct, frozen=True):
    """The whole manual; ``language`` is its code, ``about`` the sentence that says what the program is."""

    language: str
    name: str
    about: str
    sections: tuple[Section, ...]


def manual(words: Words) -> Manual:
    """Return the manual in the language of the words."""
    parser = build()
    common = tuple(Entry(name, text) for name, text, is_common in option_rows(parser, words) if is_common)
    examples = tuple(dict.fromkeys(line for lines in EXAMPLES.values() for line in lines))
    sections = (
        Section(words.say("manual.synopsis"), typed=(usage(parser),)),
        Section(words.say("manual.description"), (about(parser, words), words.say("cli.about.listening"))),
        Section(words.say("manual.commands"), below=tuple(_commands(parser, words))),
        Section(words.say("manual.options"), entries=(*_own(parser, words), *common)),
        Section(words.say("manual.keys"), (words.say("manual.keys.about"),), below=tuple(_keys(words))),
        Section(words.say("manual.settings"), (words.say("manual.settings.about"),), entries=tuple(_settings(words))),
        Section(words.say("manual.files"), (words.say("manual.files.about"),), entries=tuple(_files(words))),
        Section(
            words.say("manual.variables"),
            entries=tuple(Entry(name, words.say(f"variable.{name}")) for name in VARIABLES),
        ),
        Section(
            words.say("manual.statuses"),
            entries=tuple(Entry(str(status), words.say(f"status-of-exit.{status}")) for status in STATUSES),
        ),
        Section(words.say("manual.examples"), typed=examples),
    )
    return Manual(words.language, PROGRAM, about(parser, words), sections)


def _commands(parser: argparse.ArgumentParser, words: Words) -> Iterator[Section]:
    for command in commands_of(parser).values():
        if commands_of(command):
            yield from _commands(command, words)
        else:
            arguments = tuple(Entry(name, text) for name, text in argument_rows(command, words).items())
            own = _own(command, words)
            yield Section(command.prog, (about(command, words),), (usage(command),), (*arguments, *own))


def _own(parser: argparse.ArgumentParser, words: Words) -> tuple[Entry, ...]:
    return tuple(Entry(name, text) for name, text, is_common in option_rows(parser, words) if not is_common)


def _keys(words: Words) -> Iterator[Section]:
    for scope in SCOPES:
        entries = (
            Entry("  ".join(action.keys), f"{words.say(action.words)} ({action.id})")
            for action in KEY_ACTIONS
            if action.scope == scope
        )
        yield Section(words.say(f"config.scope.{scope}"), entries=tuple(entries))


def _settings(words: Words) -> Iterator[Entry]:
    for name, choices in CHOICES.items():
        default = DEFAULTS[name]
        said = f"{name} = {' | '.join(map(as_toml, choices))}" if choices else name
        holds = "" if default is None else words.say("manual.default", value=as_toml(default))
        yield Entry(said, " ".join(part for part in (words.say(f"setting.{name}"), holds) if part))


def _files(words: Words) -> Iterator[Entry]:
    for name, path in FILES.items():
        yield Entry(path, words.say(f"config.place.{name}"))
