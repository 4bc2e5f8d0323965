"""R1 to R8: what Fenrir and yasr say of the program, in a walk through it and of what students do, in two languages."""

import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from readers.flows import STEPS, follow
from readers.reader import LAYOUT, PROGRAMS, Reader
from readers.speech import Heard
from readers.walk import CHECKS, NOT_YET, walk

LADOK = str(Path(sys.executable).with_name("ladok-tui"))

SHOWN = 600  # letters of what was said

WALKS: Mapping[str, Callable[[Reader, str], Mapping[str, Heard]]] = {
    "walk": walk,
    "flows": lambda reader, language: dict(follow(reader, language)),
}
ALL = [*(("walk", check) for check in CHECKS), *(("flows", step.check) for step in STEPS)]

pytestmark = pytest.mark.readers


@cache
def walked(kind: str, language: str, name: str) -> Mapping[str, Heard]:
    """Walk once with a reader, in a language; all checks are of that walk."""
    with TemporaryDirectory(prefix="reader-") as folder:
        command = [LADOK, "--demo", "--lang", language]
        with Reader(kind, command, Path(folder), {"ACCESSIBLE": "1"}) as reader:
            return WALKS[name](reader, language)


@pytest.mark.parametrize(("name", "check"), ALL)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", list(PROGRAMS))
def test_it_is_said(kind: str, language: str, name: str, check: str) -> None:
    """By ear alone."""
    if not PROGRAMS[kind].exists() or (kind == "fenrir" and not LAYOUT.exists()):
        pytest.skip(f"{kind} can't be had here: apt-get install --no-install-recommends fenrir yasr")
    heard = walked(kind, language, name)[check]
    if check in NOT_YET and not heard.holds:
        pytest.skip(f"not said yet: {' | '.join(heard.said)[:200]}")

    told = " | ".join(heard.said) or "(nothing was said)"
    assert heard.holds, told if len(told) <= SHOWN else f"{told[: SHOWN // 2]} … {told[-SHOWN // 2 :]}"
