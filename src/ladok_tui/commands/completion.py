"""``completion``: a script that lets a shell complete commands, options and their values.

The parser is told in words what it otherwise names by catalogue keys, and shtab writes the script from it.
"""

import argparse

import shtab

from ladok_core.words import Words
from ladok_tui.commands.arguments import build
from ladok_tui.commands.help import about
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import write_lines
from ladok_tui.commands.parser import commands_of
from ladok_tui.commands.status import DONE

_FILES = frozenset({"FILE", "PATH"})


def write_completion(options: Options, words: Words) -> int:
    """Write the script of the shell that was asked for, its descriptions in the person's language."""
    write_lines(completion_script(options.topic, words).splitlines())
    return DONE


def completion_script(shell: str, words: Words) -> str:
    """Return the script of a shell that shtab knows: bash, zsh, fish, tcsh or powershell."""
    parser = build()
    _put_into_words(parser, words)
    return shtab.complete(parser, shell)


def _put_into_words(parser: argparse.ArgumentParser, words: Words) -> None:
    """Give a parser and all below it their descriptions, and tell which values are names of files."""
    for action in parser._actions:  # noqa: SLF001  there is no public list
        if action.help:
            action.help = words.say(f"cli.help.{action.help}").replace("%", "%%")
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab looks for it there
    for below in commands_of(parser).values():
        below.description = about(below, words)
        _put_into_words(below, words)
