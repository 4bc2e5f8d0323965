"""How a command line is read: a parser that tells what is wrong by a catalogue key, and what its commands are made of.

Little but argparse is imported: how soon a command answers is measured against an empty Python.  Help texts
stand in the catalogues under the names given here, and are read when someone asks for help.
"""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from ladok_tui.commands.usage import UsageError
from ladok_tui.config.language import LANGUAGES


class HelpAsked(Exception):
    """Someone asks how a command is used; ``parser`` is that command's."""

    def __init__(self, parser: "Parser") -> None:
        super().__init__(parser.prog)
        self.parser = parser


class Parser(argparse.ArgumentParser):
    """A parser that tells what is wrong by a catalogue key, instead of writing English and leaving the process."""

    def error(self, message: str) -> NoReturn:
        """Tell that something required is missing; argparse calls this for nothing else here."""
        del message  # in English, and with our own names for things
        needed = next((action for action in self._actions if action.required), None)
        raise UsageError(
            key="cli.missing-argument", what=str(needed.metavar or needed.dest) if needed else "", of=self.prog
        )

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Return an argument's value; of ``--store=--`` argparse would take away what was said (A8)."""
        if action.option_strings and action.nargs is None and arg_strings == ["--"]:
            value = self._get_value(action, "--")
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is not among an argument's choices."""
        known = tuple(map(str, action.choices or ()))
        if known and not value:  # an unset variable of a script, mostly
            if action.option_strings:
                raise UsageError(key="cli.needs-value", option=action.option_strings[0])
            raise UsageError(key="cli.missing-topic", of=self.prog, known=known)
        if known and value not in known:
            key = "cli.unknown-value" if action.option_strings else "cli.unknown-command"
            named = action.option_strings[0] if action.option_strings else self.prog
            raise UsageError(key=key, wanted=str(value), known=known, of=named)


class _Formatter(argparse.HelpFormatter):
    """Formats no help, which is written elsewhere: argparse makes one for every argument, only to check its metavar."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)  # else it would import what measures the terminal


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        assert isinstance(parser, Parser)  # noqa: S101  no other kind is made here
        raise HelpAsked(parser)


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands below a parser, by name."""
    for action in parser._actions:  # noqa: SLF001  there is no public list
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  nor a public name
            return dict(action.choices)
    return {}


def topics(parser: argparse.ArgumentParser, command: str) -> tuple[str, ...]:
    """Return what a command can be about."""
    below = commands_of(parser)[command]
    choices = [action.choices for action in below._actions if action.dest == "topic"]  # noqa: SLF001  there is no public list
    return tuple(choices[0] or ()) if choices else ()


_SETTINGS: dict[str, Any] = {
    "add_help": False,
    "allow_abbrev": False,
    "exit_on_error": False,
    "formatter_class": _Formatter,
    "argument_default": argparse.SUPPRESS,
}


def new_parser(name: str) -> Parser:
    """Return a parser that knows ``--help`` alone."""
    parser = Parser(name, **_SETTINGS)
    parser.add_argument("--help", "-h", action=_Help, nargs=0, help="help")
    return parser


def add_below(parser: Parser, name: str, stands_for: str) -> "argparse._SubParsersAction[Parser]":
    """Add a place for commands below a parser, and return it."""
    # Without a name of its own argparse would lay out a usage text to find one, and import what that takes.
    return parser.add_subparsers(dest=name, metavar=stands_for, parser_class=Parser, prog=parser.prog)


def add_command(commands: "argparse._SubParsersAction[Parser]", name: str, above: str = "") -> Parser:
    """Add a command, with what every command takes."""
    key = f"{above} {name}" if above else name
    parser = commands.add_parser(name, help=key, description=key, **_SETTINGS)
    parser.add_argument("--help", "-h", action=_Help, nargs=0, help="help")
    add_common(parser)
    return parser


def add_common(parser: Parser) -> None:
    """Add what every command takes, before its name or after it."""
    add_value(parser, "--store", "FILE")
    add_flag(parser, "--demo")
    add_value(parser, "--student", "ID")
    add_value(parser, "--institution", "CODE")
    parser.add_argument("--lang", choices=LANGUAGES, help="lang")
    add_value(parser, "--as-of", "DATETIME")
    add_flag(parser, "--no-input")


def add_flag(parser: Parser, *names: str) -> None:
    """Add an option that is said or not."""
    parser.add_argument(*names, action="store_true", default=argparse.SUPPRESS, help=names[0][2:])


def add_value(parser: Parser, name: str, stands_for: str, kind: Callable[[str], str] | None = None) -> None:
    """Add an option with a value."""
    parser.add_argument(name, metavar=stands_for, type=kind or said, help=name[2:])


def add_values(parser: Parser, field: str) -> None:
    """Add an option that is given once for each of several."""
    parser.add_argument(f"--{field}", metavar="CODE", type=said, action="append", help=field)


def said(value: str) -> str:
    """Refuse an empty value, mostly an unset variable of a script: it would open another store, or anybody's page."""
    if not value.strip():
        raise argparse.ArgumentTypeError
    return value


def add_choice(parser: Parser, choices: tuple[str, ...], stands_for: str) -> None:
    """Add what a command is about, one of some."""
    parser.add_argument("topic", choices=choices, metavar=stands_for, help=stands_for.casefold())
