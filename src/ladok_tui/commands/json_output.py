"""Structs as JSON for scripts: indented, a line break at the end, nothing that a terminal would obey."""

import sys

import msgspec

from ladok_tui.commands.output import stop_writing, write_data


def write_json(value: object) -> None:
    """Write a struct as JSON."""
    write_data(json_bytes(value))


def write_failure(value: object) -> None:
    """Write a struct as JSON that says why there is nothing else; that nobody reads it makes no success of it."""
    try:
        write_json(value)
    except BrokenPipeError:
        stop_writing(sys.stdout)


def json_bytes(value: object) -> bytes:
    """Return a struct as indented JSON in UTF-8, ended by a line break; control characters are escaped."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
