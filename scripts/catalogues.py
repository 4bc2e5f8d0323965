#!/usr/bin/env python3
"""Compile the catalogues: every ``locale/<language>/*.po`` into one ``locale/<language>.mo``; --check only compares."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "src" / "ladok_core" / "locale"
# The header would hold the hour; the same sources are to give the same bytes.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def compiled(folder: Path) -> bytes:
    """Compile a language's folder of .po files into a .mo.  ValueError names a key that two of them have."""
    whole = Catalog(folder.name, project="ladok-tui", creation_date=_ALWAYS, revision_date=_ALWAYS, fuzzy=False)
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as source:
            part = read_po(source, locale=folder.name, abort_invalid=True)
        for message in part:
            key = message.id if isinstance(message.id, str) else message.id[0]
            if not key:
                continue
            if key in seen:
                what = f"{folder.name}: {key} stands in both {seen[key]} and {path.name}"
                raise ValueError(what)
            seen[key] = path.name
            whole.add(message.id, message.string)
    output = BytesIO()
    write_mo(output, whole)
    return output.getvalue()


def main(arguments: list[str]) -> int:
    """Write the .mo files, or with ``--check`` only tell which are stale; 1 when any is, or can't be made."""
    stale = False
    for folder in sorted(path for path in LOCALE.iterdir() if path.is_dir()):
        target = LOCALE / f"{folder.name}.mo"
        try:
            content = compiled(folder)
        except ValueError as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
        if target.is_file() and target.read_bytes() == content:
            continue
        if "--check" in arguments:
            sys.stderr.write(f"{target.name} is not what its .po files say; run scripts/catalogues.py\n")
            stale = True
        else:
            target.write_bytes(content)
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
