"""Which program this is, of what it is made, and whether a keyring is there."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec

import ladok_core
from ladok_core.store.schema import MIGRATIONS, latest
from ladok_core.words import Words
from ladok_tui.doctor.report import Finding
from ladok_tui.terminal.report import installed, masked


def program(words: Words) -> Iterator[Finding]:
    """Yield the versions, and what would keep a secret if there were any."""
    yield Finding("version.program", ladok_core.__version__)
    yield Finding("version.python", platform.python_version())
    yield Finding("version.textual", installed("textual"))
    yield Finding("version.msgspec", installed("msgspec"))
    yield Finding("version.sqlite", sqlite3.sqlite_version)
    yield Finding("version.schema", latest(MIGRATIONS))
    yield Finding("version.system", masked(f"{platform.system()} {platform.release()} {platform.machine()}"))
    has_keyring = find_spec("keyring") is not None
    yield Finding("version.keyring", has_keyring, code="no-secrets", sentences=(words.say("doctor.no-secrets"),))
