"""A file that the user writes by hand (settings, keys, a theme): read safely, and its faults put into words."""

import difflib
import re
import stat
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from ladok_core.sanitize import clean

MOST_BYTES = 64 * 1024
"""No sensible file is larger; the parser's time grows with what it is given."""

LONGEST_QUOTE = 60
_KEY_LINE = r"""^\s*(?:"(?P<quoted>[^"]*)"|'(?P<literal>[^']*)'|(?P<bare>[\w.-]+))\s*="""
_TABLE_LINE = r"""^\s*\[\s*(?P<table>[^\[\]]*?)\s*\]"""


class Problem(msgspec.Struct, frozen=True):
    """One fault in a file: which message says it, what it is about, and what was probably meant.

    ``name`` is the key or the value that is wrong, ``other`` a second one that it quarrels with, ``nearest`` the
    closest valid name or an empty text, ``line`` counts from 1 and is 0 where no line is to blame.
    """

    code: str
    name: str = ""
    other: str = ""
    nearest: str = ""
    line: int = 0


class BadConfig(msgspec.Struct, frozen=True):
    """A file with faults: all of them, not just the first."""

    path: Path
    problems: tuple[Problem, ...]


class Fault(msgspec.Struct, frozen=True):
    """One fault as it is told: file and line, its stable code, what is wrong, what was probably meant, and a sentence.

    ``line`` counts from 1; None where no line is to blame.
    """

    file: str
    code: str
    name: str
    nearest: str | None
    line: int | None
    sentence: str


class Unreadable(Exception):
    """Nothing can be taken from the file at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class TomlText(msgspec.Struct, frozen=True):
    """The text of a file and what it says."""

    text: str
    values: dict[str, object]

    def line_of(self, key: str, table: str = "") -> int:
        """Return the line where the table sets the key, counted from 1; 0 when it can't be told."""
        here = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if found := re.match(_TABLE_LINE, line):
                here = found["table"]
            elif here == table and (found := re.match(_KEY_LINE, line)) and key in found.groups():
                return number
        return 0


def read_toml(path: Path) -> TomlText:
    """Read a TOML file; one that does not exist says nothing, and is no fault.  Raises Unreadable."""
    try:
        status = path.stat()
        # A pipe or a device would never end, or never begin.
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(Problem("config.not-a-file"))
        if status.st_size > MOST_BYTES:
            raise Unreadable(Problem("config.too-large", name=str(MOST_BYTES // 1024)))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return TomlText("", {})
    except UnicodeDecodeError as trouble:
        before = bytes(trouble.object)[: trouble.start]
        raise Unreadable(Problem("config.not-utf8", line=before.count(b"\n") + 1)) from None
    except OSError as trouble:
        raise Unreadable(Problem("config.unreadable", name=trouble.strerror or "")) from None
    return TomlText(text, parse_toml(text))


def parse_toml(text: str) -> dict[str, object]:
    """Parse a TOML text.  Raises Unreadable with the line, where the parser tells it."""
    try:
        return tomllib.loads(text)
    # Deep nesting exhausts the parser's stack, and a number of 5,000 digits is a plain ValueError.
    except (ValueError, RecursionError) as trouble:
        line = re.search(r"at line (\d+)", str(trouble))
        raise Unreadable(Problem("config.not-toml", line=int(line[1]) if line else 0)) from None


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return the valid name that the user probably meant, or an empty text when none is close."""
    names = {known.casefold(): known for known in valid}
    close = difflib.get_close_matches(name[:LONGEST_QUOTE].casefold(), names, n=1, cutoff=0.5)
    return names[close[0]] if close else ""


def quoted(value: object) -> str:
    """Return a value from a file so that it can be shown: short, on one line, with nothing that moves a cursor."""
    return clean(str(value), LONGEST_QUOTE)


def sentences(trouble: BadConfig, say: Callable[[str], str]) -> list[str]:
    """Put every fault of a file into a sentence, by the catalogue's words for its code."""
    return [_sentence(trouble.path, problem, say) for problem in trouble.problems]


def _sentence(path: Path, problem: Problem, say: Callable[[str], str]) -> str:
    values: Mapping[str, str] = {
        "file": quoted(path.name),
        "line": str(problem.line),
        "name": quoted(problem.name),
        "other": quoted(problem.other),
        "nearest": quoted(problem.nearest),
    }
    where = say("config.where-line" if problem.line else "config.where")
    hint = [say("config.nearest")] if problem.nearest else []
    return " ".join(part.format_map(values) for part in [where, say(problem.code), *hint])
