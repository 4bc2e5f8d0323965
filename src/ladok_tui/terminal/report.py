"""The report of a fault: where in the program it happened, and nothing of whom or what it happened with."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from typing import Final

import ladok_core
from ladok_core.private_files import is_own_file, make_file, make_folder

KEPT: Final = 10
"""How many reports stay in the folder; the oldest go first."""
NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6}Z-\d+\.txt", re.ASCII)
"""What a report is called, and nothing else that lies beside it: its moment, and the program's number."""

OURS: Final = ("ladok_core", "ladok_tui")
MASK: Final = "…"
# Identity numbers in every shape that a message may give them (with or without century, sign and blank; an interim
# number's letter), and by that any other number of ten digits or more.
IDENTITY: Final = re.compile(r"\d(?:[-+ ./]?\d){9,}|\d{6,8}[-+ ]?[A-Za-z]\d{3}")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what the program remembers: LADOK_STATE_DIR, else as the desktop's rules have it."""
    if chosen := environ.get("LADOK_STATE_DIR"):
        return Path(os.path.expanduser(chosen))  # noqa: PTH111  # pathlib raises where there is no such home
    from platformdirs import user_state_path  # noqa: PLC0415  # read only when needed: start-up is felt

    return user_state_path("ladok-tui")


def write_report(error: BaseException, environ: Mapping[str, str], now: datetime) -> Path | None:
    """Write a report of the error to a file in the state folder's `reports`, its owner's alone, and return its path.

    The oldest go; nothing else in the folder does, nor anything by way of a link.  None if it can't be written: a full
    or read-only disk must not hide the fault behind another.
    """
    try:
        folder = state_folder(environ) / "reports"
        path = folder / f"{now.astimezone(UTC):%Y-%m-%dT%H-%M-%S-%fZ}-{os.getpid()}.txt"
        make_folder(folder)
        with os.fdopen(make_file(path), "w", encoding="utf-8") as file:
            file.write("\n".join([*surroundings(environ), "", *story(error), ""]))
        if not folder.is_symlink():  # else it is somebody's own folder, and theirs to tidy up
            for old in _reports(folder)[:-KEPT]:
                old.unlink(missing_ok=True)
    except (OSError, RuntimeError):  # nor need there be a home for the folder to lie in
        return None
    return path


def _reports(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if NAME.fullmatch(one.name) and is_own_file(one))


def surroundings(environ: Mapping[str, str]) -> Iterator[str]:
    """Say which program this was, on what, in which terminal."""
    size = shutil.get_terminal_size()
    yield f"ladok-tui {ladok_core.__version__}"
    yield f"python {platform.python_version()}"
    yield f"textual {installed('textual')}"
    yield f"platform {masked(platform.platform())}"
    yield f"terminal {size.columns}x{size.lines} TERM={masked(environ.get('TERM', ''))}"


def installed(package: str) -> str:
    """Return a package's version."""
    # Only a report asks for it: e-mail and zip files come with it, and are felt at every start of the app.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  only a crash asks

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def story(error: BaseException) -> Iterator[str]:
    """Tell each error from the last to the first cause: its type, its message if it is ours, and where it passed.

    A foreign message may hold anything (a row, an address, what was typed), so it is left out; of locals there is none.
    """
    seen: set[int] = set()
    told: BaseException | None = error
    while told is not None and id(told) not in seen:
        seen.add(id(told))
        # A worker's failure holds the error that matters; Textual gives it no cause.
        inner = getattr(told, "error", None) if type(told).__module__ == "textual.worker" else None
        kind = type(told)
        ours = kind.__module__.partition(".")[0] in OURS
        yield f"{kind.__module__}.{kind.__qualname__}" + (f": {masked(str(told))}" if ours else "")
        for frame, line in walk_tb(told.__traceback__):
            yield f"  {short(frame.f_code.co_filename)}:{line}:{frame.f_code.co_name}"
        told = inner or told.__cause__ or told.__context__


def masked(text: str) -> str:
    """Return the text on one line of printable letters, without anything that looks like an identity number."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return IDENTITY.sub(MASK, line)[:500]


def short(filename: str) -> str:
    """Return a file's path below the folder that it was imported from: the folders above may name the person."""
    path = Path(filename)
    folders = sorted((Path(folder) for folder in sys.path if folder), key=lambda folder: -len(folder.parts))
    for folder in folders:
        if path.is_relative_to(folder) and len(folder.parts) > 1:
            return masked(str(path.relative_to(folder)))
    return masked(path.name)
