#!/usr/bin/env python3
"""Compile the catalogues: every ``locale/<language>/*.po`` becomes one ``locale/<language>.mo`` beside its folder.

Done whenever the package is built (hatch_build.py).  By itself it tells what is no catalogue, and writes nothing then.
"""

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


def compile_all(locale: Path = LOCALE) -> None:
    """Write every language's .mo beside its folder, whole or not at all.  ValueError, OSError."""
    for folder in sorted(path for path in locale.iterdir() if path.is_dir()):
        beside = locale / f"{folder.name}.mo.new"
        beside.write_bytes(compiled(folder))
        beside.replace(locale / f"{folder.name}.mo")


def main() -> int:
    """Write the .mo files; 1 when any can't be made."""
    try:
        compile_all()
    except (ValueError, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
