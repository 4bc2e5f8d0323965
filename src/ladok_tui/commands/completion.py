"""``completion``: a script that lets a shell complete commands, options and their values."""

from ladok_core.words import Words
from ladok_tui.commands.arguments import Options, build
from ladok_tui.commands.output import write_lines
from ladok_tui.commands.shells.bash import bash_script
from ladok_tui.commands.shells.fish import fish_script
from ladok_tui.commands.shells.offered import places
from ladok_tui.commands.shells.zsh import zsh_script

SCRIPTS = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
"""Who writes the script of which shell."""


def write_completion(options: Options, words: Words) -> int:
    """Write the script of the shell that was asked for, its descriptions in the person's language."""
    write_lines(SCRIPTS[options.topic or "bash"](tuple(places(build(), words))))
    return 0
