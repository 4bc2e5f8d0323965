"""A7-A9, A13: a thousand command lines in a thousand environments each end in a status and a sentence.

Each seed is a walk of its own; a failing case is named whole.  ``LADOK_FUZZ_SEED=7`` walks only that one.
"""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from ladok_core.pages import PAGES
from ladok_tui.commands.arguments import ANSWERS, COMMANDS, SHELLS

SEEDS = [int(os.environ["LADOK_FUZZ_SEED"])] if "LADOK_FUZZ_SEED" in os.environ else [1, 2, 3, 4]
CASES = 250
PATIENCE = 30
STATUSES = {0, 1, 2, 3}
NUMBER = "199001012385"
"""A number that somebody types or a file holds; no answer may repeat it."""

OPTIONS = ("--store", "--student", "--institution", "--lang", "--as-of", "--period")
FLAGS = ("--demo", "--json", "--plain", "--yes", "-y", "--dry-run", "--no-input", "--help", "-h", "--version")
VALUES = (
    "", " ", "-", "--", "---", "=", "sv", "en", "de", "ellen", "Ellen Ek", "bla", "MA2001", "DVK", "1", "2",
    "999999999999",
    "-1", "²", "2026-11-25", "2026-11-25T25:61", "0001-01-01", "9999-12-31T23:59:59+14:00", "9999-12-31", "now",
    "%s{0}",
    "\x1b[31m", "å\u202e", "\udce5\udcff", "x" * 60_000, "../../..", NUMBER, "19900101-2385", "*", "$HOME", "\n", "'\"",
)  # fmt: skip
LOCALES = (
    "",
    "C",
    "POSIX",
    "sv_SE.UTF-8",
    "sv_SE.ISO-8859-1",
    "en_US",
    "xx_YY.nonsense",
    "C.UTF-8",
    "å",
    "sv:en",
    ":::",
)
FOLDERS = (
    "",
    "relative",
    "/",
    "/dev/null",
    "/nonexistent/x",
    "{tmp}",
    "{tmp}/file",
    "{tmp}/loop",
    "{tmp}/closed",
    "\x7f",
)

LED_BY = (
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LADOK_STATE_DIR", "LADOK_STORE",
    "LADOK_CONFIG_DIR", "TMPDIR",
)  # fmt: skip


class Case(NamedTuple):
    """What is typed, where, and with what it is connected."""

    typed: tuple[str, ...]
    environment: dict[str, str]
    streams: tuple[str, str, str]
    umask: int
    limits: tuple[tuple[int, int], ...]


def surroundings(tmp: Path) -> None:
    """Make the odd things that paths lead to."""
    (tmp / "file").write_text(NUMBER)
    (tmp / "loop").symlink_to(tmp / "loop")
    (tmp / "closed").mkdir(mode=0o000)
    (tmp / "config" / "ladok-tui").mkdir(parents=True)
    (tmp / "config" / "ladok-tui" / "settings.toml").write_text('language = "sv"\nthemee = 3\n[[')
    os.mkfifo(tmp / "fifo")


def drawn(random: Random, tmp: Path) -> Case:
    places = [str(tmp / name) for name in ("file", "loop", "closed", "fifo", "new.sqlite", "a/b")]
    values = [*VALUES, *places, "/dev/null", "/dev/full", "/dev/zero", "/proc/self/mem", "/"]
    words = [*COMMANDS, *PAGES, *ANSWERS, *SHELLS, "register", "withdraw", "stop", "shwo"]
    typed: list[str] = []
    if random.random() < 0.8:
        typed += random.choice([
            ["show", random.choice([*PAGES])], ["show", "course", "MA2001"], ["do", "register", "MA2001"], ["import"],
            ["do", random.choice(["register", "withdraw", "stop"]), random.choice(values)], ["students"],
            ["institutions"],
            ["schema", random.choice([*PAGES, *ANSWERS])], ["completion", random.choice(SHELLS)], ["import", *places],
        ])  # fmt: skip
    for _ in range(random.randint(0, 5)):
        option = random.choice(OPTIONS)
        typed += random.choice([
            [random.choice(FLAGS)], ["--demo"], [option, random.choice(values)], [f"{option}={random.choice(values)}"],
            [random.choice(words)], [random.choice(values)], [f"{random.choice(FLAGS)}={random.choice(values)}"],
        ])  # fmt: skip
    if random.random() < 0.2:
        random.shuffle(typed)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp)}
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LADOK_LANG"):
        if random.random() < 0.3:
            environment[name] = random.choice(LOCALES)
    folders = (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "LADOK_STATE_DIR",
        "LADOK_STORE",
    )
    for name in (*folders, "LADOK_CONFIG_DIR", "TMPDIR"):
        if random.random() < 0.2:
            environment[name] = random.choice([*FOLDERS, "{tmp}/config"]).format(tmp=tmp)
    if random.random() < 0.1:
        del environment["HOME"]
    odd = {
        "TERM": ("", "dumb", "linux", "nonsense"), "COLUMNS": ("0", "-5", "x", "99999999"), "LINES": ("0", "9" * 30),
        "NO_COLOR": ("1", ""), "ACCESSIBLE": ("0", "1", "x"), "TZ": ("", "nonsense", "../etc", "Asia/Tokyo"),
        "PYTHONIOENCODING": ("ascii", "latin-1", "utf-16"), "PYTHONUTF8": ("0",), "PYTHONWARNINGS": ("error",),
    }  # fmt: skip
    environment |= {name: random.choice(kinds) for name, kinds in odd.items() if random.random() < 0.15}
    streams = (
        random.choice(["null", "null", "closed", "typed"]),
        random.choice(["pipe", "pipe", "pipe", "closed", "full", "file", "unread"]),
        random.choice(["pipe", "pipe", "pipe", "pipe", "closed", "full"]),
    )
    limits: tuple[tuple[int, int], ...] = ()
    if random.random() < 0.1:
        limits = (random.choice([(resource.RLIMIT_NOFILE, 24), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)]),)
    return Case(tuple(typed), environment, streams, random.choice([0o022, 0o000, 0o077, 0o777]), limits)


def answered(case: Case, tmp: Path) -> tuple[int, bytes, bytes]:
    """Carry a case out in a process of its own: its status, and what it wrote to either side."""
    full = os.open("/dev/full", os.O_WRONLY)
    reading, unread = os.pipe()
    os.close(reading)
    out: Any = {"pipe": subprocess.PIPE, "file": (tmp / "out").open("wb"), "full": full, "unread": unread}

    def prepare() -> None:
        os.umask(case.umask)
        for descriptor, how in enumerate(case.streams):
            if how == "closed":
                os.close(descriptor)
        for limit, most in case.limits:
            resource.setrlimit(limit, (most, most))

    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "ladok_tui.cli", *case.typed],
        stdin=subprocess.PIPE if case.streams[0] == "typed" else subprocess.DEVNULL,
        stdout=out.get(case.streams[1]), stderr=full if case.streams[2] == "full" else subprocess.PIPE,
        env=case.environment, cwd=tmp, preexec_fn=prepare, start_new_session=True,  # noqa: PLW1509  no thread runs here
    )  # fmt: skip
    try:
        written, told = process.communicate(b"ja\n" if case.streams[0] == "typed" else None, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        written, told = process.communicate()
        pytest.fail(f"no end after {PATIENCE} s: {case}")
    finally:
        os.close(full)
        os.close(unread)
        out["file"].close()
    return process.returncode, written or (tmp / "out").read_bytes(), told or b""


def made(tmp: Path) -> Sequence[Path]:
    """What the program has made, in the folders that it was led to."""
    ours = ("portal.sqlite", "new.sqlite", "reports", "ladok-tui")
    return [path for path in tmp.rglob("*") if any(part.startswith(ours) for part in path.relative_to(tmp).parts)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_command_line_ends_in_a_status_and_a_sentence(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311  a walk to walk again, no secret
    surroundings(tmp_path)
    given = {path: path.stat().st_mode for path in made(tmp_path)}
    for number in range(CASES):
        case = drawn(random, tmp_path)
        status, written, told = answered(case, tmp_path)
        story = f"seed {seed}, case {number}: {status} {case} {written[-300:]!r} {told[-600:]!r}"
        assert status in STATUSES, story
        assert b"Traceback" not in written + told, story
        assert NUMBER.encode() not in written + told, story
        assert b"19900101-2385" not in written + told, story
        if status and case.streams[2] == "pipe" and case.streams[1] != "unread":
            assert told.strip() or written.strip(), story
        if case.streams[1] in {"closed", "full"} and status == 0:
            assert not written, story
        for path in made(tmp_path):
            if path not in given and not path.is_symlink():
                assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, (path, story)
