"""The arguments of the command line: which there are, and what was asked for.

Little but argparse is imported: how soon a command answers is measured against an empty Python.  Help texts
stand in the catalogues under the names given here, and are read when someone asks for help.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NoReturn

from ladok_core.pages import PAGES, page_spec
from ladok_tui import PROGRAM
from ladok_tui.commands.msgspec_alone import import_msgspec
from ladok_tui.commands.usage import UsageError
from ladok_tui.exports import EXPORTS, ICS

ANSWERS = (
    "receipt", "outlook", "refusal", "failure", "import", "institutions", "students", "doctor", "settings", "places",
    "faults",
)  # fmt: skip
"""What ``--json`` prints besides pages, by the names that ``schema`` knows."""
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
CONFIG = {
    "show": ("--json", "--plain"),
    "path": ("--json", "--plain"),
    "check": ("--json",),
    "schema": (),
    "init": ("--force",),
}
"""What can be asked about the settings, each with its options."""
MANUALS = ("man", "html")
LANGUAGES = ("sv", "en")
NO_COMMAND = ""


class Options(argparse.Namespace):
    """What was asked for; what was not said has its default here.

    ``command`` is empty for the app itself.  ``topic`` is what the command is about: a page, an action, a shell.
    """

    command: str | None = None
    topic: str | None = None
    code: str = ""
    paths: Sequence[str] = ()
    dry_run: bool = False
    store: str | None = None
    demo: bool = False
    student: str | None = None
    institution: str | None = None
    lang: str | None = None
    as_of: str | None = None
    no_input: bool = False
    json: bool = False
    plain: bool = False
    yes: bool = False
    version: bool = False
    same_person: bool = False
    format: str | None = None
    output: str | None = None
    force: bool = False
    alarm: str | None = None
    since: str | None = None


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


def parse(arguments: Sequence[str]) -> Options:
    """Read the arguments.  Raises UsageError for what can't be understood, HelpAsked for ``--help``."""
    command = next((argument for argument in arguments if argument in COMMANDS), None)
    topic = next((argument for argument in arguments if argument in PAGES), None) if command == "show" else None
    if command is None and "--help" not in arguments and "-h" not in arguments:
        command = NO_COMMAND
    else:  # for the fields of its page or action; the app takes Textual along, which has all that this leaves out
        import_msgspec()
    try:
        return _read(build(command, topic), arguments)
    except UsageError:
        # The first word that is a command's name may have been an option's value; and who is told that something is
        # misspelt wants to hear of every command.
        return _read(build(), arguments)


def _read(parser: Parser, arguments: Sequence[str]) -> Options:
    try:
        options, rest = parser.parse_known_args(list(arguments), Options())
    except argparse.ArgumentError as trouble:
        key = "cli.no-value" if trouble.message.startswith("ignored") else "cli.needs-value"
        raise UsageError(key=key, option=trouble.argument_name or "") from None
    if options.command in ("show", "do", "export", "schema", "completion", "config") and not options.topic:
        raise UsageError(
            key="cli.missing-topic", of=f"{PROGRAM} {options.command}", known=topics(parser, options.command)
        )
    known = _known_options(parser, options)
    if "--" not in arguments:
        if early := [one for one in rest if one in known]:
            # A command's own options may stand before it, too; argparse wants them behind.
            return _read(parser, [*(one for one in arguments if one not in early), *early])
        if options.command == "import" and all(one and not one.startswith("-") for one in rest):
            # argparse wants all paths in one piece; an option between two of them parts nothing.
            options.paths, rest = (*options.paths, *rest), []
    if rest:
        raise UsageError(key="cli.unexpected", wanted=rest[0].partition("=")[0], known=known)
    return options


def build(only: str | None = None, page: str | None = None) -> Parser:
    """Return the parser of the whole command line, or of one command (and one page): all of it takes its time.

    ``NO_COMMAND`` is the app itself.
    """
    parser = _parser(PROGRAM)
    _flag(parser, "--version")
    _common(parser)
    commands = _below(parser, "command", "COMMAND")
    for name, add in COMMANDS.items():
        if only in (None, name):
            add(_command(commands, name), page)
    return parser


def _add_show(parser: Parser, page: str | None) -> None:
    """Add every page, its arguments by the fields of its Ask; only for the ``page`` that is meant, if it is known."""
    pages = _below(parser, "topic", "PAGE")
    for name in PAGES:
        shown = _command(pages, name, above="show")
        _flag(shown, "--json")
        _flag(shown, "--plain")
        if page in (None, name):
            ask = page_spec(name).ask
            needed = len(ask.__struct_fields__) - len(ask.__struct_defaults__)
            for place, (field, kind) in enumerate(ask.__annotations__.items()):
                if place < needed:
                    shown.add_argument(field, metavar="CODE", type=_said, help=f"code.{field}")
                elif kind == tuple[str, ...]:
                    _values(shown, field)
                else:  # what else may be left out is a day
                    _value(shown, f"--{field}", "DATE")


def _add_do(parser: Parser, _: str | None) -> None:
    """Add every action, its options by the fields of its struct; the thing that it is done with is told by a code."""
    from ladok_core.actions import ACTIONS  # noqa: PLC0415  they bring the rules along

    actions = _below(parser, "topic", "ACTION")
    for spec in ACTIONS:
        done = _command(actions, spec.name, above="do")
        for field, kind in spec.struct.__annotations__.items():
            if field == spec.concerns.field:
                done.add_argument("code", metavar="CODE", type=_said, help=f"code.{spec.concerns.name}")
            elif kind == tuple[str, ...]:
                _values(done, field)
            else:
                stands_for = "N" if kind is int else "DATE" if kind == date | None else "TEXT"
                # What may be left as it is can be emptied, too, which is said by an empty value.
                _value(done, f"--{field.replace('_', '-')}", stands_for, str if kind == str | None else _said)
        _flag(done, "--dry-run")
        _flag(done, "--yes", "-y")
        _flag(done, "--json")


def _add_export(parser: Parser, _: str | None) -> None:
    """Add every page that can be taken along, in its formats."""
    pages = _below(parser, "topic", "PAGE")
    for spec in EXPORTS:
        taken = _command(pages, spec.page, above="export")
        taken.add_argument("--format", choices=spec.formats, help="format")
        _value(taken, "--output", "FILE")
        _flag(taken, "--force")
        if ICS in spec.formats:
            _value(taken, "--alarm", "TIME")


def _add_import(parser: Parser, _: str | None) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=_said, help="paths")
    _flag(parser, "--same-person")
    _flag(parser, "--json")


def _add_listing(parser: Parser, _: str | None) -> None:
    _flag(parser, "--json")
    _flag(parser, "--plain")  # as it is in any case; a script may say so everywhere


def _add_config(parser: Parser, _: str | None) -> None:
    topics = _below(parser, "topic", "TOPIC")
    for name, options in CONFIG.items():
        asked = _command(topics, name, above="config")
        for option in options:
            _flag(asked, option)


def _add_manual(parser: Parser, _: str | None) -> None:
    parser.add_argument("--format", choices=MANUALS, help="manual-format")


def _add_schema(parser: Parser, _: str | None) -> None:
    _choice(parser, (*PAGES, *ANSWERS), "PAGE")


def _add_completion(parser: Parser, _: str | None) -> None:
    _choice(parser, SHELLS, "SHELL")


COMMANDS: dict[str, Callable[[Parser, str | None], None]] = {
    "show": _add_show,
    "do": _add_do,
    "export": _add_export,
    "import": _add_import,
    "institutions": _add_listing,
    "students": _add_listing,
    "doctor": _add_listing,
    "config": _add_config,
    "schema": _add_schema,
    "manual": _add_manual,
    "completion": _add_completion,
}
"""The commands, in the order of the help, each with what fills its parser."""


def _known_options(parser: argparse.ArgumentParser, options: Options) -> tuple[str, ...]:
    """Return the long options of the command that was given."""
    for name in (options.command, options.topic):
        parser = commands_of(parser).get(name or "", parser)
    return tuple(name for action in parser._actions for name in action.option_strings if name.startswith("--"))  # noqa: SLF001  there is no public list


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


def _parser(name: str) -> Parser:
    parser = Parser(name, **_SETTINGS)
    parser.add_argument("--help", "-h", action=_Help, nargs=0, help="help")
    return parser


def _below(parser: Parser, name: str, stands_for: str) -> "argparse._SubParsersAction[Parser]":
    # Without a name of its own argparse would lay out a usage text to find one, and import what that takes.
    return parser.add_subparsers(dest=name, metavar=stands_for, parser_class=Parser, prog=parser.prog)


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, above: str = "") -> Parser:
    key = f"{above} {name}" if above else name
    parser = commands.add_parser(name, help=key, description=key, **_SETTINGS)
    parser.add_argument("--help", "-h", action=_Help, nargs=0, help="help")
    _common(parser)
    return parser


def _common(parser: Parser) -> None:
    """Add what every command takes, before its name or after it."""
    _value(parser, "--store", "FILE")
    _flag(parser, "--demo")
    _value(parser, "--student", "ID")
    _value(parser, "--institution", "CODE")
    parser.add_argument("--lang", choices=LANGUAGES, help="lang")
    _value(parser, "--as-of", "DATETIME")
    _flag(parser, "--no-input")


def _flag(parser: Parser, *names: str) -> None:
    parser.add_argument(*names, action="store_true", default=argparse.SUPPRESS, help=names[0][2:])


def _value(parser: Parser, name: str, stands_for: str, kind: Callable[[str], str] | None = None) -> None:
    parser.add_argument(name, metavar=stands_for, type=kind or _said, help=name[2:])


def _values(parser: Parser, field: str) -> None:
    """Add an option that is given once for each of several."""
    parser.add_argument(f"--{field}", metavar="CODE", type=_said, action="append", help=field)


def _said(value: str) -> str:
    """Refuse an empty value, mostly an unset variable of a script: it would open another store, or anybody's page."""
    if not value.strip():
        raise argparse.ArgumentTypeError
    return value


def _choice(parser: Parser, choices: tuple[str, ...], stands_for: str) -> None:
    parser.add_argument("topic", choices=choices, metavar=stands_for, help=stands_for.casefold())
