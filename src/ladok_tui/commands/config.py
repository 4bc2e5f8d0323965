"""``config``: the settings in force, where the files are looked for, what is wrong in them, and files to begin with."""

import os
from pathlib import Path

from ladok_core.private_files import make_folder
from ladok_core.sanitize import clean, path_told
from ladok_core.words import Words
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import tell, write_lines, write_prose
from ladok_tui.commands.output_file import write_file
from ladok_tui.commands.places import places
from ladok_tui.commands.settings_said import place_items, setting_items
from ladok_tui.commands.show import is_plain
from ladok_tui.commands.status import DONE, REFUSED, UNAVAILABLE
from ladok_tui.commands.usage import UsageError
from ladok_tui.config.folder import KEYMAP_FILE, SETTINGS_FILE, config_folder
from ladok_tui.config.settings import read_settings
from ladok_tui.render.items import Group, Item, columns_of_items, plain_items
from ladok_tui.terminal.in_force import settings_in_force


def config(options: Options, words: Words) -> int:
    """Carry out what was asked about the settings."""
    match options.topic:
        case "show":
            return _show(options, words)
        case "path":
            return _path(options, words)
        case "check":
            return _check(options, words)
        case "schema":
            from ladok_tui.config.settings_schema import settings_schema  # noqa: PLC0415  one command a time

            write_json(settings_schema(words))
            return DONE
        case _:
            return _init(words, force=options.force)


def _show(options: Options, words: Words) -> int:
    read = read_settings(config_folder(os.environ))
    settings = settings_in_force(read, os.environ, options.lang)
    if options.json:
        write_json(settings)
    else:
        _write(setting_items(settings, words), options)
    return DONE


def _path(options: Options, words: Words) -> int:
    found = places(os.environ, options.store, demo=options.demo)
    if options.json:
        write_json(found)
    else:
        _write(place_items(found, words), options)
    return DONE


def _check(options: Options, words: Words) -> int:
    from ladok_tui.config.faults import faults  # noqa: PLC0415  keys and themes are Textual's

    folder = config_folder(os.environ)
    found = faults(folder, read_settings(folder), words.template)
    if options.json:
        write_json(found)
    else:
        write_prose([one.sentence for one in found] or [words.say("config.fine")])
    return REFUSED if found else DONE


def _write(items: tuple[Item, ...], options: Options) -> None:
    groups = [Group("", items)]
    if is_plain(options):
        write_prose(plain_items(groups))
    else:
        write_lines(columns_of_items(groups))


def _init(words: Words, *, force: bool) -> int:
    """Write the files that are not there, or with ``force`` all; status 3 where it can't be done.  UsageError."""
    from ladok_tui.config.first_files import keys_text, settings_text  # noqa: PLC0415  one command a time

    folder = config_folder(os.environ)
    wanted = {folder / SETTINGS_FILE: settings_text, folder / KEYMAP_FILE: keys_text}
    missing = [path for path in wanted if force or not os.path.lexists(path)]
    if not missing:
        raise UsageError(key="cli.file-exists", path=clean(str(folder / SETTINGS_FILE)))
    for path in missing:
        try:
            _write_first(path, wanted[path](words), force=force)
        except OSError as trouble:
            tell(words.say("cli.unwritable-file", path=path_told(path), why=trouble.strerror or str(trouble)))
            return UNAVAILABLE
        write_prose([words.say("config.written", path=path_told(path))])
    return DONE


def _write_first(path: Path, text: str, *, force: bool) -> None:
    make_folder(path.parent)
    # A link into someone's dotfiles stays a link.
    write_file(path.resolve() if force else path, text.encode(), force=force)
