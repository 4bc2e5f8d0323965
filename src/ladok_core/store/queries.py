"""The named queries of the .sql files: a statement for each name, with a sentence on what it is for.

A query begins with a line that names it, its values, and what it answers: ``^`` one row or none, ``$`` one value, ``!``
the number of rows written, nothing many rows.  Its comment follows, then the statement, up to the next name.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"

_HEAD = re.compile(r"^-- name: (\w+)\([\w, ]*\)[\^$!]?$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*--.*\n", re.MULTILINE)


@cache
def queries(subject: str) -> Mapping[str, str]:
    """Return the statements of one file by their names, without their comments."""
    _, *parts = _HEAD.split((SQL / f"{subject}.sql").read_text(encoding="utf-8"))
    return {name: _COMMENT.sub("", text).strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
