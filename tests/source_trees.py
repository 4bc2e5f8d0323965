"""Source files as syntax trees, parsed in peace."""

import ast
import gc
from pathlib import Path


def tree_of(path: Path) -> ast.Module:
    """Parse a source file.

    The collector rests meanwhile: what it runs in the middle of a parse can make CPython 3.11 count its recursion
    wrongly and fail with a SystemError.
    """
    text = path.read_text("utf-8")
    running = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(text)
    finally:
        if running:
            gc.enable()
