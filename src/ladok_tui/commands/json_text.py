"""Structs as JSON for scripts: indented, a line break at the end, nothing that a terminal would obey."""

import msgspec

from ladok_tui.commands.output import write_data


def write_json(value: object) -> None:
    """Write a struct as JSON."""
    write_data(json_bytes(value))


def json_bytes(value: object) -> bytes:
    """Answer a struct as indented JSON in UTF-8, ended by a line break; control characters are escaped."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
