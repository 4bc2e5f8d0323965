"""R1 to R8: what Fenrir and yasr say of the program, checked in a walk through it, in both languages."""

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from readers.reader import LAYOUT, PROGRAMS, Reader
from readers.walk import CHECKS, NOT_YET, Heard, walk

LADOK = str(Path(sys.executable).with_name("ladok-tui"))

SHOWN = 600  # letters of what was said

pytestmark = pytest.mark.readers


@cache
def walked(kind: str, language: str) -> dict[str, Heard]:
    """Walk once with a reader, in a language; all checks are of that walk."""
    with TemporaryDirectory(prefix="reader-") as folder:
        command = [LADOK, "--demo", "--lang", language]
        with Reader(kind, command, Path(folder), {"ACCESSIBLE": "1"}) as reader:
            return walk(reader, language)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", list(PROGRAMS))
def test_it_is_said(kind: str, language: str, check: str) -> None:
    """By ear alone."""
    if not PROGRAMS[kind].exists() or (kind == "fenrir" and not LAYOUT.exists()):
        pytest.skip(f"{kind} can't be had here: apt-get install --no-install-recommends fenrir yasr")
    heard = walked(kind, language)[check]
    if check in NOT_YET and not heard.holds:
        pytest.skip(f"not said yet: {' | '.join(heard.said)[:200]}")

    told = " | ".join(heard.said) or "(nothing was said)"
    assert heard.holds, told if len(told) <= SHOWN else f"{told[: SHOWN // 2]} … {told[-SHOWN // 2 :]}"
