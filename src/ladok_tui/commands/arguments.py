"""The arguments of the command line: which there are, and what was asked for.

Little but argparse is imported: how soon a command answers is measured against an empty Python.  Help texts
stand in the catalogues under the names given here, and are read when someone asks for help.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date

from ladok_core.pages import PAGES, page_spec
from ladok_tui import PROGRAM
from ladok_tui.commands.msgspec_alone import import_msgspec
from ladok_tui.commands.options import Options
from ladok_tui.commands.parser import (
    Parser,
    add_below,
    add_choice,
    add_command,
    add_common,
    add_flag,
    add_value,
    add_values,
    commands_of,
    new_parser,
    said,
    topics,
)
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
NO_COMMAND = ""


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
    parser = new_parser(PROGRAM)
    add_flag(parser, "--version")
    add_common(parser)
    commands = add_below(parser, "command", "COMMAND")
    for name, add in COMMANDS.items():
        if only in (None, name):
            add(add_command(commands, name), page)
    return parser


def _add_show(parser: Parser, page: str | None) -> None:
    """Add every page, its arguments by the fields of its Ask; only the ``page`` that is meant, if it is known."""
    pages = add_below(parser, "topic", "PAGE")
    for name in PAGES if page is None else (page,):
        shown = add_command(pages, name, above="show")
        add_flag(shown, "--json")
        add_flag(shown, "--plain")
        ask = page_spec(name).ask
        needed = len(ask.__struct_fields__) - len(ask.__struct_defaults__)
        for place, (field, kind) in enumerate(ask.__annotations__.items()):
            if place < needed:
                shown.add_argument(field, metavar="CODE", type=said, help=f"code.{field}")
            elif kind == tuple[str, ...]:
                add_values(shown, field)
            else:  # what else may be left out is a day
                add_value(shown, f"--{field}", "DATE")


def _add_do(parser: Parser, _: str | None) -> None:
    """Add every action, its options by the fields of its struct; the thing that it is done with is told by a code."""
    from ladok_core.actions import ACTIONS  # noqa: PLC0415  they bring the rules along

    actions = add_below(parser, "topic", "ACTION")
    for spec in ACTIONS:
        done = add_command(actions, spec.name, above="do")
        for field, kind in spec.struct.__annotations__.items():
            if field == spec.concerns.field:
                done.add_argument("code", metavar="CODE", type=said, help=f"code.{spec.concerns.name}")
            elif kind == tuple[str, ...]:
                add_values(done, field)
            else:
                stands_for = "N" if kind is int else "DATE" if kind == date | None else "TEXT"
                # What may be left as it is can be emptied, too, which is said by an empty value.
                add_value(done, f"--{field.replace('_', '-')}", stands_for, str if kind == str | None else said)
        add_flag(done, "--dry-run")
        add_flag(done, "--yes", "-y")
        add_flag(done, "--json")


def _add_export(parser: Parser, _: str | None) -> None:
    """Add every page that can be taken along, in its formats."""
    pages = add_below(parser, "topic", "PAGE")
    for spec in EXPORTS:
        taken = add_command(pages, spec.page, above="export")
        taken.add_argument("--format", choices=spec.formats, help="format")
        add_value(taken, "--output", "FILE")
        add_flag(taken, "--force")
        if ICS in spec.formats:
            add_value(taken, "--alarm", "TIME")


def _add_import(parser: Parser, _: str | None) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", type=said, help="paths")
    add_flag(parser, "--same-person")
    add_flag(parser, "--json")


def _add_listing(parser: Parser, _: str | None) -> None:
    add_flag(parser, "--json")
    add_flag(parser, "--plain")  # as it is in any case; a script may say so everywhere


def _add_config(parser: Parser, _: str | None) -> None:
    topics = add_below(parser, "topic", "TOPIC")
    for name, options in CONFIG.items():
        asked = add_command(topics, name, above="config")
        for option in options:
            add_flag(asked, option)


def _add_manual(parser: Parser, _: str | None) -> None:
    parser.add_argument("--format", choices=MANUALS, help="manual-format")


def _add_schema(parser: Parser, _: str | None) -> None:
    add_choice(parser, (*PAGES, *ANSWERS), "PAGE")


def _add_completion(parser: Parser, _: str | None) -> None:
    add_choice(parser, SHELLS, "SHELL")


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
