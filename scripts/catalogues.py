#!/usr/bin/env python3
"""Compile the catalogues beside their sources, as a build does: a fault in a .po is told, and nothing is written."""

import sys
from pathlib import Path

from ladok_core.words.compiling import compile_all

LOCALE = Path(__file__).parents[1] / "src" / "ladok_core" / "locale"


def main() -> int:
    """Write the .mo files; 1 when any can't be made."""
    try:
        compile_all(LOCALE)
    except (ValueError, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
