"""A program that carries out several commands, one after the other, and prints how each ended, as JSON.

Run as: python several.py '[["students", "--store", "here.sqlite"], ...]'.
"""

import io
import json
import sys

from ladok_tui.cli import main


def carried_out(arguments: list[str]) -> tuple[int, str, str]:
    """How a command ended, and what it wrote where."""
    files = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(file, encoding="utf-8") for file in files)
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        status = main(arguments)
    finally:
        sys.stdout, sys.stderr = before
    for one in (out, err):
        one.flush()
    texts = [file.getvalue().decode() for file in files]
    return status, texts[0], texts[1]


if __name__ == "__main__":
    print(json.dumps([carried_out(arguments) for arguments in json.loads(sys.argv[1])]))  # noqa: T201  # it is read
