"""Where the program looks for its files, and what decided that."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from ladok_tui.commands.portals import default_store, given_path
from ladok_tui.commands.usage import UsageError
from ladok_tui.config.folder import KEYMAP_FILE, SETTINGS_FILE, THEMES_FOLDER, config_folder
from ladok_tui.terminal.in_force import Source
from ladok_tui.terminal.report import state_folder


class Place(msgspec.Struct, frozen=True):
    """A file or folder of the program: whether it is there, and where its place comes from.

    ``path`` is None where there is none: of the demo in memory, or where no home folder is known.
    """

    name: str
    path: str | None
    exists: bool
    source: Source
    by: str | None = None


def places(environ: Mapping[str, str], store: str | None, *, demo: bool) -> tuple[Place, ...]:
    """Return every place; ``store`` and ``demo`` as the options say."""
    return tuple(_places(environ, store, demo=demo))


def _places(environ: Mapping[str, str], store: str | None, *, demo: bool) -> Iterator[Place]:
    config = config_folder(environ)
    decided = _by(environ, "LADOK_CONFIG_DIR", "XDG_CONFIG_HOME")
    for name, file in (("settings", SETTINGS_FILE), ("keys", KEYMAP_FILE), ("themes", THEMES_FOLDER)):
        yield _place(name, config / file, *decided)
    data = store_path(environ, store, demo=demo)
    if store or demo:
        yield _place("store", data, Source.OPTION, "--store" if store else "--demo")
    else:
        yield _place("store", data, *_by(environ, "LADOK_STORE", "XDG_DATA_HOME"))
    yield _place("reports", _reports(environ), *_by(environ, "LADOK_STATE_DIR", "XDG_STATE_HOME"))


def store_path(environ: Mapping[str, str], store: str | None, *, demo: bool) -> Path | None:
    """Return where the data file is, or would be; None where there is none, as of the demo in memory."""
    if store or demo:
        return given_path(store) if store else None
    try:
        return default_store(environ)
    except UsageError:  # nobody's home is known
        return None


def _reports(environ: Mapping[str, str]) -> Path | None:
    try:
        return state_folder(environ) / "reports"
    except RuntimeError:  # likewise
        return None


def _by(environ: Mapping[str, str], own: str, general: str) -> tuple[Source, str | None]:
    if environ.get(own):
        return Source.ENVIRONMENT, own
    # A relative one there is to be ignored, says the XDG specification.
    if environ.get(general, "").startswith("/"):
        return Source.ENVIRONMENT, general
    return Source.DEFAULT, None


def _place(name: str, path: Path | None, source: Source, by: str | None) -> Place:
    try:
        exists = path is not None and os.path.lexists(path)
    except ValueError:  # no name that a file can have
        exists = False
    # A name of bytes that are no text can't be printed as they are, nor stand in JSON.
    told = None if path is None else os.fsencode(path).decode(errors="replace")
    return Place(name, told, exists, source, by)
