"""Every fault in the user's own files at once: settings, keys, themes, and a theme that is chosen and not there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ladok_tui.config.config_file import BadConfig, Fault, quoted, sentences
from ladok_tui.config.folder import SETTINGS_FILE
from ladok_tui.config.keymap import load_keymap
from ladok_tui.config.settings import BadSettings, ReadSettings
from ladok_tui.config.themes import Themes


def faults(
    folder: Path, read: ReadSettings, say: Callable[[str], str], shown: Callable[[str], str] = str
) -> tuple[Fault, ...]:
    """Read every file of the config folder, and return what is wrong with any; ``read`` are the settings there.

    ``shown`` says how what stands in a file is told to others.
    """
    return tuple(fault for trouble in _troubles(folder, read) for fault in _told(_shown(trouble, shown), say))


def _troubles(folder: Path, read: ReadSettings) -> Iterator[BadConfig]:
    if read.trouble is not None:
        yield read.trouble
    if (keys := load_keymap(folder).trouble) is not None:
        yield keys
    themes = Themes.standard(folder)
    yield from themes.look().troubles
    if read.settings.theme and (problem := themes.unknown(read.settings.theme)):
        line = read.lines.get("theme", 0)
        yield BadSettings(folder / SETTINGS_FILE, (msgspec.structs.replace(problem, line=line),))


def _shown(trouble: BadConfig, shown: Callable[[str], str]) -> BadConfig:
    """Return a trouble as it is told: before it is quoted, since what is cut can't be found again."""
    problems = (
        msgspec.structs.replace(one, name=shown(one.name), other=shown(one.other), nearest=shown(one.nearest))
        for one in trouble.problems
    )
    return BadConfig(Path(shown(trouble.path.name)), tuple(problems))


def _told(trouble: BadConfig, say: Callable[[str], str]) -> Iterator[Fault]:
    for problem, sentence in zip(trouble.problems, sentences(trouble, say), strict=True):
        yield Fault(
            quoted(trouble.path.name),
            problem.code.removeprefix("config."),
            quoted(problem.name),
            quoted(problem.nearest) or None,
            problem.line or None,
            sentence,
        )
