"""Help: how the program and each of its commands is used, in the person's language, with examples."""

import argparse
from collections.abc import Iterator
from textwrap import wrap

from ladok_core.words import Words
from ladok_tui import PROGRAM
from ladok_tui.commands.parser import commands_of

EXAMPLES: dict[str, tuple[str, ...]] = {
    PROGRAM: (
        "ladok-tui --demo",
        "ladok-tui show start --demo",
        "ladok-tui show education --json",
        "ladok-tui do register MA2001 --period 1",
    ),
    "show": ("ladok-tui show start", "ladok-tui show course MA2001 --json"),
    "do": (
        "ladok-tui do register MA2001",
        "ladok-tui do register MA2001 --period 2 --yes --json",
        "ladok-tui do choose VAL4 --pick ST2001 --pick NW2001 --dry-run",
        "ladok-tui do details --email ellen@example.org --dry-run",
    ),
    "export": (
        "ladok-tui export deadlines --output deadlines.ics --alarm 2d",
        "ladok-tui export education --format csv --output education.csv",
    ),
    "import": ("ladok-tui import visit.har",),
    "doctor": ("ladok-tui doctor", "ladok-tui doctor --json"),
    "config": ("ladok-tui config show", "ladok-tui config check", "ladok-tui config init"),
    "schema": ("ladok-tui schema start",),
    "manual": ("ladok-tui manual", "ladok-tui manual --format html"),
    "completion": ("ladok-tui completion bash",),
}
"""What can be typed as it stands, by the first word of the command."""


USES = {"show": ("", "--json"), "do": ("--dry-run", "--yes --json")}
"""How a command for pages or actions is used, by its first word: with which options."""


def help_text(parser: argparse.ArgumentParser, words: Words, *, linear: bool = False) -> Iterator[str]:
    """Return the lines of a command's help; ``linear`` for ears, one fact a line and nothing beside it."""
    table = _list if linear else _table
    yield from _paragraph(about(parser, words), linear=linear)
    if parser.prog == PROGRAM:
        yield from _paragraph(words.say("cli.about.listening"), linear=linear)
    yield from _heading(words.say("cli.help-usage"), linear=linear)
    yield usage(parser) if linear else f"  {usage(parser)}"
    below = {name: about(sub, words) for name, sub in commands_of(parser).items()}
    command = parser.prog.rpartition(" ")[2]
    heading = words.find(f"cli.help-commands.{command}") or words.say("cli.help-commands")
    yield from table(heading, below)
    yield from table(words.say("cli.help-arguments"), argument_rows(parser, words))
    own = {name: text for name, text, common in option_rows(parser, words) if not common}
    common = {name: text for name, text, common in option_rows(parser, words) if common}
    yield from table(words.say("cli.help-options"), own)
    yield from table(words.say("cli.help-common"), common)
    if examples := examples_of(parser):
        yield from _heading(words.say("cli.help-examples"), linear=linear)
        yield from (example if linear else f"  $ {example}" for example in examples)


def examples_of(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return what can be typed: its own, if it has any, else the command with what it needs."""
    _, _, command = parser.prog.partition(" ")
    word, _, topic = command.partition(" ")
    every = EXAMPLES.get(word or PROGRAM, ())
    own = tuple(one for one in every if f" {topic}" in one)
    if own or word not in USES:
        return own or every
    needed = [str(action.metavar) for action in _positional(parser)]
    return tuple(" ".join([parser.prog, *needed, options]).rstrip() for options in USES[word] if needed)


WIDTH = 80
"""Help is read on a terminal of any width, and best on the smallest usual one."""

COMMON = ("--store", "--demo", "--student", "--institution", "--lang", "--as-of", "--no-input", "--help")
"""The options that every command has; they are listed last."""


def about(parser: argparse.ArgumentParser, words: Words) -> str:
    """Say what a command is for; where nobody has, a page's by the page's name, an action's by what it does."""
    command, _, topic = str(parser.description or "all").partition(" ")
    if not topic:
        return words.say(f"cli.about.{command}")
    if words.find(own := f"cli.about.{command}.{topic}") is not None:
        return words.say(own)
    named = words.say(f"verb.{topic}" if command == "do" else f"key.page.{topic}")
    return words.say(f"cli.about.{command}.one", name=named)


def usage(parser: argparse.ArgumentParser) -> str:
    """Return a command as it is typed, its options left out."""
    parts = [parser.prog]
    for action in _positional(parser):
        stands_for = str(action.metavar or action.dest)
        if action.nargs == "+":
            stands_for = f"{stands_for} …"
        # The app itself needs no command; every command needs what it is about.
        parts.append(f"[{stands_for}]" if parser.prog == PROGRAM else stands_for)
    return " ".join([*parts, "[OPTIONS]"])


def argument_rows(parser: argparse.ArgumentParser, words: Words) -> dict[str, str]:
    """Return what a command is about, by what stands for it, in words."""
    rows = {}
    for action in _positional(parser):
        if action.help:
            choices = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
            rows[str(action.metavar)] = words.say(f"cli.help.{action.help}") + choices
    return rows


def option_rows(parser: argparse.ArgumentParser, words: Words) -> Iterator[tuple[str, str, bool]]:
    """Yield each option as it is typed, in words, and whether every command has it."""
    for action in parser._actions:  # noqa: SLF001  there is no public list
        if action.option_strings:
            names = ", ".join(sorted(action.option_strings, key=len))
            value = str(action.metavar or "|".join(map(str, action.choices or ())))
            shown = f"{names} {value}".rstrip()
            yield shown, words.say(f"cli.help.{action.help}"), action.option_strings[0] in COMMON


def _positional(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (action for action in parser._actions if not action.option_strings)  # noqa: SLF001  there is no public list


def _paragraph(text: str, *, linear: bool) -> Iterator[str]:
    yield from [text] if linear else wrap(text, WIDTH)


def _heading(text: str, *, linear: bool) -> Iterator[str]:
    if linear:
        # Capitals may be spelled out, letter by letter.
        yield f"{text.capitalize()}:"
        return
    yield ""
    yield text


def _list(heading: str, rows: dict[str, str]) -> Iterator[str]:
    if rows:
        yield from _heading(heading, linear=True)
        # A bar is read as a bar.
        yield from (f"{name.replace('|', ', ')}: {text}" for name, text in rows.items())


def _table(heading: str, rows: dict[str, str]) -> Iterator[str]:
    if not rows:
        return
    begins = max(map(len, rows)) + 4
    yield from _heading(heading, linear=False)
    for name, text in rows.items():
        first, *rest = wrap(text, WIDTH - begins)
        yield f"  {name}".ljust(begins) + first
        yield from (" " * begins + line for line in rest)
